//! Glossary terms: a button where a term occurs, and one popover that explains the term last asked for.
//!
//! The popover is the browser's: it opens for mouse, touch and keyboard, closes with Escape or a press elsewhere, and
//! stands above whatever the host page stacks.

use leptos::prelude::*;

use super::event::Opened;
use super::render::Renderer;
use super::state::State;
use crate::domain::dataset::Text;
use crate::domain::glossary::Segment;

/// Renders a text whose glossary terms are buttons that open their explanation. A term becomes a button once per `seen`.
pub fn prose(r: &mut Renderer, state: State, text: Text, seen: &mut Vec<bool>) {
    let segments = r.locale.segments(text, seen);
    let mut closing = 0;
    for (position, &segment) in segments.iter().enumerate() {
        match segment {
            Segment::Plain(text) => r.text(text.get(closing..).unwrap_or_default()),
            Segment::Term(text, term) => {
                let next = match segments.get(position + 1) {
                    Some(Segment::Plain(next)) => next,
                    _ => "",
                };
                let closes = |byte: &u8| b",.;:)".contains(byte);
                closing = next.bytes().take_while(closes).count();
                // Browsers break a line beside a button, even before a comma.
                r.el("span.held", |r| {
                    button(r, state, text, term);
                    r.text(next.get(..closing).unwrap_or_default());
                });
            }
        }
    }
}

fn button(r: &mut Renderer, state: State, text: &str, term: usize) {
    r.el(
        "button.term type=button popovertarget=term-card popovertargetaction=show",
        |r| {
            r.text(text);
            let entry = &state.dataset.glossary[term];
            let meaning = r.locale.text(entry.text);
            r.on("click", move |_| {
                state.explain(term, meaning);
                state.report_opened(Opened::Term { id: entry.id });
            });
        },
    );
}

/// The card. One for the widget, at its end.
pub fn card(r: &mut Renderer, state: State) {
    r.el(
        "div.term-card part=term-card id=term-card popover=auto",
        |r| {
            r.el("div", |r| {
                r.children(move |r| {
                    if let Some(term) = state
                        .dataset
                        .glossary
                        .get(state.announcement.with(|last| last.term))
                    {
                        r.text_el("strong", r.locale.text(term.term));
                        r.text_el("p", r.locale.text(term.text));
                    }
                });
            });
        },
    );
}
