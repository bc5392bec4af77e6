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
            disclosure(pen, pen.say.text(entry.question), |pen| {
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
    let label = config.cta_label.as_deref();
    pen.el("aside.cta part=cta", |pen| {
        pen.el("div", |pen| {
            pen.line("p.cta-heading", pen.say.text(cta.heading));
            pen.line("p", pen.say.text(cta.text));
        });
        pen.el("a.button-primary part=button-primary rel=noopener", |pen| {
            pen.set("href", href);
            pen.text(label.unwrap_or_else(|| pen.say.text(cta.label)));
            pen.on("click", move |event| {
                if !state.follow_cta() {
                    event.prevent_default();
                }
            });
        });
    });
}
