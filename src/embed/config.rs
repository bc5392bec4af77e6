//! Attributes: from a host's strings to the closed [`Config`].

use crate::domain::cut::cut;
use crate::domain::dataset::Dataset;
use crate::domain::link::safe_link;
use crate::domain::text::pick_language;
use crate::ui::config::{Config, View};

/// Sets one attribute; an absent or unknown value means the default. Of a value that was not taken, returns what was expected.
pub fn set(
    config: &mut Config,
    dataset: &Dataset,
    name: &str,
    value: Option<&str>,
) -> Option<String> {
    let given = value.unwrap_or_default();
    let mut text = None;
    let (taken, expected) = match name {
        "view" => {
            config.views.clear();
            let mut taken = true;
            let mut rest = given;
            while !rest.is_empty() {
                let name = cut(&mut rest, b' ');
                taken &= view(name).is_some() || name.is_empty();
                config.views.extend(view(name));
            }
            taken &= !config.views.is_empty();
            if !taken {
                config.views = Config::default().views;
            }
            (taken, "one or more of compare quiz faq")
        }
        "lang" => {
            config.language = pick_language(dataset, &[given]);
            (true, "")
        }
        "roles" => {
            config.roles.clear();
            let mut taken = true;
            for id in given.split(' ').filter(|id| !id.is_empty()) {
                let role = dataset.roles.iter().position(|role| role.id == id);
                taken &= role.is_some_and(|role| !config.roles.contains(&role));
                config.roles.extend(role);
            }
            taken &= config.roles.len() > 1;
            if !taken {
                config.roles.clear();
                text = Some(role_ids(dataset));
            }
            (taken, "two or more of")
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
    (value.is_some() && !taken).then(|| String::from(expected) + &text.unwrap_or_default())
}

/// ` first second third`
fn role_ids(dataset: &Dataset) -> String {
    let mut ids = String::new();
    for role in dataset.roles.iter() {
        ids.push(' ');
        ids.push_str(role.id);
    }
    ids
}

fn view(name: &str) -> Option<View> {
    match name {
        "compare" => Some(View::Compare),
        "quiz" => Some(View::Quiz),
        "faq" => Some(View::Faq),
        _ => None,
    }
}
