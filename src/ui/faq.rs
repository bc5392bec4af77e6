//! Frequent questions and the call to action.

use super::config::Config;
use super::elements::{disclosure, title};
use super::glossary::prose;
use super::pen::Pen;
use super::state::State;
use crate::domain::bundled::word;

/// Frequent questions as native disclosure elements.
pub fn faq(pen: &mut Pen, state: State) {
    pen.el("section.faq part=faq", |pen| {
        title(pen, pen.say.word(word::FAQ_HEADING));
        let mut seen = Vec::new();
        for entry in state.dataset().faq.iter() {
            let question = pen.say.text(entry.question);
            disclosure(pen, state, ("faq", entry.id), question, |pen| {
                pen.el("p", |pen| prose(pen, state, entry.answer, &mut seen));
            });
        }
    });
}

/// The host's offer: the same for every outcome, and nothing where no link is given.
pub fn cta(pen: &mut Pen, state: State, config: &Config) {
    let Some(cta) = &state.dataset().cta else {
        return;
    };
    let Some(href) = config.cta_href.as_deref().or(cta.href) else {
        return;
    };
    let say = pen.say.clone();
    let text = |own: &Option<String>, text| own.clone().unwrap_or_else(|| say.text(text).into());
    pen.el("aside.cta part=cta", |pen| {
        pen.el("div", |pen| {
            pen.line("p.cta-heading", &text(&config.cta_heading, cta.heading));
            pen.line("p", &text(&config.cta_text, cta.text));
        });
        pen.el("a.button-primary part=button-primary rel=noopener", |pen| {
            pen.set("href", href);
            if let Some(target) = &config.cta_target {
                pen.set("target", target);
            }
            pen.text(&text(&config.cta_label, cta.label));
            pen.on("click", move |event| {
                if !state.follow_cta() {
                    event.prevent_default();
                }
            });
        });
    });
}
