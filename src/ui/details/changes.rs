//! What would help the result, and what would change it.

use super::heading;
use crate::bundled::word;
use crate::domain::dataset::Outcome;
use crate::domain::explain::Change;
use crate::ui::elements::disclosure;
use crate::ui::pen::Pen;
use crate::ui::report::Report;
use crate::ui::state::State;

/// Other outcomes shown at once, the nearest first; the rest is one press away.
const SHOWN: usize = 1;

/// `insufficient` and `mixed`: ways to the questions whose answers would help, which lead back to the result.
pub fn open_questions(pen: &mut Pen, state: State, report: &Report) {
    let questions = report.dataset.questions;
    let asks = matches!(report.found.outcome, Outcome::Insufficient | Outcome::Mixed);
    if !asks || report.answers.answered() == questions.len() {
        return;
    }
    pen.el("div.open-questions", |pen| {
        heading(pen, word::DETAILS_OPEN_QUESTIONS);
        pen.el("ul", |pen| {
            for (position, question) in questions.iter().enumerate() {
                if report.answers.choice(position).is_none() {
                    pen.el("li", |pen| {
                        pen.el("button.link type=button", |pen| {
                            pen.text(pen.say.text(question.text));
                            pen.on("click", move |_| state.revise(position));
                        });
                    });
                }
            }
        });
    });
}

/// The smallest change of answers for each other outcome.
pub fn changes(pen: &mut Pen, state: State, report: &Report) {
    if report.found.outcome == Outcome::Insufficient {
        return;
    }
    let found = state.changes();
    let (first, rest) = found.changes.split_at(found.changes.len().min(SHOWN));
    pen.el("div.changes part=changes", |pen| {
        heading(pen, word::DETAILS_CHANGES_HEADING);
        if first.is_empty() {
            pen.line("p", pen.say.detail_word(word::DETAILS_CHANGES_NONE));
        }
        list(pen, report, first);
        if !found.complete {
            pen.line("p", pen.say.detail_word(word::DETAILS_CHANGES_GAVE_UP));
        }
        if !rest.is_empty() {
            let more = pen.say.detail_word(word::DETAILS_CHANGES_MORE);
            disclosure(pen, state, ("result", "changes"), more, |pen| {
                list(pen, report, rest);
            });
        }
    });
}

fn list(pen: &mut Pen, report: &Report, changes: &[Change]) {
    pen.el("ul", |pen| {
        for change in changes {
            pen.el("li", |pen| {
                let outcome = report.outcome(change.outcome);
                let places = [("outcome", &*outcome)];
                pen.line("p", &pen.say.detail_fill(word::DETAILS_CHANGE_TO, &places));
                pen.el("ul", |pen| {
                    for signal in &change.answers {
                        let question = &report.dataset.questions[usize::from(signal.question)];
                        let choice = &question.choices[usize::from(signal.choice)];
                        pen.el("li", |pen| {
                            pen.line("span.asked", pen.say.text(question.text));
                            pen.text(pen.say.text(choice.label));
                        });
                    }
                });
            });
        }
    });
}
