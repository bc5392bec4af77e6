//! Whatever comes in, reading answers.

use proptest::prelude::*;
use rolefit::domain::json::{Json, Kind, from_page};
use rolefit::domain::text::Texts;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, F64Deserializer};
use serde_json::Value;

use crate::{DATASET, value};

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

fn json(value: impl Into<Value>) -> Json {
    Json::deserialize(value.into()).unwrap()
}

fn number(number: f64) -> Json {
    let source: F64Deserializer<Error> = number.into_deserializer();
    Json::deserialize(source).unwrap()
}

fn parts(kind: Kind, parts: Vec<(String, Json)>) -> Json {
    Json {
        kind,
        text: String::new(),
        parts,
    }
}

fn values() -> impl Strategy<Value = Json> {
    let function = from_page(Value::from("\0function")).unwrap();
    let leaf = prop_oneof![
        prop::sample::select(vec![
            json(Value::Null),
            json(true),
            json(false),
            function,
            number(f64::NAN),
            number(f64::NEG_INFINITY),
            number(1e300),
        ]),
        any::<f64>().prop_map(number),
        (-2..12).prop_map(json),
        words().prop_map(json),
    ];
    leaf.prop_recursive(5, 60, 6, |child| {
        let item = child.clone().prop_map(|item| (String::new(), item));
        // As an object has them: `words` may hold what a name may not.
        let field = (words(), child).prop_map(|(name, value)| (json(name).text, value));
        prop_oneof![
            prop::collection::vec(item, 0..6).prop_map(|items| parts(Kind::List, items)),
            prop::collection::vec(field, 0..6).prop_map(|fields| parts(Kind::Object, fields)),
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
        *json = with.unwrap_or_else(|| self::json(Value::Null));
        return;
    };
    let count = json.parts.len();
    if count == 0 {
        *json = with.unwrap_or_else(|| self::json(Value::Null));
    } else if with.is_none() && rest.is_empty() {
        json.parts.remove(step % count);
    } else {
        mutate(&mut json.parts[step % count].1, rest, with);
    }
}

/// Reads; what was accepted can be shown, what was not is explained.
fn check(json: &Json) {
    match rolefit::bundled::read(json) {
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
            assert!(faults.contains(": found ") && faults.contains(", expected "));
            assert!(faults.ends_with('\n') && faults.len() < 1_000_000);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_arbitrary_values_answers_with_faults(value in values()) {
        check(&value);
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

    #[test]
    fn reading_any_text_answers(text in "[\\[\\]{}\":,0-9.eE+\\-a-z\\\\ ]{0,60}") {
        if let Ok(json) = serde_json::from_str::<Json>(&text) {
            check(&json);
        }
    }
}

#[test]
fn what_serde_reads_is_spelled_as_javascript_spells_it() {
    let value = serde_json::json!({ "a": [null, true, false, 3, 3.0, -2.5, 1e300, 1e-7, "b", {}, []], "": { "__proto__": "é" } });
    let read = json(value);
    let items: Vec<&str> = read
        .get("a")
        .parts
        .iter()
        .map(|(_, item)| item.text.as_str())
        .collect();
    assert_eq!(
        items,
        [
            "null", "true", "false", "3", "3", "-2.5", "1e+300", "1e-7", "b", "", ""
        ]
    );
    let names: Vec<&str> = read.parts.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["a", ""]);
    assert_eq!(read.get("").get("__proto__").as_str(), "é");
}
