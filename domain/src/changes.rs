//! What would change a recommendation: the smallest change of given answers for each other outcome.
//!
//! Owns the search and its bound, which counts sheets and knows no clock; the rule itself is that of the score.

use crate::answers::{Answer, Answers};
use crate::dataset::{Dataset, Outcome, Signal};
use crate::score::{Limits, Score, guard, recommend};

/// The most sheets of answers that [`smallest_changes`] should examine: a visitor does not notice the time that these take.
pub const SHEETS: u32 = 200_000;

/// The most answers that are changed at once.
const DEPTH: usize = 4;

/// The fewest answers to change for another outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What the changed answers lead to, guards included.
    pub outcome: Outcome,
    /// The answers to give instead, 1 to 4, in question order.
    pub answers: Vec<Signal>,
}

/// What [`smallest_changes`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// At most one per outcome, fewest answers first, then in question and choice order.
    pub changes: Vec<Change>,
    /// `false` if the search ended at the bound: a missing outcome may then still be reached by few changes.
    pub complete: bool,
    /// Number of sheets examined.
    pub sheets: u32,
}

/// Finds, for each other outcome, the smallest change of given answers that leads to it.
///
/// Changes up to four answers, each to another choice of its question, never to not sure, and opens no question.
/// Examines no more than `bound` sheets; with [`SHEETS`] a dataset of 30 questions still responds at once.
pub fn smallest_changes(dataset: &Dataset, answers: &Answers, bound: u32) -> Changes {
    let score = Score::of(dataset, answers);
    let limits = Limits::of(dataset, score.max, score.answered);
    let mut search = Search {
        dataset,
        answers,
        limits,
        sums: score.raw,
        sheet: answers.clone(),
        wanted: [false; 256],
        missing: 0,
        bound,
        found: Changes {
            changes: Vec::new(),
            complete: true,
            sheets: 0,
        },
    };
    search.want_all_but(recommend(dataset, answers).outcome);
    if search.missing > 0 {
        let given = |&question: &usize| answers.chosen(dataset, question).is_some();
        let given: Vec<usize> = (0..dataset.questions.len()).filter(given).collect();
        for size in 1..=DEPTH {
            if !search.each_set(&given, size, &mut Vec::new()) {
                break;
            }
        }
    }
    search.found
}

struct Search<'a> {
    dataset: &'a Dataset,
    answers: &'a Answers,
    /// The same for every sheet, since every sheet answers the same questions.
    limits: Limits,
    sheet: Answers,
    /// Points of each role on `sheet`.
    sums: Vec<u32>,
    /// Outcomes not found yet, by [`slot`].
    wanted: [bool; 256],
    missing: u32,
    bound: u32,
    found: Changes,
}

/// A small number for each outcome of up to 15 roles.
fn slot(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Insufficient => 0xFD,
        Outcome::NoneYet => 0xFE,
        Outcome::Mixed => 0xFF,
        Outcome::Role(role) => role << 4 | role & 0xF,
        Outcome::Pair(one, other) => one << 4 | other & 0xF,
    }
}

impl Search<'_> {
    /// Wants every outcome that the limits allow, or that a guard puts in place of one of these, so that the search can end with the last.
    fn want_all_but(&mut self, current: Outcome) {
        if !self.limits.enough {
            self.want(Outcome::Insufficient);
        } else {
            if self.limits.least > 0 {
                self.want(Outcome::NoneYet);
            }
            if self.sums.len() > 2 {
                self.want(Outcome::Mixed);
            }
            let roles = self.sums.len() as u8;
            for one in 0..roles {
                self.want(Outcome::Role(one));
                for other in one + 1..roles {
                    self.want(Outcome::Pair(one, other));
                }
            }
        }
        let allowed = self.wanted;
        for guard in self.dataset.guards.iter() {
            if allowed.get(slot(guard.if_outcome) as usize) == Some(&true) {
                self.want(guard.then_outcome);
            }
        }
        self.remove(current);
    }

    fn want(&mut self, outcome: Outcome) {
        if let Some(wanted) = self.wanted.get_mut(slot(outcome) as usize)
            && !*wanted
        {
            *wanted = true;
            self.missing += 1;
        }
    }

    /// Removes an outcome from those wanted; `false` if it was not among them.
    fn remove(&mut self, outcome: Outcome) -> bool {
        match self.wanted.get_mut(slot(outcome) as usize) {
            Some(wanted) if *wanted => {
                *wanted = false;
                self.missing -= 1;
                true
            }
            _ => false,
        }
    }

    /// Tries every set of `size` questions out of `given`, in order; `false` ends the search.
    fn each_set(&mut self, given: &[usize], size: usize, set: &mut Vec<usize>) -> bool {
        if set.len() == size {
            return self.each_sheet(set);
        }
        let mut rest = given;
        while let Some((&question, later)) = rest.split_first() {
            set.push(question);
            let go_on = self.each_set(later, size, set);
            set.pop();
            if !go_on {
                return false;
            }
            rest = later;
        }
        true
    }

    /// Tries every other choice of every question in `set`, the last question's first; `false` ends the search.
    fn each_sheet(&mut self, set: &[usize]) -> bool {
        let Some((&index, rest)) = set.split_first() else {
            return self.examine();
        };
        let (dataset, answers) = (self.dataset, self.answers);
        let (Some(question), Some(given)) =
            (dataset.questions.get(index), answers.chosen(dataset, index))
        else {
            return true;
        };
        let mut weights = &given.weights;
        for (choice, instead) in question.choices.iter().enumerate() {
            if answers.choice(index) == Some(choice) {
                continue;
            }
            self.shift(weights, instead.weights);
            weights = &instead.weights;
            self.sheet.set(index, Some(Answer::Choice(choice as u8)));
            if !self.each_sheet(rest) {
                return false;
            }
        }
        self.shift(weights, given.weights);
        self.sheet.set(index, answers.get(index));
        true
    }

    fn shift(&mut self, from: &[u8], to: &[u8]) {
        for (sum, (&old, &new)) in self.sums.iter_mut().zip(from.iter().zip(to)) {
            *sum = (*sum + new as u32).saturating_sub(old as u32);
        }
    }

    /// Examines the current sheet; `false` ends the search.
    fn examine(&mut self) -> bool {
        if self.found.sheets == self.bound {
            self.found.complete = false;
            return false;
        }
        self.found.sheets += 1;
        let mut outcome = self.limits.outcome(&self.sums);
        if let Some(guard) = guard(self.dataset, outcome, &self.sheet)
            .and_then(|guard| self.dataset.guards.get(guard))
        {
            outcome = guard.then_outcome;
        }
        if self.remove(outcome) {
            let answers = self.changed();
            self.found.changes.push(Change { outcome, answers });
        }
        self.missing > 0
    }

    fn changed(&self) -> Vec<Signal> {
        let mut changed = Vec::new();
        for question in 0..self.dataset.questions.len() {
            if self.sheet.get(question) != self.answers.get(question)
                && let Some(Answer::Choice(choice)) = self.sheet.get(question)
            {
                let question = question as u8;
                changed.push(Signal { question, choice });
            }
        }
        changed
    }
}
