//! The questionnaire: one question at a time.
//!
//! A pressed choice (mouse or touch) moves on at once; the keyboard chooses with the arrows, which must not move on, and
//! continues with Enter or the button.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use super::compare::see_row;
use super::dom;
use super::elements::{action, title};
use super::pen::{Pen, decimal};
use super::result::result;
use super::state::{State, Step};
use crate::domain::answers::Answer;
use crate::domain::bundled::word;
use crate::domain::score::Score;

/// The whole part: a question or the result.
pub fn quiz(pen: &mut Pen, state: State) {
    pen.el("section.quiz part=quiz", |pen| {
        title(pen, pen.say.word(word::QUIZ_HEADING));
        let total = pen.say.number(state.dataset().questions.len());
        let intro = match state.config().told {
            true => word::QUIZ_INTRO_TOLD,
            false => word::QUIZ_INTRO,
        };
        pen.line("p.lede", &pen.say.fill(intro, &[("n", &total)]));
        pen.el("div", |pen| {
            let is_result = move || usize::from(state.step() == Step::Result);
            pen.switch(is_result, move |pen, is_result| match is_result {
                0 => question(pen, state),
                _ => result(pen, state),
            });
        });
        if !state.config().without_leaning {
            leaning(pen, state);
        }
    });
}

/// The fits as they move, from the first answers that make a result on. Not said aloud: the next question is.
fn leaning(pen: &mut Pen, state: State) {
    pen.el("aside.leaning part=leaning", |pen| {
        pen.keep("hidden", move || !state.leans());
        let leans = move || usize::from(state.leans());
        pen.switch(leans, move |pen, leans| {
            if leans == 0 {
                return;
            }
            pen.line("p", pen.say.word(word::LEANING));
            pen.el("ul", |pen| {
                for role in 0..state.dataset().roles.len() {
                    let fit = move || {
                        state.step();
                        Score::of(state.dataset(), &state.answers()).fit(role)
                    };
                    pen.el("li.fit", |pen| {
                        pen.line("span", pen.say.text(state.dataset().roles[role].name));
                        pen.el("span.fit-value", |pen| {
                            pen.keep_text(move |say| say.percent(fit()).into());
                        });
                        pen.el("div.track", |pen| {
                            pen.el("div.done", |pen| pen.keep_share(fit));
                        });
                    });
                }
            });
        });
    });
}

/// The question shown. The form stays from question to question, and most of what is in it: only what it says changes.
fn question(pen: &mut Pen, state: State) {
    let asked = move || &state.dataset().questions[state.question()];
    let choices = move || asked().choices.len();
    let chosen = move |radio: &JsValue| {
        let at = dom::get(radio, "value").as_string()?.parse().ok()?;
        Some(match usize::from(at) < choices() {
            true => Answer::Choice(at),
            false => Answer::NotSure,
        })
    };

    pen.el("form.question-form", |pen| {
        let total = state.dataset().questions.len();
        pen.el("div.progress part=progress", |pen| {
            pen.el("p", |pen| {
                pen.keep_text(move |say| {
                    let number = say.number(state.question() + 1);
                    let total = say.number(total);
                    say.fill(word::PROGRESS, &[("n", &number), ("total", &total)])
                        .into()
                });
            });
            pen.el("div.track", |pen| {
                let share = move || 100 * (state.question() as u32 + 1) / total as u32;
                pen.el("div.done", |pen| pen.keep_share(share));
            });
        });
        pen.el("fieldset part=question aria-describedby=help", |pen| {
            // What comes is seen to come: an animation begins again when it has another name.
            let turn = Cell::new(false);
            pen.keep("className", move || {
                state.step();
                match turn.replace(!turn.get()) {
                    false => "question",
                    true => "question next",
                }
            });
            pen.el("legend part=legend", |pen| {
                // A new one each time: one that has the focus would not be read out again.
                pen.live(move |pen| {
                    pen.el("h3 tabindex=-1", |pen| {
                        pen.text(pen.say.text(asked().text));
                        if state.moved() {
                            pen.focus();
                        }
                    });
                });
            });
            pen.el("p.help id=help", |pen| {
                pen.keep_text(move |say| asked().help.map_or("", |help| say.text(help)).into());
            });
            pen.el("div.choices", |pen| {
                pen.switch(choices, move |pen, choices| {
                    for at in 0..choices {
                        choice(pen, state, Answer::Choice(at as u8), at, |pen| {
                            pen.keep_text(move |say| {
                                let choice = asked().choices.get(at);
                                choice.map_or("", |choice| say.text(choice.label)).into()
                            });
                        });
                    }
                    choice(pen, state, Answer::NotSure, choices, |pen| {
                        pen.text(pen.say.word(word::NOT_SURE));
                    });
                });
            });
            // A press has count 1. The clicks that browsers make for arrow keys have 0, and the second half of a double
            // press has 2: it would answer the next question unseen.
            pen.on("click", move |event| {
                let count = dom::number(&event, "detail");
                let target = dom::get(&event, "target");
                let radio = dom::get(&dom::call(&target, "closest", &["label".into()]), "control");
                if let (1.., Some(answer)) = (count, chosen(&radio)) {
                    // The label would click its radio, which is the next question's by then. A radio itself would take back
                    // what the next question has chosen.
                    if dom::get(&target, "value").as_string().is_none() {
                        dom::call(&event, "preventDefault", &[]);
                    }
                    if count == 1 {
                        state.answer(state.question(), answer);
                    }
                }
            });
        });
        see_row(pen, state, move || asked().about);
        pen.line("p.hint", pen.say.word(word::CHOOSE_HINT));
        pen.el("p.error part=error role=alert", |pen| {
            pen.live(move |pen| {
                if state.is_stuck() {
                    pen.text(pen.say.word(word::CHOOSE_FIRST));
                }
            });
        });
        pen.el("div.actions", |pen| {
            let ways =
                move || usize::from(state.question() > 0) + 2 * usize::from(state.result_ready());
            pen.switch(ways, move |pen, ways| {
                if ways & 1 > 0 {
                    action(pen, pen.say.word(word::BACK), move || state.back());
                }
                pen.line(
                    "button.button-primary part=button-primary type=submit",
                    pen.say.word(word::NEXT),
                );
                if ways & 2 > 0 {
                    action(pen, pen.say.word(word::RESULT_SO_FAR), move || {
                        state.show_result()
                    });
                }
            });
        });
        pen.on("submit", move |event| {
            dom::call(&event, "preventDefault", &[]);
            let radios = dom::get(&dom::get(&event, "target"), "choice");
            match chosen(&radios) {
                Some(answer) => state.answer(state.question(), answer),
                None => state.stop(),
            }
        });
    });
}

/// A radio with its label.
fn choice(pen: &mut Pen, state: State, answer: Answer, at: usize, label: impl FnOnce(&mut Pen)) {
    pen.el("label.choice part=choice", |pen| {
        pen.el("input type=radio name=choice", |pen| {
            pen.set("value", &decimal(at as u32));
            pen.keep("checked", move || {
                state.answers().get(state.question()) == Some(answer)
            });
        });
        pen.el("span", label);
    });
}
