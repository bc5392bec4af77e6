//! What may know what: read from the imports, so that a shortcut taken in a hurry shows.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const DOMAIN: &str = "domain/src";
const UI: &str = "src/ui";
const EMBED: &str = "src/embed";
const STUDIO: &str = "studio/src";

/// Every Rust file under a folder of the project, with its text but without its comments.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code: Vec<&str> = text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .collect();
                files.push((path, code.join("\n")));
            }
        }
    }
    assert!(!files.is_empty(), "{folder} has no Rust files");
    files
}

fn assert_ignorant(folder: &str, of: &[&str]) {
    for (path, code) in sources(folder) {
        for name in of {
            assert!(!code.contains(name), "{} knows `{name}`", path.display());
        }
    }
}

#[test]
fn the_domain_knows_no_view_no_page_and_no_browser() {
    assert_ignorant(
        DOMAIN,
        &["rolefit::", "leptos", "web_sys", "js_sys", "wasm_bindgen"],
    );
}

#[test]
fn the_domain_knows_no_clock_and_no_chance() {
    assert_ignorant(DOMAIN, &["std::time", "Instant", "SystemTime", "rand"]);
}

#[test]
fn the_views_know_no_page_around_them() {
    assert_ignorant(
        UI,
        &[
            "crate::embed",
            "web_sys::window",
            "global()",
            "web_sys::Storage",
            "CustomEvent",
        ],
    );
}

#[test]
fn only_what_takes_something_along_or_is_printed_asks_for_the_window() {
    for (path, code) in sources(UI) {
        let exports = [
            "ui/details/export/mod.rs",
            "ui/details_part.rs",
            "ui/dom.rs",
            "ui/render/queue.rs",
        ];
        assert!(
            exports.iter().any(|file| path.ends_with(file)) || !code.contains("window_of("),
            "{} asks for the window",
            path.display()
        );
    }
}

