//! Glossary terms: a button where a term occurs, and one card that explains the term last asked for.
//!
//! The card is a native popover: the browser opens it for mouse, touch and keyboard, closes it with Escape or a press
//! elsewhere, and keeps it above whatever the host page stacks.

use super::pen::Pen;
use super::speech::Speech;
use super::state::State;

/// A term in running text.
pub fn button(pen: &mut Pen, state: State, text: &str, term: usize) {
    pen.el("button.term type=button popovertarget=term-card popovertargetaction=show", |pen| {
        pen.text(text);
        pen.on("click", move |_| state.explain(term));
    });
}

/// The card. One for the widget, at its end.
pub fn card(pen: &mut Pen, state: State, say: Speech) {
    pen.el("div.term-card part=term-card id=term-card popover=auto", |pen| {
        pen.el("div aria-live=polite", |pen| {
            pen.live(move |pen| {
                if let Some(term) = state.dataset().glossary.get(state.term()) {
                    pen.line("strong", say.text(term.term));
                    pen.line("p", say.text(term.text));
                }
            });
        });
    });
}
