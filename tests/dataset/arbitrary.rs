//! Whatever comes in, reading answers.

use proptest::prelude::*;
use rolefit::domain::json::Json;
use rolefit::domain::text::Texts;
use serde_json::Value;

use crate::{DATASET, json, value};

/// Words that mean something to the reader, so that arbitrary values get past its first checks.
const WORDS: [&str; 22] = [
    "format",
    "rolefit-dataset/1",
    "id",
    "languages",
    "en",
    "fr",
    "roles",
    "name",
    "cto",
    "questions",
    "choices",
    "weights",
    "outcomes",
    "mixed",
    "a+b",
    "cto+fractional-cto",
    "not-sure",
    "javascript:x",
    "",
    "a\0b",
    "/~",
    "scoring",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        any::<String>()
    ]
}

fn values() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>().prop_map(Json::Number),
        (-2..12).prop_map(|n| Json::Number(f64::from(n))),
        words().prop_map(Json::String),
    ];
    leaf.prop_recursive(5, 60, 6, |child| {
        prop_oneof![
            prop::collection::vec(child.clone(), 0..6).prop_map(Json::Array),
            prop::collection::vec((words(), child), 0..6).prop_map(Json::Object),
        ]
    })
}

/// The bundled dataset as small as it can be while it has every kind of part: mutations then hit all of them.
fn small() -> Value {
    let mut dataset = value(DATASET);
    dataset["glossary"].as_array_mut().unwrap().truncate(3);
    dataset["faq"].as_array_mut().unwrap().truncate(1);
    dataset
}

/// Puts a value in the place of the part that `way` leads to, or takes the part away.
fn mutate(json: &mut Json, way: &[usize], with: Option<Json>) {
    let Some((step, rest)) = way.split_first() else {
        *json = with.unwrap_or(Json::Null);
        return;
    };
    match json {
        Json::Array(items) if !items.is_empty() => {
            let at = step % items.len();
            match with {
                None if rest.is_empty() => drop(items.remove(at)),
                with => mutate(&mut items[at], rest, with),
            }
        }
        Json::Object(fields) if !fields.is_empty() => {
            let at = step % fields.len();
            match with {
                None if rest.is_empty() => drop(fields.remove(at)),
                with => mutate(&mut fields[at].1, rest, with),
            }
        }
        _ => *json = with.unwrap_or(Json::Null),
    }
}

/// Reads; what was accepted can be shown, what was not is explained.
fn check(json: &Json) {
    match rolefit::domain::read(json) {
        Ok(dataset) => {
            for language in dataset.languages.iter() {
                let texts = Texts::new(language);
                assert!(
                    dataset
                        .roles
                        .iter()
                        .all(|role| !texts.get(role.name).is_empty())
                );
                assert!(
                    dataset
                        .questions
                        .iter()
                        .all(|question| !texts.get(question.text).is_empty())
                );
            }
        }
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert!(fault.pointer.is_empty() || fault.pointer.starts_with('/'));
                assert!(!fault.found.is_empty() && !fault.expected.is_empty());
                assert!(fault.to_string().contains(": found "));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_arbitrary_values_answers_with_faults(json in values()) {
        check(&json);
    }

    #[test]
    fn reading_a_changed_dataset_answers(
        changes in prop::collection::vec(
            (prop::collection::vec(0usize..60, 1..7), prop::option::of(values())), 1..4),
    ) {
        let mut dataset = json(small());
        for (way, with) in changes {
            mutate(&mut dataset, &way, with);
        }
        check(&dataset);
    }
}
