//! What a page may hand in by mistake or in bad faith: each is answered with few words and little work.

use rolefit::domain::json::Json;
use serde_json::{Value, json};

use crate::{DATASET, read, value};

/// The lines of a flat text that is no dataset.
fn lines(flat: &str) -> Vec<String> {
    let json = Json::decode(flat).unwrap();
    let faults = rolefit::bundled::read(&json).unwrap_err();
    faults.lines().map(str::to_owned).collect()
}

fn lines_of(dataset: Value) -> Vec<String> {
    lines(&rolefit::domain::json_from_serde::flat(&dataset))
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
    let flat = rolefit::domain::json_from_serde::flat(&value(DATASET));
    let twice = flat.replacen("{\0", "{\0\"id\0\"first\0", 1);
    let dataset = rolefit::bundled::read(&Json::decode(&twice).unwrap()).unwrap();
    assert_eq!(dataset.id, "first");
}

#[test]
fn weights_that_are_no_numbers_are_found() {
    let flat = rolefit::domain::json_from_serde::flat(&value(DATASET));
    for number in [
        "NaN", "Infinity", "-1", "0.5", "1e+300", "1e0", "+1", "", "0001", "99",
    ] {
        let weight = format!("\"cto\0#{number}\0");
        let lines = lines(&flat.replacen("\"cto\0#0\0", &weight, 1));
        let found = format!(": found {number}, expected a whole number from 0 to ");
        assert!(
            matches!(&lines[..], [line] if line.contains(&found)),
            "{number}: {lines:#?}"
        );
    }
}

#[test]
fn what_json_does_not_have_is_found() {
    let flat = rolefit::domain::json_from_serde::flat(&value(DATASET));
    let lines = lines(&flat.replacen("\"cto\0#0\0", "\"cto\0?() => 1\0", 1));
    assert!(matches!(&lines[..], [line] if line.contains(": found () => 1, expected")));
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
fn of_many_faults_fifty_are_told_and_the_rest_counted() {
    let mut dataset = value(DATASET);
    for count in 0..100_000 {
        dataset[format!("x{count}")] = json!(1);
    }
    let lines = lines_of(dataset);
    assert_eq!(lines.len(), 51);
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
