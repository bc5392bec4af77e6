//! The recommendation: what it is and how sure. What speaks for it follows in the [details](super::details_part).

use std::cell::Cell;

use leptos::prelude::*;

use super::details_part;
use super::elements::{BAR, button};
use super::render::{Moment, Renderer};
use super::result_model::ResultModel;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::Outcome;
use crate::domain::score::Score;

/// Everything about the result; follows the answers.
pub fn result(r: &mut Renderer, state: State) {
    let focus = state.progress.with_untracked(|progress| progress.focus);
    // Bars grow from 0 when the result is first shown; later they move from the former value.
    let grows = Cell::new(focus.is_some());
    r.el("div.result part=result", |r| {
        r.el("div.verdict", |r| {
            r.children(move |r| verdict(r, state, grows.take()));
        });
        // The verdict is painted first: the details are more than a slow phone renders at a press.
        let moment = focus.unwrap_or(Moment::Now);
        r.el("div.details", |r| details_part::details(r, state, moment));
        r.el("div.actions", |r| r.children(move |r| actions(r, state)));
    });
}

/// The answer, what it means, and how well each role fits.
fn verdict(r: &mut Renderer, state: State, grows: bool) {
    let model = ResultModel::get(state, r.locale);
    r.text_el("p.eyebrow", r.locale.word(word::RESULT_HEADING));
    r.el("h3.headline tabindex=-1", |r| {
        r.text(&model.headline());
        r.bind_focus(move || state.progress.with(|progress| progress.focus));
    });
    r.el("div.meaning", |r| {
        for line in model.meaning() {
            r.text_el("p", &line);
        }
    });
    fits(r, state, &model, grows);
}

/// Bars, best first, and how sure the result is. Nothing is rendered with too few answers: empty bars would look like a verdict.
fn fits(r: &mut Renderer, state: State, model: &ResultModel, grows: bool) {
    if model.recommendation.outcome == Outcome::Insufficient {
        return;
    }
    let former = state.progress.with_untracked(|progress| {
        let trial = progress.trial.as_ref()?;
        Some(Score::of(model.dataset, &trial.before))
    });
    r.el("div.chart part=chart", |r| {
        r.text_el("h4", r.locale.word(word::FIT_HEADING));
        r.el("ul", |r| {
            for &role in &model.recommendation.ranking {
                let fit = model.recommendation.score.fit(role);
                r.el("li.fit", |r| {
                    if model.recommendation.names(role) {
                        r.attr("class", "fit named");
                    }
                    r.text_el("span.fit-role", model.role(role));
                    let former = former.as_ref().map_or(fit, |former| former.fit(role));
                    let from = if grows { 0 } else { former };
                    r.el("span.fit-value", |r| {
                        if former != fit {
                            let sign = if fit > former { "+" } else { "−" };
                            let change = r.locale.number(fit.abs_diff(former) as usize);
                            r.text_el("span.moved", &[sign, &change].concat());
                        }
                        r.text(&r.locale.percent(fit));
                    });
                    r.el("div.track", |r| {
                        r.el("div.done", |r| {
                            r.style(BAR, fit);
                            r.style("--_rf-from", from);
                        });
                    });
                });
            }
        });
        if let Some(confidence) = model.confidence() {
            r.text_el("p.confidence", confidence);
        }
        let number = r.locale.number(model.answers.answered());
        let total = r.locale.number(model.dataset.questions.len());
        let values = [("n", &*number), ("total", &*total)];
        r.text_el("p.count", &r.locale.fill(word::ANSWERED, &values));
    });
}

/// Buttons to continue with the open questions or to restart.
fn actions(r: &mut Renderer, state: State) {
    if state.answers.with(|answers| answers.first_open().is_some()) {
        let label = r.locale.word(word::CONTINUE_QUESTIONS);
        button(r, label, move || state.resume());
    }
    button(r, r.locale.word(word::RESTART), move || state.restart());
}
