//! What a visitor sees: Leptos views that read the state and call its methods.
//!
//! Knows no storage, no window and no events of the page around it. A text reaches the page in braces, never as a bare literal:
//! static markup would be built through a template's `innerHTML`, which Trusted Types refuse.

pub mod compare;
pub mod config;
pub mod faq;
pub mod glossary;
pub mod quiz;
pub mod result;
pub mod speech;
pub mod state;

use leptos::prelude::*;

use config::{Config, View};
use speech::Speech;
use state::{SharedDataset, State};

use crate::domain::bundled::DATASET;

/// The widget as a Leptos component, for pages that are Leptos themselves.
///
/// It brings no styles: link or adopt those in `style/`.
#[component]
pub fn RoleFit(
    /// Parts, language and call to action; the default shows everything in the dataset's first language.
    #[prop(optional)]
    config: Config,
) -> impl IntoView {
    widget(State::new(SharedDataset::Bundled(&DATASET), config, None))
}

/// The widget over a state that somebody else holds.
pub fn widget(state: State) -> impl IntoView {
    // Built anew when the configuration changes, which is rare: a closure per text would cost every visitor.
    move || {
        let config = state.config();
        let say = Speech::new(state, config.language);
        let language = state.dataset().languages[config.language].tag.clone();
        let parts: Vec<_> = config
            .views
            .iter()
            .map(|view| match view {
                View::Compare => compare::compare(state, say).into_any(),
                View::Quiz => quiz::quiz(state, say).into_any(),
                View::Faq => faq::faq(state, say).into_any(),
            })
            .collect();
        view! {
            <div class={"widget"} lang={language.into_owned()}>
                {parts}
                {faq::cta(state, say, &config)}
                {glossary::card(state, say)}
            </div>
        }
    }
}
