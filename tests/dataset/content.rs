//! No fact of the page that the product was created from may be lost.

use std::collections::BTreeSet;

use crate::{DATASET, STRINGS, value};

const CONTENT: &str = include_str!("content.txt");

/// Row, pointer, English words, French words.
pub fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    let lines = CONTENT
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let parts: Vec<&str> = line.split(" | ").collect();
        parts
            .try_into()
            .unwrap_or_else(|_| panic!("not four parts: {line}"))
    })
}

#[test]
fn the_checklist_has_every_row_of_the_content_table() {
    let mut wanted: BTreeSet<String> = (1..=30).map(|row| format!("S{row:02}")).collect();
    wanted.insert("T0".to_owned());
    for row in 1..=5 {
        wanted.extend(["L", "C", "F"].map(|role| format!("T{row}{role}")));
    }
    let listed: BTreeSet<String> = rows().map(|[row, ..]| row.to_owned()).collect();
    assert_eq!(listed, wanted);
}

#[test]
fn every_fact_stands_where_the_checklist_says_in_both_languages() {
    let (dataset, strings) = (value(DATASET), value(STRINGS));
    let mut lost = Vec::new();
    for [row, pointer, english, french] in rows() {
        for (language, words) in [("en", english), ("fr", french)] {
            let text = match pointer.strip_prefix("strings:") {
                Some(key) => strings[language][key].as_str(),
                None => dataset
                    .pointer(pointer)
                    .and_then(|text| text[language].as_str()),
            };
            // Typography has its own test.
            let text = text
                .unwrap_or_default()
                .replace(['\u{202f}', '\u{a0}'], " ");
            if !text.contains(words) {
                lost.push(format!(
                    "{row} {pointer} {language}: {words:?} not in {text:?}"
                ));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
