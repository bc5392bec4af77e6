//! A JSON value, as the reader of datasets sees it.
//!
//! Owns the value and how serde fills it. Knows nothing of where a value comes from.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The most lists and objects that may stand inside each other.
pub const DEPTH: u32 = 32;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`, or no value at all.
    Nothing,
    /// `true` or `false`.
    Bool,
    /// Any number; JSON itself has no infinite ones, other sources may.
    Number,
    /// A string.
    Text,
    /// A list.
    List,
    /// Fields in the order of the source.
    Object,
    /// A function, for example: JSON has none, but a page may hand in any object.
    Other,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json {
    /// What it is.
    pub kind: Kind,
    /// The string itself, or how JavaScript spells any other value; empty for lists, objects and where there is no value. Holds no U+0000.
    pub text: String,
    /// The items of a list, under empty names, or the fields of an object.
    pub parts: Vec<(String, Json)>,
}

/// Stands where there is no value.
pub static NOTHING: Json = Json {
    kind: Kind::Nothing,
    text: String::new(),
    parts: Vec::new(),
};

impl Json {
    /// A value without parts.
    fn new(kind: Kind, text: &str) -> Self {
        Json {
            kind,
            text: without_nul(text),
            parts: Vec::new(),
        }
    }

    /// The field of this name; [`NOTHING`] if there is none. Of several the first.
    pub fn get(&self, name: &str) -> &Json {
        self.parts
            .iter()
            .find(|(known, _)| known == name)
            .map_or(&NOTHING, |(_, value)| value)
    }

    /// The string; empty if this is something else.
    pub fn as_str(&self) -> &str {
        if self.kind == Kind::Text {
            &self.text
        } else {
            ""
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    /// # Errors
    /// The source's own, and lists and objects that are more than [`DEPTH`] levels deep.
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Value {
            depth: DEPTH,
            has_others: false,
        }
        .deserialize(source)
    }
}

/// Deserializes what a page hands over: a string that begins with U+0000 is a [`Kind::Other`], and the rest of it is how JavaScript spells
/// that.
///
/// # Errors
/// As [`Json::deserialize`].
pub fn from_page<'de, D: Deserializer<'de>>(source: D) -> Result<Json, D::Error> {
    Value {
        depth: DEPTH,
        has_others: true,
    }
    .deserialize(source)
}

/// Reads a value that may have `depth` levels of lists and objects.
#[derive(Clone, Copy)]
struct Value {
    depth: u32,
    has_others: bool,
}

impl Value {
    /// For what is inside a list or an object.
    fn inside<E: Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Value { depth, ..self }),
            None => Err(E::custom(format_args!("more than {DEPTH} levels"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Json, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value {
    type Value = Json;

    fn expecting(&self, message: &mut fmt::Formatter) -> fmt::Result {
        message.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::new(Kind::Nothing, "null"))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        let text = if value { "true" } else { "false" };
        Ok(Json::new(Kind::Bool, text))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::new(Kind::Number, &spelled(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(match value.strip_prefix('\0') {
            Some(other) if self.has_others => Json::new(Kind::Other, other),
            _ => Json::new(Kind::Text, value),
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let inside = self.inside()?;
        collect(Kind::List, &mut || {
            let item = items.next_element_seed(inside)?;
            Ok(item.map(|item| (String::new(), item)))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let inside = self.inside()?;
        collect(Kind::Object, &mut || match fields.next_key::<String>()? {
            Some(name) => Ok(Some((without_nul(&name), fields.next_value_seed(inside)?))),
            None => Ok(None),
        })
    }
}

/// A part of a list or an object.
type Part = (String, Json);

/// The list or object of all parts.
fn collect<E>(kind: Kind, next: &mut dyn FnMut() -> Result<Option<Part>, E>) -> Result<Json, E> {
    let mut json = Json::new(kind, "");
    while let Some(part) = next()? {
        json.parts.push(part);
    }
    Ok(json)
}

/// The string with another character in place of U+0000, which separates texts.
fn without_nul(text: &str) -> String {
    let mut clean = String::new();
    for char in text.chars() {
        clean.push(match char {
            '\0' => char::REPLACEMENT_CHARACTER,
            _ => char,
        });
    }
    clean
}

/// A number as JavaScript writes it.
///
/// In the engine, where each visitor would carry the code, it suffices to spell whole numbers: the loader spells all others.
fn spelled(number: f64) -> String {
    let text = number.to_string();
    if cfg!(target_arch = "wasm32") || number.is_nan() {
        text
    } else if number.is_infinite() {
        text.replace("inf", "Infinity")
    } else if number.abs() >= 1e21 {
        format!("{number:e}").replace('e', "e+")
    } else if number.abs() < 1e-6 && number != 0.0 {
        format!("{number:e}")
    } else {
        text
    }
}
