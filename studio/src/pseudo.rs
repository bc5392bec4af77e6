//! The built-in dataset in a language that is written from right to left, letter for letter, so that nobody has to be able to read it to see
//! whether the page's layout holds.

use serde_json::{Map, Value, json};

/// The tag of the language.
pub const LANGUAGE: &str = "he";

const LETTERS: [char; 26] = [
    'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ', 'ק',
    'ר', 'ש', 'ת', 'ך', 'ם', 'ן', 'ף',
];

/// The dataset with all its texts, and the interface words of `words`, in [`LANGUAGE`]. Both are read from the English texts.
pub fn dataset(dataset: &Value, words: &Map<String, Value>) -> Value {
    let mut dataset = translated(dataset);
    let words: Map<String, Value> = words
        .iter()
        .map(|(key, word)| (key.clone(), json!({ LANGUAGE: pseudo(word) })))
        .collect();
    dataset["id"] = json!("right-to-left");
    dataset["languages"] = json!([LANGUAGE]);
    dataset["words"] = Value::Object(words);
    dataset
}

fn translated(part: &Value) -> Value {
    match part {
        Value::Array(items) => items.iter().map(translated).collect(),
        Value::Object(members) => match members.get("en") {
            Some(text) => json!({ LANGUAGE: pseudo(text) }),
            // What French alone needs, such as its spellings of a term.
            None if members.contains_key("fr") => json!({}),
            None => Value::Object(
                members
                    .iter()
                    .map(|(key, value)| (key.clone(), translated(value)))
                    .collect(),
            ),
        },
        _ => part.clone(),
    }
}

/// A text, or several, in other letters; `{places}` stay as they are.
fn pseudo(text: &Value) -> Value {
    match text {
        Value::String(text) => Value::String(letters(text)),
        Value::Array(texts) => texts.iter().map(pseudo).collect(),
        other => other.clone(),
    }
}

fn letters(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .map(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let position = u32::from(letter.to_ascii_lowercase()).wrapping_sub(u32::from('a'));
            let other = usize::try_from(position)
                .ok()
                .and_then(|at| LETTERS.get(at));
            match other {
                Some(other) if depth == 0 => *other,
                _ => letter,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolefit::domain::read::read;

    #[test]
    fn the_widget_reads_the_translated_dataset() {
        let source: Value =
            serde_json::from_str(include_str!("../../domain/dataset.json")).unwrap();
        let words: Value = serde_json::from_str(include_str!("../../domain/strings.json")).unwrap();
        let translated = dataset(&source, words["en"].as_object().unwrap());
        let json = serde_json::from_value(translated).unwrap();
        let dataset = read(&json, rolefit::bundled::KEYS).unwrap();
        assert_eq!(dataset.languages[0].tag, LANGUAGE);
    }

    #[test]
    fn places_in_a_text_stay() {
        assert!(letters("Question {n}").ends_with("{n}"));
        assert!(!letters("Question").is_ascii());
    }
}
