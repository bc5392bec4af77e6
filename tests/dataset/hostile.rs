//! What a page may hand in by mistake or in bad faith: each is answered with few words and little work.

use rolefit::domain::json::{DEPTH, Json, Kind, from_page};
use rolefit::domain::read::FAULTS;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, F64Deserializer};
use serde_json::{Value, json};

use crate::{DATASET, read, value};

/// The faults of a value that is no dataset.
fn lines(json: &Json) -> Vec<String> {
    let faults = rolefit::bundled::read(json).unwrap_err();
    faults.lines().map(str::to_owned).collect()
}

fn lines_of(dataset: Value) -> Vec<String> {
    lines(&Json::deserialize(dataset).unwrap())
}

/// The bundled dataset with another value in place of its first weight.
fn with_weight(weight: Json) -> Json {
    let mut dataset = Json::deserialize(value(DATASET)).unwrap();
    let mut place = &mut dataset;
    for name in ["questions", "0", "choices", "0", "weights", "cto"] {
        let parts = &mut place.parts;
        let position = match name.parse() {
            Ok(position) => position,
            Err(_) => parts.iter().position(|(known, _)| known == name).unwrap(),
        };
        place = &mut parts[position].1;
    }
    *place = weight;
    dataset
}

#[test]
fn another_version_is_named() {
    let mut dataset = value(DATASET);
    for format in [json!("rolefit-dataset/9"), json!(1), Value::Null] {
        dataset["format"] = format;
        let lines = lines_of(dataset.clone());
        assert!(matches!(&lines[..], [line] if line.ends_with("expected rolefit-dataset/1")));
    }
}

#[test]
fn parts_without_ids_and_empty_roles_are_found() {
    let mut dataset = value(DATASET);
    dataset["roles"][1].as_object_mut().unwrap().remove("id");
    dataset["questions"][0]
        .as_object_mut()
        .unwrap()
        .remove("id");
    let lines = lines_of(dataset.clone());
    for place in [
        "/roles/1/id: found nothing",
        "/questions/0/id: found nothing",
    ] {
        assert!(
            lines.iter().any(|line| line.starts_with(place)),
            "{lines:#?}"
        );
    }
    dataset["roles"] = json!([]);
    let lines = lines_of(dataset);
    assert!(lines.contains(&"/roles: found a list of 0, expected a list of 2 to 12".to_owned()));
}

#[test]
fn names_that_javascript_gives_a_meaning_are_names_like_any_other() {
    let mut dataset = value(DATASET);
    for name in ["__proto__", "constructor", "toString"] {
        dataset[name] = json!({ "roles": [] });
        dataset["questions"][0]["choices"][0]["weights"][name] = json!(1);
    }
    let lines = lines_of(dataset);
    assert_eq!(lines.len(), 6, "{lines:#?}");
    assert!(lines[0].starts_with("/__proto__: found an object, expected one of "));
    let mut named = value(DATASET);
    named["questions"][0]["choices"][0]["id"] = json!("constructor");
    named["faq"][0]["id"] = json!("constructor");
    let text = named.to_string().replace("nothing-now", "constructor");
    assert!(read(value(&text)).is_err(), "two choices with one id");
}

#[test]
fn of_a_field_that_stands_twice_the_first_is_read() {
    let twice = DATASET.replacen('{', "{ \"id\": \"first\",", 1);
    let json: Json = serde_json::from_str(&twice).unwrap();
    let dataset = rolefit::bundled::read(&json).unwrap();
    assert_eq!(dataset.id, "first");
}

#[test]
fn weights_that_are_no_whole_numbers_are_found() {
    let spelled = [
        "-1",
        "0.5",
        "1e+300",
        "-1e+21",
        "1.5e-7",
        "1000",
        "99",
        "NaN",
        "Infinity",
        "-Infinity",
    ];
    for number in spelled {
        let source: F64Deserializer<Error> = number.parse::<f64>().unwrap().into_deserializer();
        let lines = lines(&with_weight(Json::deserialize(source).unwrap()));
        let found = format!(": found {number}, expected a whole number from 0 to ");
        assert!(
            matches!(&lines[..], [line] if line.contains(&found)),
            "{number}: {lines:#?}"
        );
    }
    // No source spells numbers so, but the reader does not rely on it.
    for number in ["1e0", "+1", "", "0001"] {
        let lines = lines(&with_weight(Json {
            kind: Kind::Number,
            text: number.into(),
            parts: Vec::new(),
        }));
        let found = format!(": found {number}, expected a whole number from 0 to ");
        assert!(
            matches!(&lines[..], [line] if line.contains(&found)),
            "{number}: {lines:#?}"
        );
    }
}

