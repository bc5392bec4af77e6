//! What a marketer has chosen: all that is saved, sent as a link, exported, and undone.
//!
//! Owns the form of a design as JSON and the faults that are named when one is read. Knows nothing of controls and previews.

use crate::contract::attributes::attribute;
use crate::contract::presets::{PRESETS, Preset};
use crate::contract::tokens::{PREFIX, token, tokens};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The version of the JSON form. A file of a later version is refused.
pub const VERSION: u32 = 1;

/// A design.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// The version of this form, 1.
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
            None => Value::of_css(self::token(token).map_or("", |it| it.default)),
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

/// What is wrong with a text that should be a design.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Each fault as a sentence: what was found, and what was expected.
    pub faults: Vec<String>,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.faults.join(" "))
    }
}

impl std::error::Error for Fault {}

impl Design {
    /// The design as JSON.
    pub fn json(&self) -> String {
        // Texts and maps with texts as keys can always be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a design from JSON and names everything that is wrong with it.
    ///
    /// # Errors
    /// The text is no JSON, no design, or one of a later version; or it has a preset, token or attribute that does not exist.
    pub fn of_json(json: &str) -> Result<Self, Fault> {
        let one = |fault: String| Fault {
            faults: vec![fault],
        };
        let design: Self = serde_json::from_str(json).map_err(|error| {
            one(format!(
                "Found {error}; expected a design that the studio exported, which begins with {{ \"rolefitDesign\": {VERSION}."
            ))
        })?;
        if design.version != VERSION {
            return Err(one(format!(
                "Found a design of version {}; expected version {VERSION}. Open it in the studio that wrote it, or in a newer one.",
                design.version
            )));
        }
        let mut faults = Vec::new();
        if let Some(preset) = &design.preset
            && Preset::of(preset).is_none()
        {
            let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
            faults.push(format!(
                "Found the preset “{preset}”; expected one of {}.",
                names.join(", ")
            ));
        }
        for name in design.tokens.keys() {
            if token(name).is_none() {
                faults.push(format!(
                    "Found the token “{name}”; expected a name from docs/styling.md without {PREFIX}, such as color-accent."
                ));
            }
        }
        for name in design.attributes.keys() {
            if attribute(name).is_none() {
                faults.push(format!(
                    "Found the attribute “{name}”; expected one from docs/embedding.md, such as cta-href."
                ));
            }
        }
        match faults.is_empty() {
            true => Ok(design),
            false => Err(Fault { faults }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_design_is_read_as_it_was_written() {
        let mut design = Design::new();
        design.name = "Nordlys".into();
        design.preset = Some("dense".into());
        design
            .tokens
            .insert("radius".into(), Value::Same("1em".into()));
        design
            .tokens
            .insert("color-accent".into(), pair("#123456", "no colour"));
        design
            .attributes
            .insert("without-share".into(), String::new());
        assert_eq!(Design::of_json(&design.json()), Ok(design));
    }

    #[test]
    fn every_fault_of_a_design_is_named() {
        let text = r#"{"rolefitDesign": 1, "preset": "sad", "tokens": {"colour": "red"}, "attributes": {"onclick": "x"}}"#;
        let faults = Design::of_json(text).unwrap_err().faults;
        for (fault, word) in faults.iter().zip(["sad", "colour", "onclick"]) {
            assert!(fault.contains(word), "{fault}");
        }
        assert_eq!(faults.len(), 3);
    }

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/design.schema.json");
        let schema = serde_json::to_string_pretty(&schemars::schema_for!(Design)).unwrap() + "\n";
        let published = std::fs::read_to_string(file).unwrap_or_default();
        assert_eq!(
            published, schema,
            "studio/design.schema.json is out of date; expected:\n{schema}"
        );
    }

    #[test]
    fn what_is_no_design_says_what_was_expected() {
        for text in ["", "{", "[]", "{\"rolefitDesign\": 1, \"more\": 2}", "null"] {
            let fault = Design::of_json(text).unwrap_err().to_string();
            assert!(fault.contains("expected a design"), "{fault}");
        }
        let later = Design::of_json("{\"rolefitDesign\": 2}").unwrap_err();
        assert!(later.to_string().contains("version 2"), "{later}");
    }

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
        assert!(
            css.starts_with(":root {\n  --rolefit-color-accent: light-dark(#123456, #abcdef);\n")
        );
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
