//! Reads what decides: outcomes, the numbers of the scoring rule, guards, and the answers that parts refer to.

use super::super::dataset::*;
use super::super::json::Json;
use super::Names;
use super::node::{Node, ids};
use super::walk::Walk;

/// Outcomes without a role, so no role may be called so.
pub(super) const RESERVED: [&str; 3] = ["insufficient", "none-yet", "mixed"];

/// What a dataset without `scoring` is scored by; earlier roles win its ties.
const SCORING: Scoring = Scoring {
    min_answered: 4,
    none_below_fit: 40,
    near_tie_points: 5,
    tie_break: List::Borrowed(&[]),
    high: Threshold {
        coverage: 80,
        gap: 20,
        none_below: 25,
    },
    medium: Threshold {
        coverage: 60,
        gap: 10,
        none_below: 33,
    },
};

/// Reads answers: a map from question to a list of its choices.
pub(super) fn answers<'j>(
    walk: &mut Walk<'j>,
    parent: &Node<'_, 'j>,
    name: &'j str,
    names: &Names<'j>,
) -> List<Signal> {
    let node = &parent.get(name);
    let mut signals = Vec::new();
    if walk.object(node, &names.questions) && node.fields().is_empty() {
        walk.fault(node, "at least one answer");
    }
    for (id, _) in node.fields() {
        let Some(question) = names.questions.iter().position(|known| known == id) else {
            continue;
        };
        let choices = ids(names.asked[question]
            .get("choices")
            .map_or(&[], Json::items));
        walk.list(node, id, 1, 12, |walk, node, _| {
            let Some(choice) = walk.reference(node, &choices) else {
                return;
            };
            let signal = Signal {
                question: question as u8,
                choice,
            };
            if signals.contains(&signal) {
                walk.fault(node, "each choice once");
            }
            signals.push(signal);
        });
    }
    List::Owned(signals)
}

/// An outcome by its name.
pub(super) fn outcome(name: &str, roles: &[&str]) -> Option<Outcome> {
    let role = |id: &str| {
        roles
            .iter()
            .position(|known| *known == id && !id.is_empty())
            .map(|at| at as u8)
    };
    match name {
        "insufficient" => Some(Outcome::Insufficient),
        "none-yet" => Some(Outcome::NoneYet),
        "mixed" => Some(Outcome::Mixed),
        _ => match name.split_once('+') {
            None => role(name).map(Outcome::Role),
            Some((one, other)) => {
                let (one, other) = (role(one)?, role(other)?);
                (one < other).then_some(Outcome::Pair(one, other))
            }
        },
    }
}

/// Reads an outcome; `Insufficient` stands for a wrong one.
fn outcome_of(walk: &mut Walk, node: &Node, roles_only: bool) -> Outcome {
    match outcome(node.as_str(), &walk.roles) {
        Some(outcome) if !roles_only || matches!(outcome, Outcome::Role(_) | Outcome::Pair(..)) => {
            return outcome;
        }
        _ if roles_only => walk.fault(node, "a role, or two roles in their order joined by +"),
        _ => walk.fault(
            node,
            "a role, two roles in their order joined by +, none-yet, mixed or insufficient",
        ),
    }
    Outcome::Insufficient
}

/// Reads the text of an outcome.
pub(super) fn outcome_text<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, _: usize) -> OutcomeText {
    walk.object(node, &["id", "headline", "split_headline", "meaning"]);
    let text = OutcomeText {
        outcome: outcome_of(walk, &node.get("id"), false),
        headline: walk.text(node, "headline"),
        split_headline: walk.optional_text(node, "split_headline"),
        meaning: walk.optional_text(node, "meaning"),
    };
    if text.split_headline.is_some() && text.outcome != Outcome::NoneYet {
        walk.fault(&node.get("split_headline"), "this text with none-yet only");
    }
    text
}

/// Reads the guards.
pub(super) fn guards<'j>(
    walk: &mut Walk<'j>,
    root: &Node<'_, 'j>,
    names: &Names<'j>,
) -> List<Guard> {
    let ids = root.get("guards").ids();
    walk.optional_list(root, "guards", 24, |walk, node, at| {
        walk.object(
            node,
            &[
                "id",
                "if_outcome",
                "and_answer",
                "then_outcome",
                "headline",
                "why",
            ],
        );
        Guard {
            id: walk.id(node, at, &ids),
            if_outcome: outcome_of(walk, &node.get("if_outcome"), true),
            and_answer: answers(walk, node, "and_answer", names),
            then_outcome: outcome_of(walk, &node.get("then_outcome"), true),
            headline: walk.text(node, "headline"),
            why: walk.text(node, "why"),
        }
    })
}

/// Reads the numbers of the scoring rule, or takes what is not said from [`SCORING`].
pub(super) fn scoring<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, names: &Names) -> Scoring {
    let node = &root.get("scoring");
    let roles = walk.roles.clone();
    let questions = names.questions.len().clamp(1, 60) as u8;
    let mut scoring = SCORING;
    scoring.min_answered = scoring.min_answered.min(questions);
    scoring.tie_break = (0..roles.len() as u8).collect();
    if !node.is_there() {
        return scoring;
    }
    walk.object(
        node,
        &[
            "min_answered",
            "none_below_fit",
            "near_tie_points",
            "tie_break",
            "confidence",
        ],
    );
    walk.set_number(
        node,
        "min_answered",
        1,
        questions,
        &mut scoring.min_answered,
    );
    walk.set_number(node, "none_below_fit", 0, 100, &mut scoring.none_below_fit);
    walk.set_number(
        node,
        "near_tie_points",
        0,
        100,
        &mut scoring.near_tie_points,
    );
    if node.get("tie_break").is_there() {
        let mut order: Vec<u8> = Vec::new();
        walk.list(
            node,
            "tie_break",
            roles.len(),
            roles.len(),
            |walk, node, _| {
                let Some(role) = walk.reference(node, &roles) else {
                    return;
                };
                if order.contains(&role) {
                    walk.fault(node, "each role once");
                }
                order.push(role);
            },
        );
        scoring.tie_break = List::Owned(order);
    }
    let confidence = &node.get("confidence");
    if confidence.is_there() {
        walk.object(confidence, &["high", "medium"]);
        for (name, place) in [("high", &mut scoring.high), ("medium", &mut scoring.medium)] {
            let node = &confidence.get(name);
            if node.is_there() {
                walk.object(node, &["coverage", "gap", "none_below"]);
                walk.set_number(node, "coverage", 0, 100, &mut place.coverage);
                walk.set_number(node, "gap", 0, 100, &mut place.gap);
                walk.set_number(node, "none_below", 0, 100, &mut place.none_below);
            }
        }
    }
    scoring
}
