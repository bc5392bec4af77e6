//! “What if”: every question with its answer, which can be changed in place; result and reasons follow at once.

use crate::bundled::word;
use crate::domain::answers::Answer;
use crate::domain::score::recommend;
use crate::ui::dom;
use crate::ui::elements::{action, tell};
use crate::ui::pen::Pen;
use crate::ui::report::Report;
use crate::ui::speech::Speech;
use crate::ui::state::State;

/// All questions. What is chosen in one stays where it is while everything else follows, so the keyboard keeps its place.
pub fn sheet(pen: &mut Pen, state: State) {
    pen.el("details.answers", |pen| {
        pen.set("part", "disclosure answers");
        tell(pen, state, ("result", "answers"));
        pen.el("summary", |pen| {
            pen.el("span", |pen| {
                pen.text(pen.say.detail_word(word::DETAILS_YOUR_ANSWERS));
                pen.line("span.quoted", pen.say.detail_word(word::DETAILS_WHAT_IF));
            });
        });
        pen.el("ol.disclosed", |pen| {
            for question in 0..state.dataset().questions.len() {
                pen.el("li", |pen| {
                    item(pen, state, question);
                });
            }
        });
    });
}

fn item(pen: &mut Pen, state: State, question: usize) {
    let entry = &state.dataset().questions[question];
    pen.el("label", |pen| {
        pen.line("span.asked", pen.say.text(entry.text));
        pen.el("select", |pen| {
            for choice in entry.choices {
                pen.line("option", pen.say.text(choice.label));
            }
            pen.line("option", pen.say.word(word::NOT_SURE));
            if state.answers().get(question).is_none() {
                pen.line("option", pen.say.detail_word(word::DETAILS_NOT_ANSWERED));
            }
            pen.keep("selectedIndex", move || {
                state.follow_answers();
                let last = entry.choices.len() as u32;
                match state.answers().get(question) {
                    Some(Answer::Choice(choice)) => u32::from(choice),
                    Some(Answer::NotSure) => last,
                    None => last + 1,
                }
            });
            let say = pen.say.clone();
            pen.on("change", move |event| {
                let index = dom::number(&dom::get(&event, "target"), "selectedIndex");
                let answer = match index < entry.choices.len() {
                    true => Answer::Choice(index as u8),
                    false => Answer::NotSure,
                };
                state.try_answer(question, answer);
                state.announce(turn(&say, state).into());
            });
        });
    });
    pen.el("div.moved", |pen| {
        pen.live(move |pen| moved(pen, state, question));
    });
}

/// What a change in place led to, under the answer that was changed.
fn moved(pen: &mut Pen, state: State, question: usize) {
    let Some((_, before)) = state.tried().filter(|(changed, _)| *changed == question) else {
        return;
    };
    let choice = match before.get(question) {
        Some(Answer::Choice(choice)) => {
            let choices = state.dataset().questions[question].choices;
            pen.say.text(choices[usize::from(choice)].label)
        }
        Some(Answer::NotSure) => pen.say.word(word::NOT_SURE),
        None => pen.say.detail_word(word::DETAILS_NOT_ANSWERED),
    };
    pen.line("p", &turn(&pen.say, state));
    let places = [("choice", choice)];
    pen.line(
        "p.quoted",
        &pen.say.detail_fill(word::DETAILS_CHANGED, &places),
    );
    let take_back = pen.say.detail_word(word::DETAILS_TAKE_BACK);
    action(pen, take_back, move || state.take_back());
}

/// What the last change made of the result, with the fits.
fn turn(say: &Speech, state: State) -> String {
    let report = Report::new(state, say);
    let Some((_, before)) = state.tried() else {
        return String::new();
    };
    let former = report.outcome(recommend(report.dataset, &before).outcome);
    let outcome = report.outcome(report.found.outcome);
    let word = match outcome == former {
        true => word::DETAILS_STAYS,
        false => word::DETAILS_TURNS,
    };
    let places = [("outcome", &*outcome), ("before", &*former)];
    let mut turn = say.detail_fill(word, &places);
    for (place, &role) in report.found.ranking.iter().enumerate() {
        turn.push_str(if place == 0 { " " } else { " · " });
        turn.push_str(report.role(role));
        turn.push(' ');
        turn.push_str(&say.percent(report.found.score.fit(role)));
    }
    turn
}
