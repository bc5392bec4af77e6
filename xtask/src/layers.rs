//! Which modules of xtask know which: read from their `use crate::…` and `crate::…`, so that a circle shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules by name, each with those that it names. The files of a folder are one module.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut code: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let files = if path.is_dir() {
            let inside = fs::read_dir(&path).unwrap();
            inside.map(|entry| entry.unwrap().path()).collect()
        } else {
            vec![path]
        };
        for file in files {
            let text = fs::read_to_string(file).unwrap();
            let lines = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            code.entry(name.clone())
                .or_default()
                .extend(lines.flat_map(|line| [line, "\n"]));
        }
    }
    // They name every module.
    code.remove("main");
    code.remove("layers");
    let names: BTreeSet<String> = code.keys().cloned().collect();
    let known = |name: &String, code: &String| {
        let paths = code.split("crate::").skip(1).flat_map(|rest| {
            let one = rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            // `crate::{a, b::{self}}` names several.
            match rest.strip_prefix('{') {
                Some(list) => list
                    .split(';')
                    .next()
                    .unwrap_or_default()
                    .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                    .collect::<Vec<_>>(),
                None => one.take(1).collect(),
            }
        });
        paths
            .map(str::to_owned)
            .filter(|path| names.contains(path) && path != name)
            .collect()
    };
    code.iter()
        .map(|(name, code)| (name.clone(), known(name, code)))
        .collect()
}

#[test]
fn no_two_modules_know_each_other_even_by_way_of_others() {
    let mut rest = dependencies();
    assert!(
        rest["build"].contains("engine"),
        "the imports are not read: {rest:?}"
    );
    // A module all of whose dependencies are out of the way goes out of the way; what stays is in a circle or depends on one.
    while let Some(free) = rest
        .iter()
        .find(|(_, known)| known.iter().all(|name| !rest.contains_key(name)))
        .map(|(name, _)| name.clone())
    {
        rest.remove(&free);
    }
    assert!(rest.is_empty(), "modules in a circle: {rest:?}");
}
