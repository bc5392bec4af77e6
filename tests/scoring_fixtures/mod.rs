//! Datasets and sheets for the tests of scoring and explanation.
#![allow(
    dead_code,
    reason = "every test file compiles this module and uses its own part"
)]

use proptest::prelude::*;
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::{
    Choice, Dataset, Guard, Outcome, Question, Role, Scoring, Signal, Text, Threshold, Title,
};

/// Numbers to build a case from; proptest shrinks it towards zeros.
#[derive(Clone, Debug)]
pub struct Draws(Vec<u8>, usize);

pub fn draws() -> impl Strategy<Value = Draws> {
    proptest::collection::vec(any::<u8>(), 600).prop_map(|bytes| Draws(bytes, 0))
}

impl Draws {
    /// 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        let byte = self.0.get(self.1).copied().unwrap_or(0);
        self.1 += 1;
        byte as usize % n
    }

    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// 0 to `n` - 1, each once.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order = Vec::new();
        for next in 0..n {
            order.insert(self.below(next + 1), next);
        }
        order
    }

    pub fn answer(&mut self, question: &Question) -> Option<Answer> {
        match self.below(8) {
            0 => None,
            1 => Some(Answer::NotSure),
            _ => Some(Answer::Choice(self.below(question.choices.len()) as u8)),
        }
    }

    /// Some questions answered, some not sure, some open.
    pub fn answers(&mut self, dataset: &Dataset) -> Answers {
        let mut answers = Answers::empty(dataset);
        for (index, question) in dataset.questions.iter().enumerate() {
            answers.set(index, self.answer(question));
        }
        answers
    }

    fn signal(&mut self, questions: &[Question]) -> Signal {
        let question = self.below(questions.len());
        signal(question, self.below(questions[question].choices.len()))
    }

    fn signals(&mut self, questions: &[Question]) -> &'static [Signal] {
        let signals = (0..self.between(1, 3)).map(|_| self.signal(questions));
        kept(signals)
    }

    fn named(&mut self, roles: usize) -> Outcome {
        let (one, other) = (self.below(roles) as u8, self.below(roles) as u8);
        match one == other {
            true => Outcome::Role(one),
            false => Outcome::Pair(one.min(other), one.max(other)),
        }
    }

    /// A valid dataset of 2 to 6 roles and up to 6 questions.
    pub fn dataset(&mut self) -> Dataset {
        let roles = self.between(2, 6);
        let mut questions = Vec::new();
        for _ in 0..self.between(1, 6) {
            let max = self.between(1, 3);
            let count = self.between(2, 4);
            let mut weights = vec![vec![0; roles]; count];
            for choice in &mut weights {
                if self.below(4) > 0 {
                    choice.fill_with(|| self.below(max + 1) as u8);
                }
            }
            // Balance: every role reaches the most with some choice; the first choice may stay without evidence.
            for role in 0..roles {
                let full = &mut weights[self.between(1, count - 1)];
                full[role] = max as u8;
            }
            let core = self.below(2) == 0;
            questions.push(question(questions.len(), core, max as u8, &weights));
        }
        let mut dataset = dataset(roles, questions.clone());
        change(&mut dataset.roles, |role| {
            role.titles = kept((0..self.below(3)).map(|title| Title {
                title: Text(title as u16),
                signals: self.signals(&questions),
            }));
        });
        dataset.guards = kept((0..self.below(3)).map(|_| {
            guard(
                self.named(roles),
                self.signals(&questions),
                self.named(roles),
            )
        }));
        let scoring = &mut dataset.scoring;
        scoring.min_answered = self.between(1, questions.len().min(4)) as u8;
        scoring.none_below_fit = self.below(61) as u8;
        scoring.near_tie_points = self.below(21) as u8;
        scoring.tie_break = kept(self.permutation(roles).iter().map(|&role| role as u8));
        dataset
    }
}

/// A list as a dataset holds it: for good.
pub fn kept<T>(items: impl IntoIterator<Item = T>) -> &'static [T] {
    Vec::from_iter(items).leak()
}

