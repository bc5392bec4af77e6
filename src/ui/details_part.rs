//! The part of the engine that is loaded later: the details of a result, and the texts that a table's cells show on demand.
//!
//! Owns the calls into it. The visitor's browser loads it when the visitor comes near a result or opens such a cell; what it renders
//! appears once it is loaded. Built without the feature `split`, the engine is one part.

use leptos::prelude::*;
#[cfg(feature = "split")]
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::dom;
use super::elements::button;
use super::render::{Moment, Renderer};
use super::state::{DetailsPart, State, details_part};
use crate::bundled::word;
use crate::domain::dataset::Text;
use crate::split::split;

split!("more", "00000000000000000000000000000001", fn render_details(r: &mut Renderer, state: &State) = crate::ui::details::details);
split!("more", "00000000000000000000000000000002", fn render_text(r: &mut Renderer, text: &Text) = crate::ui::details::text);
split!("more", "00000000000000000000000000000003", fn print_result(state: &State, window: &JsValue) = crate::ui::details::print_result);

/// Opens the result as a page to print from the window of `element`, if the result is shown and the part is loaded.
pub fn print(state: State, element: &Element) {
    let is_loaded = details_part().get_untracked() == DetailsPart::Loaded;
    if is_loaded && state.shows_result.get_untracked() {
        print_result(&state, &dom::window_of(element));
    }
}

/// Renders the details of a result into the current element, first at `moment`, and again when the part is loaded.
pub fn details(r: &mut Renderer, state: State, moment: Moment) {
    r.children_at(moment, move |r| {
        when_loaded(r, state, |r| render_details(r, &state));
    });
}

/// Renders a text that is read on demand into the current element.
pub fn text(r: &mut Renderer, state: State, text: Text) {
    r.children(move |r| when_loaded(r, state, |r| render_text(r, &text)));
}

/// Renders what lies in the part once it is loaded; says so where it could not be loaded, with a button to try again. Tracked.
fn when_loaded(r: &mut Renderer, state: State, render: impl Fn(&mut Renderer)) {
    match details_part().get() {
        DetailsPart::NotLoaded => {}
        DetailsPart::Loaded => render(r),
        DetailsPart::Failed => {
            r.text_el("p.error part=error", r.locale.word(word::MORE_MISSING));
            let label = r.locale.word(word::TRY_AGAIN);
            button(r, label, move || state.request_details());
        }
    }
}
