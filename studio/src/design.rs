//! What a marketer has chosen: all that is saved, sent as a link, exported, and undone.
//!
//! Owns the form of a design as JSON and the faults that are named when one is read. Knows nothing of controls and previews.

use crate::contract::presets::Preset;
use crate::contract::tokens::{PREFIX, tokens};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the JSON form. A file of a later version is refused.
pub const VERSION: u32 = 1;

/// A design.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// [`VERSION`].
    #[serde(rename = "rolefitDesign")]
    pub version: u32,
    /// The name that the marketer gave; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The preset that it starts from; none means the defaults.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// The values that differ from the preset's, by the token's name without `--rolefit-`. They are kept as typed, valid or not.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tokens: BTreeMap<String, Value>,
    /// The attributes of the tag, by name. An attribute without a value has the empty text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

/// The value of a token: one, or one for light and one for dark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// The same in both, as CSS.
    Same(String),
    /// One for each, as CSS.
    Pair {
        /// In a light widget.
        light: String,
        /// In a dark one.
        dark: String,
    },
}

impl Value {
    /// Reads `light-dark(a, b)` as a pair, and anything else as one value.
    pub fn of_css(css: &str) -> Self {
        let pair = css
            .trim()
            .strip_prefix("light-dark(")
            .and_then(|rest| rest.strip_suffix(')'))
            .and_then(split_at_comma);
        match pair {
            Some((light, dark)) => Self::Pair {
                light: light.trim().to_owned(),
                dark: dark.trim().to_owned(),
            },
            None => Self::Same(css.trim().to_owned()),
        }
    }

    /// The value in a style sheet.
    pub fn css(&self) -> String {
        match self {
            Self::Same(value) => value.clone(),
            Self::Pair { light, dark } => format!("light-dark({light}, {dark})"),
        }
    }

    /// The value in a light widget.
    pub fn light(&self) -> &str {
        match self {
            Self::Same(value) | Self::Pair { light: value, .. } => value,
        }
    }

    /// The value in a dark widget.
    pub fn dark(&self) -> &str {
        match self {
            Self::Same(value) | Self::Pair { dark: value, .. } => value,
        }
    }
}

/// The two sides of the first comma outside parentheses.
fn split_at_comma(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0;
    for (position, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => return Some((&text[..position], &text[position + 1..])),
            _ => {}
        }
    }
    None
}

impl Design {
    /// A design that changes nothing.
    pub fn new() -> Self {
        Self {
            version: VERSION,
            ..Self::default()
        }
    }

    /// The value of a token before the marketer's own: the preset's, else the default.
    pub fn base(&self, token: &str) -> Value {
        let preset = self.preset.as_deref().and_then(Preset::of);
        let of_preset = preset.and_then(|preset| preset.values().find(|(name, _)| *name == token));
        match of_preset {
            Some((_, value)) => value,
            None => Value::of_css(crate::contract::tokens::token(token).map_or("", |it| it.default)),
        }
    }

    /// The value of a token: the marketer's, else [`Self::base`].
    pub fn value(&self, token: &str) -> Value {
        let own = self.tokens.get(token).cloned();
        own.unwrap_or_else(|| self.base(token))
    }

    /// Every token that has another value than the default, in the order of `style/tokens.css`, with that value.
    pub fn changed(&self) -> Vec<(&'static str, Value)> {
        let changed = tokens().iter().filter_map(|token| {
            let value = self.value(token.name);
            (value != Value::of_css(token.default)).then_some((token.name, value))
        });
        changed.collect()
    }

    /// A rule that sets the changed tokens on `selector`; empty if nothing is changed.
    pub fn css(&self, selector: &str) -> String {
        let changed = self.changed();
        if changed.is_empty() {
            return String::new();
        }
        let lines: String = changed
            .iter()
            .map(|(name, value)| format!("  {PREFIX}{name}: {};\n", value.css()))
            .collect();
        format!("{selector} {{\n{lines}}}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(light: &str, dark: &str) -> Value {
        Value::Pair {
            light: light.to_owned(),
            dark: dark.to_owned(),
        }
    }

    #[test]
    fn a_value_is_read_and_written_as_css() {
        assert_eq!(
            Value::of_css("light-dark(rgb(1, 2, 3), #fff)"),
            pair("rgb(1, 2, 3)", "#fff")
        );
        assert_eq!(Value::of_css(" 0.5em "), Value::Same("0.5em".into()));
        assert_eq!(pair("#000", "#fff").css(), "light-dark(#000, #fff)");
    }

    #[test]
    fn a_design_without_changes_writes_no_rule() {
        assert_eq!(Design::new().css(":root"), "");
    }

    #[test]
    fn a_rule_sets_the_presets_values_and_the_marketers_over_them() {
        let mut design = Design::new();
        design.preset = Some("dense".into());
        design
            .tokens
            .insert("color-accent".into(), pair("#123456", "#abcdef"));
        let css = design.css(":root");
        assert!(css.starts_with(":root {\n  --rolefit-color-accent: light-dark(#123456, #abcdef);\n"));
        assert!(css.contains("  --rolefit-radius: 2px;\n"), "{css}");
    }

    #[test]
    fn a_value_that_is_the_default_is_no_change() {
        let mut design = Design::new();
        design
            .tokens
            .insert("radius".into(), Value::Same("0.5em".into()));
        assert_eq!(design.changed(), []);
    }
}
