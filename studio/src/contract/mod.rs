//! What can be set on the widget from outside, read from the files that define it.
//!
//! Owns the reading of `style/tokens.css`, `style/presets/` and `src/embed/attributes.json`; knows nothing of what a marketer chose.

pub mod attributes;
pub mod parts;
pub mod presets;
pub mod tokens;

/// The declarations of custom properties in a style sheet: what follows `prefix` in the name, and the value, as written.
fn declarations<'a>(css: &'a str, prefix: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    css.lines().filter_map(move |line| {
        let (name, value) = line.trim().strip_prefix(prefix)?.split_once(": ")?;
        Some((name, value.strip_suffix(';')?))
    })
}
