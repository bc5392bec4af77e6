//! Which values an attribute takes.
//!
//! Owns what the widget says of a value that it does not know; knows nothing of where the value stands.

use crate::contract::attributes::{Attribute, Input};
use rolefit_domain::link::safe_link;

/// The ids of the built-in dataset's roles.
pub const ROLES: [&str; 3] = ["lead-developer", "cto", "fractional-cto"];

/// The languages of the built-in dataset.
pub const LANGUAGES: [&str; 2] = ["en", "fr"];

/// What an attribute expects in place of `value`; none if the value is valid.
///
/// Which roles and languages there are is not known where the page has a dataset of its own.
pub fn expected(attribute: &Attribute, value: &str, has_own_dataset: bool) -> Option<String> {
    let of = |names: &[&str]| {
        let names = names.iter().map(|name| format!("“{name}”"));
        names.collect::<Vec<_>>().join(", ")
    };
    let names: Vec<&str> = match &attribute.input {
        Input::Choice(values) | Input::Several(values) => {
            values.iter().map(String::as_str).collect()
        }
        Input::Flag | Input::Text(_) => Vec::new(),
    };
    match &attribute.input {
        Input::Choice(_) => (!names.contains(&value)).then(|| format!("one of {}", of(&names))),
        Input::Several(_) => (!is_list(value, &names, 1)).then(|| {
            format!(
                "one or more of {}, each once, with spaces between",
                of(&names)
            )
        }),
        Input::Flag => {
            let is_no =
                ["false", "no", "off", "0"].contains(&value.trim().to_ascii_lowercase().as_str());
            is_no.then(|| "no value: the attribute counts as soon as it is there, whatever its value, so leave it out".to_owned())
        }
        Input::Text(_) => match attribute.name.as_str() {
            "heading-level" => (!matches!(value, "1" | "2" | "3" | "4" | "5" | "6"))
                .then(|| "a whole number from 1 to 6".to_owned()),
            "cta-href" => safe_link(value).is_none().then(|| {
                "a link that starts with https:, http:, mailto: or tel:, or one within the site"
                    .to_owned()
            }),
            "share-base" => (!["https://", "http://"]
                .iter()
                .any(|it| value.starts_with(it)))
            .then(|| "an address that starts with https:// or http://".to_owned()),
            "roles" if !has_own_dataset => (!is_list(value, &ROLES, 2)).then(|| {
                format!(
                    "two or more of {}, each once, with spaces between",
                    of(&ROLES)
                )
            }),
            "lang" if value.trim().is_empty() => Some("a language tag such as “en”".to_owned()),
            "lang" if !has_own_dataset => {
                let language = value
                    .trim()
                    .split(['-', '_'])
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                let is_known = LANGUAGES.contains(&language.as_str());
                (!is_known).then(|| {
                    format!(
                        "a language that the built-in dataset has: {}",
                        of(&LANGUAGES)
                    )
                })
            }
            "base" => {
                is_file(value).then(|| "the address of a folder, such as “/rolefit/”".to_owned())
            }
            _ => None,
        },
    }
}

/// Whether a list with spaces between holds at least `least` of these names, each once, and nothing else.
fn is_list(value: &str, names: &[&str], least: usize) -> bool {
    let given: Vec<&str> = value.split(' ').filter(|name| !name.is_empty()).collect();
    let is_each_once = given
        .iter()
        .enumerate()
        .all(|(at, name)| !given[..at].contains(name));
    given.len() >= least && is_each_once && given.iter().all(|name| names.contains(name))
}

/// Whether the address names one of the widget's files, where a folder is expected.
fn is_file(value: &str) -> bool {
    let value = value.split(['?', '#']).next().unwrap_or_default();
    [".js", ".wasm", ".html"]
        .iter()
        .any(|ending| value.trim_end().ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::attributes::attribute;
    use rolefit::bundled::DATASET;

    fn is_valid(name: &str, value: &str) -> bool {
        expected(attribute(name).unwrap(), value, false).is_none()
    }

    #[test]
    fn the_roles_and_languages_are_those_of_the_built_in_dataset() {
        let roles: Vec<&str> = DATASET.roles.iter().map(|role| role.id).collect();
        let languages: Vec<&str> = DATASET
            .languages
            .iter()
            .map(|language| language.tag)
            .collect();
        assert_eq!(roles, ROLES);
        assert_eq!(languages, LANGUAGES);
    }

    #[test]
    fn every_value_of_the_documents_is_valid() {
        for (name, value) in [
            ("view", "quiz"),
            ("view", "faq  compare quiz"),
            ("lang", "fr"),
            ("lang", "fr_FR"),
            ("lang", "EN-gb"),
            ("theme", "dark"),
            ("source", "/roles.json"),
            ("roles", "cto fractional-cto"),
            ("cta-href", "/contact"),
            ("cta-href", "mailto:hello@agency.example"),
            ("cta-heading", ""),
            ("cta-target", "_blank"),
            ("heading-level", "3"),
            ("share-base", "https://agency.example/roles"),
            ("without-share", ""),
            ("without-share", "without-share"),
            ("instance", "pricing"),
            ("base", "/rolefit/"),
            ("base", "/rolefit"),
        ] {
            assert!(is_valid(name, value), "{name}=\"{value}\"");
        }
    }

    #[test]
    fn a_value_that_the_widget_does_not_take_is_answered_with_what_it_takes() {
        for (name, value, word) in [
            ("view", "table", "compare"),
            ("view", "", "compare"),
            ("view", "quiz quiz", "each once"),
            ("theme", "Dark", "“dark”"),
            ("theme", "", "“auto”"),
            ("lang", "de", "“fr”"),
            ("lang", " ", "language tag"),
            ("roles", "cto", "two or more"),
            ("roles", "cto ceo", "lead-developer"),
            ("cta-href", "javascript:alert(1)", "https:"),
            ("cta-href", "", "https:"),
            ("heading-level", "7", "1 to 6"),
            ("heading-level", " 2", "1 to 6"),
            ("share-base", "agency.example", "https://"),
            ("without-share", "false", "no value"),
            ("base", "/rolefit/embed.js?v=1", "folder"),
        ] {
            let expected = expected(attribute(name).unwrap(), value, false).unwrap();
            assert!(expected.contains(word), "{name}=\"{value}\": {expected}");
        }
    }

    #[test]
    fn roles_and_languages_of_another_dataset_are_not_judged() {
        for (name, value) in [("lang", "de"), ("roles", "chef")] {
            assert_eq!(expected(attribute(name).unwrap(), value, true), None);
        }
    }
}
