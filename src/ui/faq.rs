//! Frequent questions and the call to action.

use std::cell::RefCell;
use std::rc::Rc;

use super::config::Config;
use super::elements::{disclosure, title};
use super::event::{Event, Opened};
use super::glossary::prose;
use super::locale::Locale;
use super::render::Renderer;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::Text;

/// Frequent questions as native disclosure elements; nothing where the dataset has none.
pub fn faq(r: &mut Renderer, state: State) {
    if state.dataset.faq.is_empty() {
        return;
    }
    r.el("section.faq part=faq", |r| {
        r.deferred(move |r| entries(r, state));
    });
}

fn entries(r: &mut Renderer, state: State) {
    title(r, r.locale.word(word::FAQ_HEADING));
    let seen = Rc::new(RefCell::new(Vec::new()));
    for entry in state.dataset.faq.iter() {
        let question = r.locale.text(entry.question);
        let seen = seen.clone();
        let opened = Opened::Faq { id: entry.id };
        disclosure(r, state, opened, question, move |r| {
            r.el("p", |r| {
                prose(r, state, entry.answer, &mut seen.borrow_mut())
            });
        });
    }
}

/// The call to action, the same for every outcome. Nothing is rendered without a link and a label.
pub fn cta(r: &mut Renderer, state: State, config: &Config) {
    let own = state.dataset.cta.as_ref();
    let locale = r.locale;
    let heading = either(locale, &config.cta_heading, own.map(|cta| cta.heading));
    let sentence = either(locale, &config.cta_text, own.map(|cta| cta.text));
    let label = either(locale, &config.cta_label, own.map(|cta| cta.label));
    let href = config.cta_href.as_deref().or(own.and_then(|cta| cta.href));
    let (Some(href), Some(label)) = (href, label) else {
        return;
    };
    r.el("aside.cta part=cta", |r| {
        r.el("div", |r| {
            for (tag, text) in [("p.cta-heading", heading), ("p", sentence)] {
                if let Some(text) = text {
                    r.text_el(tag, text);
                }
            }
        });
        r.el("a.button-primary part=button-primary rel=noopener", |r| {
            r.attr("href", href);
            if let Some(target) = &config.cta_target {
                r.attr("target", target);
            }
            r.text(label);
            r.on("click", move |event| {
                state.emit(Event::CtaClicked(event.clone()));
            });
        });
    });
}

/// The host's text, else the dataset's.
fn either(locale: Locale, given: &Option<String>, own: Option<Text>) -> Option<&str> {
    given.as_deref().or(own.map(|text| locale.text(text)))
}
