//! Sets fields of the closed [`Config`] from the strings of attributes.
//!
//! `attributes.json` declares the attributes, and the build script makes [`Attribute`] of it: an attribute that has no arm here does not
//! compile.

use crate::bundled::STRINGS;
use crate::domain::cut::cut;
use crate::domain::dataset::Dataset;
use crate::domain::link::safe_link;
use crate::domain::text::{Words, pick_language};
use crate::ui::config::{Config, View};

include!(concat!(env!("OUT_DIR"), "/attributes.rs"));

/// Sets one attribute; an absent or unknown value means the default. Returns a description of the expected
/// values if the value is invalid.
pub fn set(
    config: &mut Config,
    dataset: &Dataset,
    attribute: Attribute,
    value: Option<&str>,
) -> Option<String> {
    let given = value.unwrap_or_default();
    let text = value.map(String::from);
    let expected = match attribute {
        Attribute::View => {
            let views = list(given, &|name| {
                VIEWS.iter().position(|(known, _)| *known == name)
            });
            let is_taken = !views.is_empty();
            config.views = match is_taken {
                true => views.iter().map(|&at| VIEWS[at].1).collect(),
                false => Config::default().views,
            };
            (!is_taken).then(|| String::from("one or more of compare quiz faq"))
        }
        Attribute::Lang => {
            config.language = pick_language(dataset, &[given]);
            let words = Words::new(&STRINGS, dataset, config.language);
            words
                .is_fallback()
                .then(|| String::from("a language with interface words, shows the English ones"))
        }
        Attribute::Roles => {
            config.roles = list(given, &|id| {
                dataset.roles.iter().position(|role| role.id == id)
            });
            let is_taken = config.roles.len() > 1;
            if !is_taken {
                config.roles.clear();
            }
            (!is_taken).then(|| {
                let mut expected = String::from("two or more of");
                for role in dataset.roles {
                    expected.push(' ');
                    expected.push_str(role.id);
                }
                expected
            })
        }
        Attribute::HeadingLevel => {
            let level = match given.as_bytes() {
                &[digit @ b'1'..=b'6'] => Some(u32::from(digit - b'0')),
                _ => None,
            };
            config.heading_level = level.unwrap_or(Config::default().heading_level);
            level.is_none().then(|| String::from("1 to 6"))
        }
        Attribute::CtaHref => {
            config.cta_href = safe_link(given);
            config.cta_href.is_none().then(|| {
                String::from(
                    "a link that starts with https: http: mailto: or tel:, or one within the site",
                )
            })
        }
        Attribute::CtaHeading => accept(&mut config.cta_heading, text),
        Attribute::CtaText => accept(&mut config.cta_text, text),
        Attribute::CtaLabel => accept(&mut config.cta_label, text),
        Attribute::CtaTarget => accept(&mut config.cta_target, text),
        Attribute::Instance => accept(&mut config.instance, String::from(given)),
        Attribute::Analytics => accept(&mut config.analytics, given == "datalayer"),
        Attribute::WithoutLeaning => accept(&mut config.without_leaning, value.is_some()),
        Attribute::WithoutShare => accept(&mut config.without_share, value.is_some()),
        Attribute::ShareBase => {
            let is_taken = ["https://", "http://"]
                .iter()
                .any(|scheme| given.starts_with(scheme));
            config.share_base = text.filter(|_| is_taken);
            (!is_taken).then(|| String::from("an address that starts with https:// or http://"))
        }
        Attribute::WithoutPrint => accept(&mut config.without_print, value.is_some()),
    };
    expected.filter(|_| value.is_some())
}

/// Takes any value.
fn accept<T>(field: &mut T, value: T) -> Option<String> {
    *field = value;
    None
}

const VIEWS: [(&str, View); 3] = [
    ("compare", View::Compare),
    ("quiz", View::Quiz),
    ("faq", View::Faq),
];

/// The positions of names with spaces between; none at all if one is unknown or occurs twice.
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
