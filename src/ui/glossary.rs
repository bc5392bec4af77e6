//! Glossary terms: a button where a term occurs, and one card that explains the term last asked for.
//!
//! The card is a native popover: the browser opens it for mouse, touch and keyboard, closes it with Escape or a press
//! elsewhere, and keeps it above whatever the host page stacks.

use super::pen::Pen;
use super::state::State;
use crate::domain::dataset::Text;
use crate::domain::glossary::Segment;

/// Draws a text with its glossary terms as buttons that explain them. Each term is marked once per `seen`.
pub fn prose(pen: &mut Pen, state: State, text: Text, seen: &mut Vec<bool>) {
    let segments = pen.say.segments(text, seen);
    let mut held = 0;
    for (position, &segment) in segments.iter().enumerate() {
        match segment {
            Segment::Plain(text) => pen.text(text.get(held..).unwrap_or_default()),
            Segment::Term(text, term) => {
                let next = match segments.get(position + 1) {
                    Some(Segment::Plain(next)) => next,
                    _ => "",
                };
                let closes = |byte: &u8| b",.;:)".contains(byte);
                held = next.bytes().take_while(closes).count();
                // Browsers break a line beside a button, even before a comma.
                pen.el("span.held", |pen| {
                    button(pen, state, text, term);
                    pen.text(next.get(..held).unwrap_or_default());
                });
            }
        }
    }
}

fn button(pen: &mut Pen, state: State, text: &str, term: usize) {
    pen.el(
        "button.term type=button popovertarget=term-card popovertargetaction=show",
        |pen| {
            pen.text(text);
            let entry = &state.dataset().glossary[term];
            let meaning = pen.say.text(entry.text);
            pen.on("click", move |_| {
                state.explain(term);
                state.announce(meaning.into());
                state.opened("term", entry.id);
            });
        },
    );
}

/// The card. One for the widget, at its end.
pub fn card(pen: &mut Pen, state: State) {
    pen.el(
        "div.term-card part=term-card id=term-card popover=auto",
        |pen| {
            pen.el("div", |pen| {
                pen.live(move |pen| {
                    if let Some(term) = state.dataset().glossary.get(state.term()) {
                        pen.line("strong", pen.say.text(term.term));
                        pen.line("p", pen.say.text(term.text));
                    }
                });
            });
        },
    );
}
