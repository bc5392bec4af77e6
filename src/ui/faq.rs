//! Frequent questions and the call to action.

use super::config::Config;
use super::dom;
use super::elements::{disclosure, title};
use super::glossary::prose;
use super::pen::Pen;
use super::speech::Speech;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::Text;

/// Frequent questions as native disclosure elements; nothing where the dataset has none.
pub fn faq(pen: &mut Pen, state: State) {
    if state.dataset().faq.is_empty() {
        return;
    }
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

/// The host's offer: the same for every outcome, and nothing where no link is given or nobody says what it is.
pub fn cta(pen: &mut Pen, state: State, config: &Config) {
    let own = state.dataset().cta.as_ref();
    let say = &pen.say;
    let heading = either(say, &config.cta_heading, own.map(|cta| cta.heading));
    let sentence = either(say, &config.cta_text, own.map(|cta| cta.text));
    let label = either(say, &config.cta_label, own.map(|cta| cta.label));
    let href = config.cta_href.as_deref().or(own.and_then(|cta| cta.href));
    let (Some(href), Some(label)) = (href, label) else {
        return;
    };
    pen.el("aside.cta part=cta", |pen| {
        pen.el("div", |pen| {
            for (tag, text) in [("p.cta-heading", heading), ("p", sentence)] {
                if let Some(text) = text {
                    pen.line(tag, text);
                }
            }
        });
        pen.el("a.button-primary part=button-primary rel=noopener", |pen| {
            pen.set("href", href);
            if let Some(target) = &config.cta_target {
                pen.set("target", target);
            }
            pen.text(label);
            pen.on("click", move |event| {
                if !state.follow_cta() {
                    dom::call(&event, "preventDefault", &[]);
                }
            });
        });
    });
}

/// The host's text, else the dataset's.
fn either<'a>(say: &Speech, given: &'a Option<String>, own: Option<Text>) -> Option<&'a str> {
    given.as_deref().or(own.map(|text| say.text(text)))
}
