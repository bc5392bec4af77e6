//! The questionnaire: one question at a time.
//!
//! A pressed choice (mouse or touch) moves on at once; the keyboard chooses with the arrows, which must not move on, and
//! continues with Enter or the button.

use wasm_bindgen::prelude::*;

use super::compare::see_row;
use super::dom;
use super::elements::{action, title, track};
use super::live;
use super::pen::{Pen, decimal};
use super::result::result;
use super::state::{State, Step};
use crate::bundled::word;
use crate::domain::answers::Answer;
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
            pen.renew(move |pen| match state.step() {
                Step::Question(position) => question(pen, state, position),
                Step::Result => result(pen, state),
            });
        });
        if !state.config().without_leaning {
            leaning(pen, state);
        }
    });
}

/// The fits as they move, from the first answers that make a result on. Not said aloud: the next question is.
fn leaning(pen: &mut Pen, state: State) {
    pen.el("div", |pen| {
        // They go at once and come late.
        pen.keep("hidden", move || !state.leans());
        fits(pen, state);
    });
}

fn fits(pen: &mut Pen, state: State) {
    pen.el("aside.leaning part=leaning", |pen| {
        pen.keep_late("hidden", move || !state.leans());
        pen.line("p", pen.say.word(word::LEANING));
        pen.el("ul", |pen| {
            for role in 0..state.dataset().roles.len() {
                // Nothing is reckoned and drawn that is not shown.
                let fit = move || {
                    let score = || Score::of(state.dataset(), &state.answers());
                    state.leans().then(|| score().fit(role))
                };
                pen.el("li.fit", |pen| {
                    pen.line("span", pen.say.text(state.dataset().roles[role].name));
                    pen.el("span.fit-value", |pen| {
                        let say = pen.say.clone();
                        pen.keep_late("textContent", move || {
                            fit().map_or_else(String::new, |fit| say.percent(fit))
                        });
                    });
                    pen.el("div.track", |pen| {
                        pen.el("div.done", |pen| {
                            pen.keep_share(move || fit().unwrap_or_default());
                        });
                    });
                });
            }
        });
    });
}

fn question(pen: &mut Pen, state: State, position: usize) {
    let dataset = state.dataset();
    let question = &dataset.questions[position];
    let picked = state.answers().get(position);
    let choices = question.choices.len();
    let chosen = move |radio: &JsValue| {
        let at = dom::get(radio, "value").as_string()?.parse().ok()?;
        Some(match usize::from(at) < choices {
            true => Answer::Choice(at),
            false => Answer::NotSure,
        })
    };

    pen.el("form.question-form", |pen| {
        pen.el("div.progress part=progress", |pen| {
            let number = pen.say.number(position + 1);
            let total = pen.say.number(dataset.questions.len());
            pen.line(
                "p",
                &pen.say
                    .fill(word::PROGRESS, &[("n", &number), ("total", &total)]),
            );
            track(
                pen,
                100 * (position as u32 + 1) / dataset.questions.len() as u32,
            );
        });
        pen.el(
            "fieldset.question part=question aria-describedby=help",
            |pen| {
                pen.el("legend part=legend", |pen| {
                    pen.el("h3 tabindex=-1", |pen| {
                        pen.text(pen.say.text(question.text));
                        if state.moved() {
                            pen.focus();
                        }
                    });
                });
                // Their own box: browsers build a fieldset anew when it gets or loses one.
                pen.el("div.choices", |pen| {
                    if let Some(help) = question.help {
                        pen.line("p.help id=help", pen.say.text(help));
                    }
                    // One more than there are: the last is `not-sure`.
                    for choice in 0..=choices {
                        let (answer, label) = match question.choices.get(choice) {
                            Some(entry) => {
                                (Answer::Choice(choice as u8), pen.say.text(entry.label))
                            }
                            None => (Answer::NotSure, pen.say.word(word::NOT_SURE)),
                        };
                        pen.el("label.choice part=choice", |pen| {
                            pen.el("input type=radio name=choice", |pen| {
                                pen.set("value", &decimal(choice as u32));
                                // The question before may have left it checked.
                                pen.put("checked", picked == Some(answer));
                            });
                            pen.line("span", label);
                        });
                    }
                });
                // A press has count 1. The clicks that browsers make for arrow keys have 0, and the second half of a double
                // press has 2: it would answer the next question unseen.
                pen.on("click", move |event| {
                    let count = dom::number(&event, "detail");
                    let target = dom::get(&event, "target");
                    let label = dom::call(&target, "closest", &["label".into()]);
                    if let (1.., Some(answer)) = (count, chosen(&dom::get(&label, "control"))) {
                        // The next question takes over the radios. The label would check one of them; a radio that is kept from
                        // being checked would check again what was checked before it, even if that is no answer there.
                        if dom::get(&target, "checked").is_undefined() {
                            dom::call(&event, "preventDefault", &[]);
                        }
                        if count == 1 {
                            state.answer(position, answer);
                            live::paint_first();
                        }
                    }
                });
            },
        );
        see_row(pen, state, question.about);
        pen.line("p.hint", pen.say.word(word::CHOOSE_HINT));
        pen.el("p.error part=error role=alert", |pen| {
            pen.live(move |pen| {
                if state.is_stuck() {
                    pen.text(pen.say.word(word::CHOOSE_FIRST));
                }
            });
        });
        pen.el("div.actions", |pen| {
            if position > 0 {
                action(pen, pen.say.word(word::BACK), move || state.back(position));
            }
            pen.line(
                "button.button-primary part=button-primary type=submit",
                pen.say.word(word::NEXT),
            );
            if state.result_ready() {
                action(pen, pen.say.word(word::RESULT_SO_FAR), move || {
                    state.show_result();
                    live::paint_first();
                });
            }
        });
        pen.on("submit", move |event| {
            dom::call(&event, "preventDefault", &[]);
            let radios = dom::get(&dom::get(&event, "target"), "choice");
            match chosen(&radios) {
                Some(answer) => state.answer(position, answer),
                None => state.stop(),
            }
            // The next question is drawn soon enough, and whoever types goes on at once.
            if state.shows_result() {
                live::paint_first();
            }
        });
    });
}
