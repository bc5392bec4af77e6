//! Checks that concern several parts of a dataset at once.
//!
//! Called on the walk; what is already faulty is not judged again.

use super::dataset::*;
use super::walk::{Node, Walk};

/// In each question every role can get all the evidence, so that all roles have the same maximum (I1).
pub(super) fn balance<'j>(walk: &mut Walk<'j>, choices: &Node<'_, 'j>, question: &Question) {
    let roles = walk.roles.clone();
    for (at, role) in roles.iter().enumerate() {
        let best = question
            .choices
            .iter()
            .filter_map(|choice| choice.weights.get(at))
            .max();
        if best != Some(&question.max_weight) {
            let best = best.copied().unwrap_or_default().to_string();
            let most = question.max_weight.to_string();
            let found = ["a weight of at most ", &best, " for ", role].concat();
            walk.mismatch(
                choices,
                found,
                [
                    "a choice with weight ",
                    &most,
                    " (max_weight) for every role",
                ]
                .concat(),
            );
        }
    }
}

/// Outcomes have their texts, each once, and everything can be reached.
pub(super) fn whole<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    repeated_languages(walk, root);
    let sound = walk.faults.is_empty();
    outcomes(walk, root, dataset);
    if sound {
        roles(walk, root, dataset);
        guards(walk, root, dataset);
    }
}

fn repeated_languages<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>) {
    let node = root.get("languages");
    let tags = walk.tags.clone();
    for (at, tag) in tags.iter().enumerate() {
        if tags[..at]
            .iter()
            .any(|former| former.eq_ignore_ascii_case(tag))
        {
            walk.mismatch(&node, [tag, " twice"].concat(), "each language once");
        }
    }
}

fn outcomes<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    let node = root.get("outcomes");
    let roles = walk.roles.clone();
    let texts = &dataset.outcomes;
    for (at, text) in texts.iter().enumerate() {
        // `Insufficient` also stands for a name that was faulty.
        let is_known = text.outcome != Outcome::Insufficient;
        let id = node.at(at);
        let id = id.get("id");
        if is_known
            && texts[..at]
                .iter()
                .any(|former| former.outcome == text.outcome)
        {
            walk.fault(&id, "each outcome once");
        }
        if text.outcome == Outcome::Mixed && roles.len() < 3 {
            walk.fault(
                &id,
                "an outcome that can be reached: mixed takes three roles",
            );
        }
        if text.outcome == Outcome::NoneYet && dataset.scoring.none_below_fit == 0 {
            walk.fault(
                &id,
                "an outcome that can be reached: none_below_fit 0 switches none-yet off",
            );
        }
    }
    let mut needed: Vec<(Outcome, &str)> = roles
        .iter()
        .enumerate()
        .map(|(at, role)| (Outcome::Role(at as u8), *role))
        .collect();
    needed.push((Outcome::Insufficient, "insufficient"));
    if dataset.scoring.none_below_fit > 0 {
        needed.push((Outcome::NoneYet, "none-yet"));
    }
    if roles.len() > 2 {
        needed.push((Outcome::Mixed, "mixed"));
    }
    for (outcome, name) in needed {
        if !name.is_empty() && !texts.iter().any(|text| text.outcome == outcome) {
            walk.mismatch(
                &node,
                ["no text for ", name].concat(),
                "a text for every outcome that is not a pair",
            );
        }
    }
}

/// A role that no choice prefers to some other role is never recommended alone.
fn roles<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    let node = root.get("roles");
    let ids = walk.roles.clone();
    for (one, id) in ids.iter().enumerate() {
        let choices = || {
            dataset
                .questions
                .iter()
                .flat_map(|question| question.choices.iter())
        };
        let beaten_by = (0..ids.len()).find(|other| {
            *other != one && choices().all(|choice| choice.weights[one] <= choice.weights[*other])
        });
        if let Some(other) = beaten_by {
            let found = [id, " never ahead of ", ids[other]].concat();
            walk.mismatch(
                &node.at(one),
                found,
                "a choice that speaks more for this role",
            );
        }
    }
}

/// A guard after one that applies whenever it does is never reached.
fn guards<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, dataset: &Dataset) {
    let node = root.get("guards");
    for (at, guard) in dataset.guards.iter().enumerate() {
        let covers = |former: &&Guard| {
            former.if_outcome == guard.if_outcome
                && guard
                    .and_answer
                    .iter()
                    .all(|answer| former.and_answer.contains(answer))
        };
        if let Some(former) = dataset.guards[..at].iter().find(covers) {
            let found = ["a guard that is never reached after ", &former.id].concat();
            walk.mismatch(&node.at(at), found, "guards that do not cover one another");
        }
    }
}
