//! The questionnaire: one question at a time, or the result.
//!
//! A press on a choice (mouse or touch) moves on at once. With the keyboard the arrows choose, which must not move on, and Enter or the
//! button continues. The form is made once: its texts and radio buttons follow the question, because new elements would be more for the
//! browser to make, style and lay out while the visitor waits.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::columns::row_link;
use super::dom;
use super::elements::{BAR, button, title};
use super::render::{Moment, Renderer, decimal};
use super::result::result;
use super::state::{By, State, Step};
use crate::bundled::word;
use crate::domain::answers::Answer;
use crate::domain::dataset::Question;

/// The whole part: a question or the result.
pub fn quiz(r: &mut Renderer, state: State) {
    r.el("section.quiz part=quiz", |r| {
        title(r, r.locale.word(word::QUIZ_HEADING));
        let total = r.locale.number(state.dataset.questions.len());
        let (analytics, without_leaning) = state
            .config
            .with_untracked(|config| (config.analytics, config.without_leaning));
        let intro = match analytics {
            true => word::QUIZ_INTRO_TOLD,
            false => word::QUIZ_INTRO,
        };
        r.text_el("p.lede", &r.locale.fill(intro, &[("n", &total)]));
        r.el("div", |r| {
            r.children(move |r| match state.shows_result.get() {
                false => question_form(r, state),
                true => result(r, state),
            });
        });
        if !without_leaning {
            leaning(r, state);
        }
    });
}

/// The fits so far, shown once there are enough answers. Not a live region, because the next question takes the focus and is read.
fn leaning(r: &mut Renderer, state: State) {
    r.el("aside.leaning part=leaning", |r| {
        r.bind_prop("hidden", move || state.leaning_score().is_none());
        r.text_el("p", r.locale.word(word::LEANING));
        r.el("ul", |r| {
            for role in 0..state.dataset.roles.len() {
                let fit = move || state.leaning_score().map(|score| score.fit(role));
                r.el("li.fit", |r| {
                    r.text_el("span", r.locale.text(state.dataset.roles[role].name));
                    r.el("span.fit-value", |r| {
                        let locale = r.locale;
                        r.bind_text(move || {
                            fit().map_or_else(String::new, |fit| locale.percent(fit))
                        });
                    });
                    r.el("div.track", |r| {
                        r.el("div.done", |r| {
                            r.bind_style(BAR, move || fit().unwrap_or_default());
                        });
                    });
                });
            }
        });
    });
}

/// The answer that the radio button with this index gives: the last one stands for `not-sure`.
fn answer_at(question: &Question, index: usize) -> Answer {
    match index < question.choices.len() {
        true => Answer::Choice(index as u8),
        false => Answer::NotSure,
    }
}

/// The form, whose contents follow the question shown.
fn question_form(r: &mut Renderer, state: State) {
    let dataset = state.dataset;
    let question = move || &dataset.questions[state.question.get()];

    r.el("form.question-form", |r| {
        progress(r, state);
        r.el(
            "fieldset.question part=question aria-describedby=help",
            |r| {
                r.el("legend part=legend", |r| {
                    r.el("h3 tabindex=-1", |r| {
                        let locale = r.locale;
                        r.bind_text(move || locale.text(question().text));
                        r.bind_focus(move || focus(state));
                    });
                });
                choices(r, state);
                r.on("click", move |event| choose(state, event));
            },
        );
        row_link(r, state);
        r.text_el("p.hint", r.locale.word(word::CHOOSE_HINT));
        r.el("p.error part=error role=alert", |r| {
            // A new text node each time: assistive technology reads what is added to an alert.
            r.children(move |r| {
                if state.progress.with(|progress| progress.answer_missing) {
                    r.text(r.locale.word(word::CHOOSE_FIRST));
                }
            });
        });
        r.el("div.actions", |r| {
            button(r, r.locale.word(word::BACK), move || {
                state.back(state.question.get_untracked());
            });
            r.bind_last_prop("hidden", move || state.question.get() == 0);
            r.text_el(
                "button.button-primary part=button-primary type=submit",
                r.locale.word(word::NEXT),
            );
            button(r, r.locale.word(word::RESULT_SO_FAR), move || {
                state.show_result();
            });
            r.bind_last_prop("hidden", move || !state.has_enough_answers());
        });
        r.on("submit", move |event| {
            dom::call(event, "preventDefault", &[]);
            let radios = dom::get(&dom::get(event, "target"), "choice");
            match chosen(state, &radios) {
                Some(answer) => state.answer(state.question.get_untracked(), answer, By::Submit),
                None => state.ask_for_answer(),
            }
        });
    });
}

