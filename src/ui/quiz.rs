//! The questionnaire: one question at a time.
//!
//! A pressed choice (mouse or touch) moves on at once; the keyboard chooses with the arrows, which must not move on, and
//! continues with Enter or the button.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use super::result::result;
use super::speech::Speech;
use super::state::{State, Step};
use crate::domain::answers::Answer;
use crate::domain::bundled::word;

/// The whole part: a question or the result.
pub fn quiz(state: State, say: Speech) -> impl IntoView {
    let total = say.number(state.dataset().questions.len());
    view! {
        <section class={"quiz"} part={"quiz"}>
            <h2 class={"title"} part={"title"}>{say.word(word::QUIZ_HEADING)}</h2>
            <p class={"lede"}>{say.fill(word::QUIZ_INTRO, &[("n", &total)])}</p>
            {move || match state.step() {
                Step::Question(position) => question(state, say, position).into_any(),
                Step::Result => result(state, say).into_any(),
            }}
        </section>
    }
}

fn question(state: State, say: Speech, position: usize) -> impl IntoView {
    let dataset = state.dataset();
    let question = &dataset.questions[position];
    let answers = state.answers_now();
    let picked = RwSignal::new(answers.get(position));
    let nothing_picked = RwSignal::new(false);

    let mut choices: Vec<(Answer, String)> = question
        .choices
        .iter()
        .enumerate()
        .map(|(choice, entry)| (Answer::Choice(choice as u8), say.text(entry.label)))
        .collect();
    choices.push((Answer::NotSure, say.word(word::NOT_SURE)));
    let choices: Vec<_> = choices
        .into_iter()
        .map(|(answer, label)| {
            // A press has click count 1. Clicks that the browser makes for arrow keys have 0, and the second half of a
            // double press has 2: it would answer the next question unseen.
            let press = move |event: MouseEvent| {
                if event.detail() == 1 {
                    state.answer(position, answer);
                }
            };
            view! {
                <label class={"choice"} part={"choice"} on:click=press>
                    <input type={"radio"} name={"choice"} checked={picked.get_untracked() == Some(answer)}
                        on:change=move |_| picked.set(Some(answer))/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect();

    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match picked.get_untracked() {
            Some(answer) => state.answer(position, answer),
            None => nothing_picked.set(true),
        }
    };
    let heading = NodeRef::<html::H3>::new();
    focus_when_moved(state, heading);
    let number = say.number(position + 1);
    let total = say.number(dataset.questions.len());
    let share = (100 * position / dataset.questions.len()).to_string() + "%";
    view! {
        <form class={"question-form"} on:submit=submit>
            <div class={"progress"} part={"progress"}>
                <p>{say.fill(word::PROGRESS, &[("n", &number), ("total", &total)])}</p>
                <div class={"track"}><div class={"done"} style:inline-size={share}></div></div>
            </div>
            <fieldset class={"question"} part={"question"} aria-describedby={"help"}>
                <legend part={"legend"}><h3 tabindex={"-1"} node_ref=heading>{say.text(question.text)}</h3></legend>
                <p class={"help"} id={"help"}>{question.help.map(|text| say.text(text))}</p>
                {choices}
            </fieldset>
            <p class={"hint"}>{say.word(word::CHOOSE_HINT)}</p>
            <p class={"error"} part={"error"} role={"alert"}>
                {move || nothing_picked.get().then(|| say.word(word::CHOOSE_FIRST))}
            </p>
            <div class={"actions"}>
                {(position > 0).then(|| action(say.word(word::BACK), move || state.back(position)))}
                <button class={"primary"} part={"button-primary"} type={"submit"}>{say.word(word::NEXT)}</button>
                {state
                    .result_ready(&answers)
                    .then(|| action(say.word(word::SEE_RESULT), move || state.show_result()))}
            </div>
        </form>
    }
}

/// A button that is not the main one.
pub fn action(label: String, act: impl Fn() + 'static) -> AnyView {
    let act: Box<dyn Fn()> = Box::new(act);
    view! {
        <button class={"secondary"} part={"button-secondary"} type={"button"} on:click=move |_| act()>{label}</button>
    }
    .into_any()
}

/// Moves the focus to the heading of what the visitor has just come to, so that keyboard and screen reader go along.
pub fn focus_when_moved(state: State, heading: NodeRef<html::H3>) {
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && state.moved()
        {
            let _ = heading.focus();
        }
    });
}
