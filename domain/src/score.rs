//! The scoring rule: from answers to fit, ranking, outcome and confidence.
//!
//! Owns every decision, in whole numbers: percentages are compared as products, never divided, so nothing is lost to
//! rounding. Must not know languages or how a result is shown.

use crate::answers::Answers;
use crate::dataset::{Dataset, Outcome, Text, Threshold};

/// Points of each role, from the questions that were answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Points of each role, in the order of [`Dataset::roles`], 0 to [`Score::max`].
    pub raw: Vec<u32>,
    /// The part of [`Score::raw`] that core questions gave.
    pub core: Vec<u32>,
    /// What a role could have reached in the questions answered, the same for every role.
    pub max: u32,
    /// Number of questions answered; not sure is not counted.
    pub answered: u32,
}

impl Score {
    /// Adds up the weights of the choices taken; a choice that the dataset lacks counts as no answer.
    pub fn of(dataset: &Dataset, answers: &Answers) -> Score {
        let mut score = Score {
            raw: vec![0; dataset.roles.len()],
            core: vec![0; dataset.roles.len()],
            max: 0,
            answered: 0,
        };
        for (index, question) in dataset.questions.iter().enumerate() {
            let Some(choice) = answers.chosen(dataset, index) else {
                continue;
            };
            score.answered += 1;
            score.max += question.max_weight as u32;
            let totals = score.raw.iter_mut().zip(&mut score.core);
            for ((raw, core), &weight) in totals.zip(choice.weights.iter()) {
                *raw += weight as u32;
                if question.core {
                    *core += weight as u32;
                }
            }
        }
        score
    }

    /// Fit of a role in percent, 0 to 100, halves rounded up; for display only, the rule compares points.
    pub fn fit(&self, role: usize) -> u32 {
        (200 * self.points(role) + self.max)
            .checked_div(2 * self.max)
            .unwrap_or(0)
    }

    /// Positions of all roles, best first: by points, then points of core questions, then [`tie_break`].
    ///
    /// [`tie_break`]: super::dataset::Scoring::tie_break
    pub fn ranking(&self, dataset: &Dataset) -> Vec<usize> {
        let order = &dataset.scoring.tie_break;
        let key = |role: usize| {
            let turn = order.iter().position(|&r| r as usize == role);
            let left = order.len() - turn.unwrap_or(order.len());
            (
                self.points(role),
                self.core.get(role).copied().unwrap_or(0),
                left,
            )
        };
        let mut ranking = Vec::with_capacity(self.raw.len());
        for role in 0..self.raw.len() {
            let place = ranking.iter().position(|&other| key(role) > key(other));
            ranking.insert(place.unwrap_or(ranking.len()), role);
        }
        ranking
    }

    fn points(&self, role: usize) -> u32 {
        self.raw.get(role).copied().unwrap_or(0)
    }
}

/// The percentages of the rule in points, for sheets that answer the same questions.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Whether enough questions were answered to say anything.
    pub enough: bool,
    /// The fewest points of the best role that name any role.
    pub least: u32,
    /// The most points a role may be behind the best one and still be close.
    pub near: u32,
}

impl Limits {
    /// Limits where `answered` questions were answered, in which a role could reach `max` points.
    pub fn of(dataset: &Dataset, max: u32, answered: u32) -> Limits {
        let scoring = &dataset.scoring;
        Limits {
            enough: answered >= scoring.min_answered as u32,
            least: (scoring.none_below_fit as u32 * max).div_ceil(100),
            near: scoring.near_tie_points as u32 * max / 100,
        }
    }

    /// The outcome for the points of each role, before guards.
    pub fn outcome(&self, raw: &[u32]) -> Outcome {
        if !self.enough {
            return Outcome::Insufficient;
        }
        let best = raw.iter().fold(0, |best, &points| points.max(best));
        if best < self.least {
            return Outcome::NoneYet;
        }
        let (mut close, mut first, mut second) = (0, 0, 0);
        for (role, &points) in raw.iter().enumerate() {
            if best - points <= self.near {
                match close {
                    0 => first = role as u8,
                    1 => second = role as u8,
                    _ => return Outcome::Mixed,
                }
                close += 1;
            }
        }
        match close {
            1 => Outcome::Role(first),
            _ => Outcome::Pair(first, second),
        }
    }

    /// Whether a role with these points may be named beside the outcome.
    fn worth_considering(&self, points: u32) -> bool {
        points >= self.least.max(1)
    }
}

/// The first guard that applies to an outcome, by position in [`Dataset::guards`].
pub fn guard(dataset: &Dataset, outcome: Outcome, answers: &Answers) -> Option<usize> {
    dataset.guards.iter().position(|guard| {
        guard.if_outcome == outcome && guard.and_answer.iter().any(|&signal| answers.has(signal))
    })
}

/// How closely the answers fit the outcome's profile; no probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Few answers, or the next role is close.
    Low,
    /// In between.
    Medium,
    /// Most questions answered, and a clear lead.
    High,
}

