//! What the widget knows while a visitor uses it, and the only place that writes signals.
//!
//! Source: the answers, the step shown, the columns hidden, the configuration. Everything else is derived.
//! Knows no page around the widget: whoever mounts it may listen to [`Deed`]s.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::config::Config;
use crate::domain::answers::{Answer, Answers};
use crate::domain::dataset::{About, Dataset};
use crate::domain::explain::supports;
use crate::domain::score::{Recommendation, recommend};

/// A dataset that many views read: the bundled one, or one that a host brought.
#[derive(Clone)]
pub enum SharedDataset {
    /// Compiled into the engine.
    Bundled(&'static Dataset),
    /// Read at run time; freed with the last widget that shows it.
    Read(Arc<Dataset>),
}

impl Deref for SharedDataset {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        match self {
            Self::Bundled(dataset) => dataset,
            Self::Read(dataset) => dataset,
        }
    }
}

/// What the questionnaire shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A question, by position.
    Question(usize),
    /// The recommendation.
    Result,
}

/// Something the visitor did, told to whoever listens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Gave an answer to the question at this position.
    Answered(usize),
    /// Went back to the question at this position.
    WentBack(usize),
    /// Reached the result, or changed it.
    SawResult,
    /// Started again with no answers.
    Restarted,
    /// Followed the call to action. The listener may refuse it.
    FollowedCta,
}

/// Listens to deeds; answers false to refuse one.
pub type Listener = Box<dyn Fn(Deed) -> bool>;

/// What the result lights up in the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Roles of the outcome, by position.
    pub roles: Vec<usize>,
    /// Cells (dimension, role) that an answer speaks for.
    pub cells: Vec<(usize, usize)>,
    /// Responsibilities that an answer speaks for.
    pub responsibilities: Vec<usize>,
}

/// Handle on one widget's state. Copies refer to the same state, which lives as long as the reactive owner it was made under.
#[derive(Clone, Copy)]
pub struct State {
    dataset: StoredValue<SharedDataset>,
    config: RwSignal<Config>,
    answers: RwSignal<Answers>,
    step: RwSignal<Step>,
    /// Bit r is set when the column of role r is hidden.
    hidden: RwSignal<u16>,
    term: RwSignal<usize>,
    /// The result was left to change one answer, so the next answer leads back to it.
    revising: RwSignal<bool>,
    /// The visitor moved, so the new step takes the focus. False at first: a page must not jump while it loads.
    moved: RwSignal<bool>,
    recommendation: Memo<Recommendation>,
    marks: Memo<Marks>,
    listener: StoredValue<Option<Listener>, LocalStorage>,
}

impl State {
    /// A fresh state: no answers, the first question.
    pub fn new(dataset: SharedDataset, config: Config, listener: Option<Listener>) -> Self {
        let answers = RwSignal::new(Answers::empty(&dataset));
        let dataset = StoredValue::new(dataset);
        let step = RwSignal::new(Step::Question(0));
        let recommendation =
            Memo::new(move |_| answers.with(|answers| recommend(&dataset.get_value(), answers)));
        let marks = Memo::new(move |_| match step.get() {
            Step::Question(_) => Marks::default(),
            Step::Result => answers.with(|answers| {
                recommendation.with(|found| marks(&dataset.get_value(), answers, found))
            }),
        });
        Self {
            dataset,
            config: RwSignal::new(config),
            answers,
            step,
            hidden: RwSignal::new(0),
            term: RwSignal::new(0),
            revising: RwSignal::new(false),
            moved: RwSignal::new(false),
            recommendation,
            marks,
            listener: StoredValue::new_local(listener),
        }
    }

    /// The dataset shown.
    pub fn dataset(self) -> SharedDataset {
        self.dataset.get_value()
    }

    /// The configuration; tracked.
    pub fn config(self) -> Config {
        self.config.get()
    }

    /// The language shown, by position, without following it.
    pub fn language(self) -> usize {
        self.config.with_untracked(|config| config.language)
    }

    /// The step shown; tracked.
    pub fn step(self) -> Step {
        self.step.get()
    }

    /// The answers; tracked.
    pub fn answers(self) -> Answers {
        self.answers.get()
    }

    /// The answers as they are, without following them.
    pub fn answers_now(self) -> Answers {
        self.answers.get_untracked()
    }

    /// What follows from the answers; tracked.
    pub fn recommendation(self) -> Recommendation {
        self.recommendation.get()
    }

    /// What follows from the answers, without following them.
    pub fn recommendation_now(self) -> Recommendation {
        self.recommendation.get_untracked()
    }

    /// What the comparison lights up; nothing until the result is on show, so that nobody is steered. Tracked.
    pub fn marks(self) -> Marks {
        self.marks.get()
    }

