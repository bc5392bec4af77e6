//! Glossary terms: a button where a term occurs, and one card that explains the term last asked for.
//!
//! The card is a native popover: the browser opens it for mouse, touch and keyboard, closes it with Escape or a press
//! elsewhere, and keeps it above whatever the host page stacks.

use super::node::{Node, el, line, part};
use super::speech::Speech;
use super::state::State;

/// A term in running text.
pub fn button(state: State, text: &'static str, term: usize) -> Node {
    line("button", "term", text)
        .set("type", "button")
        .set("popovertarget", "term-card")
        .set("popovertargetaction", "show")
        .on("click", move |_| state.explain(term))
}

/// The card. One for the widget, at its end.
pub fn card(state: State, say: Speech) -> Node {
    let entry = el("div", "", Vec::new())
        .set("aria-live", "polite")
        .live(move || {
            let dataset = state.dataset();
            let Some(term) = dataset.glossary.get(state.term()) else {
                return Vec::new();
            };
            vec![
                line("strong", "", say.text(term.term)),
                line("p", "", say.text(term.text)),
            ]
        });
    part("div", "term-card", vec![entry])
        .set("id", "term-card")
        .set("popover", "auto")
}
