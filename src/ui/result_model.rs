//! A result as its views write it: the recommendation, the names of what it is about, and the sentences that several views share.

use std::borrow::Cow;

use leptos::prelude::*;

use super::locale::Locale;
use super::state::State;
use crate::bundled::word;
use crate::domain::answers::Answers;
use crate::domain::dataset::{Dataset, Outcome, OutcomeText, Text};
use crate::domain::score::{Confidence, Recommendation, recommend, title};

/// A recommendation with what it takes to write about it in one language.
pub struct ResultModel {
    /// The dataset.
    pub dataset: &'static Dataset,
    /// The answers.
    pub answers: Answers,
    /// What follows from them.
    pub recommendation: Recommendation,
    /// The language.
    pub locale: Locale,
}

impl ResultModel {
    /// From the answers; tracked.
    pub fn get(state: State, locale: Locale) -> Self {
        let answers = state.answers.get();
        Self {
            dataset: state.dataset,
            recommendation: recommend(state.dataset, &answers),
            answers,
            locale,
        }
    }

    /// From the answers; not tracked.
    pub fn get_untracked(state: State, locale: Locale) -> Self {
        untrack(|| Self::get(state, locale))
    }

    /// The name of a role, by position.
    pub fn role(&self, role: usize) -> &'static str {
        self.locale.text(self.dataset.roles[role].name)
    }

    /// The roles of an outcome by name, or the name of an outcome without roles.
    pub fn outcome(&self, outcome: Outcome) -> Cow<'static, str> {
        match outcome {
            Outcome::Role(one) => self.role(one as usize).into(),
            Outcome::Pair(one, other) => self
                .locale
                .list(&[self.role(one as usize), self.role(other as usize)])
                .into(),
            Outcome::NoneYet => self.locale.word(word::OUTCOME_NONE_YET).into(),
            Outcome::Mixed => self.locale.word(word::OUTCOME_MIXED).into(),
            Outcome::Insufficient => self.locale.word(word::OUTCOME_INSUFFICIENT).into(),
        }
    }

    /// The answer in one sentence.
    pub fn headline(&self) -> Cow<'static, str> {
        match (self.recommendation.guard, self.text()) {
            (Some(guard), _) => self.locale.text(self.dataset.guards[guard].headline).into(),
            (None, Some(text)) => {
                let split = text.split_headline.filter(|_| self.recommendation.split);
                self.locale.text(split.unwrap_or(text.headline)).into()
            }
            (None, None) => {
                let roles = self.outcome(self.recommendation.outcome);
                self.locale
                    .fill(word::PAIR_GENERIC, &[("roles", &roles)])
                    .into()
            }
        }
    }

    /// What the outcome means, why a guard applied, the usual job title, the next best role: a sentence or paragraph each.
    pub fn meaning(&self) -> Vec<Cow<'static, str>> {
        let mut lines: Vec<Cow<str>> = Vec::new();
        let meaning = match self.recommendation.guard {
            Some(guard) => Some(self.dataset.guards[guard].why),
            None => self.text().and_then(|text| text.meaning),
        };
        if let Some(meaning) = meaning {
            lines.push(self.locale.text(meaning).into());
        }
        if self.recommendation.outcome == Outcome::Insufficient {
            let needed = usize::from(self.dataset.scoring.min_answered);
            let needed = self.locale.number(needed - self.answers.answered());
            let values = [("n", &*needed)];
            lines.push(self.locale.fill(word::MORE_NEEDED, &values).into());
        }
        for role in 0..self.dataset.roles.len() {
            if self.recommendation.names(role)
                && let Some(title) = title(self.dataset, &self.answers, role)
            {
                let values = [("title", self.locale.text(title))];
                lines.push(self.locale.fill(word::TITLE_LINE, &values).into());
            }
        }
        if let Some(role) = self.recommendation.runner_up {
            let values = [("role", self.role(role))];
            lines.push(self.locale.fill(word::RUNNER_UP, &values).into());
        }
        lines
    }

    /// How sure the outcome is; `None` where that cannot be said.
    pub fn confidence(&self) -> Option<&'static str> {
        let outcome = self.recommendation.outcome;
        let word = match (outcome, self.recommendation.confidence?) {
            (Outcome::NoneYet, Confidence::High) => word::CONFIDENCE_NONE_HIGH,
            (Outcome::NoneYet, Confidence::Medium) => word::CONFIDENCE_NONE_MEDIUM,
            (Outcome::NoneYet, Confidence::Low) => word::CONFIDENCE_NONE_LOW,
            (_, Confidence::High) => word::CONFIDENCE_HIGH,
            (_, Confidence::Medium) => word::CONFIDENCE_MEDIUM,
            (_, Confidence::Low) => word::CONFIDENCE_LOW,
        };
        Some(self.locale.word(word))
    }

    /// What to do next, from the guard that applied or the outcome.
    pub fn next_step(&self) -> Option<Text> {
        let text = self.text();
        match self.recommendation.guard {
            Some(guard) => self.dataset.guards[guard].next,
            None => {
                let split = text.and_then(|text| text.split_next);
                split
                    .filter(|_| self.recommendation.split)
                    .or(text.and_then(|text| text.next))
            }
        }
    }

    /// What the dataset says about the outcome.
    fn text(&self) -> Option<&OutcomeText> {
        let mut texts = self.dataset.outcomes.iter();
        texts.find(|text| text.outcome == self.recommendation.outcome)
    }
}
