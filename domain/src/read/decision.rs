//! Reads what decides: outcomes, the numbers of the scoring rule, guards, the answers that parts refer to, and what is said about all
//! this.

use super::node::Node;
use super::walk::{NONE, ROLES, Walk, count, find, ids, position};
use crate::cut::cut;
use crate::dataset::*;

/// Outcomes without a role, so no role may be called so.
pub(super) const WITHOUT_ROLE: &str = "insufficient none-yet mixed";

/// What a dataset without `scoring` is scored by; earlier roles win its ties.
const SCORING: Scoring = Scoring {
    min_answered: 4,
    none_below_fit: 40,
    near_tie_points: 5,
    tie_break: &[],
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
pub(super) fn answers(walk: &mut Walk, parent: &mut Node) -> Vec<Signal> {
    let mut signals = Vec::new();
    let node = &mut parent.next();
    if walk.object(node, "") && node.json.parts.is_empty() {
        walk.fault(node, "at least one answer");
    }
    let questions = walk.root.get("questions");
    for at in 0..node.json.parts.len().min(60) {
        let choices = node.at(at);
        let question = position(questions, choices.name);
        match questions.parts.get(usize::from(question)) {
            Some((_, asked)) => {
                for choice in walk.references(&choices, 1, 12, asked.get("choices")) {
                    signals.push(Signal { question, choice });
                }
            }
            None => walk.unknown(&choices, &ids(questions)),
        }
    }
    signals
}

/// The outcome of this name.
fn named(roles: &str, name: &str) -> Option<Outcome> {
    let mut rest = name;
    let one = find(roles, cut(&mut rest, b'+'));
    let (role, other) = (find(roles, name), find(roles, rest));
    match find(WITHOUT_ROLE, name) {
        NONE if role != NONE => Some(Outcome::Role(role)),
        NONE if one < other && other != NONE => Some(Outcome::Pair(one, other)),
        0 => Some(Outcome::Insufficient),
        1 => Some(Outcome::NoneYet),
        2 => Some(Outcome::Mixed),
        _ => None,
    }
}

/// Reads an outcome; `Insufficient` stands for a wrong one. `others` says which may stand here that are no roles.
fn outcome(walk: &mut Walk, node: &Node, others: &str) -> Outcome {
    match named(walk.roles, node.json.as_str()) {
        Some(found @ (Outcome::Role(_) | Outcome::Pair(..))) => found,
        Some(found) if !others.is_empty() => found,
        _ => {
            walk.fault_with(node, "a role, or two in their order joined by +", others);
            Outcome::Insufficient
        }
    }
}

/// Reads the text of an outcome.
pub(super) fn outcome_text(walk: &mut Walk, node: &mut Node) -> OutcomeText {
    walk.object(node, "id headline split_headline meaning next split_next");
    walk.first(node);
    let text = OutcomeText {
        outcome: outcome(walk, &node.next(), ", or none-yet, mixed, insufficient"),
        headline: walk.text(node),
        split_headline: walk.optional_text(node),
        meaning: walk.optional_text(node),
        next: walk.optional_text(node),
        split_next: walk.optional_text(node),
    };
    for name in ["split_headline", "split_next"] {
        let split = node.get(name);
        if split.is_there() && text.outcome != Outcome::NoneYet {
            walk.fault(&split, "nothing but with none-yet");
        }
    }
    text
}

/// Reads a guard.
pub(super) fn guard(walk: &mut Walk, node: &mut Node) -> Guard {
    walk.object(
        node,
        "id if_outcome and_answer then_outcome headline why next",
    );
    Guard {
        id: walk.id(node, ""),
        if_outcome: outcome(walk, &node.next(), ""),
        and_answer: {
            let answers = answers(walk, node);
            walk.leak(answers)
        },
        then_outcome: outcome(walk, &node.next(), ""),
        headline: walk.text(node),
        why: walk.text(node),
        next: walk.optional_text(node),
    }
}

/// Reads how far a role covers a responsibility.
pub(super) fn coverage(walk: &mut Walk, parent: &mut Node) -> Coverage {
    const LEVELS: &str = "owns shared advises none";
    let node = &mut parent.next();
    walk.object(node, "level why");
    let level = node.next();
    let position = find(LEVELS, level.json.as_str());
    if position == NONE {
        walk.fault_with(&level, "one of ", LEVELS);
    }
    Coverage {
        level: match position {
            0 => Level::Owns,
            1 => Level::Shared,
            2 => Level::Advises,
            _ => Level::Not,
        },
        why: walk.optional_text(node),
    }
}

/// Reads what is said about the rule and the weights.
pub(super) fn method(walk: &mut Walk, node: &mut Node) -> Option<Method> {
    if !node.is_there() {
        return None;
    }
    walk.object(node, "limits sources shares");
    Some(Method {
        limits: walk.list(node, 0, 12, |walk, limit| walk.text_here(limit)),
        sources: walk.optional_text(node),
        frequencies: frequencies(walk, &mut node.next()),
    })
}

/// Reads what a brief says.
pub(super) fn brief(walk: &mut Walk, node: &mut Node) -> Option<Brief> {
    if !node.is_there() {
        return None;
    }
    walk.object(node, "first asks");
    Some(Brief {
        first: walk.list(node, 0, 200, task),
        asks: walk.list(node, 0, 200, task),
    })
}

fn task(walk: &mut Walk, node: &mut Node) -> Task {
    walk.object(node, "role if text");
    let role = walk.reference(&node.next(), walk.root.get("roles"));
    let mut asked = Vec::new();
    if node.has_next() {
        asked = answers(walk, node);
    }
    Task {
        role,
        answers: walk.leak(asked),
        text: walk.text(node),
    }
}

/// Reads how often each outcome occurs: a map from outcome to a whole number; all add up to 1000.
fn frequencies(walk: &mut Walk, node: &mut Node) -> &'static [Frequency] {
    let mut frequencies = Vec::new();
    if node.is_there() {
        let (before, mut sum) = (walk.count, 0);
        walk.object(node, "");
        for at in 0..node.json.parts.len().min(100) {
            let field = node.at(at);
            match named(walk.roles, field.name) {
                Some(outcome) => {
                    let permille = walk.whole_number(&field, 0, 1000);
                    sum += permille;
                    frequencies.push(Frequency {
                        outcome,
                        permille: permille as u16,
                    });
                }
                None => {
                    let names = [walk.roles, " ", WITHOUT_ROLE, ", or two roles joined by +"];
                    walk.unknown(&field, &names.concat());
                }
            }
        }
        if sum != 1000 && walk.count == before {
            walk.fault(node, "shares that add up to 1000");
        }
    }
    walk.leak(frequencies)
}

