//! What the answers say for and against the outcome.

use super::heading;
use crate::bundled::word;
use crate::domain::dataset::Outcome;
use crate::domain::explain::{Reason, reasons_against, reasons_for, zero_evidence};
use crate::ui::pen::Pen;
use crate::ui::report::Report;

/// For each role of the outcome, what speaks for it and what against.
pub fn reasons(pen: &mut Pen, report: &Report) {
    for role in 0..report.dataset.roles.len() {
        if report.found.names(role) {
            let places = [("role", report.role(role))];
            let reasons = reasons_for(report.dataset, &report.answers, role);
            let title = pen.say.detail_fill(word::DETAILS_REASONS_FOR, &places);
            list(pen, report, "div.reasons-for part=reasons", &title, reasons);
            let reasons = reasons_against(report.dataset, &report.answers, role);
            let title = pen.say.detail_fill(word::DETAILS_REASONS_AGAINST, &places);
            list(
                pen,
                report,
                "div.reasons-against part=reasons",
                &title,
                reasons,
            );
        }
    }
}

fn list(pen: &mut Pen, report: &Report, tag: &str, title: &str, reasons: Vec<Reason>) {
    if reasons.is_empty() {
        return;
    }
    pen.el(tag, |pen| {
        pen.line("h4", title);
        pen.el("ul", |pen| {
            for reason in reasons {
                evidence(pen, report, reason.question, reason.choice);
            }
        });
    });
}

/// An answer and what it means.
fn evidence(pen: &mut Pen, report: &Report, question: usize, choice: usize) {
    let choice = &report.dataset.questions[question].choices[choice];
    pen.el("li", |pen| {
        if let Some(insight) = choice.insight {
            pen.text(pen.say.detail(insight));
        }
        let places = [("choice", pen.say.text(choice.label))];
        let quoted = pen.say.detail_fill(word::DETAILS_YOUR_ANSWER, &places);
        pen.line("span.quoted", &quoted);
    });
}

/// `none-yet`: the answers that speak for none of the roles.
pub fn nothing_needed(pen: &mut Pen, report: &Report) {
    let silent = zero_evidence(report.dataset, &report.answers);
    if report.found.outcome != Outcome::NoneYet || silent.is_empty() {
        return;
    }
    pen.el("div.reasons-none part=reasons", |pen| {
        heading(pen, word::DETAILS_ZERO_ANSWERS);
        pen.el("ul", |pen| {
            for question in silent {
                if let Some(choice) = report.answers.choice(question) {
                    evidence(pen, report, question, choice);
                }
            }
        });
    });
}
