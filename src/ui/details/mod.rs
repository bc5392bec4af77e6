//! The details of a result: what to do next, why, why not, point by point, what would change it, and how all this works.
//!
//! The engine's part that is loaded later. Reached through [`details_part`](super::details_part) only.

mod changes;
mod export;
mod method;
mod points;
mod profile;
mod reasons;
mod what_if;

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::dom;
use super::elements::{detail_heading, disclosure};
use super::event::{Opened, ResultPart};
use super::render::Renderer;
use super::result_model::ResultModel;
use super::state::State;
use super::styles::{DETAIL_STYLES, STYLES};
use crate::bundled::word;
use crate::domain::dataset::{Outcome, Text};

/// Everything that explains the result; follows the answers.
pub fn details(r: &mut Renderer, state: &State) {
    let state = *state;
    add_styles(r);
    // The style sheet keeps a place for what is not rendered yet.
    let set_busy = r.prop_setter("ariaBusy");
    set_busy(true);
    section(r, state, "div.why", |r, state, model| {
        next_step(r, model);
        reasons::reasons(r, model);
        reasons::nothing_needed(r, model);
        changes::open_questions(r, state, model);
    });
    section(r, state, "div", |r, _, model| {
        if model.recommendation.outcome != Outcome::Insufficient {
            profile::profile(r, model);
        }
    });
    section(r, state, "div", changes::changes);
    // Closed at first: a phone would have to scroll for long.
    r.el("div.folded", |r| {
        what_if::what_if(r, state);
        let title = r.locale.detail_word(word::DETAILS_POINTS_HEADING);
        let opened = Opened::Result(ResultPart::Points);
        disclosure(r, state, opened, title, move |r| {
            section(r, state, "div", |r, _, model| {
                points::points_table(r, model);
            });
        });
        method::method(r, state);
    });
    section(r, state, "div", export::export);
    // It is empty, and the last to be rendered.
    r.el("div", |r| r.deferred(move |_| set_busy(false)));
}

/// Opens the result as a page to print.
pub fn print_result(state: &State, window: &JsValue) {
    export::print_result(*state, window);
}

/// A text that is read on demand.
pub fn text(r: &mut Renderer, text: &Text) {
    r.text_el("span", r.locale.detail(*text));
}

/// Adds the rules for the details to the style sheet of the shadow root, once per sheet. The loader's widgets share one sheet; every
/// component in a Leptos application has its own.
fn add_styles(r: &Renderer) {
    let root = dom::call(r.element(), "getRootNode", &[]);
    let sheets = dom::get(&root, "adoptedStyleSheets");
    // What is not in a document yet has none.
    if sheets.is_undefined() {
        return;
    }
    let sheets = Array::from(&sheets);
    // A page may have added others. Only ours has this property.
    for sheet in sheets {
        if dom::get(&sheet, "details") == JsValue::FALSE {
            let styles = [STYLES, DETAIL_STYLES].concat();
            dom::call(&sheet, "replaceSync", &[styles.into()]);
            dom::set(&sheet, "details", &true.into());
        }
    }
}

/// An element whose contents are rendered anew whenever an answer changes beside the result. What a visitor opened stays open where the
/// disclosure is around it.
fn section(
    r: &mut Renderer,
    state: State,
    tag: &str,
    inside: fn(&mut Renderer, State, &ResultModel),
) {
    r.el(tag, |r| {
        r.deferred(move |r| {
            r.children(move |r| {
                let model = ResultModel::get(state, r.locale);
                inside(r, state, &model);
            });
        });
    });
}

/// What to do next.
fn next_step(r: &mut Renderer, model: &ResultModel) {
    if let Some(next) = model.next_step() {
        r.el("div.next", |r| {
            detail_heading(r, word::DETAILS_NEXT_HEADING);
            r.text_el("p", r.locale.detail(next));
        });
    }
}
