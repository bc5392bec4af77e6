//! Checks that concern several parts of a dataset at once.
//!
//! Called on the walk; what is already faulty is not judged again.

use std::borrow::Cow;

use super::super::dataset::*;
use super::MAX_SOURCE;
use super::decision::outcome;
use super::describe::write_number;
use super::node::Node;
use super::walk::Walk;

/// In each question every role can get all the evidence, so that all roles have the same maximum (I1).
pub(super) fn balance<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, question: &Question) {
    let roles = walk.roles.clone();
    for (at, role) in roles.iter().enumerate() {
        let best = question
            .choices
            .iter()
            .map(|choice| choice.weights[at])
            .max()
            .unwrap_or_default();
        if best != question.max_weight {
            let mut found = String::from("a weight of at most ");
            write_number(&mut found, usize::from(best));
            let expected = Cow::Borrowed("a choice with max_weight for every role");
            walk.mismatch(
                &node.get("choices"),
                Cow::Owned([&found, " for ", role].concat()),
                expected,
            );
        }
    }
}

/// Outcomes have their texts, each once, and everything can be reached.
pub(super) fn whole<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    let sound = walk.faults.is_empty();
    outcomes(walk, root, dataset);
    if sound {
        roles(walk, root, dataset);
        guards(walk, root, dataset);
    }
    if walk.text_bytes() > MAX_SOURCE {
        let found = Cow::Borrowed("more than 1000000 bytes of text");
        walk.mismatch(root, found, Cow::Borrowed("at most 1000000"));
    }
}

fn outcomes<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    let node = root.get("outcomes");
    let none_yet = dataset.scoring.none_below_fit > 0;
    let mut told: Vec<&str> = Vec::new();
    for at in 0..dataset.outcomes.len() {
        let item = node.at(at);
        let id = item.get("id");
        let name = id.as_str();
        if outcome(name, &walk.roles).is_none() {
            continue;
        }
        if told.contains(&name) {
            walk.fault(&id, "each outcome once");
        }
        if name == "mixed" && walk.roles.len() < 3 {
            walk.fault(
                &id,
                "an outcome that can be reached: mixed takes three roles",
            );
        }
        if name == "none-yet" && !none_yet {
            walk.fault(
                &id,
                "an outcome that can be reached: none_below_fit 0 switches none-yet off",
            );
        }
        told.push(name);
    }
    let mut needed = walk.roles.clone();
    needed.push("insufficient");
    if none_yet {
        needed.push("none-yet");
    }
    if walk.roles.len() > 2 {
        needed.push("mixed");
    }
    for name in needed {
        if node.is_there() && !name.is_empty() && !told.contains(&name) {
            let expected = Cow::Borrowed("a text for every outcome that is not a pair");
            walk.mismatch(&node, Cow::Owned(["no text for ", name].concat()), expected);
        }
    }
}

/// A role that no choice prefers to some other role is never recommended alone.
fn roles<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    for one in 0..walk.roles.len() {
        for other in 0..walk.roles.len() {
            let is_behind = |choice: &Choice| choice.weights[one] <= choice.weights[other];
            let mut questions = dataset.questions.iter();
            if one != other && questions.all(|question| question.choices.iter().all(is_behind)) {
                let found = ["never ahead of ", walk.roles[other]].concat();
                let expected = Cow::Borrowed("a choice that speaks more for this role");
                walk.mismatch(&root.get("roles").at(one), Cow::Owned(found), expected);
            }
        }
    }
}

/// A guard after one that applies whenever it does is never reached.
fn guards<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    for (at, guard) in dataset.guards.iter().enumerate() {
        let is_covered_by = |former: &Guard| {
            former.if_outcome == guard.if_outcome
                && guard
                    .and_answer
                    .iter()
                    .all(|answer| former.and_answer.contains(answer))
        };
        if dataset.guards[..at].iter().any(is_covered_by) {
            walk.fault(
                &root.get("guards").at(at),
                "a guard that no earlier one covers",
            );
        }
    }
}
