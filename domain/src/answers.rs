//! What a visitor answered.
//!
//! Owns the one stored state, answers by position, and its translation from and to ids. Knows nothing of scores.

use crate::cut::cut;
use crate::dataset::{Choice, Dataset, Question, Signal};

/// The choice id that every question has in addition to its own: the visitor cannot tell.
pub const NOT_SURE: &str = "not-sure";

/// An answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The visitor chose “not sure”; it counts like no answer.
    NotSure,
    /// Position in [`Question::choices`](super::dataset::Question::choices).
    Choice(u8),
}

impl Answer {
    /// The answer at an index in the list that a visitor sees: the choices of the question, then [`NOT_SURE`].
    pub fn at(question: &Question, index: usize) -> Self {
        match index < question.choices.len() {
            true => Answer::Choice(index as u8),
            false => Answer::NotSure,
        }
    }
}

/// One slot per question, in the order of [`Dataset::questions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Option<Answer>>);

/// An answer by ids that the dataset does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAnswer<'a> {
    /// The question's id as given.
    pub question: &'a str,
    /// The choice's id as given; `None` if the question itself is unknown.
    pub choice: Option<&'a str>,
}

impl Answers {
    /// No question answered.
    pub fn empty(dataset: &Dataset) -> Self {
        Answers(vec![None; dataset.questions.len()])
    }

    /// The answer to a question; `None` also for a question that does not exist.
    pub fn get(&self, question: usize) -> Option<Answer> {
        self.0.get(question).copied().flatten()
    }

    /// The position of the choice taken; `None` for not sure and for no answer.
    pub fn choice(&self, question: usize) -> Option<usize> {
        match self.get(question) {
            Some(Answer::Choice(choice)) => Some(choice as usize),
            _ => None,
        }
    }

    /// The choice taken, with its weights; `None` for not sure, for no answer and for a choice the dataset lacks.
    pub fn chosen<'a>(&self, dataset: &'a Dataset, question: usize) -> Option<&'a Choice> {
        dataset
            .questions
            .get(question)?
            .choices
            .get(self.choice(question)?)
    }

    /// Whether exactly this choice was taken.
    pub fn has(&self, signal: Signal) -> bool {
        self.get(signal.question as usize) == Some(Answer::Choice(signal.choice))
    }

    /// Replaces an answer; `None` removes it. A question that does not exist is ignored.
    pub fn set(&mut self, question: usize, answer: Option<Answer>) {
        if let Some(slot) = self.0.get_mut(question) {
            *slot = answer;
        }
    }

    /// Number of choices taken; not sure is not counted.
    pub fn answered(&self) -> usize {
        let taken = |answer: &&Option<Answer>| matches!(answer, Some(Answer::Choice(_)));
        self.0.iter().filter(taken).count()
    }

    /// The first question without any answer; not sure is an answer.
    pub fn first_open(&self) -> Option<usize> {
        self.0.iter().position(Option::is_none)
    }

    /// Reads pairs of question id and choice id, the last of several answers to a question wins.
    ///
    /// Pairs with an id that the dataset lacks are left out and returned, never guessed.
    pub fn from_ids<'a>(
        dataset: &Dataset,
        ids: &[(&'a str, &'a str)],
    ) -> (Self, Vec<UnknownAnswer<'a>>) {
        let mut answers = Answers::empty(dataset);
        let mut unknown = Vec::new();
        for &(question_id, choice_id) in ids {
            let found = dataset.questions.iter().position(|q| q.id == question_id);
            let answer = match found.and_then(|question| dataset.questions.get(question)) {
                Some(_) if choice_id == NOT_SURE => Some(Answer::NotSure),
                Some(question) => question
                    .choices
                    .iter()
                    .position(|choice| choice.id == choice_id)
                    .map(|choice| Answer::Choice(choice as u8)),
                None => None,
            };
            match (found, answer) {
                (Some(question), Some(answer)) => answers.set(question, Some(answer)),
                _ => unknown.push(UnknownAnswer {
                    question: question_id,
                    choice: found.map(|_| choice_id),
                }),
            }
        }
        (answers, unknown)
    }

    /// Reads `question=choice&question=choice`, otherwise as [`from_ids`](Self::from_ids).
    pub fn from_query<'a>(dataset: &Dataset, query: &'a str) -> (Self, Vec<UnknownAnswer<'a>>) {
        Answers::from_pairs(dataset, query, b'&', b'=')
    }

    /// The same with other ASCII characters: `between` the pairs, and `within` each between question and choice.
    pub fn from_pairs<'a>(
        dataset: &Dataset,
        pairs: &'a str,
        between: u8,
        within: u8,
    ) -> (Self, Vec<UnknownAnswer<'a>>) {
        let mut ids = Vec::new();
        let mut rest = pairs;
        while !rest.is_empty() {
            let mut choice = cut(&mut rest, between);
            // A piece that is no pair is reported as an unknown answer; an empty piece is skipped.
            if !choice.is_empty() {
                let question = cut(&mut choice, within);
                ids.push((question, choice));
            }
        }
        Answers::from_ids(dataset, &ids)
    }

    /// Pairs of question id and choice id, in the order of the questions; open questions are left out.
    pub fn ids<'a>(&self, dataset: &'a Dataset) -> Vec<(&'a str, &'a str)> {
        let mut ids = Vec::new();
        for (index, question) in dataset.questions.iter().enumerate() {
            if self.get(index) == Some(Answer::NotSure) {
                ids.push((question.id, NOT_SURE));
            } else if let Some(choice) = self.chosen(dataset, index) {
                ids.push((question.id, choice.id));
            }
        }
        ids
    }
}
