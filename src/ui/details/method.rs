//! How all this works: the rule, the weights, where they come from, what they cannot say, and how often each outcome occurs.

use super::heading;
use crate::bundled::word;
use crate::ui::elements::{disclosure, track};
use crate::ui::pen::Pen;
use crate::ui::report::Report;
use crate::ui::state::State;

/// The panel, closed at first.
pub fn method(pen: &mut Pen, state: State) {
    let report = Report::new(state, &pen.say);
    let title = pen.say.detail_word(word::DETAILS_METHOD_HEADING);
    disclosure(pen, state, ("result", "method"), title, |pen| {
        rule(pen, &report);
        let method = report.dataset.method.as_ref();
        if let Some(sources) = method.and_then(|method| method.sources) {
            heading(pen, word::DETAILS_SOURCES_HEADING);
            pen.line("p", pen.say.detail(sources));
        }
        let weights = pen.say.detail_word(word::DETAILS_WEIGHTS_HEADING);
        disclosure(pen, state, ("result", "weights"), weights, |pen| {
            all_weights(pen, &report);
        });
        let Some(method) = method else {
            return;
        };
        if !method.limits.is_empty() {
            heading(pen, word::DETAILS_LIMITS_HEADING);
            pen.el("ul.plain", |pen| {
                for &limit in method.limits {
                    pen.line("li", pen.say.detail(limit));
                }
            });
        }
        if !method.frequencies.is_empty() {
            heading(pen, word::DETAILS_SHARES_HEADING);
            pen.el("ul.shares", |pen| {
                for share in method.frequencies {
                    let percent = u32::from(share.permille) / 10;
                    pen.el("li.fit", |pen| {
                        pen.line("span", &report.outcome(share.outcome));
                        let mut said = pen.say.permille(share.permille.max(1));
                        if share.permille == 0 {
                            said = pen
                                .say
                                .detail_fill(word::DETAILS_SHARE_LEAST, &[("share", &said)]);
                        }
                        pen.line("span.fit-value", &said);
                        track(pen, percent);
                    });
                }
            });
        }
    });
}

/// The rule in words, with the dataset's own numbers.
fn rule(pen: &mut Pen, report: &Report) {
    let scoring = &report.dataset.scoring;
    let most = report
        .dataset
        .questions
        .iter()
        .map(|question| question.max_weight)
        .max();
    let max = pen.say.number(most.unwrap_or_default().into());
    let least = pen.say.number(scoring.min_answered.into());
    let near = pen.say.number(scoring.near_tie_points.into());
    let none = pen.say.percent(scoring.none_below_fit.into());
    let places = [
        ("max", &*max),
        ("least", &least),
        ("near", &near),
        ("none", &none),
    ];
    for sentence in [
        word::DETAILS_RULE_POINTS,
        word::DETAILS_RULE_FIT,
        word::DETAILS_RULE_OUTCOME,
        word::DETAILS_RULE_GUARD,
    ] {
        if sentence != word::DETAILS_RULE_GUARD || !report.dataset.guards.is_empty() {
            pen.line("p", &pen.say.detail_fill(sentence, &places));
        }
    }
}

/// What every choice of every question gives each role.
fn all_weights(pen: &mut Pen, report: &Report) {
    for question in report.dataset.questions {
        pen.el("div.weights", |pen| {
            pen.line("p", pen.say.text(question.text));
            pen.el("ul", |pen| {
                for choice in question.choices {
                    pen.el("li", |pen| {
                        pen.line("span", pen.say.text(choice.label));
                        let mut weights = String::new();
                        for (role, &weight) in choice.weights.iter().enumerate() {
                            if role > 0 {
                                weights.push_str(" · ");
                            }
                            weights.push_str(report.role(role));
                            weights.push(' ');
                            weights.push_str(&pen.say.number(weight.into()));
                        }
                        pen.line("span.quoted", &weights);
                    });
                }
            });
        });
    }
}
