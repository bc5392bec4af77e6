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
        Value::Null => flat.push('n'),
        Value::Bool(truth) => flat.push(if *truth { 't' } else { 'f' }),
        // As JavaScript: 3.0 is written 3.
        Value::Number(number) => entry(
            '#',
            &number.as_f64().unwrap_or(f64::NAN).to_string(),
            flat,
        ),
        Value::String(text) => entry('"', text, flat),
        Value::Array(items) => {
            flat.push('[');
            for item in items {
                write(item, flat);
            }
            flat.push(']');
        }
        Value::Object(fields) => {
            flat.push('{');
            for (name, value) in fields {
                entry('"', name, flat);
                write(value, flat);
            }
            flat.push('}');
        }
    }
}

fn entry(tag: char, text: &str, flat: &mut String) {
    flat.push(tag);
    flat.push_str(&text.replace('\0', "\u{fffd}"));
    flat.push('\0');
}
