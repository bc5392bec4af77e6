//! Flattens what serde has parsed: for the build script, native tools and tests. Not in the engine, where
//! `src/embed/dataset.js` does the same.

use serde_json::Value;

/// The flat text of a value, for [`Json::decode`](super::json::Json::decode).
pub fn flat(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, flat: &mut String) {
    match value {
        Value::Null => token("n", "null", flat),
        Value::Bool(truth) => token("b", &truth.to_string(), flat),
        // As JavaScript: 3.0 is written 3, a large one 1e+300.
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or(f64::NAN);
            let digits = if number.abs() < 1e21 {
                number.to_string()
            } else {
                format!("{number:e}").replace('e', "e+")
            };
            token("#", &digits, flat);
        }
        Value::String(text) => token("\"", text, flat),
        Value::Array(items) => {
            token("[", "", flat);
            for item in items {
                write(item, flat);
            }
            token("]", "", flat);
        }
        Value::Object(fields) => {
            token("{", "", flat);
            for (name, value) in fields {
                token("\"", name, flat);
                write(value, flat);
            }
            token("}", "", flat);
        }
    }
}

fn token(letter: &str, text: &str, flat: &mut String) {
    flat.push_str(letter);
    flat.push_str(&text.replace('\0', "\u{fffd}"));
    flat.push('\0');
}
