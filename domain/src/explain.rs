//! Why a recommendation came out as it did.
//!
//! Owns reasons and points; every sentence about them is said elsewhere. What would change the recommendation is
//! searched in its own module and offered here with the rest.

pub use crate::changes::{Change, Changes, SHEETS, smallest_changes};
pub use crate::score::zero_evidence;

use crate::answers::Answers;
use crate::dataset::{About, Dataset, Task, Text};

/// The most reasons that are given.
const REASONS: usize = 3;

/// An answer that speaks for or against a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Position in [`Dataset::questions`].
    pub question: usize,
    /// Position in [`Question::choices`](super::dataset::Question::choices).
    pub choice: usize,
    /// For: the weight, at least 1. Against: how far the role is behind the strongest one, at least 1.
    pub points: u32,
}

/// What one answer says about one role.
struct Evidence {
    choice: usize,
    own: u32,
    /// The most that another role has.
    rival: u32,
}

impl Evidence {
    fn supports(&self) -> bool {
        self.own > 0 && self.own >= self.rival
    }
}

fn evidence(
    dataset: &Dataset,
    answers: &Answers,
    question: usize,
    role: usize,
) -> Option<Evidence> {
    let chosen = answers.chosen(dataset, question)?;
    let (mut own, mut rival) = (0, 0);
    for (other, &weight) in chosen.weights.iter().enumerate() {
        if other == role {
            own = weight as u32;
        } else {
            rival = rival.max(weight as u32);
        }
    }
    let choice = answers.choice(question)?;
    Some(Evidence { choice, own, rival })
}

/// Whether the answer to a question speaks for a role: some evidence, and no other role has more.
pub fn supports(dataset: &Dataset, answers: &Answers, question: usize, role: usize) -> bool {
    evidence(dataset, answers, question, role).is_some_and(|e| e.supports())
}

/// Up to three answers that speak for a role: by weight, then by lead over the others, then in question order.
pub fn reasons_for(dataset: &Dataset, answers: &Answers, role: usize) -> Vec<Reason> {
    strongest(dataset, answers, role, |e| {
        let lead = e.own.saturating_sub(e.rival);
        e.supports().then_some((e.own, lead))
    })
}

/// Up to three answers in which another role has more: by deficit, then in question order.
pub fn reasons_against(dataset: &Dataset, answers: &Answers, role: usize) -> Vec<Reason> {
    strongest(dataset, answers, role, |e| {
        (e.rival > e.own).then(|| (e.rival - e.own, 0))
    })
}

/// The answers with the highest (points, lead), earlier questions first where they are equal.
fn strongest(
    dataset: &Dataset,
    answers: &Answers,
    role: usize,
    weigh: fn(&Evidence) -> Option<(u32, u32)>,
) -> Vec<Reason> {
    let mut found: Vec<(u32, Reason)> = Vec::new();
    for question in 0..dataset.questions.len() {
        let Some(e) = evidence(dataset, answers, question, role) else {
            continue;
        };
        let Some((points, lead)) = weigh(&e) else {
            continue;
        };
        let (choice, strength) = (e.choice, points * 256 + lead);
        let reason = Reason {
            question,
            choice,
            points,
        };
        let place = found.iter().position(|&(other, _)| strength > other);
        found.insert(place.unwrap_or(found.len()), (strength, reason));
        found.truncate(REASONS);
    }
    found.into_iter().map(|(_, reason)| reason).collect()
}

/// Points of a role in every question answered, as (question, points, points possible); they add up to its score.
pub fn points(dataset: &Dataset, answers: &Answers, role: usize) -> Vec<(usize, u32, u32)> {
    let mut points = Vec::new();
    for (index, question) in dataset.questions.iter().enumerate() {
        if let Some(e) = evidence(dataset, answers, index, role) {
            points.push((index, e.own, question.max_weight as u32));
        }
    }
    points
}

/// What the answers about one thing say about each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    /// The first question about it, by position.
    pub question: usize,
    /// The dimension or responsibility, where a question names one.
    pub about: Option<About>,
    /// Points of each role, 0 to [`Trait::max`].
    pub points: Vec<u32>,
    /// The most that a role could have.
    pub max: u32,
}

/// The profile of the answers: points by dimension, responsibility or single question, in question order. What was not answered
/// is left out; all points of a role add up to its score.
pub fn profile(dataset: &Dataset, answers: &Answers) -> Vec<Trait> {
    let mut profile: Vec<Trait> = Vec::new();
    for (position, question) in dataset.questions.iter().enumerate() {
        let Some(chosen) = answers.chosen(dataset, position) else {
            continue;
        };
        let known = profile
            .iter_mut()
            .find(|known| known.about.is_some() && known.about == question.about);
        let points = chosen.weights.iter().map(|&weight| u32::from(weight));
        let max = u32::from(question.max_weight);
        match known {
            Some(known) => {
                known.max += max;
                for (sum, more) in known.points.iter_mut().zip(points) {
                    *sum += more;
                }
            }
            None => profile.push(Trait {
                question: position,
                about: question.about,
                points: points.collect(),
                max,
            }),
        }
    }
    profile
}

/// The lines of a brief for a role, in the order of the dataset: those that depend on no answer, and those of which one answer was
/// given.
pub fn brief_lines(tasks: &[Task], answers: &Answers, role: usize) -> Vec<Text> {
    let mut texts = Vec::new();
    for task in tasks {
        let is_asked =
            task.answers.is_empty() || task.answers.iter().any(|&given| answers.has(given));
        if usize::from(task.role) == role && is_asked {
            texts.push(task.text);
        }
    }
    texts
}
