//! What would help the result, and what would change it.

use crate::bundled::word;
use crate::domain::dataset::Outcome;
use crate::domain::explain::{Change, Changes};
use crate::ui::elements::{detail_heading, disclosure, link_button};
use crate::ui::event::{Opened, ResultPart};
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;
use crate::ui::state::State;

/// Other outcomes shown at once, the nearest first; the rest is one press away.
const SHOWN: usize = 1;

/// `insufficient` and `mixed`: ways to the questions whose answers would help, which lead back to the result.
pub fn open_questions(r: &mut Renderer, state: State, model: &ResultModel) {
    let questions = model.dataset.questions;
    let asks = matches!(
        model.recommendation.outcome,
        Outcome::Insufficient | Outcome::Mixed
    );
    if !asks || model.answers.answered() == questions.len() {
        return;
    }
    r.el("div.open-questions", |r| {
        detail_heading(r, word::DETAILS_OPEN_QUESTIONS);
        r.el("ul", |r| {
            for (position, question) in questions.iter().enumerate() {
                if model.answers.choice(position).is_none() {
                    r.el("li", |r| {
                        let label = r.locale.text(question.text);
                        link_button(r, label, move || state.revise(position));
                    });
                }
            }
        });
    });
}

/// The smallest change of answers for each other outcome.
pub fn changes(r: &mut Renderer, state: State, model: &ResultModel) {
    if model.recommendation.outcome == Outcome::Insufficient {
        return;
    }
    let Changes {
        changes: mut first,
        complete,
        ..
    } = state.changes();
    let rest = first.split_off(first.len().min(SHOWN));
    r.el("div.changes part=changes", |r| {
        detail_heading(r, word::DETAILS_CHANGES_HEADING);
        if first.is_empty() {
            r.text_el("p", r.locale.detail_word(word::DETAILS_CHANGES_NONE));
        }
        list(r, model, &first);
        if !complete {
            r.text_el("p", r.locale.detail_word(word::DETAILS_CHANGES_GAVE_UP));
        }
        if !rest.is_empty() {
            let more = r.locale.detail_word(word::DETAILS_CHANGES_MORE);
            let opened = Opened::Result(ResultPart::Changes);
            disclosure(r, state, opened, more, move |r| {
                list(r, &ResultModel::get_untracked(state, r.locale), &rest);
            });
        }
    });
}

fn list(r: &mut Renderer, model: &ResultModel, changes: &[Change]) {
    r.el("ul", |r| {
        for change in changes {
            r.el("li", |r| {
                let outcome = model.outcome(change.outcome);
                let values = [("outcome", &*outcome)];
                r.text_el("p", &r.locale.detail_fill(word::DETAILS_CHANGE_TO, &values));
                r.el("ul", |r| {
                    for signal in &change.answers {
                        let question = &model.dataset.questions[usize::from(signal.question)];
                        let choice = &question.choices[usize::from(signal.choice)];
                        r.el("li", |r| {
                            r.text_el("span.asked", r.locale.text(question.text));
                            r.text(r.locale.text(choice.label));
                        });
                    }
                });
            });
        }
    });
}
