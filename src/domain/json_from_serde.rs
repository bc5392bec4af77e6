//! Fills a [`Json`] from serde: for the build script, native tools and tests. Not in the engine.

use serde_json::Value;

use super::json::Json;

/// The same value; serde has read the text.
pub fn json(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => Json::Bool(truth),
        Value::Number(number) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Json::String(text),
        Value::Array(items) => Json::Array(items.into_iter().map(json).collect()),
        Value::Object(fields) => Json::Object(
            fields
                .into_iter()
                .map(|(key, value)| (key, json(value)))
                .collect(),
        ),
    }
}
