//! What a visitor sees: views that read the state and call its methods, drawn with a [`pen`].
//!
//! Knows no storage, no window and no events of the page around it.

mod compare;
pub mod config;
mod faq;
mod glossary;
pub mod pen;
mod quiz;
mod result;
mod speech;
pub mod state;

use leptos::prelude::*;
use web_sys::Element;

use config::{Config, View};
use pen::{Drawn, Pen};
use speech::Speech;
use state::State;

use crate::domain::bundled::DATASET;

/// The widget as a Leptos component, for pages that are Leptos themselves.
///
/// It brings no styles: the page links those in `style/`.
#[component]
pub fn RoleFit(
    /// Parts, language and call to action; the default shows everything in the dataset's first language.
    #[prop(optional)]
    config: Config,
) -> impl IntoView {
    let state = State::new(&DATASET, config, None);
    let drawn = StoredValue::new_local(None);
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| drawn.set_value(place.get().map(|div| draw(&div, state))));
    leptos::html::div().node_ref(place)
}

/// Draws the widget into an element of its own; it is there until the answer is dropped.
pub fn draw(place: &Element, state: State) -> Drawn {
    let say = Speech::new(state.dataset(), state.language());
    pen::draw(place.clone(), say, move |pen| widget(pen, state))
}

/// Built anew when the configuration changes, which is rare: following it text by text would cost every visitor bytes.
fn widget(pen: &mut Pen, state: State) {
    let config = state.config();
    pen.say = Speech::new(state.dataset(), config.language);
    pen.el("div.base part=base", |pen| {
        pen.set("lang", &state.dataset().languages[config.language].tag);
        for view in &config.views {
            match view {
                View::Compare => compare::compare(pen, state),
                View::Quiz => quiz::quiz(pen, state),
                View::Faq => faq::faq(pen, state),
            }
        }
        faq::cta(pen, state, &config);
        glossary::card(pen, state);
    });
}
