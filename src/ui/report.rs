//! What the views of a result share: the recommendation, and the names of what it is about.

use std::borrow::Cow;

use super::speech::Speech;
use super::state::State;
use crate::bundled::word;
use crate::domain::answers::Answers;
use crate::domain::dataset::{Dataset, Outcome, OutcomeText};
use crate::domain::score::{Recommendation, recommend};

/// A recommendation as it is now, with what it takes to speak of it.
pub struct Report {
    pub dataset: &'static Dataset,
    pub answers: Answers,
    pub found: Recommendation,
    pub say: Speech,
}

impl Report {
    /// From the answers as they are, without following them.
    pub fn new(state: State, say: &Speech) -> Self {
        let dataset = state.dataset();
        let answers = state.answers();
        Self {
            found: recommend(dataset, &answers),
            dataset,
            answers,
            say: say.clone(),
        }
    }

    /// The name of a role, by position.
    pub fn role(&self, role: usize) -> &'static str {
        self.say.text(self.dataset.roles[role].name)
    }

    /// Roles of an outcome by name, or what an outcome is called that names none.
    pub fn outcome(&self, outcome: Outcome) -> Cow<'static, str> {
        match outcome {
            Outcome::Role(one) => self.role(one as usize).into(),
            Outcome::Pair(one, other) => self
                .say
                .list(&[self.role(one as usize), self.role(other as usize)])
                .into(),
            Outcome::NoneYet => self.say.word(word::OUTCOME_NONE_YET).into(),
            Outcome::Mixed => self.say.word(word::OUTCOME_MIXED).into(),
            Outcome::Insufficient => self.say.word(word::OUTCOME_INSUFFICIENT).into(),
        }
    }

    /// What the dataset says about the outcome.
    pub fn text(&self) -> Option<&OutcomeText> {
        let mut texts = self.dataset.outcomes.iter();
        texts.find(|text| text.outcome == self.found.outcome)
    }
}
