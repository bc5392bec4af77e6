//! What may know what: read from the imports, so that a shortcut taken in a hurry shows.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under a folder of `src/`, with its text but without its comments.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(folder),
    ];
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
    assert!(!files.is_empty(), "src/{folder} has no Rust files");
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
        "domain",
        &[
            "crate::ui",
            "crate::embed",
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
        ],
    );
}

#[test]
fn the_domain_knows_no_clock_and_no_chance() {
    assert_ignorant("domain", &["std::time", "Instant", "SystemTime", "rand"]);
}

#[test]
fn the_views_know_no_page_around_them() {
    assert_ignorant(
        "ui",
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
fn only_what_takes_something_along_asks_for_the_window() {
    for (path, code) in sources("ui") {
        let takes = ["ui/details/take.rs", "ui/pen.rs"];
        assert!(
            takes.iter().any(|file| path.ends_with(file)) || !code.contains("window()"),
            "{} asks for the window",
            path.display()
        );
    }
}

#[test]
fn no_role_is_named_in_code() {
    for folder in ["domain", "ui", "embed"] {
        for (path, code) in sources(folder) {
            for role in ["lead-developer", "\"cto\"", "fractional-cto"] {
                assert!(!code.contains(role), "{} names {role}", path.display());
            }
        }
    }
}

#[test]
fn every_interface_word_is_said_somewhere() {
    let code: String = sources("ui").into_iter().map(|(_, code)| code).collect();
    for key in rolefit::bundled::KEYS.split(' ') {
        let name = format!("word::{}", key.to_uppercase());
        assert!(
            code.contains(&name),
            "visitors load the word `{key}` for nothing"
        );
    }
}

#[test]
fn what_is_loaded_later_is_reached_through_its_seam_alone() {
    for (path, code) in sources("ui") {
        let is_detail = path.components().any(|part| part.as_os_str() == "details")
            || path.ends_with("details.rs");
        if is_detail || path.ends_with("late.rs") || path.ends_with("speech.rs") {
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
