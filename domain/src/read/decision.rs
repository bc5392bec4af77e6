//! Reads what decides: outcomes, the numbers of the scoring rule, guards, the answers that parts refer to, and what is said about all
//! this.

use super::fields::{NONE, ROLES, Reader, count, find, ids, position};
use super::node::Node;
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
pub(super) fn answers(reader: &mut Reader, parent: &mut Node) -> Vec<Signal> {
    let mut signals = Vec::new();
    let node = &mut parent.next();
    if reader.object(node, "") && node.json.parts.is_empty() {
        reader.fault(node, "at least one answer");
    }
    let questions = reader.root.get("questions");
    for at in 0..node.json.parts.len().min(60) {
        let choices = node.at(at);
        let question = position(questions, choices.name);
        match questions.parts.get(usize::from(question)) {
            Some((_, asked)) => {
                for choice in reader.references(&choices, 1, 12, asked.get("choices")) {
                    signals.push(Signal { question, choice });
                }
            }
            None => reader.unknown(&choices, &ids(questions)),
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
fn outcome(reader: &mut Reader, node: &Node, others: &str) -> Outcome {
    match named(reader.roles, node.json.as_str()) {
        Some(found @ (Outcome::Role(_) | Outcome::Pair(..))) => found,
        Some(found) if !others.is_empty() => found,
        _ => {
            reader.fault_with(node, "a role, or two in their order joined by +", others);
            Outcome::Insufficient
        }
    }
}

/// Reads the text of an outcome.
pub(super) fn outcome_text(reader: &mut Reader, node: &mut Node) -> OutcomeText {
    reader.object(node, "id headline split_headline meaning next split_next");
    reader.first(node);
    let text = OutcomeText {
        outcome: outcome(reader, &node.next(), ", or none-yet, mixed, insufficient"),
        headline: reader.text(node),
        split_headline: reader.optional_text(node),
        meaning: reader.optional_text(node),
        next: reader.optional_text(node),
        split_next: reader.optional_text(node),
    };
    for name in ["split_headline", "split_next"] {
        let split = node.get(name);
        if split.is_there() && text.outcome != Outcome::NoneYet {
            reader.fault(&split, "nothing but with none-yet");
        }
    }
    text
}

/// Reads a guard.
pub(super) fn guard(reader: &mut Reader, node: &mut Node) -> Guard {
    reader.object(
        node,
        "id if_outcome and_answer then_outcome headline why next",
    );
    Guard {
        id: reader.id(node, ""),
        if_outcome: outcome(reader, &node.next(), ""),
        and_answer: {
            let answers = answers(reader, node);
            reader.leak(answers)
        },
        then_outcome: outcome(reader, &node.next(), ""),
        headline: reader.text(node),
        why: reader.text(node),
        next: reader.optional_text(node),
    }
}

/// Reads how far a role covers a responsibility.
pub(super) fn coverage(reader: &mut Reader, parent: &mut Node) -> Coverage {
    const LEVELS: &str = "owns shared advises none";
    let node = &mut parent.next();
    reader.object(node, "level why");
    let level = node.next();
    let position = find(LEVELS, level.json.as_str());
    if position == NONE {
        reader.fault_with(&level, "one of ", LEVELS);
    }
    Coverage {
        level: match position {
            0 => Level::Owns,
            1 => Level::Shared,
            2 => Level::Advises,
            _ => Level::Not,
        },
        why: reader.optional_text(node),
    }
}

/// Reads what is said about the rule and the weights.
pub(super) fn method(reader: &mut Reader, node: &mut Node) -> Option<Method> {
    if !node.is_there() {
        return None;
    }
    reader.object(node, "limits sources shares");
    Some(Method {
        limits: reader.list(node, 0, 12, |reader, limit| reader.text_here(limit)),
        sources: reader.optional_text(node),
        frequencies: frequencies(reader, &mut node.next()),
    })
}

/// Reads what a brief says.
pub(super) fn brief(reader: &mut Reader, node: &mut Node) -> Option<Brief> {
    if !node.is_there() {
        return None;
    }
    reader.object(node, "first asks");
    Some(Brief {
        first: reader.list(node, 0, 200, task),
        asks: reader.list(node, 0, 200, task),
    })
}

fn task(reader: &mut Reader, node: &mut Node) -> Task {
    reader.object(node, "role if text");
    let role = reader.reference(&node.next(), reader.root.get("roles"));
    let mut asked = Vec::new();
    if node.has_next() {
        asked = answers(reader, node);
    }
    Task {
        role,
        answers: reader.leak(asked),
        text: reader.text(node),
    }
}

/// Reads how often each outcome occurs: a map from outcome to a whole number; all add up to 1000.
fn frequencies(reader: &mut Reader, node: &mut Node) -> &'static [Frequency] {
    let mut frequencies = Vec::new();
    if node.is_there() {
        let (before, mut sum) = (reader.count, 0);
        reader.object(node, "");
        for at in 0..node.json.parts.len().min(100) {
            let field = node.at(at);
            match named(reader.roles, field.name) {
                Some(outcome) => {
                    let permille = reader.whole_number(&field, 0, 1000);
                    sum += permille;
                    frequencies.push(Frequency {
                        outcome,
                        permille: permille as u16,
                    });
                }
                None => {
                    let names = [
                        reader.roles,
                        " ",
                        WITHOUT_ROLE,
                        ", or two roles joined by +",
                    ];
                    reader.unknown(&field, &names.concat());
                }
            }
        }
        if sum != 1000 && reader.count == before {
            reader.fault(node, "shares that add up to 1000");
        }
    }
    reader.leak(frequencies)
}

/// Reads the numbers of the scoring rule, or takes what is not said from [`SCORING`].
pub(super) fn scoring(reader: &mut Reader, node: &mut Node) -> Scoring {
    let roles = count(reader.roles);
    let questions = reader.root.get("questions").parts.len().clamp(1, 60) as u8;
    let mut scoring = SCORING;
    scoring.min_answered = scoring.min_answered.min(questions);
    let mut order = (0..roles as u8).collect();
    if node.is_there() {
        reader.object(
            node,
            "min_answered none_below_fit near_tie_points tie_break confidence",
        );
        reader.set_number(node, 1, questions, &mut scoring.min_answered);
        reader.set_number(node, 0, 100, &mut scoring.none_below_fit);
        reader.set_number(node, 0, 100, &mut scoring.near_tie_points);
        let ties = node.next();
        if ties.is_there() {
            order = reader.references(&ties, roles, roles, reader.root.get("roles"));
        }
        let mut levels = node.next();
        if levels.is_there() {
            reader.object(&mut levels, "high medium");
        }
        for threshold in [&mut scoring.high, &mut scoring.medium] {
            let mut level = levels.next();
            if level.is_there() {
                reader.object(&mut level, "coverage gap none_below");
            }
            for field in [
                &mut threshold.coverage,
                &mut threshold.gap,
                &mut threshold.none_below,
            ] {
                reader.set_number(&mut level, 0, 100, field);
            }
        }
    }
    scoring.tie_break = reader.leak(order);
    scoring
}

/// Notes what the weights of a choice, one for each role, do for the roles.
pub(super) fn weigh(reader: &mut Reader, weights: &[u8], best: &mut [u8; ROLES]) {
    for ((weight, best), ahead) in weights.iter().zip(best).zip(&mut reader.ahead) {
        *best = *weight.max(best);
        for (other, behind) in weights.iter().take(ROLES).enumerate() {
            *ahead |= u16::from(weight > behind) << other;
        }
    }
}

/// Every outcome that can be reached and is no pair has a text, and every role can be recommended.
pub(super) fn whole(reader: &mut Reader, root: &Node, none_yet: bool) {
    let outcomes = &root.get("outcomes");
    let texts = ids(outcomes.json);
    let roles = count(reader.roles);
    let needed = [reader.roles, " ", WITHOUT_ROLE].concat();
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
            reader.fault_with(outcomes, expected, name);
        }
    }
    if reader.count > 0 {
        return;
    }
    for role in 0..roles {
        let mut rest = reader.roles;
        for other in 0..roles {
            let name = cut(&mut rest, b' ');
            if role != other && reader.ahead[role] >> other & 1 == 0 {
                let list = root.get("roles");
                reader.fault_with(&list.at(role), "a choice that prefers it to ", name);
            }
        }
    }
}
