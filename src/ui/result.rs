//! The recommendation: what it is and how sure. What speaks for it follows as its [details](super::details).

use std::borrow::Cow;

use super::elements::action;
use super::late;
use super::pen::Pen;
use super::report::Report;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::Outcome;
use crate::domain::score::{Confidence, Score, title};

/// Everything about the result, from the answers as they are now.
pub fn result(pen: &mut Pen, state: State) {
    pen.el("div.result part=result", |pen| {
        pen.el("div.verdict", |pen| {
            pen.live(move |pen| verdict(pen, state));
        });
        pen.el("div.details", |pen| late::details(pen, state));
        pen.el("div.actions", |pen| {
            pen.live(move |pen| ways_on(pen, state));
        });
    });
}

/// The answer, what it means, and how well each role fits.
fn verdict(pen: &mut Pen, state: State) {
    state.follow_answers();
    let report = Report::new(state, &pen.say);
    pen.line("p.eyebrow", pen.say.word(word::RESULT_HEADING));
    pen.el("h3.headline tabindex=-1", |pen| {
        pen.text(&headline(&report));
        if state.moved() {
            pen.focus();
        }
    });
    meaning(pen, &report);
    fits(pen, state, &report);
}

/// The answer in one sentence.
pub fn headline(report: &Report) -> Cow<'static, str> {
    match (report.found.guard, report.text()) {
        (Some(guard), _) => report
            .say
            .text(report.dataset.guards[guard].headline)
            .into(),
        (None, Some(text)) => {
            let split = text.split_headline.filter(|_| report.found.split);
            report.say.text(split.unwrap_or(text.headline)).into()
        }
        (None, None) => {
            let roles = report.outcome(report.found.outcome);
            report
                .say
                .fill(word::PAIR_GENERIC, &[("roles", &roles)])
                .into()
        }
    }
}

/// What the outcome means, why a guard applied, the usual job title, the next best role.
fn meaning(pen: &mut Pen, report: &Report) {
    pen.el("div.meaning", |pen| {
        for line in meanings(report) {
            pen.line("p", &line);
        }
    });
}

/// The same in sentences.
pub fn meanings(report: &Report) -> Vec<Cow<'static, str>> {
    let mut lines: Vec<Cow<str>> = Vec::new();
    let meaning = match report.found.guard {
        Some(guard) => Some(report.dataset.guards[guard].why),
        None => report.text().and_then(|text| text.meaning),
    };
    if let Some(meaning) = meaning {
        lines.push(report.say.text(meaning).into());
    }
    if report.found.outcome == Outcome::Insufficient {
        let needed = usize::from(report.dataset.scoring.min_answered);
        let needed = report.say.number(needed - report.answers.answered());
        let places = [("n", &*needed)];
        lines.push(report.say.fill(word::MORE_NEEDED, &places).into());
    }
    for role in 0..report.dataset.roles.len() {
        if report.found.names(role)
            && let Some(title) = title(report.dataset, &report.answers, role)
        {
            let places = [("title", report.say.text(title))];
            lines.push(report.say.fill(word::TITLE_LINE, &places).into());
        }
    }
    if let Some(role) = report.found.runner_up {
        let places = [("role", report.role(role))];
        lines.push(report.say.fill(word::RUNNER_UP, &places).into());
    }
    lines
}

/// Bars, best first, and how sure the result is. None where answers are too few: empty bars would look like a verdict.
fn fits(pen: &mut Pen, state: State, report: &Report) {
    if report.found.outcome == Outcome::Insufficient {
        return;
    }
    let former = state
        .tried()
        .map(|(_, before)| Score::of(report.dataset, &before));
    pen.el("div.chart part=chart", |pen| {
        pen.line("h4", pen.say.word(word::FIT_HEADING));
        pen.el("ul", |pen| {
            for &role in &report.found.ranking {
                let fit = report.found.score.fit(role);
                pen.el("li.fit", |pen| {
                    if report.found.names(role) {
                        pen.set("class", "fit named");
                    }
                    pen.line("span.fit-role", report.role(role));
                    let former = former.as_ref().map_or(fit, |former| former.fit(role));
                    // Bars grow when the visitor comes to the result, and later only move.
                    let from = if state.moved() { 0 } else { former };
                    pen.el("span.fit-value", |pen| {
                        if former != fit {
                            let sign = if fit > former { "+" } else { "−" };
                            let moved = pen.say.number(fit.abs_diff(former) as usize);
                            pen.line("span.moved", &[sign, &moved].concat());
                        }
                        pen.text(&pen.say.percent(fit));
                    });
                    pen.el("div.track", |pen| {
                        pen.el("div.done", |pen| {
                            pen.share("--_rf-share", fit);
                            pen.share("--_rf-from", from);
                        });
                    });
                });
            }
        });
        if let Some(sure) = confidence(report) {
            pen.line("p.confidence", sure);
        }
        let number = report.say.number(report.answers.answered());
        let total = report.say.number(report.dataset.questions.len());
        let places = [("n", &*number), ("total", &*total)];
        pen.line("p.count", &report.say.fill(word::ANSWERED, &places));
    });
}

/// How sure the outcome is; nothing where that cannot be said.
pub fn confidence(report: &Report) -> Option<&'static str> {
    let word = match (report.found.outcome, report.found.confidence?) {
        (Outcome::NoneYet, Confidence::High) => word::CONFIDENCE_NONE_HIGH,
        (Outcome::NoneYet, Confidence::Medium) => word::CONFIDENCE_NONE_MEDIUM,
        (Outcome::NoneYet, Confidence::Low) => word::CONFIDENCE_NONE_LOW,
        (_, Confidence::High) => word::CONFIDENCE_HIGH,
        (_, Confidence::Medium) => word::CONFIDENCE_MEDIUM,
        (_, Confidence::Low) => word::CONFIDENCE_LOW,
    };
    Some(report.say.word(word))
}

/// On with the open questions, or from the start again.
fn ways_on(pen: &mut Pen, state: State) {
    state.follow_answers();
    if state.answers().first_open().is_some() {
        let label = pen.say.word(word::CONTINUE_QUESTIONS);
        action(pen, label, move || state.resume());
    }
    action(pen, pen.say.word(word::RESTART), move || state.restart());
}
