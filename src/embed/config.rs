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
) -> Option<&'static str> {
    let given = value.unwrap_or_default();
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
        // The style sheet reads the attribute itself.
        "theme" => (
            ["light", "dark", "auto"].contains(&given),
            "light, dark or auto",
        ),
        "cta-href" => {
            config.cta_href = safe_link(given);
            (
                config.cta_href.is_some(),
                "a link that starts with https: http: mailto: or tel:, or one within the site",
            )
        }
        "cta-label" => {
            config.cta_label = value.map(String::from);
            (true, "")
        }
        _ => (true, ""),
    };
    (value.is_some() && !taken).then_some(expected)
}

fn view(name: &str) -> Option<View> {
    match name {
        "compare" => Some(View::Compare),
        "quiz" => Some(View::Quiz),
        "faq" => Some(View::Faq),
        _ => None,
    }
}
