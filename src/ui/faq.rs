//! Frequent questions and the call to action.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::compare::disclosure;
use super::config::Config;
use super::speech::Speech;
use super::state::State;
use crate::domain::bundled::word;

/// Frequent questions as native disclosure elements.
pub fn faq(state: State, say: Speech) -> impl IntoView {
    let mut seen = Vec::new();
    let entries: Vec<_> = state
        .dataset()
        .faq
        .iter()
        .map(|entry| {
            let answer = view! { <p>{say.marked(state, entry.answer, &mut seen)}</p> };
            disclosure("faq-entry", say.text(entry.question), answer.into_any())
        })
        .collect();
    view! {
        <section class={"faq"} part={"faq"}>
            <h2 class={"title"} part={"title"}>{say.word(word::FAQ_HEADING)}</h2>
            {entries}
        </section>
    }
}

/// The host's offer: the same for every outcome, and nothing where no link is given.
pub fn cta(state: State, say: Speech, config: &Config) -> Option<AnyView> {
    let dataset = state.dataset();
    let cta = dataset.cta.as_ref()?;
    let href = config
        .cta_href
        .clone()
        .or_else(|| cta.href.as_ref().map(|href| href.clone().into_owned()))?;
    let label = config.cta_label.clone().unwrap_or_else(|| say.text(cta.label));
    let follow = move |event: MouseEvent| {
        if !state.follow_cta() {
            event.prevent_default();
        }
    };
    Some(
        view! {
            <aside class={"cta"} part={"cta"}>
                <div>
                    <p class={"cta-heading"}>{say.text(cta.heading)}</p>
                    <p>{say.text(cta.text)}</p>
                </div>
                <a class={"primary"} part={"button-primary"} href={href} rel={"noopener"} on:click=follow>{label}</a>
            </aside>
        }
        .into_any(),
    )
}
