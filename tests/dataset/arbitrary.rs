//! Whatever comes in, reading answers.

use proptest::prelude::*;
use rolefit::domain::json::{Json, Kind};
use rolefit::domain::json_from_serde::flat;
use rolefit::domain::text::Texts;
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

/// A flat text that can still be changed.
#[derive(Clone, Debug)]
enum Tree {
    Leaf(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    fn of(value: &Value) -> Self {
        match value {
            Value::Array(items) => Tree::List(items.iter().map(Tree::of).collect()),
            Value::Object(fields) => Tree::Object(
                fields
                    .iter()
                    .map(|(name, value)| (name.clone(), Tree::of(value)))
                    .collect(),
            ),
            leaf => Tree::Leaf(flat(leaf)),
        }
    }

    fn flat(&self) -> String {
        match self {
            Tree::Leaf(flat) => flat.clone(),
            Tree::List(items) => {
                format!("[\0{}]\0", items.iter().map(Tree::flat).collect::<String>())
            }
            Tree::Object(fields) => {
                let fields: String = fields
                    .iter()
                    .map(|(name, value)| flat(&Value::from(name.as_str())) + &value.flat())
                    .collect();
                format!("{{\0{fields}}}\0")
            }
        }
    }
}

fn values() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        prop::sample::select(
            &[
                "nnull\0",
                "btrue\0",
                "bfalse\0",
                "?function\0",
                "#NaN\0",
                "#-Infinity\0",
                "#1e+300\0"
            ][..]
        )
        .prop_map(str::to_owned),
        any::<f64>().prop_map(|number| format!("#{number}\0")),
        (-2..12).prop_map(|number| format!("#{number}\0")),
        words().prop_map(|word| flat(&Value::from(word))),
    ]
    .prop_map(Tree::Leaf);
    leaf.prop_recursive(5, 60, 6, |child| {
        prop_oneof![
            prop::collection::vec(child.clone(), 0..6).prop_map(Tree::List),
            prop::collection::vec((words(), child), 0..6).prop_map(Tree::Object),
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
fn mutate(tree: &mut Tree, way: &[usize], with: Option<Tree>) {
    let nothing = || Tree::Leaf("nnull\0".into());
    let Some((step, rest)) = way.split_first() else {
        *tree = with.unwrap_or_else(nothing);
        return;
    };
    match tree {
        Tree::List(items) if !items.is_empty() => {
            let at = step % items.len();
            match with {
                None if rest.is_empty() => drop(items.remove(at)),
                with => mutate(&mut items[at], rest, with),
            }
        }
        Tree::Object(fields) if !fields.is_empty() => {
            let at = step % fields.len();
            match with {
                None if rest.is_empty() => drop(fields.remove(at)),
                with => mutate(&mut fields[at].1, rest, with),
            }
        }
        _ => *tree = with.unwrap_or_else(nothing),
    }
}

/// Reads; what was accepted can be shown, what was not is explained.
fn check(tree: &Tree) {
    match rolefit::bundled::read(&Json::decode(&tree.flat()).unwrap()) {
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
    fn reading_arbitrary_values_answers_with_faults(tree in values()) {
        check(&tree);
    }

    #[test]
    fn reading_a_changed_dataset_answers(
        changes in prop::collection::vec(
            (prop::collection::vec(0usize..60, 1..7), prop::option::of(values())), 1..4),
    ) {
        let mut dataset = Tree::of(&small());
        for (way, with) in changes {
            mutate(&mut dataset, &way, with);
        }
        check(&dataset);
    }

    #[test]
    fn decoding_any_text_answers(tokens in prop::collection::vec("[\\[\\]{}bn?#\"x]?[a1é]{0,2}\0?", 0..40)) {
        if let Some(json) = Json::decode(&tokens.concat()) {
            let _ = rolefit::bundled::read(&json);
        }
    }
}

#[test]
fn what_serde_read_crosses_unchanged() {
    let json = serde_json::json!({ "a": [null, true, false, 3, -2.5, 1e300, "b\0c", {}, []], "": { "__proto__": "é" } });
    let flat = flat(&json);
    assert_eq!(flat_again(&Json::decode(&flat).unwrap()), flat);
    assert!(flat.contains("#3\0#-2.5\0#1e+300\0\"b\u{fffd}c\0"));
}

#[test]
fn what_is_no_flat_text_is_refused() {
    for text in [
        "",
        "\0",
        "[",
        "[\0",
        "{\0\"a\0",
        "{\0\"a\0#1\0",
        "#1\0#2\0",
        "{\0#1\0#2\0}\0\0",
    ] {
        assert_eq!(Json::decode(text), None, "{text:?}");
    }
    let deep = |depth: usize| "[\0".repeat(depth) + &"]\0".repeat(depth);
    assert!(Json::decode(&deep(32)).is_some());
    assert_eq!(Json::decode(&deep(33)), None);
    assert_eq!(Json::decode(&deep(10_000)), None);
}

/// What was decoded, as it was.
fn flat_again(json: &Json) -> String {
    let parts = |open: &str, close: &str| -> String {
        let mut flat = format!("{open}\0");
        for (name, part) in &json.parts {
            if open == "{" {
                flat += &format!("\"{name}\0");
            }
            flat += &flat_again(part);
        }
        flat + close + "\0"
    };
    let token = |letter: &str| format!("{letter}{}\0", json.text);
    match json.kind {
        Kind::Nothing => token("n"),
        Kind::Bool => token("b"),
        Kind::Number => token("#"),
        Kind::Text => token("\""),
        Kind::List => parts("[", "]"),
        Kind::Object => parts("{", "}"),
        Kind::Other => token("?"),
        Kind::End => token("]"),
    }
}
