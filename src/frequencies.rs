//! Counts how often each outcome occurs among all possible sheets of answers, for `method.shares` of a dataset.
//!
//! Owns the counting; the rule is that of `rolefit_domain::score`. Native only: visitors get the numbers.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::domain::dataset::{Dataset, Frequency, Outcome};
use crate::domain::score::{Limits, outcome_id};

/// What the rule looks at in a sheet; sheets with the same are counted together.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Sheet {
    answered: u32,
    max: u32,
    raw: Vec<u32>,
    /// By guard (as bits), whether one of its answers was given.
    guarded: u32,
}

/// The number of sheets with each outcome, guards applied, the most frequent first; exact.
///
/// A sheet answers each question with one of its choices or not at all. `None` if there are more sheets than can be counted.
pub fn count(dataset: &Dataset) -> Option<Vec<(Outcome, u128)>> {
    let mut choices = dataset.questions.iter().map(|q| q.choices.len() as u128);
    // A thousand times as many still fit.
    choices.try_fold(1000u128, |all, choices| all.checked_mul(choices + 1))?;

    let nothing = Sheet {
        answered: 0,
        max: 0,
        raw: vec![0; dataset.roles.len()],
        guarded: 0,
    };
    let mut sheets = HashMap::from([(nothing, 1)]);
    for question in 0..dataset.questions.len() {
        let mut next = HashMap::new();
        for (sheet, count) in sheets {
            for choice in 0..dataset.questions[question].choices.len() {
                *next
                    .entry(answer(dataset, &sheet, question, choice))
                    .or_default() += count;
            }
            *next.entry(sheet).or_default() += count;
        }
        sheets = next;
    }

    let mut outcomes: Vec<(Outcome, u128)> = Vec::new();
    for (sheet, count) in sheets {
        let outcome = outcome(dataset, &sheet);
        match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, counted)) => *counted += count,
            None => outcomes.push((outcome, count)),
        }
    }
    outcomes.sort_by_key(|(outcome, count)| (Reverse(*count), outcome_id(dataset, *outcome)));
    Some(outcomes)
}

/// The sheet with one more answer.
fn answer(dataset: &Dataset, sheet: &Sheet, question: usize, choice: usize) -> Sheet {
    let mut next = sheet.clone();
    let asked = &dataset.questions[question];
    next.answered += 1;
    next.max += u32::from(asked.max_weight);
    for (raw, &weight) in next.raw.iter_mut().zip(asked.choices[choice].weights) {
        *raw += u32::from(weight);
    }
    for (position, guard) in dataset.guards.iter().enumerate() {
        let given = guard.and_answer.iter().any(|signal| {
            (usize::from(signal.question), usize::from(signal.choice)) == (question, choice)
        });
        next.guarded |= u32::from(given) << position;
    }
    next
}

/// The outcome of a sheet, guards applied.
fn outcome(dataset: &Dataset, sheet: &Sheet) -> Outcome {
    let plain = Limits::of(dataset, sheet.max, sheet.answered).outcome(&sheet.raw);
    let mut guards = dataset.guards.iter().enumerate();
    let guard = guards
        .find(|(at, guard)| guard.if_outcome == plain && sheet.guarded >> at & 1 == 1)
        .map(|(_, guard)| guard);
    guard.map_or(plain, |guard| guard.then_outcome)
}

/// Counts as thousandths that add up to 1000: rounded down, and what is missing goes to the largest remainders.
pub fn frequencies(counts: &[(Outcome, u128)]) -> Vec<Frequency> {
    let all: u128 = counts.iter().map(|(_, count)| count).sum();
    let frequency = |&(outcome, count): &(Outcome, u128)| Frequency {
        outcome,
        permille: (1000 * count / all.max(1)) as u16,
    };
    let mut frequencies: Vec<Frequency> = counts.iter().map(frequency).collect();
    let given = frequencies.iter().map(|one| usize::from(one.permille));
    let given: usize = given.sum();
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&at| Reverse(1000 * counts[at].1 % all.max(1)));
    for &at in order.iter().take(1000 - given) {
        frequencies[at].permille += 1;
    }
    frequencies
}

/// The frequencies as they stand in a dataset.
pub fn json(dataset: &Dataset, frequencies: &[Frequency]) -> String {
    let lines: Vec<String> = frequencies
        .iter()
        .map(|frequency| {
            let id = outcome_id(dataset, frequency.outcome);
            format!("  \"{id}\": {}", frequency.permille)
        })
        .collect();
    format!("\"shares\": {{\n{}\n}}\n", lines.join(",\n"))
}
