//! What the widget knows while a visitor uses it, and the only place that writes signals.
//!
//! Source: the answers, the step shown, the columns hidden, the configuration. Everything else is derived.
//! Knows no page around the widget: whoever mounts it may listen to [`Deed`]s.

use leptos::prelude::*;

use super::config::Config;
use crate::domain::answers::{Answer, Answers};
use crate::domain::dataset::{About, Dataset};
use crate::domain::explain::supports;
use crate::domain::score::recommend;

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

/// Listens to deeds and may ask the state about them; answers false to refuse one.
pub type Listener = Box<dyn Fn(State, Deed) -> bool>;

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

/// Where a visitor stands in the questionnaire. One value and so one signal: the parts change together.
#[derive(Clone)]
struct Progress {
    answers: Answers,
    step: Step,
    /// The result was left to change one answer, so the next answer leads back to it.
    revising: bool,
    /// The visitor moved, so the step takes the focus. False at first: a page must not jump while it loads.
    moved: bool,
}

impl Progress {
    fn of(answers: Answers) -> Self {
        Self {
            step: answers.first_open().map_or(Step::Result, Step::Question),
            answers,
            revising: false,
            moved: false,
        }
    }
}

/// Handle on one widget's state. Copies refer to the same state, which lives as long as the reactive owner it was made under.
#[derive(Clone, Copy)]
pub struct State {
    dataset: &'static Dataset,
    listener: StoredValue<Option<Listener>, LocalStorage>,
    config: RwSignal<Config>,
    progress: RwSignal<Progress>,
    /// Bit r is set when the column of role r is hidden.
    hidden: RwSignal<usize>,
    /// The glossary term last asked for, by position.
    term: RwSignal<usize>,
    /// Counts every coming and going of the result, which lights up the comparison and lets it go dark.
    lighting: RwSignal<usize>,
}

impl State {
    /// A fresh state: no answers, the first question.
    pub fn new(dataset: &'static Dataset, config: Config, listener: Option<Listener>) -> Self {
        Self {
            dataset,
            listener: StoredValue::new_local(listener),
            config: RwSignal::new(config),
            progress: RwSignal::new(Progress::of(Answers::empty(dataset))),
            hidden: RwSignal::new(0),
            term: RwSignal::new(0),
            lighting: RwSignal::new(0),
        }
    }

    /// The dataset shown.
    pub fn dataset(self) -> &'static Dataset {
        self.dataset
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
        self.progress.with(|progress| progress.step)
    }

    /// The answers as they are, without following them.
    pub fn answers(self) -> Answers {
        self.progress
            .with_untracked(|progress| progress.answers.clone())
    }

    /// What the comparison lights up; nothing until the result is on show, so that nobody is steered. Tracked.
    pub fn marks(self) -> Marks {
        self.lighting.track();
        self.progress
            .with_untracked(|progress| match progress.step {
                Step::Question(_) => Marks::default(),
                Step::Result => marks(self.dataset, &progress.answers),
            })
    }

    /// Roles whose columns are shown, by position; tracked.
    pub fn shown_roles(self) -> Vec<usize> {
        let hidden = self.hidden.get();
        (0..self.dataset.roles.len())
            .filter(|role| hidden & (1 << role) == 0)
            .collect()
    }

    /// The glossary term last asked for, by position; tracked.
    pub fn term(self) -> usize {
        self.term.get()
    }

    /// Whether the visitor moved to the step shown, so that it takes the focus.
    pub fn moved(self) -> bool {
        self.progress.with_untracked(|progress| progress.moved)
    }

    /// Whether enough questions are answered for a result.
    pub fn result_ready(self) -> bool {
        self.answers().answered() >= self.dataset.scoring.min_answered as usize
    }

    /// Changes the configuration; answers and step stay.
    pub fn configure(self, change: impl FnOnce(&mut Config)) {
        self.config.update(change);
    }

    /// Shows or hides the column of a role; at least two stay, so hiding the last but one does nothing.
    pub fn toggle_role(self, role: usize) {
        let bit = 1 << role;
        let hidden = self.hidden.get_untracked();
        let shown = self.dataset.roles.len() - hidden.count_ones() as usize;
        if hidden & bit != 0 || shown > 2 {
            self.hidden.set(hidden ^ bit);
        }
    }

    /// Explains a glossary term.
    pub fn explain(self, term: usize) {
        self.term.set(term);
    }

    /// Answers a question and moves on: to the next question without an answer, or to the result.
    pub fn answer(self, question: usize, answer: Answer) {
        let questions = self.dataset.questions.len();
        let mut next = Step::Result;
        self.progress.update(|progress| {
            progress.answers.set(question, Some(answer));
            if !progress.revising {
                let answers = &progress.answers;
                next = (question + 1..questions)
                    .find(|&later| answers.get(later).is_none())
                    .or_else(|| answers.first_open())
                    .map_or(Step::Result, Step::Question);
            }
        });
        self.tell(Deed::Answered(question));
        match next {
            Step::Question(_) => self.go(next, false),
            Step::Result => self.show_result(),
        }
    }

    /// Shows the question before this one.
    pub fn back(self, question: usize) {
        if question > 0 {
            self.go(Step::Question(question - 1), false);
            self.tell(Deed::WentBack(question - 1));
        }
    }

    /// Shows the recommendation from the answers so far.
    pub fn show_result(self) {
        self.go(Step::Result, false);
        self.tell(Deed::SawResult);
    }

    /// Leaves the result to answer one question, again or for the first time, and come back.
    pub fn revise(self, question: usize) {
        self.go(Step::Question(question), true);
    }

    /// Leaves the result for the questions that are still open.
    pub fn resume(self) {
        if let Some(question) = self.answers().first_open() {
            self.go(Step::Question(question), false);
        }
    }

    /// Forgets all answers and starts with the first question.
    pub fn restart(self) {
        self.forget();
        self.go(Step::Question(0), false);
        self.tell(Deed::Restarted);
    }

    /// Forgets all answers without a word to the listener and without taking the focus: for the host's `reset()`.
    pub fn forget(self) {
        self.restore(Answers::empty(self.dataset));
    }

    /// Takes answers over as if they had been given before: nothing is reported as new and the focus stays where it is.
    pub fn restore(self, answers: Answers) {
        self.move_on(|progress| *progress = Progress::of(answers));
    }

    /// Reports that the call to action was followed; false when the listener refuses it.
    pub fn follow_cta(self) -> bool {
        self.tell(Deed::FollowedCta)
    }

    fn go(self, step: Step, revising: bool) {
        self.move_on(|progress| {
            progress.step = step;
            progress.revising = revising;
            progress.moved = true;
        });
    }

    fn move_on(self, change: impl FnOnce(&mut Progress)) {
        let mut lights = false;
        self.progress.update(|progress| {
            lights = progress.step == Step::Result;
            change(progress);
            lights |= progress.step == Step::Result;
        });
        if lights {
            self.lighting.update(|count| *count += 1);
        }
    }

    fn tell(self, deed: Deed) -> bool {
        self.listener
            .with_value(|listener| listener.as_ref().is_none_or(|listen| listen(self, deed)))
    }
}

fn marks(dataset: &Dataset, answers: &Answers) -> Marks {
    let found = recommend(dataset, answers);
    let mut marks = Marks {
        roles: (0..dataset.roles.len())
            .filter(|&role| found.names(role))
            .collect(),
        ..Marks::default()
    };
    for (position, question) in dataset.questions.iter().enumerate() {
        for &role in &marks.roles {
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
    marks
}
