//! What the README promises is what is there.

// Clippy spares `#[test]` functions only.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The first cells of the table under a heading, without backquotes.
fn first_cells(heading: &str) -> BTreeSet<String> {
    let readme = file("README.md");
    let (_, part) = readme.split_once(&format!("\n## {heading}\n")).unwrap();
    let part = part.split("\n## ").next().unwrap();
    let cells = part.lines().filter_map(|line| line.strip_prefix("| `"));
    cells
        .map(|row| row.split('`').next().unwrap().to_owned())
        .collect()
}

/// Everything in a text that comes after `before` and is made of letters, digits, hyphens and what `also` allows.
fn names_after(text: &str, before: &str, also: &str) -> BTreeSet<String> {
    let named = |part: &str| {
        part.chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || also.contains(*letter))
            .collect::<String>()
    };
    text.split(before).skip(1).map(named).collect()
}

#[test]
fn every_token_is_in_the_readme_and_every_token_of_the_readme_exists() {
    let tokens: BTreeSet<String> = names_after(&file("style/tokens.css"), "var(--rolefit-", "-")
        .into_iter()
        .map(|name| format!("--rolefit-{name}"))
        .collect();
    assert_eq!(first_cells("Make it look like your site"), tokens);
}

#[test]
fn every_attribute_is_in_the_readme_and_every_attribute_of_the_readme_exists() {
    let loader = file("src/embed/embed.js");
    let (_, list) = loader.split_once("const ATTRIBUTES = [").unwrap();
    let list = list.split(']').next().unwrap();
    let attributes: BTreeSet<String> = list
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    assert_eq!(first_cells("Attributes"), attributes);
}

#[test]
fn every_event_is_in_the_readme_and_every_event_of_the_readme_exists() {
    let mut sent = names_after(&file("src/embed/embed.js"), "this.#emit(\"", "-");
    let engine = file("src/embed/mod.rs");
    let (_, deeds) = engine.split_once("match deed {").unwrap();
    sent.extend(names_after(deeds.split("};").next().unwrap(), "(\"", "-"));
    sent.extend(names_after(
        deeds.split("};").next().unwrap(),
        "\n            \"",
        "-",
    ));
    let sent: BTreeSet<String> = sent
        .into_iter()
        .map(|name| format!("rolefit-{name}"))
        .collect();
    let promised: BTreeSet<String> = first_cells("Talk to it from a script")
        .into_iter()
        .filter(|name| name.starts_with("rolefit-"))
        .collect();
    assert_eq!(promised, sent);
}

#[test]
fn every_part_of_the_readme_is_drawn_and_every_part_drawn_is_in_the_readme() {
    let readme = file("README.md");
    let (_, parts) = readme
        .split_once("role-fit::part(choice)` and the like: ")
        .unwrap();
    let parts = parts.split(".\n").next().unwrap();
    let promised: BTreeSet<String> = parts
        .split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    let mut drawn = BTreeSet::new();
    for name in [
        "mod", "compare", "elements", "quiz", "result", "faq", "glossary",
    ] {
        let view = file(&format!("src/ui/{name}.rs"));
        drawn.extend(names_after(&view, "part=", "-"));
    }
    assert_eq!(promised, drawn);
}
