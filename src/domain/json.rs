//! A JSON value, as the reader of datasets sees it.
//!
//! Owns the value and the flat text in which it crosses into the engine. Whoever parsed the source (the browser for the engine, serde
//! at build time and in tests) flattens it; nothing here knows either.
//!
//! Flat: one token after the other, each a letter, a text and a NUL. `"` and a string, `#` and a number (as JavaScript writes it, so NaN
//! too), `b` and `true` or `false`, `n` and `null`, `?` and a name for what JSON does not have; `[`, items, `]`; `{`, names (as
//! strings) and values in turn, `]` or `}`: which does not matter. No text holds a NUL.

use super::cut::cut;

/// Lists and objects inside each other, at most.
const DEPTH: u32 = 32;

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
    /// A function, say: not from a JSON text, but a page may hand in any object.
    Other,
    /// The end of a list or object: in a flat text only.
    End,
}

/// A JSON value, borrowed from its flat text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json<'a> {
    /// What it is.
    pub kind: Kind,
    /// The text or number itself, else the name of what it is; empty for lists and objects.
    pub text: &'a str,
    /// Items, under empty names, or fields.
    pub parts: Vec<(&'a str, Json<'a>)>,
}

/// Stands where there is no value.
pub static NOTHING: Json<'static> = Json {
    kind: Kind::Nothing,
    text: "nothing",
    parts: Vec::new(),
};

impl<'a> Json<'a> {
    /// Reads a flat text; `None` if it is none, or too deep.
    pub fn decode(flat: &'a str) -> Option<Self> {
        let mut rest = flat;
        let json = value(&mut rest, DEPTH)?;
        rest.is_empty().then_some(json)
    }

    /// The field of this name; [`NOTHING`] if there is none.
    pub fn get(&self, name: &str) -> &Json<'a> {
        self.parts
            .iter()
            .find(|(known, _)| *known == name)
            .map_or(&NOTHING, |(_, value)| value)
    }

    /// The string; empty if this is something else.
    pub fn as_str(&self) -> &'a str {
        if self.kind == Kind::Text {
            self.text
        } else {
            ""
        }
    }
}

fn value<'a>(rest: &mut &'a str, depth: u32) -> Option<Json<'a>> {
    let token = cut(rest, 0);
    let kind = match token.as_bytes().first()? {
        b'n' => Kind::Nothing,
        b'b' => Kind::Bool,
        b'#' => Kind::Number,
        b'"' => Kind::Text,
        b'[' => Kind::List,
        b'{' => Kind::Object,
        b'?' => Kind::Other,
        _ => Kind::End,
    };
    let mut parts = Vec::new();
    if kind == Kind::List || kind == Kind::Object {
        let depth = depth.checked_sub(1)?;
        loop {
            let mut part = value(rest, depth)?;
            if part.kind == Kind::End {
                break;
            }
            let mut name = "";
            if kind == Kind::Object {
                name = part.as_str();
                part = value(rest, depth)?;
            }
            parts.push((name, part));
        }
    }
    let text = token.get(1..)?;
    Some(Json { kind, text, parts })
}
