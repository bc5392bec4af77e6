//! The frame: what is pasted where a site allows no script of the widget's.
//!
//! Owns the address of `frame.html` with its parameters, and what a frame cannot do. Knows nothing of the other forms.

use super::html::{Given, open_tag};
use super::writer::Writer;
use crate::installation::address::Address;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in a parameter of an address: what is a letter or a digit, and four more.
const IN_PARAMETER: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

impl Writer<'_> {
    /// Notes why an attribute is not written.
    pub fn note_of_frame(&mut self, name: &str) {
        self.note(match name {
            "loading" => "loading: not written, because in a frame the widget always loads at once. The iframe itself says when it is loaded.".to_owned(),
            "without-share" => "without-share: not written, because in a frame it is always on: a link would lead to the frame and not to your page.".to_owned(),
            "share-base" => "share-base: not written, because in a frame no share link is offered.".to_owned(),
            "mode" => "mode: not written, because a frame has no room for a window of its own.".to_owned(),
            "analytics" => "analytics: not written, because a frame cannot reach the page's data layer. Listen to the events that frame-host.js dispatches on the iframe.".to_owned(),
            _ => format!("{name}: not written, because frame.html does not take it."),
        });
    }

    /// The frame, and the script that gives it the height of its content.
    pub fn frame(&mut self, given: &[Given]) -> String {
        let parameters: Vec<String> = given
            .iter()
            .map(|it| match &it.value {
                Some(value) => format!("{}={}", it.name, utf8_percent_encode(value, IN_PARAMETER)),
                None => it.name.clone(),
            })
            .collect();
        let query = match parameters.is_empty() {
            true => String::new(),
            false => format!("?{}", parameters.join("&")),
        };
        let value = |name| {
            let there = given.iter().find(|it| it.name == name);
            there.and_then(|it| it.value.as_deref())
        };
        if !self.design.changed().is_empty() {
            self.note("The styles do not reach into a frame: there the widget has its own colours, fonts and sizes. Another form of the tag takes them.");
        }
        self.note("Search engines do not read the content of a frame as part of your page.");
        match value("lang") {
            Some(_) => {}
            None => self.note("Without lang the widget speaks English in a frame, whatever the language of the page around it."),
        }
        if value("theme").is_none() {
            self.note("Without theme the frame is light or dark as the visitor's system. If your page is always light or always dark, say so by theme.");
        }
        if let Some(href) = value("cta-href") {
            let link = Address::of(href, None);
            let is_whole = link.origin.is_some()
                || link.path.starts_with("mailto:")
                || link.path.starts_with("tel:");
            if !is_whole {
                self.note(format!("cta-href: found “{href}”; in a frame write a full address such as https://agency.example/contact, because a relative one starts from frame.html."));
            }
        }
        if let Some(source) = value("source") {
            let there = Address::of(source, None).origin;
            if there.is_some() && there != Address::of(&self.folder, None).origin {
                self.note("source: in a frame the dataset has to come from where frame.html comes from. An address elsewhere is ignored.");
            }
        }
        if self.options.integrity.is_some() {
            self.note("integrity: not written, because frame.html loads embed.js itself.");
        }
        let title = match value("lang").or(self.options.fallback.as_deref()) {
            Some(lang) if lang.to_ascii_lowercase().starts_with("fr") => {
                "De quel rôle avez-vous besoin ?"
            }
            _ => "Which role do you need?",
        };
        let script = [Given::new(
            "src",
            Some(format!("{}frame-host.js", self.folder)),
        )];
        let mut attributes = vec![
            Given::new("data-rolefit-frame", None),
            Given::new("title", Some(title.into())),
            Given::new("width", Some("100%".into())),
            Given::new("height", Some("900".into())),
            Given::new("frameborder", Some("0".into())),
        ];
        if !self.options.is_at_the_top {
            attributes.push(Given::new("loading", Some("lazy".into())));
        }
        attributes.push(Given::new(
            "src",
            Some(format!("{}frame.html{query}", self.folder)),
        ));
        format!(
            "{}</script>\n{}</iframe>\n",
            open_tag("script", &script),
            open_tag("iframe", &attributes)
        )
    }
}
