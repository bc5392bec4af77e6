//! The details of a result: what to do next, why, why not, point by point, what would change it, and how all this works.
//!
//! The engine's second part: visitors load it when they come near a result. Reached through [`late`](super::late) only.

mod changes;
mod documents;
mod method;
mod paper;
mod points;
mod profile;
mod reasons;
mod sheet;
mod take;

use wasm_bindgen::JsValue;

use super::dom;
use super::elements::disclosure;
use super::pen::Pen;
use super::report::Report;
use super::state::State;
use super::{DETAIL_STYLES, STYLES};
use crate::bundled::word;
use crate::domain::dataset::{Outcome, Text, Word};

/// Everything that explains the result; follows the answers.
pub fn details(pen: &mut Pen, state: &State) {
    let state = *state;
    dress(pen);
    followed(pen, state, "div.why", |pen, state, report| {
        next(pen, report);
        reasons::reasons(pen, report);
        reasons::nothing_needed(pen, report);
        changes::open_questions(pen, state, report);
    });
    followed(pen, state, "div", |pen, _, report| {
        if report.found.outcome != Outcome::Insufficient {
            profile::picture(pen, report);
        }
    });
    followed(pen, state, "div", changes::changes);
    // One press away: with them open, a phone would have to scroll for long.
    pen.el("div.folded", |pen| {
        sheet::sheet(pen, state);
        let title = pen.say.detail_word(word::DETAILS_POINTS_HEADING);
        disclosure(pen, state, ("result", "points"), title, |pen| {
            followed(pen, state, "div", |pen, _, report| {
                points::points_table(pen, report)
            });
        });
        method::method(pen, state);
    });
    followed(pen, state, "div", take::take);
}

/// Opens the result as a page to print.
pub fn print(state: &State, window: &JsValue) {
    take::print_result(*state, window);
}

/// A text that is read on demand.
pub fn text(pen: &mut Pen, text: &Text) {
    pen.line("span", pen.say.detail(*text));
}

/// Teaches the sheet in which the widget is drawn the rules for details: once, for it is shared by all widgets.
fn dress(pen: &Pen) {
    let sheet = pen.sheet();
    if !dom::holds(&sheet, "details") {
        dom::call(
            &sheet,
            "replaceSync",
            &[[STYLES, DETAIL_STYLES].concat().into()],
        );
        dom::set(&sheet, "details", &true.into());
    }
}

/// Draws anew whenever an answer changes beside the result. What a visitor opened stays open where the disclosure is outside.
fn followed(pen: &mut Pen, state: State, tag: &str, inside: fn(&mut Pen, State, &Report)) {
    pen.el(tag, |pen| {
        pen.live(move |pen| {
            state.follow_answers();
            inside(pen, state, &Report::new(state, &pen.say));
        });
    });
}

/// What to do next.
fn next(pen: &mut Pen, report: &Report) {
    if let Some(next) = next_text(report) {
        pen.el("div.next", |pen| {
            heading(pen, word::DETAILS_NEXT_HEADING);
            pen.line("p", pen.say.detail(next));
        });
    }
}

/// What to do next, as the guard that applied or the outcome has it.
fn next_text(report: &Report) -> Option<Text> {
    let text = report.text();
    match report.found.guard {
        Some(guard) => report.dataset.guards[guard].next,
        None => {
            let split = text.and_then(|text| text.split_next);
            split
                .filter(|_| report.found.split)
                .or(text.and_then(|text| text.next))
        }
    }
}

fn heading(pen: &mut Pen, word: Word) {
    pen.line("h4", pen.say.detail_word(word));
}