#[test]
fn a_number_with_nothing_behind_its_point_is_whole() {
    let text = DATASET.replacen("\"cto\": 0", "\"cto\": 0.0", 1);
    assert!(text != DATASET && read(value(&text)).is_ok());
}

#[test]
fn what_json_does_not_have_is_found() {
    let lines = lines(&with_weight(from_page(json!("\0() => 1")).unwrap()));
    assert!(matches!(&lines[..], [line] if line.contains(": found () => 1, expected")));
}

#[test]
fn lists_inside_each_other_have_a_limit() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let read = |depth: u32| serde_json::from_str::<Json>(&deep(depth as usize));
    assert!(read(DEPTH).is_ok());
    let error = read(DEPTH + 1).unwrap_err().to_string();
    assert!(error.starts_with("more than 32 levels"), "{error}");
    assert!(read(10_000).is_err());
    let deep = "{\"a\":".repeat(33) + "1" + &"}".repeat(33);
    assert!(serde_json::from_str::<Json>(&deep).is_err());
}

#[test]
fn the_character_that_separates_texts_is_replaced_wherever_it_stands() {
    let json = Json::deserialize(json!({ "a\0b": ["c\0d", "\0"] })).unwrap();
    let (name, list) = &json.parts[0];
    assert_eq!(name, "a\u{fffd}b");
    assert_eq!(list.parts[0].1.text, "c\u{fffd}d");
    assert_eq!(list.parts[1].1.text, "\u{fffd}");
    let mut dataset = value(DATASET);
    dataset["roles"][0]["name"] = json!("one\0two");
    let dataset = read(dataset).unwrap();
    let texts = rolefit::domain::text::Texts::new(&dataset.languages[0]);
    assert_eq!(texts.get(dataset.roles[0].name), "one\u{fffd}two");
}

#[test]
fn a_hundred_thousand_roles_are_counted_and_not_read() {
    let mut dataset = value(DATASET);
    dataset["roles"] = Value::Array(vec![json!({ "id": "x" }); 100_000]);
    let lines = lines_of(dataset);
    assert_eq!(
        lines[0],
        "/roles: found a list of 100000, expected a list of 2 to 12"
    );
    assert!(!lines.iter().any(|line| line.starts_with("/roles/12/")));
    assert!(lines.len() <= 51);
}

#[test]
fn of_many_faults_fifty_are_listed_and_the_rest_counted() {
    let mut dataset = value(DATASET);
    for count in 0..100_000 {
        dataset[format!("x{count}")] = json!(1);
    }
    let lines = lines_of(dataset);
    assert_eq!((lines.len(), FAULTS), (51, 50));
    assert_eq!(lines[50], "and 99950 more");
}

#[test]
fn an_id_that_looks_like_many_is_one_fault_of_its_own() {
    let mut dataset = value(DATASET);
    dataset["roles"][0]["id"] = json!("a ".repeat(400_000));
    assert!(lines_of(dataset).len() <= 51);
}

#[test]
fn a_tag_that_a_browser_would_throw_at_is_a_fault() {
    for tag in [
        "", "-", "e", "en-", "-en", "en-a", "en--GB", "x-y", "english", "en_GB", "é", "en-GB-x",
        "12",
    ] {
        let mut dataset = value(DATASET);
        dataset["languages"][1] = json!(tag);
        let place = format!("/languages/1: found {tag:?}, expected another language tag");
        let lines = lines_of(dataset);
        assert!(
            lines.iter().any(|line| line.starts_with(&place)),
            "{tag}: {lines:#?}"
        );
    }
    for tag in ["de", "gsw", "pt-BR", "zh-Hant"] {
        let text = DATASET.replace("\"fr\"", &format!("{tag:?}"));
        assert!(read(value(&text)).is_ok(), "{tag}");
    }
}

#[test]
fn a_line_break_in_a_name_or_a_text_breaks_no_line_of_the_faults() {
    let mut dataset = value(DATASET);
    dataset["a\nb"] = json!("c\nd");
    dataset["format"] = json!("rolefit\n-dataset/1");
    let lines = lines_of(dataset);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("/a b: "), "{lines:?}");
}
