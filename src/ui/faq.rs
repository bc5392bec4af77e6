//! Frequent questions and the call to action.

use super::compare::{disclosure, title};
use super::config::Config;
use super::node::{Node, Value, el, line, part};
use super::speech::Speech;
use super::state::State;
use crate::domain::bundled::word;

/// Frequent questions as native disclosure elements.
pub fn faq(state: State, say: Speech) -> Node {
    let mut seen = Vec::new();
    let mut children = vec![title(say.word(word::FAQ_HEADING))];
    for entry in state.dataset().faq.iter() {
        let answer = el("p", "", say.marked(state, entry.answer, &mut seen));
        children.push(disclosure("faq-entry", say.text(entry.question), vec![answer]));
    }
    part("section", "faq", children)
}

/// The host's offer: the same for every outcome, and nothing where no link is given.
pub fn cta(state: State, say: Speech, config: &Config) -> Option<Node> {
    let dataset = state.dataset();
    let cta = dataset.cta.as_ref()?;
    let href = match &config.cta_href {
        Some(href) => href.clone().into(),
        None => cta.href.clone()?,
    };
    let label = match &config.cta_label {
        Some(label) => Value::from(label.clone()),
        None => say.text(cta.label).into(),
    };
    let link = line("a", "button-primary", label)
        .set("part", "button-primary")
        .set("href", href)
        .set("rel", "noopener")
        .on("click", move |event| {
            if !state.follow_cta() {
                event.prevent_default();
            }
        });
    let offer = vec![
        line("p", "cta-heading", say.text(cta.heading)),
        line("p", "", say.text(cta.text)),
    ];
    Some(part("aside", "cta", vec![el("div", "", offer), link]))
}