#[test]
fn only_the_state_writes_signals() {
    for (path, code) in sources(UI) {
        if path.ends_with("ui/state.rs") {
            continue;
        }
        for write in [".set(", ".update(", ".write(", ".set_untracked("] {
            let writes = code
                .lines()
                // A `Cell` and a property of the page's objects are no signals.
                .filter(|line| {
                    !["pending.set(", "dom::set("]
                        .iter()
                        .any(|own| line.contains(own))
                });
            for line in writes {
                assert!(!line.contains(write), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn the_ids_of_split_functions_are_unique() {
    let mut ids = BTreeSet::new();
    for (path, code) in sources("src") {
        for (position, _) in code.match_indices("split!(\"") {
            let id = code[position..].split('"').nth(3).unwrap();
            let is_hexadecimal = id.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(id.len() == 32 && is_hexadecimal, "{}: {id}", path.display());
            assert!(
                ids.insert(id.to_owned()),
                "{}: {id} once more",
                path.display()
            );
        }
    }
    assert!(ids.len() > 2, "found {} ids, expected all", ids.len());
}

#[test]
fn what_the_studio_computes_knows_no_view_and_no_browser() {
    for (path, code) in sources(STUDIO) {
        let is_view = path.components().any(|part| part.as_os_str() == "ui");
        if is_view || path.ends_with("main.rs") {
            continue;
        }
        for name in ["leptos", "web_sys", "js_sys", "wasm_bindgen"] {
            assert!(!code.contains(name), "{} knows `{name}`", path.display());
        }
    }
}

#[test]
fn the_studio_knows_the_widget_by_its_public_contract_alone() {
    for (path, code) in sources(STUDIO) {
        // Tests compare with the widget.
        let code = code.split("#[cfg(test)]").next().unwrap();
        let is_test = path.ends_with("tests.rs");
        assert!(is_test || !code.contains("rolefit::"), "{}", path.display());
    }
}

#[test]
fn only_the_studios_state_writes_the_design() {
    for (path, code) in sources("studio/src/ui") {
        let is_state = path.ends_with("ui/state.rs");
        assert!(is_state || !code.contains("History<"), "{}", path.display());
    }
}

#[test]
fn no_role_is_named_in_code() {
    for folder in [DOMAIN, UI, EMBED] {
        for (path, code) in sources(folder) {
            for role in ["lead-developer", "\"cto\"", "fractional-cto"] {
                assert!(!code.contains(role), "{} names {role}", path.display());
            }
        }
    }
}

#[test]
fn every_interface_word_is_said_somewhere() {
    let code: String = sources(UI).into_iter().map(|(_, code)| code).collect();
    for key in rolefit::bundled::KEYS.split(' ') {
        let name = format!("word::{}", key.to_uppercase());
        assert!(
            code.contains(&name),
            "visitors load the word `{key}` for nothing"
        );
    }
}

#[test]
fn what_lies_in_the_details_part_is_reached_through_split_functions_alone() {
    for (path, code) in sources(UI) {
        let is_detail = path.components().any(|part| part.as_os_str() == "details");
        let is_way_there = [
            "details_part.rs",
            "locale.rs",
            "styles.rs",
            "ui/elements.rs",
        ];
        if is_detail || is_way_there.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        for late in ["details::", "word::DETAILS_", ".detail(", "DETAIL_STYLES,"] {
            assert!(
                !code.contains(late),
                "{} says {late}: every visitor would load it",
                path.display()
            );
        }
    }
}

/// The modules of a crate by their paths (the crate itself has none), with their code.
fn modules(folder: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut modules = BTreeMap::new();
    for (path, code) in sources(folder) {
        let path = path.strip_prefix(&root).unwrap().with_extension("");
        let mut names: Vec<&str> = path.iter().map(|name| name.to_str().unwrap()).collect();
        if ["lib", "mod"].contains(names.last().unwrap()) {
            names.pop();
        }
        // Programs, which nothing can depend on.
        if names
            .first()
            .is_none_or(|first| !["main", "bin"].contains(first))
        {
            modules.insert(names.join("::"), code);
        }
    }
    modules
}

/// The paths in a list of imports such as `a::{b, c::d}`.
fn expanded(imports: &str) -> Vec<String> {
    let Some((before, list)) = imports.split_once('{') else {
        return vec![imports.split(" as ").next().unwrap().trim().to_owned()];
    };
    let list = &list[..list.rfind('}').unwrap()];
    let (mut paths, mut depth, mut start) = (Vec::new(), 0, 0);
    for (position, letter) in list.char_indices().chain([(list.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                for path in expanded(&list[start..position]) {
                    paths.push([before.trim(), &path].concat());
                }
                start = position + 1;
            }
            _ => {}
        }
    }
    paths
}

/// The paths that code imports or spells out.
fn paths(code: &str) -> Vec<String> {
    let in_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let mut paths = Vec::new();
    for (position, _) in code.match_indices("use ") {
        let line = code[..position].lines().last().unwrap_or_default().trim();
        if line.is_empty() || line.starts_with("pub") && !line.contains(' ') {
            paths.extend(expanded(code[position + 4..].split(';').next().unwrap()));
        }
    }
    for root in ["crate::", "super::"] {
        for (position, _) in code.match_indices(root) {
            if !code[..position].ends_with(in_path) {
                let path = code[position..].split(|letter| !in_path(letter)).next();
                let path = path.unwrap().to_owned();
                // A list follows, which was read above.
                if !path.ends_with("::") {
                    paths.push(path);
                }
            }
        }
    }
    paths
}

/// The module that holds what a path in another module leads to; `None` where that is another crate.
fn resolved(path: &str, from: &str, modules: &BTreeMap<String, String>) -> Option<String> {
    let mut found: Vec<&str> = from.split("::").filter(|name| !name.is_empty()).collect();
    let mut names = path.split("::").peekable();
    match *names.peek()? {
        "crate" => found.clear(),
        "super" | "self" => {}
        child => {
            let child = [found.join("::"), child.to_owned()].join("::");
            if !modules.contains_key(child.trim_start_matches("::")) {
                return None;
            }
        }
    }
    for name in names {
        match name {
            "crate" | "self" => {}
            "super" => drop(found.pop()),
            name => {
                found.push(name);
                if !modules.contains_key(&found.join("::")) {
                    found.pop();
                    break;
                }
            }
        }
    }
    Some(found.join("::"))
}

/// Whether one module is inside the other.
fn is_inside(module: &str, other: &str) -> bool {
    other.is_empty() || module.starts_with(&format!("{other}::"))
}

/// Fails if modules of a crate, as far as `is_meant`, depend on each other in a circle. A module may use what the ones around it define:
/// in Rust they nest for that.
fn assert_no_circles(folder: &str, is_meant: impl Fn(&str) -> bool) {
    let modules = modules(folder);
    let mut needs: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (module, code) in modules.iter().filter(|(module, _)| is_meant(module)) {
        let mut needed = BTreeSet::new();
        for path in paths(code) {
            needed.extend(resolved(&path, module, &modules));
        }
        // Its own children by their names alone, such as `child::function()`.
        for child in modules.keys().filter(|child| is_inside(child, module)) {
            let name = child.rsplit("::").next().unwrap();
            let is_own =
                child.len() == [module, "::", name].concat().trim_start_matches("::").len();
            let is_named = |(position, _): (usize, &str)| {
                !code[..position]
                    .ends_with(|before: char| before.is_alphanumeric() || "_:".contains(before))
            };
            if is_own && code.match_indices(&format!("{name}::")).any(is_named) {
                needed.insert(child.clone());
            }
        }
        needed.retain(|other| other != module && !is_inside(module, other) && is_meant(other));
        needs.insert(module, needed);
    }
    let mut circles = BTreeSet::new();
    for module in needs.keys() {
        if let Some(way) = way_back(module, &needs) {
            circles.insert(way.join(" -> "));
        }
    }
    assert!(circles.is_empty(), "{folder}: {circles:#?}");
}

/// The shortest way from a module along what each needs back to itself.
fn way_back<'a>(
    module: &'a str,
    needs: &'a BTreeMap<&str, BTreeSet<String>>,
) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![module]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in needs.get(way.last()?).into_iter().flatten() {
                let way = [&way[..], &[&**next]].concat();
                if next == module {
                    return Some(way);
                }
                if seen.insert(next) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

#[test]
fn modules_of_the_domain_do_not_depend_on_each_other_in_circles() {
    assert_no_circles(DOMAIN, |_| true);
}

#[test]
fn modules_do_not_depend_on_each_other_in_circles() {
    assert_no_circles("src", |_| true);
}

#[test]
fn modules_of_the_studio_do_not_depend_on_each_other_in_circles() {
    assert_no_circles(STUDIO, |module| !module.starts_with("worker"));
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    assert_eq!(
        paths("use super::{a::{B, c as d}, e};\npub(crate) use f::G;\nlet x = crate::h::i(1);"),
        [
            "super::a::B",
            "super::a::c",
            "super::e",
            "f::G",
            "crate::h::i"
        ]
    );
    let names = ["", "h", "h::f", "a", "a::c"];
    let modules = BTreeMap::from(names.map(|name| (name.to_owned(), String::new())));
    let from = |path: &str| resolved(path, "h", &modules);
    assert_eq!(from("super::a::c::D").as_deref(), Some("a::c"));
    assert_eq!(from("crate::a::b").as_deref(), Some("a"));
    assert_eq!(from("f::G").as_deref(), Some("h::f"));
    assert_eq!(from("self::f").as_deref(), Some("h::f"));
    assert_eq!(from("super::x").as_deref(), Some(""));
    assert_eq!(from("serde::de::Error"), None);
}

#[test]
fn a_circle_is_found_and_shown() {
    let needs = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")];
    let needs = BTreeMap::from(needs.map(|(one, other)| (one, BTreeSet::from([other.to_owned()]))));
    assert_eq!(way_back("b", &needs), Some(vec!["b", "c", "a", "b"]));
    assert_eq!(way_back("d", &needs), None);
}
