//! The details of a result: why, why not, what would change it, point by point, and how all this works.
//!
//! The engine's second part: visitors load it when they come near a result. Reached through [`late`](super::late) only.

mod changes;
mod reasons;
mod sheet;

use super::pen::Pen;
use super::report::Report;
use super::state::State;
use crate::domain::dataset::Word;

/// Everything that explains the result; follows the answers.
pub fn details(pen: &mut Pen, state: State) {
    pen.el("div.why", |pen| {
        pen.live(move |pen| {
            state.follow_answers();
            let report = Report::new(state, &pen.say);
            reasons::reasons(pen, &report);
            reasons::nothing_needed(pen, &report);
            changes::open_questions(pen, state, &report);
            changes::changes(pen, state, &report);
        });
    });
    sheet::sheet(pen, state);
}

fn heading(pen: &mut Pen, word: Word) {
    pen.line("h4", pen.say.detail_word(word));
}