/// Changes every item of a list.
pub fn change<T: Clone>(list: &mut &'static [T], change: impl FnMut(&mut T)) {
    let mut items = list.to_vec();
    items.iter_mut().for_each(change);
    *list = items.leak();
}

pub fn signal(question: usize, choice: usize) -> Signal {
    Signal {
        question: question as u8,
        choice: choice as u8,
    }
}

pub fn guard(if_outcome: Outcome, and_answer: &[Signal], then_outcome: Outcome) -> Guard {
    Guard {
        id: "guard",
        if_outcome,
        and_answer: kept(and_answer.iter().copied()),
        then_outcome,
        headline: Text(0),
        why: Text(0),
        next: None,
    }
}

/// A question named `q0`, `q1`, … with choices named `c0`, `c1`, …
pub fn question(index: usize, core: bool, max_weight: u8, weights: &[Vec<u8>]) -> Question {
    let choices = weights.iter().enumerate().map(|(index, weights)| Choice {
        id: format!("c{index}").leak(),
        label: Text(0),
        weights: kept(weights.iter().copied()),
        insight: None,
    });
    Question {
        id: format!("q{index}").leak(),
        about: None,
        core,
        max_weight,
        text: Text(0),
        help: None,
        choices: kept(choices),
    }
}

/// Roles named `a`, `b`, … and the numbers of the bundled scoring.
pub fn dataset(roles: usize, questions: Vec<Question>) -> Dataset {
    let role = |index: usize| Role {
        id: char::from(b'a' + index as u8).to_string().leak(),
        name: Text(0),
        tagline: None,
        definition: Text(0),
        notes: &[],
        titles: &[],
    };
    Dataset {
        id: "test",
        languages: &[],
        roles: kept((0..roles).map(role)),
        key_distinction: None,
        dimensions: &[],
        responsibilities: &[],
        faq: &[],
        questions: questions.leak(),
        outcomes: &[],
        scoring: Scoring {
            min_answered: 4,
            none_below_fit: 40,
            near_tie_points: 5,
            tie_break: kept((0..roles as u8).rev()),
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
        },
        guards: &[],
        method: None,
        brief: None,
        glossary: &[],
        cta: None,
        words: &[],
    }
}

/// A dataset in which each of `questions` gives every combination of roles one point, for [`tallied`].
pub fn tally(roles: usize, questions: usize) -> Dataset {
    let weights = |choice: usize| (0..roles).map(|role| (choice >> role & 1) as u8).collect();
    let choices: Vec<Vec<u8>> = (0..1 << roles).map(weights).collect();
    let questions = (0..questions).map(|index| question(index, true, 1, &choices));
    dataset(roles, questions.collect())
}

/// The sheet of a [`tally`] in which the first `answered` questions are answered and each role has these points.
pub fn tallied(dataset: &Dataset, answered: usize, points: &[usize]) -> Answers {
    assert_eq!(dataset.roles.len(), points.len());
    let mut answers = Answers::empty(dataset);
    for question in 0..answered {
        let choice = points.iter().enumerate().fold(0, |choice, (role, &most)| {
            choice | ((question < most) as u8) << role
        });
        answers.set(question, Some(Answer::Choice(choice)));
    }
    answers
}

/// A sheet of the bundled dataset by choice ids in question order; `""` leaves a question open.
pub fn sheet(dataset: &Dataset, choices: &[&str]) -> Answers {
    let ids: Vec<(&str, &str)> = dataset
        .questions
        .iter()
        .zip(choices)
        .filter(|(_, choice)| !choice.is_empty())
        .map(|(question, choice)| (question.id, *choice))
        .collect();
    let (answers, unknown) = Answers::from_ids(dataset, &ids);
    assert_eq!(unknown, []);
    answers
}

/// The dataset that comes with the widget.
pub fn bundled() -> &'static Dataset {
    &rolefit::bundled::DATASET
}
