//! A JSON value, as the reader of datasets sees it.
//!
//! Owns the value and the flat text in which it crosses into the engine. Whoever parsed the source (the browser for the engine, serde
//! at build time and in tests) flattens it; nothing here knows either.
//!
//! Flat: `"text␀`, `#12.5␀` (as JavaScript writes numbers, so NaN too), `t`, `f`, `n` for null, `?` for what JSON does not have,
//! `[`values`]`, and `{`names and values in turn`}`, where a name is written like a text. No text holds a NUL.

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
    let tag = *rest.as_bytes().first()?;
    *rest = rest.get(1..)?;
    let mut parts = Vec::new();
    let (kind, text) = match tag {
        b'n' => (Kind::Nothing, "null"),
        b't' => (Kind::Bool, "true"),
        b'f' => (Kind::Bool, "false"),
        b'?' => (Kind::Other, "something else"),
        b'"' | b'#' => {
            let (text, after) = rest.split_once('\0')?;
            *rest = after;
            let kind = if tag == b'#' {
                Kind::Number
            } else {
                Kind::Text
            };
            (kind, text)
        }
        b'[' | b'{' => {
            let depth = depth.checked_sub(1)?;
            // The closing brackets are two further on.
            while rest.as_bytes().first() != Some(&(tag + 2)) {
                let mut name = "";
                if tag == b'{' {
                    let json = value(rest, 0)?;
                    if json.kind != Kind::Text {
                        return None;
                    }
                    name = json.text;
                }
                parts.push((name, value(rest, depth)?));
            }
            *rest = rest.get(1..)?;
            let kind = if tag == b'[' {
                Kind::List
            } else {
                Kind::Object
            };
            (kind, "")
        }
        _ => return None,
    };
    Some(Json { kind, text, parts })
}
