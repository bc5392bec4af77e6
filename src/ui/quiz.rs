//! The questionnaire: one question at a time.
//!
//! A pressed choice (mouse or touch) moves on at once; the keyboard chooses with the arrows, which must not move on, and
//! continues with Enter or the button.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::UiEvent;

use super::compare::title;
use super::node::{Node, el, line, part};
use super::result::result;
use super::speech::Speech;
use super::state::{State, Step};
use crate::domain::answers::Answer;
use crate::domain::bundled::word;

/// The whole part: a question or the result.
pub fn quiz(state: State, say: Speech) -> Node {
    let total = say.number(state.dataset().questions.len());
    let children = vec![
        title(say.word(word::QUIZ_HEADING)),
        line("p", "lede", say.fill(word::QUIZ_INTRO, &[("n", &total)])),
        el("div", "", Vec::new()).live(move || {
            vec![match state.step() {
                Step::Question(position) => question(state, say, position),
                Step::Result => result(state, say),
            }]
        }),
    ];
    part("section", "quiz", children)
}

fn question(state: State, say: Speech, position: usize) -> Node {
    let dataset = state.dataset();
    let question = &dataset.questions[position];
    let picked = Rc::new(Cell::new(state.answers().get(position)));
    let complaint = RwSignal::new(0_usize);

    let heading = line("h3", "", say.text(question.text))
        .set("tabindex", "-1")
        .focused(state.moved());
    let mut fields = vec![part("legend", "legend", vec![heading])];
    if let Some(help) = question.help {
        fields.push(line("p", "help", say.text(help)).set("id", "help"));
    }
    // One more than there are: the last is `not-sure`.
    for choice in 0..=question.choices.len() {
        let (answer, label) = match question.choices.get(choice) {
            Some(entry) => (Answer::Choice(choice as u8), say.text(entry.label)),
            None => (Answer::NotSure, say.word(word::NOT_SURE)),
        };
        let radio = el("input", "", Vec::new())
            .set("type", "radio")
            .set("name", "choice")
            .set_if("checked", picked.get() == Some(answer))
            .on("change", {
                let picked = picked.clone();
                move |_| picked.set(Some(answer))
            });
        let choice = part("label", "choice", vec![radio, line("span", "", label)]).on(
            "click",
            move |event| {
                // A press has count 1. The clicks that browsers make for arrow keys have 0, and the second half of a double
                // press has 2: it would answer the next question unseen.
                if event.unchecked_ref::<UiEvent>().detail() == 1 {
                    state.answer(position, answer);
                }
            },
        );
        fields.push(choice);
    }

    let number = say.number(position + 1);
    let total = say.number(dataset.questions.len());
    let share = 100 * position as u32 / dataset.questions.len() as u32;
    let progress = vec![
        line("p", "", say.fill(word::PROGRESS, &[("n", &number), ("total", &total)])),
        track(share),
    ];
    let complain = el("p", "error", Vec::new())
        .set("part", "error")
        .set("role", "alert")
        .live(move || match complaint.get() {
            0 => Vec::new(),
            _ => vec![Node::Text(say.word(word::CHOOSE_FIRST).into())],
        });
    let mut actions = Vec::new();
    if position > 0 {
        actions.push(action(say.word(word::BACK), move || state.back(position)));
    }
    let submit = line("button", "button-primary", say.word(word::NEXT))
        .set("part", "button-primary")
        .set("type", "submit");
    actions.push(submit);
    if state.result_ready() {
        actions.push(action(say.word(word::RESULT_SO_FAR), move || state.show_result()));
    }
    let children = vec![
        part("div", "progress", progress),
        part("fieldset", "question", fields).set("aria-describedby", "help"),
        line("p", "hint", say.word(word::CHOOSE_HINT)),
        complain,
        el("div", "actions", actions),
    ];
    el("form", "question-form", children).on("submit", move |event| {
        event.prevent_default();
        match picked.get() {
            Some(answer) => state.answer(position, answer),
            None => complaint.set(1),
        }
    })
}

/// A bar that is filled to a share, 0 to 100. Always beside a text that says the same.
pub fn track(share: u32) -> Node {
    let done = el("div", "done", Vec::new()).share(share);
    el("div", "track", vec![done])
}

/// A button that is not the main one.
pub fn action(label: &'static str, act: impl Fn() + 'static) -> Node {
    line("button", "button-secondary", label)
        .set("part", "button-secondary")
        .set("type", "button")
        .on("click", move |_| act())
}
