//! Builds the statics as the crate `rolefit` does, after a third language was added to both files and to the list.

use std::error::Error;
use std::{env, fs};

use rolefit_domain::sources::{DATASET, LANGUAGES, STRINGS};
use rolefit_domain::statics;
use serde_json::{Map, Value};

const THIRD: &str = "de";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut dataset = serde_json::from_str(DATASET)?;
    translate(&mut dataset);
    dataset["languages"] = LANGUAGES.iter().copied().chain([THIRD]).collect();

    let mut strings: Map<String, Value> = serde_json::from_str(STRINGS)?;
    let mut third = strings[LANGUAGES[0]].clone();
    mark(&mut third);
    strings.insert(THIRD.to_owned(), third);

    let languages = [LANGUAGES, &[THIRD]].concat();
    let strings = Value::Object(strings).to_string();
    let code = statics::write(&dataset.to_string(), &strings, &languages)
        .map_err(|faults| faults.join("\n"))?;
    let output = env::var("OUT_DIR")?;
    Ok(fs::write(format!("{output}/bundled.rs"), code)?)
}

/// Adds the third language to every text that has the first.
fn translate(value: &mut Value) {
    match value {
        Value::Object(fields) => match fields.get(LANGUAGES[0]) {
            Some(text) => {
                let mut text = text.clone();
                mark(&mut text);
                fields.insert(THIRD.to_owned(), text);
            }
            None => fields.values_mut().for_each(translate),
        },
        Value::Array(items) => items.iter_mut().for_each(translate),
        _ => {}
    }
}

/// Makes texts of the first language into texts of the third one.
fn mark(value: &mut Value) {
    match value {
        Value::String(text) => text.insert_str(0, "de: "),
        Value::Array(items) => items.iter_mut().for_each(mark),
        Value::Object(fields) => fields.values_mut().for_each(mark),
        _ => {}
    }
}
