//! The tokens: custom properties of the page that the widget obeys.
//!
//! `style/tokens.css` defines them. The comment above each says what it is, and comments that begin with `=` name the groups.

use std::sync::LazyLock;

/// Before the name of a token in a style sheet.
pub const PREFIX: &str = "--rolefit-";

/// One token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// The name without [`PREFIX`], such as `color-text`.
    pub name: &'static str,
    /// The name of its group, such as `Brand`.
    pub group: &'static str,
    /// What it is, in a few words without a full stop.
    pub about: &'static str,
    /// The value without a host's, as CSS. It may name other tokens as `var(--_rf-…)`.
    pub default: &'static str,
    /// What kind of value it takes.
    pub kind: Kind,
    /// The CSS property whose values it takes, such as `border-radius`: a browser that supports a value there accepts it.
    pub property: &'static str,
}

/// What kind of value a token takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A colour, which may differ between light and dark.
    Color,
    /// A list of font families.
    Font,
    /// A number between `least` and `most`, followed by a unit, which may be empty.
    Number {
        /// The unit of the values, such as `em`.
        unit: &'static str,
        /// The least value of the slider; a smaller one can be typed.
        least: f64,
        /// The most; likewise.
        most: f64,
        /// The distance of two positions of the slider.
        step: f64,
    },
    /// Any other CSS value.
    Text,
}

/// All tokens, in the order of `style/tokens.css`.
pub fn tokens() -> &'static [Token] {
    static TOKENS: LazyLock<Vec<Token>> =
        LazyLock::new(|| read(include_str!("../../../style/tokens.css")));
    &TOKENS
}

/// The token of this name, without [`PREFIX`].
pub fn token(name: &str) -> Option<&'static Token> {
    tokens().iter().find(|token| token.name == name)
}

/// The names of the groups, in order.
pub fn groups() -> Vec<&'static str> {
    let mut groups: Vec<&str> = tokens().iter().map(|token| token.group).collect();
    groups.dedup();
    groups
}

fn read(css: &'static str) -> Vec<Token> {
    let (mut group, mut about) = ("", "");
    let mut tokens = Vec::new();
    for line in css.lines().map(str::trim) {
        let comment = line
            .strip_prefix("/* ")
            .and_then(|line| line.strip_suffix(" */"));
        if let Some(comment) = comment {
            match comment.strip_prefix("= ") {
                Some(name) => group = name,
                None => about = comment,
            }
        }
        let Some((name, default)) = declaration(line) else {
            continue;
        };
        tokens.push(Token {
            name,
            group,
            about: std::mem::take(&mut about),
            default,
            kind: kind(name),
            property: property(name),
        });
    }
    tokens
}

/// A token's name and default in a line such as `--_rf-radius: var(--rolefit-radius, 0.5em);`.
fn declaration(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (_, value) = line.strip_prefix("--_rf-")?.split_once(": var(")?;
    value
        .strip_suffix(");")?
        .strip_prefix(PREFIX)?
        .split_once(", ")
}

fn kind(name: &str) -> Kind {
    let number = |unit, least, most, step| Kind::Number {
        unit,
        least,
        most,
        step,
    };
    match name {
        _ if name.starts_with("color-") => Kind::Color,
        "font-family" | "font-heading" => Kind::Font,
        "heading-weight" => number("", 100.0, 900.0, 100.0),
        "heading-scale" => number("", 0.6, 1.8, 0.05),
        "font-size" => number("px", 14.0, 22.0, 0.5),
        "line-height" => number("", 1.2, 2.0, 0.05),
        "radius" => number("em", 0.0, 2.0, 0.05),
        "radius-button" => number("em", 0.0, 2.0, 0.05),
        "border-width" => number("px", 0.0, 6.0, 0.5),
        "space" => number("em", 0.5, 1.8, 0.05),
        "max-width" => number("em", 30.0, 100.0, 1.0),
        "sticky-top" => number("px", 0.0, 200.0, 1.0),
        "duration" => number("ms", 0.0, 600.0, 10.0),
        _ => Kind::Text,
    }
}

fn property(name: &str) -> &'static str {
    match name {
        _ if name.starts_with("color-") => "color",
        "font-family" | "font-heading" => "font-family",
        "heading-weight" => "font-weight",
        // A factor, not a length.
        "heading-scale" => "flex-grow",
        "font-size" => "font-size",
        "line-height" => "line-height",
        "radius" | "radius-button" => "border-top-left-radius",
        "border-width" => "border-top-width",
        "shadow" => "box-shadow",
        "duration" => "transition-duration",
        "sticky-top" => "top",
        "max-width" => "max-width",
        _ => "padding-top",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_has_a_group_and_says_what_it_is() {
        assert!(tokens().len() > 20);
        for token in tokens() {
            assert!(!token.group.is_empty(), "{} has no group", token.name);
            assert!(!token.about.is_empty(), "{} has no comment", token.name);
            assert!(!token.default.is_empty(), "{} has no default", token.name);
        }
    }

    #[test]
    fn every_declaration_of_the_file_is_a_token() {
        let lines = include_str!("../../../style/tokens.css")
            .lines()
            .filter(|line| line.trim_start().starts_with("--"));
        assert_eq!(lines.count(), tokens().len());
    }

    #[test]
    fn each_group_stands_together() {
        let mut sorted = groups();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), groups().len());
    }

    #[test]
    fn a_token_without_a_control_of_its_own_takes_any_text() {
        assert_eq!(kind("something-new"), Kind::Text);
        assert_eq!(token("shadow").map(|token| token.kind), Some(Kind::Text));
    }
}