/// What is recommended, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// Points of each role; guards never change them.
    pub score: Score,
    /// Positions of all roles, best first; guards never change it.
    pub ranking: Vec<usize>,
    /// The outcome to show.
    pub outcome: Outcome,
    /// The outcome before guards.
    pub unguarded: Outcome,
    /// The guard that replaced the outcome, by position in [`Dataset::guards`].
    pub guard: Option<usize>,
    /// For `none-yet` only: evidence there is, but it points in different directions.
    pub split: bool,
    /// `None` for `mixed` and `insufficient`.
    pub confidence: Option<Confidence>,
    /// Where one role is the outcome: the next one, if it fits well enough to be named.
    pub runner_up: Option<usize>,
}

impl Recommendation {
    /// Whether the outcome names the role, alone or in a pair.
    pub fn names(&self, role: usize) -> bool {
        match self.outcome {
            Outcome::Role(one) => one as usize == role,
            Outcome::Pair(one, other) => one as usize == role || other as usize == role,
            _ => false,
        }
    }
}

/// Decides what to recommend; depends on nothing but its arguments, and on no language.
pub fn recommend(dataset: &Dataset, answers: &Answers) -> Recommendation {
    let score = Score::of(dataset, answers);
    let ranking = score.ranking(dataset);
    let limits = Limits::of(dataset, score.max, score.answered);
    let unguarded = limits.outcome(&score.raw);
    let guard = guard(dataset, unguarded, answers);
    let outcome = guard
        .and_then(|guard| dataset.guards.get(guard))
        .map_or(unguarded, |guard| guard.then_outcome);

    let mut confidence = confidence(dataset, &score, &ranking, unguarded);
    if guard.is_some() {
        confidence = confidence.min(Some(Confidence::Medium));
    }
    if matches!(outcome, Outcome::Mixed | Outcome::Insufficient) {
        confidence = None;
    }
    let runner_up = match outcome {
        Outcome::Role(named) => ranking
            .iter()
            .copied()
            .find(|&role| role != named as usize)
            .filter(|&role| limits.worth_considering(score.points(role))),
        _ => None,
    };
    let split = outcome == Outcome::NoneYet && zero_evidence(dataset, answers).len() < 2;
    Recommendation {
        score,
        ranking,
        outcome,
        unguarded,
        guard,
        split,
        confidence,
        runner_up,
    }
}

fn confidence(
    dataset: &Dataset,
    score: &Score,
    ranking: &[usize],
    outcome: Outcome,
) -> Option<Confidence> {
    let all = dataset.questions.iter().map(|q| q.max_weight as u32).sum();
    let points = |place: usize| ranking.get(place).map_or(0, |&role| score.points(role));
    let ahead = match outcome {
        Outcome::Role(_) => points(0) - points(1),
        Outcome::Pair(..) => points(1) - points(2),
        Outcome::NoneYet => 0,
        Outcome::Mixed | Outcome::Insufficient => return None,
    };
    let share = |part: u32, percent: u8, whole: u32| 100 * part >= percent as u32 * whole;
    let covered = |level: Threshold| share(score.max, level.coverage, all);
    let clear = |level: Threshold| match outcome {
        Outcome::NoneYet => !share(points(0), level.none_below, score.max),
        _ => share(ahead, level.gap, score.max),
    };

    let (high, medium) = (dataset.scoring.high, dataset.scoring.medium);
    // That nobody is needed can be seen from few answers: medium asks `none-yet` for no coverage.
    let seen = outcome == Outcome::NoneYet || covered(medium);
    Some(if covered(high) && clear(high) {
        Confidence::High
    } else if seen && clear(medium) {
        Confidence::Medium
    } else {
        Confidence::Low
    })
}

/// Questions answered with a choice that speaks for no role, by position.
pub fn zero_evidence(dataset: &Dataset, answers: &Answers) -> Vec<usize> {
    let silent = |&question: &usize| {
        let choice = answers.chosen(dataset, question);
        choice.is_some_and(|choice| choice.weights.iter().all(|&weight| weight == 0))
    };
    (0..dataset.questions.len()).filter(silent).collect()
}

/// The job title that the answers speak for; `None`: the role's own name.
///
/// The variant with more matching answers than any other; a tie decides nothing.
pub fn title(dataset: &Dataset, answers: &Answers, role: usize) -> Option<Text> {
    let (mut most, mut best) = (0, None);
    for variant in dataset.roles.get(role)?.titles.iter() {
        let given = |signal: &&_| answers.has(**signal);
        let matches = variant.signals.iter().filter(given).count();
        if matches > most {
            (most, best) = (matches, Some(variant.title));
        } else if matches == most {
            best = None;
        }
    }
    best
}

/// The id of an outcome: `none-yet`, `mixed`, `insufficient`, a role's id, or two of them joined by `+`.
pub fn outcome_id(dataset: &Dataset, outcome: Outcome) -> String {
    let id = |role: u8| dataset.roles.get(role as usize).map_or("", |r| r.id);
    match outcome {
        Outcome::Insufficient => "insufficient".to_owned(),
        Outcome::NoneYet => "none-yet".to_owned(),
        Outcome::Mixed => "mixed".to_owned(),
        Outcome::Role(role) => id(role).to_owned(),
        Outcome::Pair(one, other) => [id(one), "+", id(other)].concat(),
    }
}
