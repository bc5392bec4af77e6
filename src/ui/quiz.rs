//! The questionnaire: one question at a time, or the result.
//!
//! A press on a choice (mouse or touch) moves on at once. With the keyboard the arrows choose, which must not move on, and Enter or the
//! button continues. The form is made once: its texts and radio buttons follow the question, because new elements would be more for the
//! browser to make, style and lay out while the visitor waits.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::columns::row_link;
use super::dom;
use super::elements::{BAR, hideable_button, title};
use super::render::{Moment, Renderer};
use super::result::result;
use super::state::{By, State, Step};
use crate::bundled::word;
use crate::domain::answers::Answer;
use crate::domain::formats::decimal;

/// The whole part: a question or the result.
pub fn quiz(r: &mut Renderer, state: State) {
    r.el("section.quiz part=quiz", |r| {
        r.deferred(move |r| contents(r, state));
    });
}

fn contents(r: &mut Renderer, state: State) {
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
        r.deferred(move |r| {
            r.children(move |r| match state.shows_result.get() {
                false => question_form(r, state),
                true => result(r, state),
            });
        });
    });
    if !without_leaning {
        leaning(r, state);
    }
}

/// The fits so far, shown once there are enough answers. Not a live region, because the next question takes the focus and is read.
fn leaning(r: &mut Renderer, state: State) {
    r.el("aside.leaning part=leaning", |r| {
        r.bind_prop("hidden", move || state.leaning_score().is_none());
        r.deferred(move |r| leaning_fits(r, state));
    });
}

fn leaning_fits(r: &mut Renderer, state: State) {
    r.text_el("p", r.locale.word(word::LEANING));
    r.el("ul", |r| {
        for role in 0..state.dataset.roles.len() {
            let fit = move || state.leaning_score().map(|score| score.fit(role));
            r.el("li.fit", |r| {
                r.text_el("span", r.locale.text(state.dataset.roles[role].name));
                r.el("span.fit-value", |r| {
                    let locale = r.locale;
                    r.bind_text(move || fit().map_or_else(String::new, |fit| locale.percent(fit)));
                });
                r.el("div.track", |r| {
                    r.el("div.done", |r| {
                        r.bind_style(BAR, move || fit().unwrap_or_default());
                    });
                });
            });
        }
    });
}

/// The form, whose contents follow the question shown. One effect changes all that depends on the question alone.
fn question_form(r: &mut Renderer, state: State) {
    r.el("form.question-form", |r| {
        let set_progress = progress(r, state);
        let (set_heading, set_help) = r.el(
            "fieldset.question part=question aria-describedby=help",
            |r| {
                let set_heading = r.el("legend part=legend", |r| {
                    r.el("h3 tabindex=-1", |r| {
                        r.bind_focus(move || focus(state));
                        r.text_setter()
                    })
                });
                let set_help = choices(r, state);
                r.on("click", move |event| choose(state, event));
                (set_heading, set_help)
            },
        );
        let set_row_link = row_link(r, state);
        r.text_el("p.hint", r.locale.word(word::CHOOSE_HINT));
        r.el("p.error part=error role=alert", |r| {
            // A new text node each time: assistive technology reads what is added to an alert.
            r.children(move |r| {
                if state.progress.with(|progress| progress.answer_missing) {
                    r.text(r.locale.word(word::CHOOSE_FIRST));
                }
            });
        });
        let set_back_hidden = r.el("div.actions", |r| {
            let go_back = move || state.back(state.question.get_untracked());
            let set_back_hidden = hideable_button(r, r.locale.word(word::BACK), Box::new(go_back));
            r.text_el(
                "button.button-primary part=button-primary type=submit",
                r.locale.word(word::NEXT),
            );
            let show_result = move || state.show_result();
            let label = r.locale.word(word::RESULT_SO_FAR);
            let set_hidden = hideable_button(r, label, Box::new(show_result));
            r.effect(Box::new(move || set_hidden(!state.has_enough_answers())));
            set_back_hidden
        });
        let locale = r.locale;
        r.effect(Box::new(move || {
            let position = state.question.get();
            let question = &state.dataset.questions[position];
            set_progress(position);
            set_heading(locale.text(question.text));
            set_help(question.help.map(|help| locale.text(help)));
            set_row_link(question);
            set_back_hidden(position == 0);
        }));
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

/// How far the visitor is, in words and as a bar. Returns a function that sets the position.
fn progress(r: &mut Renderer, state: State) -> impl Fn(usize) + use<> {
    let count = state.dataset.questions.len();
    let locale = r.locale;
    let (set_text, set_bar) = r.el("div.progress part=progress", |r| {
        let set_text = r.el("p", |r| r.text_setter());
        let set_bar = r.el("div.track", |r| r.el("div.done", |r| r.style_setter(BAR)));
        (set_text, set_bar)
    });
    let total = locale.number(count);
    move |position| {
        let number = locale.number(position + 1);
        set_text(&locale.fill(word::PROGRESS, &[("n", &number), ("total", &total)]));
        set_bar(100 * (position as u32 + 1) / count as u32);
    }
}

/// The help and the radio buttons, in a box of their own: browsers lay a fieldset out anew when it gets or loses a child. Returns a
/// function that sets the help.
fn choices(r: &mut Renderer, state: State) -> impl Fn(Option<&str>) + use<> {
    let question = move || &state.dataset.questions[state.question.get()];
    r.el("div.choices", |r| {
        let (set_hidden, set_text) = r.el("p.help id=help", |r| {
            (r.prop_setter("hidden"), r.text_setter())
        });
        // One more than there are choices: the last is `not-sure`.
        r.list(
            move || question().choices.len() + 1,
            move |r, index| choice(r, state, index),
        );
        move |help: Option<&str>| {
            set_hidden(help.is_none());
            set_text(help.unwrap_or_default());
        }
    })
}

/// The radio button with this index, which follows the question shown and its answer.
fn choice(r: &mut Renderer, state: State, index: usize) {
    r.el("label.choice part=choice", |r| {
        let set_checked = r.el("input type=radio name=choice", |r| {
            r.attr("value", &decimal(index));
            r.prop_setter("checked")
        });
        let set_label = r.el("span", |r| r.text_setter());
        let locale = r.locale;
        r.effect(Box::new(move || {
            let position = state.question.get();
            let question = &state.dataset.questions[position];
            set_label(match question.choices.get(index) {
                Some(choice) => locale.text(choice.label),
                None => locale.word(word::NOT_SURE),
            });
            let answer = Some(Answer::at(question, index));
            set_checked(
                state
                    .answers
                    .with(|answers| answers.get(position) == answer),
            );
        }));
    });
}

/// The answer of a radio button or of a list of them, from its value.
fn chosen(state: State, radio: &JsValue) -> Option<Answer> {
    let index = dom::get(radio, "value").as_string()?.parse::<u8>().ok()?;
    let question = &state.dataset.questions[state.question.get_untracked()];
    Some(Answer::at(question, index.into()))
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
