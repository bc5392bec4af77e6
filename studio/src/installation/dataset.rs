//! A dataset that stands in the page.
//!
//! Owns what the loader says of such a dataset before the engine sees it, and hands the rest to the reader of datasets.

use rolefit_domain::json::Json;
use rolefit_domain::read::read;
use serde::Deserialize;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The most characters of a dataset.
const MOST: usize = 1_000_000;

/// What is wrong with a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What was found and what was expected, with the place as a JSON pointer where it has one.
    pub found: String,
    /// Line and column in the text, both from 1, where the text is no JSON.
    pub position: Option<(usize, usize)>,
}

/// What a page's dataset says, as far as the tag is concerned.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Told {
    /// Whether it has a call to action.
    pub has_cta: bool,
}

/// Reads a dataset as the widget does: of a member that occurs twice the last one counts.
///
/// # Errors
/// All faults, in the order of the text.
pub fn check(text: &str) -> Result<Told, Vec<Fault>> {
    let one = |found: String, position| vec![Fault { found, position }];
    if text.encode_utf16().count() > MOST {
        return Err(one(
            "Found a dataset of more than 1 MB, expected less.".to_owned(),
            None,
        ));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let position = (error.line() > 0).then(|| (error.line(), error.column().max(1)));
        one(
            format!("The dataset is no JSON: {}.", without_position(&error)),
            position,
        )
    })?;
    let told = Told {
        has_cta: value.get("cta").is_some_and(|it| !it.is_null()),
    };
    let json = Json::deserialize(value)
        .map_err(|error| one(format!("The dataset is no JSON: {error}."), None))?;
    thread_local! {
        // What is read is never freed, so nothing is read twice.
        static VALID: RefCell<HashSet<String>> = RefCell::default();
    }
    VALID.with_borrow_mut(|valid| {
        if valid.contains(text) {
            return Ok(told);
        }
        match read(&json, &WORDS) {
            Ok(_) => {
                valid.insert(text.to_owned());
                Ok(told)
            }
            Err(faults) => Err(faults
                .lines()
                .map(|line| Fault {
                    found: format!("{line}."),
                    position: None,
                })
                .collect()),
        }
    })
}

/// The message without the position that it ends with.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}

/// The keys of the interface words, joined by spaces.
static WORDS: LazyLock<String> = LazyLock::new(|| {
    let strings: Value =
        serde_json::from_str(include_str!("../../../domain/strings.json")).unwrap_or_default();
    let first = strings
        .as_object()
        .and_then(|languages| languages.values().next());
    let words = first.and_then(Value::as_object).into_iter().flatten();
    let keys: Vec<&str> = words.map(|(key, _)| key.as_str()).collect();
    keys.join(" ")
});

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT_IN: &str = include_str!("../../../domain/dataset.json");

    #[test]
    fn the_words_are_those_of_the_widget() {
        // Their order means nothing to whoever only asks for faults.
        let sorted = |keys: &str| {
            let mut keys: Vec<String> = keys.split(' ').map(str::to_owned).collect();
            keys.sort();
            keys
        };
        assert_eq!(sorted(&WORDS), sorted(rolefit::bundled::KEYS));
    }

    #[test]
    fn the_built_in_dataset_is_valid() {
        assert_eq!(check(BUILT_IN), Ok(Told { has_cta: true }));
        assert_eq!(check(BUILT_IN), Ok(Told { has_cta: true }));
    }

    #[test]
    fn every_fault_is_listed_with_its_pointer() {
        let mut value: Value = serde_json::from_str(BUILT_IN).unwrap();
        value["questions"][2]["text"] = Value::from(7);
        value["roles"][0]["tint"] = Value::from("red");
        let faults = check(&value.to_string()).unwrap_err();
        let found: Vec<&str> = faults.iter().map(|it| it.found.as_str()).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        for pointer in ["/roles/0/tint: found \"red\"", "/questions/2/text: found 7"] {
            assert!(
                found.iter().any(|it| it.starts_with(pointer)),
                "{pointer}: {found:?}"
            );
        }
    }

    #[test]
    fn what_is_no_json_has_its_place() {
        let faults = check("{\n  \"id\": NaN\n}").unwrap_err();
        assert_eq!(faults[0].position.map(|it| it.0), Some(2));
        assert!(!faults[0].found.contains("line"), "{faults:?}");
        assert_eq!(check("").unwrap_err().len(), 1);
    }

    #[test]
    fn too_deep_and_too_large_ones_are_refused() {
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        assert!(check(&deep).unwrap_err()[0].found.contains("32 levels"));
        let deeper = "[".repeat(100_000);
        assert_eq!(check(&deeper).unwrap_err().len(), 1);
        let large = format!("\"{}\"", "x".repeat(MOST));
        assert!(check(&large).unwrap_err()[0].found.contains("1 MB"));
    }
}
