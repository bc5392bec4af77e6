//! What the answers say for and against the outcome.

use crate::bundled::word;
use crate::domain::dataset::Outcome;
use crate::domain::explain::{Reason, reasons_against, reasons_for, zero_evidence};
use crate::ui::elements::detail_heading;
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;

/// For each role of the outcome, what speaks for it and what against.
pub fn reasons(r: &mut Renderer, model: &ResultModel) {
    for role in 0..model.dataset.roles.len() {
        if model.recommendation.names(role) {
            let values = [("role", model.role(role))];
            let reasons = reasons_for(model.dataset, &model.answers, role);
            let title = r.locale.detail_fill(word::DETAILS_REASONS_FOR, &values);
            list(r, model, "div.reasons-for part=reasons", &title, reasons);
            let reasons = reasons_against(model.dataset, &model.answers, role);
            let title = r.locale.detail_fill(word::DETAILS_REASONS_AGAINST, &values);
            list(
                r,
                model,
                "div.reasons-against part=reasons",
                &title,
                reasons,
            );
        }
    }
}

fn list(r: &mut Renderer, model: &ResultModel, tag: &str, title: &str, reasons: Vec<Reason>) {
    if reasons.is_empty() {
        return;
    }
    r.el(tag, |r| {
        r.text_el("h4", title);
        r.el("ul", |r| {
            for reason in reasons {
                evidence(r, model, reason.question, reason.choice);
            }
        });
    });
}

/// An answer and what it means.
fn evidence(r: &mut Renderer, model: &ResultModel, question: usize, choice: usize) {
    let choice = &model.dataset.questions[question].choices[choice];
    r.el("li", |r| {
        if let Some(insight) = choice.insight {
            r.text(r.locale.detail(insight));
        }
        let values = [("choice", r.locale.text(choice.label))];
        let quoted = r.locale.detail_fill(word::DETAILS_YOUR_ANSWER, &values);
        r.text_el("span.quoted", &quoted);
    });
}

/// `none-yet`: the answers that speak for none of the roles.
pub fn nothing_needed(r: &mut Renderer, model: &ResultModel) {
    let silent = zero_evidence(model.dataset, &model.answers);
    if model.recommendation.outcome != Outcome::NoneYet || silent.is_empty() {
        return;
    }
    r.el("div.reasons-none part=reasons", |r| {
        detail_heading(r, word::DETAILS_ZERO_ANSWERS);
        r.el("ul", |r| {
            for question in silent {
                if let Some(choice) = model.answers.choice(question) {
                    evidence(r, model, question, choice);
                }
            }
        });
    });
}
