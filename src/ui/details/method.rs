//! How all this works: the rule, the weights, where they come from, what they cannot say, and how often each outcome occurs.

use crate::bundled::word;
use crate::ui::elements::{bar, detail_heading, disclosure};
use crate::ui::event::{Opened, ResultPart};
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;
use crate::ui::state::State;

/// The panel, closed at first.
pub fn method(r: &mut Renderer, state: State) {
    let title = r.locale.detail_word(word::DETAILS_METHOD_HEADING);
    let opened = Opened::Result(ResultPart::Method);
    disclosure(r, state, opened, title, move |r| {
        let model = ResultModel::get_untracked(state, r.locale);
        rule(r, &model);
        let method = model.dataset.method.as_ref();
        if let Some(sources) = method.and_then(|method| method.sources) {
            detail_heading(r, word::DETAILS_SOURCES_HEADING);
            r.text_el("p", r.locale.detail(sources));
        }
        let weights = r.locale.detail_word(word::DETAILS_WEIGHTS_HEADING);
        let opened = Opened::Result(ResultPart::Weights);
        disclosure(r, state, opened, weights, move |r| {
            all_weights(r, &ResultModel::get_untracked(state, r.locale));
        });
        let Some(method) = method else {
            return;
        };
        if !method.limits.is_empty() {
            detail_heading(r, word::DETAILS_LIMITS_HEADING);
            r.el("ul.plain", |r| {
                for &limit in method.limits {
                    r.text_el("li", r.locale.detail(limit));
                }
            });
        }
        if !method.frequencies.is_empty() {
            detail_heading(r, word::DETAILS_SHARES_HEADING);
            r.el("ul.shares", |r| {
                for frequency in method.frequencies {
                    let percent = u32::from(frequency.permille) / 10;
                    r.el("li.fit", |r| {
                        r.text_el("span", &model.outcome(frequency.outcome));
                        let mut text = r.locale.permille(frequency.permille.max(1));
                        if frequency.permille == 0 {
                            text = r
                                .locale
                                .detail_fill(word::DETAILS_SHARE_LEAST, &[("share", &text)]);
                        }
                        r.text_el("span.fit-value", &text);
                        bar(r, percent);
                    });
                }
            });
        }
    });
}

/// The rule in words, with the dataset's own numbers.
fn rule(r: &mut Renderer, model: &ResultModel) {
    let scoring = &model.dataset.scoring;
    let most = model
        .dataset
        .questions
        .iter()
        .map(|question| question.max_weight)
        .max();
    let max = r.locale.number(most.unwrap_or_default().into());
    let least = r.locale.number(scoring.min_answered.into());
    let near = r.locale.number(scoring.near_tie_points.into());
    let none = r.locale.percent(scoring.none_below_fit.into());
    let values = [
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
        if sentence != word::DETAILS_RULE_GUARD || !model.dataset.guards.is_empty() {
            r.text_el("p", &r.locale.detail_fill(sentence, &values));
        }
    }
}

/// What every choice of every question gives each role.
fn all_weights(r: &mut Renderer, model: &ResultModel) {
    for question in model.dataset.questions {
        r.el("div.weights", |r| {
            r.text_el("p", r.locale.text(question.text));
            r.el("ul", |r| {
                for choice in question.choices {
                    r.el("li", |r| {
                        r.text_el("span", r.locale.text(choice.label));
                        let mut weights = String::new();
                        for (role, &weight) in choice.weights.iter().enumerate() {
                            if role > 0 {
                                weights.push_str(" · ");
                            }
                            weights.push_str(model.role(role));
                            weights.push(' ');
                            weights.push_str(&r.locale.number(weight.into()));
                        }
                        r.text_el("span.quoted", &weights);
                    });
                }
            });
        });
    }
}
