//! “What if”: every question with its answer, which can be changed in place; result and reasons follow at once.

use leptos::prelude::*;

use crate::bundled::word;
use crate::domain::answers::{Answer, Answers};
use crate::domain::score::recommend;
use crate::ui::dom;
use crate::ui::elements::{button, report_opening};
use crate::ui::event::{Opened, ResultPart};
use crate::ui::locale::Locale;
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;
use crate::ui::state::{State, Trial};

/// All questions. What is chosen in one stays where it is while everything else follows, so the keyboard keeps its place.
pub fn what_if(r: &mut Renderer, state: State) {
    r.el("details.answers", |r| {
        r.attr("part", "disclosure answers");
        r.el("summary", |r| {
            r.el("span", |r| {
                r.text(r.locale.detail_word(word::DETAILS_YOUR_ANSWERS));
                r.text_el("span.quoted", r.locale.detail_word(word::DETAILS_WHAT_IF));
            });
        });
        r.when_opened("ol.disclosed", move |r| {
            for question in 0..state.dataset.questions.len() {
                r.el("li", |r| {
                    item(r, state, question);
                });
            }
        });
        report_opening(r, state, Opened::Result(ResultPart::Answers));
    });
}

fn item(r: &mut Renderer, state: State, question: usize) {
    let entry = &state.dataset.questions[question];
    r.el("label", |r| {
        r.text_el("span.asked", r.locale.text(entry.text));
        r.el("select", |r| {
            for choice in entry.choices {
                r.text_el("option", r.locale.text(choice.label));
            }
            r.text_el("option", r.locale.word(word::NOT_SURE));
            let answer = move |answers: &Answers| answers.get(question);
            if state.answers.with_untracked(answer).is_none() {
                r.text_el("option", r.locale.detail_word(word::DETAILS_NOT_ANSWERED));
            }
            r.bind_prop("selectedIndex", move || {
                let last = entry.choices.len() as u32;
                match state.answers.with(answer) {
                    Some(Answer::Choice(choice)) => u32::from(choice),
                    Some(Answer::NotSure) => last,
                    None => last + 1,
                }
            });
            let locale = r.locale;
            r.on("change", move |event| {
                let index = dom::number(&dom::get(event, "target"), "selectedIndex");
                state.try_answer(question, Answer::at(entry, index));
                state.announce(change_summary(locale, state).into());
            });
        });
    });
    r.el("div.moved", |r| {
        r.children(move |r| consequence(r, state, question));
    });
}

/// What a change in place led to, under the answer that was changed.
fn consequence(r: &mut Renderer, state: State, question: usize) {
    let trial = state.progress.with(|progress| progress.trial.clone());
    let Some(Trial { before, .. }) = trial.filter(|trial| trial.question == question) else {
        return;
    };
    let choice = match before.get(question) {
        Some(Answer::Choice(choice)) => {
            let choices = state.dataset.questions[question].choices;
            r.locale.text(choices[usize::from(choice)].label)
        }
        Some(Answer::NotSure) => r.locale.word(word::NOT_SURE),
        None => r.locale.detail_word(word::DETAILS_NOT_ANSWERED),
    };
    r.text_el("p", &change_summary(r.locale, state));
    let values = [("choice", choice)];
    r.text_el(
        "p.quoted",
        &r.locale.detail_fill(word::DETAILS_CHANGED, &values),
    );
    let take_back = r.locale.detail_word(word::DETAILS_TAKE_BACK);
    button(r, take_back, move || state.take_back());
}

/// The outcome before and after the last change, with the fits; not tracked.
fn change_summary(locale: Locale, state: State) -> String {
    let model = ResultModel::get_untracked(state, locale);
    let trial = state
        .progress
        .with_untracked(|progress| progress.trial.clone());
    let Some(Trial { before, .. }) = trial else {
        return String::new();
    };
    let former = model.outcome(recommend(model.dataset, &before).outcome);
    let outcome = model.outcome(model.recommendation.outcome);
    let word = match outcome == former {
        true => word::DETAILS_STAYS,
        false => word::DETAILS_TURNS,
    };
    let values = [("outcome", &*outcome), ("before", &*former)];
    let mut summary = locale.detail_fill(word, &values);
    for (place, &role) in model.recommendation.ranking.iter().enumerate() {
        summary.push_str(if place == 0 { " " } else { " · " });
        summary.push_str(model.role(role));
        summary.push(' ');
        summary.push_str(&locale.percent(model.recommendation.score.fit(role)));
    }
    summary
}
