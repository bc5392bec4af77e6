//! Attributes: from a host's strings to the closed [`Config`], with one line on what was wrong.

use crate::domain::dataset::Dataset;
use crate::domain::link::safe_link;
use crate::domain::text::pick_language;
use crate::ui::config::{Config, View};

const VIEWS: [(&str, View); 3] = [
    ("compare", View::Compare),
    ("quiz", View::Quiz),
    ("faq", View::Faq),
];

/// Sets one attribute; an absent or unknown value means the default. Returns what was wrong.
pub fn set(
    config: &mut Config,
    dataset: &Dataset,
    name: &str,
    value: Option<&str>,
) -> Option<String> {
    match name {
        "view" => {
            let words: Vec<&str> = value.unwrap_or("").split_ascii_whitespace().collect();
            let views: Vec<View> = words
                .iter()
                .filter_map(|word| {
                    VIEWS
                        .iter()
                        .find(|(name, _)| name == word)
                        .map(|&(_, view)| view)
                })
                .collect();
            if !views.is_empty() && views.len() == words.len() {
                config.views = views;
                return None;
            }
            config.views = Config::default().views;
            unknown(name, value, "one or more of compare quiz faq")
        }
        "lang" => {
            config.language = pick_language(dataset, &[value.unwrap_or("")]);
            None
        }
        // The style sheet reads the attribute itself.
        "theme" => match value {
            Some("light" | "dark" | "auto") => None,
            _ => unknown(name, value, "light, dark or auto"),
        },
        "cta-href" => {
            config.cta_href = value.and_then(safe_link);
            match config.cta_href {
                Some(_) => None,
                None => unknown(
                    name,
                    value,
                    "a link starting with https: http: mailto: or tel:, or within the site",
                ),
            }
        }
        "cta-label" => {
            config.cta_label = value.map(String::from);
            None
        }
        _ => None,
    }
}

fn unknown(name: &str, value: Option<&str>, expected: &str) -> Option<String> {
    value.map(|value| [name, ": found “", value, "”, expected ", expected].concat())
}
