//! The attributes of the tag.
//!
//! `src/embed/attributes.json` declares them; `studio/attributes.json` says in a line what each is for, in the order in which the form shows
//! them.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One attribute.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// The name of the group that the form shows it in.
    pub group: String,
    /// What it is for, in one sentence.
    pub about: String,
    /// What it takes.
    pub input: Input,
    /// Whether `frame.html` takes it as a parameter.
    pub frame: bool,
}

/// What an attribute takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// One of these values, the default first.
    Choice(Vec<String>),
    /// Some of these values, with spaces between; without the attribute all of them.
    Several(Vec<String>),
    /// No value: it is there or it is not.
    Flag,
    /// Any text; the example shows its form.
    Text(String),
}

#[derive(Deserialize)]
struct Declared {
    #[serde(default)]
    frame: bool,
    values: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Told {
    name: String,
    group: String,
    about: String,
    #[serde(default)]
    several: Vec<String>,
    #[serde(default)]
    flag: bool,
    #[serde(default)]
    example: String,
}

/// All attributes, in the order of the form.
pub fn attributes() -> &'static [Attribute] {
    static ATTRIBUTES: LazyLock<Vec<Attribute>> = LazyLock::new(|| read().unwrap_or_default());
    &ATTRIBUTES
}

/// The attribute of this name.
pub fn attribute(name: &str) -> Option<&'static Attribute> {
    attributes().iter().find(|it| it.name == name)
}

fn read() -> serde_json::Result<Vec<Attribute>> {
    let mut declared: HashMap<String, Declared> =
        serde_json::from_str(include_str!("../../../src/embed/attributes.json"))?;
    let told: Vec<Told> = serde_json::from_str(include_str!("../../attributes.json"))?;
    let attribute = |told: Told| {
        let declared = declared.remove(&told.name)?;
        let input = match declared.values {
            Some(values) => Input::Choice(values),
            None if !told.several.is_empty() => Input::Several(told.several),
            None if told.flag => Input::Flag,
            None => Input::Text(told.example),
        };
        Some(Attribute {
            name: told.name,
            group: told.group,
            about: told.about,
            input,
            frame: declared.frame,
        })
    };
    Ok(told.into_iter().filter_map(attribute).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_attribute_of_the_widget_is_in_the_form_and_explained() {
        let declared: HashMap<String, Declared> =
            serde_json::from_str(include_str!("../../../src/embed/attributes.json")).unwrap();
        let declared: BTreeSet<&str> = declared.keys().map(String::as_str).collect();
        let told: BTreeSet<&str> = read_names();
        assert_eq!(told, declared);
        assert_eq!(attributes().len(), declared.len());
        for attribute in attributes() {
            assert!(!attribute.about.is_empty(), "{}", attribute.name);
        }
    }

    fn read_names() -> BTreeSet<&'static str> {
        attributes().iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn the_default_of_a_choice_comes_first() {
        assert_eq!(
            attribute("theme").map(|it| it.input.clone()),
            Some(Input::Choice(
                ["auto", "light", "dark"].map(String::from).into()
            ))
        );
    }
}
