//! Glossary terms: a button where a term occurs, and one card that explains the term last asked for.
//!
//! The card is a native popover: the browser opens it for mouse, touch and keyboard, closes it with Escape or a press
//! elsewhere, and keeps it above whatever the host page stacks.

use leptos::prelude::*;

use super::speech::Speech;
use super::state::State;

/// A term in running text.
pub fn button(state: State, text: String, term: usize) -> AnyView {
    view! {
        <button class={"term"} type={"button"} popovertarget={"term-card"} popovertargetaction={"show"}
            on:click=move |_| state.explain(term)>{text}</button>
    }
    .into_any()
}

/// The card. One for the widget, at its end.
pub fn card(state: State, say: Speech) -> impl IntoView {
    let entry = move |pick: fn(&crate::domain::dataset::Term) -> crate::domain::dataset::Text| {
        move || {
            let dataset = state.dataset();
            dataset
                .glossary
                .get(state.term())
                .map(|term| say.text(pick(term)))
        }
    };
    view! {
        <div class={"term-card"} part={"term-card"} id={"term-card"} popover={"auto"} aria-live={"polite"}>
            <strong>{entry(|term| term.term)}</strong>
            <p>{entry(|term| term.text)}</p>
        </div>
    }
}
