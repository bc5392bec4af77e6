//! Both languages are set with their own signs.

use serde_json::Value;

use crate::{DATASET, LANGUAGES, STRINGS, value};

const NO_BREAK: [char; 2] = ['\u{202f}', '\u{a0}'];

/// Every text that visitors can read, with its language and place.
fn texts(value: &Value, place: &str, language: &str, found: &mut Vec<(String, String, String)>) {
    match value {
        Value::Object(fields) => {
            for (key, child) in fields {
                if ["rationale", "criterion", "id"].contains(&key.as_str()) {
                    continue;
                }
                let language = if LANGUAGES.contains(&key.as_str()) {
                    key
                } else {
                    language
                };
                texts(child, &format!("{place}/{key}"), language, found);
            }
        }
        Value::Array(items) => {
            for (at, child) in items.iter().enumerate() {
                texts(child, &format!("{place}/{at}"), language, found);
            }
        }
        Value::String(text) if !language.is_empty() => {
            found.push((place.to_owned(), language.to_owned(), text.to_owned()));
        }
        _ => {}
    }
}

fn all() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    texts(&value(DATASET), "", "", &mut found);
    texts(&value(STRINGS), "strings:", "", &mut found);
    assert!(found.len() > 600, "{}", found.len());
    found
}

#[test]
fn apostrophes_and_quotes_are_typographic() {
    for (place, language, text) in all() {
        assert!(!text.contains(['\'', '"']), "{place} {text}");
        assert!(
            !text.contains("...") && !text.contains("--"),
            "{place} {text}"
        );
        assert!(
            language == "en" || !text.contains(['“', '”']),
            "{place} {text}"
        );
        assert!(
            language == "fr" || !text.contains(['«', '»']),
            "{place} {text}"
        );
    }
}

#[test]
fn spaces_are_single_and_not_at_the_ends() {
    for (place, _, text) in all() {
        assert!(
            !text.contains("  ") && text.trim() == text,
            "{place} {text:?}"
        );
        assert!(!text.contains(['\t', '\n']), "{place} {text:?}");
    }
}

#[test]
fn french_signs_have_a_no_break_space() {
    for (place, _, text) in all()
        .into_iter()
        .filter(|(_, language, _)| language == "fr")
    {
        let characters: Vec<char> = text.chars().collect();
        for (at, c) in characters.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| characters[at]);
            if ":;!?»%".contains(*c) {
                assert!(
                    before.is_some_and(|before| NO_BREAK.contains(&before)),
                    "{place} before {c}: {text}"
                );
            }
            if *c == '«' {
                assert!(
                    characters
                        .get(at + 1)
                        .is_some_and(|after| NO_BREAK.contains(after)),
                    "{place}: {text}"
                );
            }
        }
    }
}

#[test]
fn english_signs_follow_their_word() {
    for (place, _, text) in all()
        .into_iter()
        .filter(|(_, language, _)| language == "en")
    {
        for sign in [':', ';', '!', '?', ',', '.'] {
            assert!(!text.contains(&format!(" {sign}")), "{place} {text}");
        }
        assert!(
            !text.contains(" %"),
            "{place} a no-break space before %: {text}"
        );
    }
}

#[test]
fn interface_words_do_not_shout() {
    for (place, _, text) in all()
        .into_iter()
        .filter(|(place, ..)| place.starts_with("strings:"))
    {
        assert!(!text.contains('!'), "{place} {text}");
    }
}
