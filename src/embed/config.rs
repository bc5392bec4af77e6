//! Attributes: from a host's strings to the closed [`Config`].

use crate::bundled::STRINGS;
use crate::domain::cut::cut;
use crate::domain::dataset::Dataset;
use crate::domain::link::safe_link;
use crate::domain::text::{Words, pick_language};
use crate::ui::config::{Config, View};

/// Sets one attribute; an absent or unknown value means the default. Of a value that was not taken, returns what was expected.
pub fn set(
    config: &mut Config,
    dataset: &Dataset,
    name: &str,
    value: Option<&str>,
) -> Option<String> {
    let given = value.unwrap_or_default();
    let mut text = String::new();
    let (taken, expected) = match name {
        "view" => {
            let views = list(given, &|name| {
                VIEWS.iter().position(|(known, _)| *known == name)
            });
            let taken = !views.is_empty();
            config.views = match taken {
                true => views.iter().map(|&at| VIEWS[at].1).collect(),
                false => Config::default().views,
            };
            (taken, "one or more of compare quiz faq")
        }
        "lang" => {
            config.language = pick_language(dataset, &[given]);
            let words = Words::new(&STRINGS, dataset, config.language);
            (
                !words.is_fallback(),
                "a language with interface words, shows the English ones",
            )
        }
        "roles" => {
            config.roles = list(given, &|id| {
                dataset.roles.iter().position(|role| role.id == id)
            });
            let taken = config.roles.len() > 1;
            if !taken {
                config.roles.clear();
                for role in dataset.roles {
                    text.push(' ');
                    text.push_str(role.id);
                }
            }
            (taken, "two or more of")
        }
        "analytics" => {
            config.analytics = given == "datalayer";
            (true, "")
        }
        "without-leaning" => {
            config.without_leaning = value.is_some();
            (true, "")
        }
        "without-share" => {
            config.without_share = value.is_some();
            (true, "")
        }
        "without-print" => {
            config.without_print = value.is_some();
            (true, "")
        }
        "instance" => {
            config.instance = String::from(given);
            (true, "")
        }
        "heading-level" => {
            let level = match given.as_bytes() {
                &[digit @ b'1'..=b'6'] => Some(u32::from(digit - b'0')),
                _ => None,
            };
            config.heading_level = level.unwrap_or(Config::default().heading_level);
            (level.is_some(), "1 to 6")
        }
        "cta-href" => {
            config.cta_href = safe_link(given);
            (
                config.cta_href.is_some(),
                "a link that starts with https: http: mailto: or tel:, or one within the site",
            )
        }
        _ => {
            let place = match name {
                "cta-heading" => &mut config.cta_heading,
                "cta-text" => &mut config.cta_text,
                "cta-target" => &mut config.cta_target,
                _ => &mut config.cta_label,
            };
            *place = value.map(String::from);
            (true, "")
        }
    };
    (value.is_some() && !taken).then(|| String::from(expected) + &text)
}

const VIEWS: [(&str, View); 3] = [
    ("compare", View::Compare),
    ("quiz", View::Quiz),
    ("faq", View::Faq),
];

/// The positions of names with spaces between; none at all if one is unknown or stands twice.
fn list(given: &str, find: &dyn Fn(&str) -> Option<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut rest = given;
    while !rest.is_empty() {
        let name = cut(&mut rest, b' ');
        if name.is_empty() {
            continue;
        }
        match find(name) {
            Some(position) if !found.contains(&position) => found.push(position),
            _ => return Vec::new(),
        }
    }
    found
}