/// Reads the numbers of the scoring rule, or takes what is not said from [`SCORING`].
pub(super) fn scoring(walk: &mut Walk, node: &mut Node) -> Scoring {
    let roles = count(walk.roles);
    let questions = walk.root.get("questions").parts.len().clamp(1, 60) as u8;
    let mut scoring = SCORING;
    scoring.min_answered = scoring.min_answered.min(questions);
    let mut order = (0..roles as u8).collect();
    if node.is_there() {
        walk.object(
            node,
            "min_answered none_below_fit near_tie_points tie_break confidence",
        );
        walk.set_number(node, 1, questions, &mut scoring.min_answered);
        walk.set_number(node, 0, 100, &mut scoring.none_below_fit);
        walk.set_number(node, 0, 100, &mut scoring.near_tie_points);
        let ties = node.next();
        if ties.is_there() {
            order = walk.references(&ties, roles, roles, walk.root.get("roles"));
        }
        let mut levels = node.next();
        if levels.is_there() {
            walk.object(&mut levels, "high medium");
        }
        for threshold in [&mut scoring.high, &mut scoring.medium] {
            let mut level = levels.next();
            if level.is_there() {
                walk.object(&mut level, "coverage gap none_below");
            }
            for field in [
                &mut threshold.coverage,
                &mut threshold.gap,
                &mut threshold.none_below,
            ] {
                walk.set_number(&mut level, 0, 100, field);
            }
        }
    }
    scoring.tie_break = walk.leak(order);
    scoring
}

/// Notes what the weights of a choice, one for each role, do for the roles.
pub(super) fn weigh(walk: &mut Walk, weights: &[u8], best: &mut [u8; ROLES]) {
    for ((weight, best), ahead) in weights.iter().zip(best).zip(&mut walk.ahead) {
        *best = *weight.max(best);
        for (other, behind) in weights.iter().take(ROLES).enumerate() {
            *ahead |= u16::from(weight > behind) << other;
        }
    }
}

/// Every outcome that can be reached and is no pair has a text, and every role can be recommended.
pub(super) fn whole(walk: &mut Walk, root: &Node, none_yet: bool) {
    let outcomes = &root.get("outcomes");
    let texts = ids(outcomes.json);
    let roles = count(walk.roles);
    let needed = [walk.roles, " ", WITHOUT_ROLE].concat();
    let mut rest = &*needed;
    while outcomes.is_there() && !rest.is_empty() {
        let name = cut(&mut rest, b' ');
        let is_reached = match name {
            "none-yet" => none_yet,
            "mixed" => roles > 2,
            _ => true,
        };
        if is_reached != (find(&texts, name) != NONE) && !name.is_empty() {
            let expected = if is_reached {
                "a text for "
            } else {
                "no text for the unreachable "
            };
            walk.fault_with(outcomes, expected, name);
        }
    }
    if walk.count > 0 {
        return;
    }
    for role in 0..roles {
        let mut rest = walk.roles;
        for other in 0..roles {
            let name = cut(&mut rest, b' ');
            if role != other && walk.ahead[role] >> other & 1 == 0 {
                let list = root.get("roles");
                walk.fault_with(&list.at(role), "a choice that prefers it to ", name);
            }
        }
    }
}
