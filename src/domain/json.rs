//! A JSON value, as the reader of datasets sees it.
//!
//! Owns the value type only. Who parses the text (serde at build time and in tests, the browser in the engine)
//! fills it; nothing here knows either.

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number; JSON itself has no infinite ones, other sources may.
    Number(f64),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Fields in the order of the source.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The field of this name, if this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.fields()
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value)
    }

    /// The string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none if this is something else.
    pub fn items(&self) -> &[Json] {
        match self {
            Json::Array(items) => items,
            _ => &[],
        }
    }

    /// The fields of an object; none if this is something else.
    pub fn fields(&self) -> &[(String, Json)] {
        match self {
            Json::Object(fields) => fields,
            _ => &[],
        }
    }
}