/// When the question shown takes the focus.
fn focus(state: State) -> Option<Moment> {
    state.progress.with(|progress| match progress.step {
        Step::Question(_) => progress.focus,
        Step::Result => None,
    })
}

/// How far the visitor is, in words and as a bar.
fn progress(r: &mut Renderer, state: State) {
    let count = state.dataset.questions.len();
    let locale = r.locale;
    r.el("div.progress part=progress", |r| {
        r.el("p", |r| {
            let total = locale.number(count);
            r.bind_text(move || {
                let number = locale.number(state.question.get() + 1);
                locale.fill(word::PROGRESS, &[("n", &number), ("total", &total)])
            });
        });
        r.el("div.track", |r| {
            r.el("div.done", |r| {
                r.bind_style(BAR, move || {
                    100 * (state.question.get() as u32 + 1) / count as u32
                });
            });
        });
    });
}

/// The help and the radio buttons, in a box of their own: browsers lay a fieldset out anew when it gets or loses a child.
fn choices(r: &mut Renderer, state: State) {
    let dataset = state.dataset;
    let question = move || &dataset.questions[state.question.get()];
    r.el("div.choices", |r| {
        let locale = r.locale;
        r.el("p.help id=help", |r| {
            r.bind_prop("hidden", move || question().help.is_none());
            r.bind_text(move || question().help.map_or("", |help| locale.text(help)));
        });
        // One more than there are choices: the last is `not-sure`.
        r.list(
            move || question().choices.len() + 1,
            move |r, index| {
                r.el("label.choice part=choice", |r| {
                    r.el("input type=radio name=choice", |r| {
                        r.attr("value", &decimal(index as u32));
                        r.bind_prop("checked", move || {
                            let answer = answer_at(question(), index);
                            let position = state.question.get();
                            state
                                .answers
                                .with(|answers| answers.get(position) == Some(answer))
                        });
                    });
                    r.el("span", |r| {
                        let locale = r.locale;
                        r.bind_text(move || match question().choices.get(index) {
                            Some(choice) => locale.text(choice.label),
                            None => locale.word(word::NOT_SURE),
                        });
                    });
                });
            },
        );
    });
}

/// The answer of a radio button or of a list of them, from its value.
fn chosen(state: State, radio: &JsValue) -> Option<Answer> {
    let index = dom::get(radio, "value").as_string()?.parse::<u8>().ok()?;
    let question = &state.dataset.questions[state.question.get_untracked()];
    Some(answer_at(question, index.into()))
}

/// Answers the question when a choice is clicked.
fn choose(state: State, event: &web_sys::Event) {
    // A press has count 1. The clicks that browsers make for arrow keys have 0, and the second half of a double press has 2: it would
    // answer the next question unseen.
    let count = dom::number(event, "detail");
    let target = dom::get(event, "target");
    let label = dom::call(&target, "closest", &["label".into()]);
    if let (1.., Some(answer)) = (count, chosen(state, &dom::get(&label, "control"))) {
        // By then the radio buttons belong to the next question, so the label must not check one. A click on the radio button itself is
        // not prevented, because the browser would then restore the earlier checked state.
        if dom::get(&target, "checked").is_undefined() {
            dom::call(event, "preventDefault", &[]);
        }
        if count == 1 {
            state.answer(state.question.get_untracked(), answer, By::Press);
        }
    }
}