    /// Roles whose columns are shown, by position; tracked.
    pub fn shown_roles(self) -> Vec<usize> {
        let hidden = self.hidden.get();
        (0..self.dataset().roles.len())
            .filter(|role| hidden & (1 << role) == 0)
            .collect()
    }

    /// The glossary term last asked for, by position; tracked.
    pub fn term(self) -> usize {
        self.term.get()
    }

    /// Whether the visitor has moved between steps, so that a new step takes the focus.
    pub fn moved(self) -> bool {
        self.moved.get_untracked()
    }

    /// Whether enough questions are answered for a result.
    pub fn result_ready(self, answers: &Answers) -> bool {
        answers.answered() >= self.dataset().scoring.min_answered as usize
    }

    /// Replaces the configuration; answers and step stay.
    pub fn configure(self, change: impl FnOnce(&mut Config)) {
        self.config.update(change);
    }

    /// Shows or hides the column of a role; at least two stay, so hiding the last but one does nothing.
    pub fn toggle_role(self, role: usize) {
        let bit = 1 << role;
        let shown = self.dataset().roles.len() as u32 - self.hidden.get_untracked().count_ones();
        self.hidden.update(|hidden| {
            if *hidden & bit != 0 || shown > 2 {
                *hidden ^= bit;
            }
        });
    }

    /// Explains a glossary term.
    pub fn explain(self, term: usize) {
        self.term.set(term);
    }

    /// Answers a question and moves on: to the next question without an answer, or to the result.
    pub fn answer(self, question: usize, answer: Answer) {
        self.answers
            .update(|answers| answers.set(question, Some(answer)));
        self.tell(Deed::Answered(question));
        let answers = self.answers_now();
        let open = if self.revising.get_untracked() {
            None
        } else {
            (question + 1..self.dataset().questions.len())
                .find(|&next| answers.get(next).is_none())
                .or_else(|| answers.first_open())
        };
        match open {
            Some(next) => self.go(Step::Question(next)),
            None => self.show_result(),
        }
    }

    /// Shows the question before this one.
    pub fn back(self, question: usize) {
        if question > 0 {
            self.go(Step::Question(question - 1));
            self.tell(Deed::WentBack(question - 1));
        }
    }

    /// Shows the recommendation from the answers so far.
    pub fn show_result(self) {
        self.revising.set(false);
        self.go(Step::Result);
        self.tell(Deed::SawResult);
    }

    /// Leaves the result to answer one question, again or for the first time, and come back.
    pub fn revise(self, question: usize) {
        self.revising.set(true);
        self.go(Step::Question(question));
    }

    /// Leaves the result for the questions that are still open.
    pub fn resume(self) {
        self.revising.set(false);
        if let Some(question) = self.answers_now().first_open() {
            self.go(Step::Question(question));
        }
    }

    /// Forgets all answers and starts with the first question.
    pub fn restart(self) {
        self.forget();
        self.moved.set(true);
        self.tell(Deed::Restarted);
    }

    /// Forgets all answers without a word to the listener and without taking the focus: for the host's `reset()`.
    pub fn forget(self) {
        self.answers.set(Answers::empty(&self.dataset()));
        self.revising.set(false);
        self.moved.set(false);
        self.step.set(Step::Question(0));
    }

    /// Takes answers over as if they had been given before: nothing is reported as new and the focus stays where it is.
    pub fn restore(self, answers: Answers) {
        self.moved.set(false);
        self.revising.set(false);
        self.step.set(match answers.first_open() {
            Some(question) => Step::Question(question),
            None => Step::Result,
        });
        self.answers.set(answers);
    }

    /// Reports that the call to action was followed; false when the listener refuses it.
    pub fn follow_cta(self) -> bool {
        self.tell(Deed::FollowedCta)
    }

    fn go(self, step: Step) {
        self.moved.set(true);
        self.step.set(step);
    }

    fn tell(self, deed: Deed) -> bool {
        self.listener
            .with_value(|listener| listener.as_ref().is_none_or(|listen| listen(deed)))
    }
}

fn marks(dataset: &Dataset, answers: &Answers, found: &Recommendation) -> Marks {
    let roles: Vec<usize> = (0..dataset.roles.len())
        .filter(|&role| found.names(role))
        .collect();
    let mut marks = Marks::default();
    for (position, question) in dataset.questions.iter().enumerate() {
        for &role in &roles {
            if supports(dataset, answers, position, role) {
                match question.about {
                    Some(About::Dimension(row)) => marks.cells.push((row as usize, role)),
                    Some(About::Responsibility(item)) => {
                        marks.responsibilities.push(item as usize);
                    }
                    None => {}
                }
            }
        }
    }
    marks.roles = roles;
    marks
}
