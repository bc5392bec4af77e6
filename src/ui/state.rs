//! What the widget knows while a visitor uses it, and the only place that writes signals.
//!
//! Stores the answers, the progress, what the visitor did to the columns, the last announcement, and the answers whose fits are shown
//! beside the questions. Everything else is computed from these and the dataset, by memos or by the methods below. Views read the signals
//! and call the methods; effects write nothing. Knows no page around the widget: the callback `on_event` receives [`Event`]s.

use std::borrow::Cow;

use leptos::prelude::*;

use super::config::{Config, View};
use super::event::{Event, Opened};
use super::render::{Moment, later};
use crate::domain::answers::{Answer, Answers};
use crate::domain::dataset::{About, Dataset};
use crate::domain::explain::{Changes, SHEETS, smallest_changes, supports};
use crate::domain::score::{Score, recommend};
use crate::domain::share;

/// The delay in milliseconds before the fits beside the questions are updated. A shorter delay makes slow phones render them before they
/// paint the next question; a longer one is noticeable.
const LEANING_DELAY: u32 = 100;

/// What the questionnaire shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A question, by position.
    Question(usize),
    /// The recommendation.
    Result,
}

/// Where the visitor is in the questionnaire, and how the visitor came there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The step shown.
    pub step: Step,
    /// When the step takes the focus. `None` where the visitor did not move: a page must not jump while it loads.
    pub focus: Option<Moment>,
    /// The visitor left the result to change one answer, so the next answer leads back to it.
    pub revising: bool,
    /// The visitor wanted to go on without an answer.
    pub answer_missing: bool,
    /// The last change beside the result.
    pub trial: Option<Trial>,
    /// The status of the last export.
    pub export_status: ExportStatus,
}

impl Progress {
    fn at(step: Step) -> Self {
        Self {
            step,
            focus: None,
            revising: false,
            answer_missing: false,
            trial: None,
            export_status: ExportStatus::Nothing,
        }
    }
}

/// An answer that was changed beside the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Position of the question.
    pub question: usize,
    /// All answers before the change.
    pub before: Answers,
}

/// What the visitor did to the columns of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Roles whose columns are hidden, by position.
    pub hidden: Vec<usize>,
    /// Roles chosen where there is room for two columns, by position; some may have been hidden since.
    pub paired: Vec<usize>,
    /// What differs between the roles is set off from what several share.
    pub contrasted: bool,
}

/// The text in the live region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// The text; empty since the visitor moved on.
    pub text: Cow<'static, str>,
    /// The glossary term last explained, by position; the first one before that.
    pub term: usize,
}

/// The status of the last export: of a copy, a share or a print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ExportStatus {
    /// There was none, or it needs no word.
    #[default]
    Nothing,
    /// A text is in the clipboard.
    Copied,
    /// The browser refused to copy this text.
    CopyRefused(String),
    /// The browser did not open a page.
    PageRefused,
}

/// How the visitor gave an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// With mouse or touch: the focus moves after the next question has been painted.
    Press,
    /// With the form's button or the Enter key: the focus moves at once, because a keyboard user continues at once.
    Submit,
}

/// What the result marks in the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Roles of the outcome, by position.
    pub roles: Vec<usize>,
    /// Cells (dimension, role) that an answer speaks for.
    pub cells: Vec<(usize, usize)>,
    /// Responsibilities that an answer speaks for.
    pub responsibilities: Vec<usize>,
}

/// Where the part of the engine is that has the details of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailsPart {
    /// Not loaded yet.
    NotLoaded,
    /// Loaded.
    Loaded,
    /// It could not be loaded; it can be asked for again.
    Failed,
}

thread_local! {
    /// One for all widgets of the page.
    static DETAILS_PART: ArcRwSignal<DetailsPart> = ArcRwSignal::new(match cfg!(feature = "split") {
        true => DetailsPart::NotLoaded,
        false => DetailsPart::Loaded,
    });
}

/// Where the part with the details of a result is; one signal for all widgets of the page.
pub fn details_part() -> ArcRwSignal<DetailsPart> {
    DETAILS_PART.with(Clone::clone)
}

/// Takes in that the part with the details was loaded, or could not be loaded.
pub fn set_details_part(part: DetailsPart) {
    details_part().set(part);
}

/// Handle on one widget's state. Copies refer to the same state, which lives as long as the owner in which it was made. Views only
/// read the signals, which `tests/layers.rs` checks.
#[derive(Clone, Copy)]
pub struct State {
    /// The dataset shown.
    pub dataset: &'static Dataset,
    /// The configuration.
    pub config: Signal<Config>,
    /// The answers.
    pub answers: RwSignal<Answers>,
    /// Where the visitor is in the questionnaire.
    pub progress: RwSignal<Progress>,
    /// What the visitor did to the columns of the comparison.
    pub columns: RwSignal<Columns>,
    /// The text in the live region.
    pub announcement: RwSignal<Announcement>,
    /// The answers whose fits are shown beside the questions: none while there are too few, and beside the result.
    pub leaning: RwSignal<Answers>,
    /// The question shown, by position. Keeps its value while the result is shown, so that the form does not change before it is removed.
    pub question: Memo<usize>,
    /// Whether the result is shown.
    pub shows_result: Memo<bool>,
    on_event: Option<Callback<Event>>,
}

impl State {
    /// A fresh state in the current owner: no answers, the first question.
    pub fn new(
        dataset: &'static Dataset,
        config: Signal<Config>,
        on_event: Option<Callback<Event>>,
    ) -> Self {
        let answers = RwSignal::new(Answers::empty(dataset));
        let progress = RwSignal::new(Progress::at(Step::Question(0)));
        let columns = RwSignal::new(Columns::default());
        let announcement = RwSignal::new(Announcement::default());
        let leaning = RwSignal::new(Answers::empty(dataset));
        let step = move || progress.with(|progress| progress.step);
        let shows_result = Memo::new(move |_| step() == Step::Result);
        Self {
            dataset,
            config,
            answers,
            progress,
            columns,
            announcement,
            leaning,
            question: Memo::new(move |last: Option<&usize>| match step() {
                Step::Question(question) => question,
                Step::Result => last.copied().unwrap_or_default(),
            }),
            shows_result,
            on_event,
        }
    }

    /// The language shown, by position in the dataset; not tracked.
    pub fn language_untracked(self) -> usize {
        self.config.with_untracked(|config| config.language)
    }

    /// Whether a part is shown; not tracked.
    pub fn shows_untracked(self, view: View) -> bool {
        self.config
            .with_untracked(|config| config.views.contains(&view))
    }

    /// Whether enough questions are answered for a result; tracked.
    pub fn has_enough_answers(self) -> bool {
        self.answers.with(|answers| self.is_enough(answers))
    }

    /// The smallest change of answers for each other outcome; tracked.
    pub fn changes(self) -> Changes {
        self.answers
            .with(|answers| smallest_changes(self.dataset, answers, SHEETS))
    }

    /// What the result marks in the comparison; tracked. Nothing until the result is shown, so that nobody is steered.
    pub fn marks(self) -> Marks {
        match self.shows_result.get() {
            true => self.answers.with(|answers| marks(self.dataset, answers)),
            false => Marks::default(),
        }
    }

    /// The points of each role that are shown beside the questions; tracked. `None` where none are shown.
    pub fn leaning_score(self) -> Option<Score> {
        self.leaning.with(|answers| {
            let leans = answers.answered() > 0;
            leans.then(|| Score::of(self.dataset, answers))
        })
    }

    fn is_enough(self, answers: &Answers) -> bool {
        answers.answered() >= usize::from(self.dataset.scoring.min_answered)
    }

    /// Roles that are compared, by position, in the order shown; not tracked.
    pub fn roles_untracked(self) -> Vec<usize> {
        let chosen = self.config.with_untracked(|config| config.roles.clone());
        match chosen.is_empty() {
            true => (0..self.dataset.roles.len()).collect(),
            false => chosen,
        }
    }

    /// Roles whose columns are shown, by position; tracked.
    pub fn shown_roles(self) -> Vec<usize> {
        self.columns.with(|columns| self.shown(columns))
    }

    /// The two roles that are compared where there is room for two columns, by position, in the order chosen; tracked.
    pub fn pair(self) -> Vec<usize> {
        self.columns.with(|columns| self.paired(columns))
    }

    fn shown(self, columns: &Columns) -> Vec<usize> {
        let mut roles = self.roles_untracked();
        roles.retain(|role| !columns.hidden.contains(role));
        roles
    }

    fn paired(self, columns: &Columns) -> Vec<usize> {
        let shown = self.shown(columns);
        let mut pair = columns.paired.clone();
        pair.retain(|role| shown.contains(role));
        for role in shown {
            if pair.len() < 2 && !pair.contains(&role) {
                pair.push(role);
            }
        }
        pair
    }

    /// The fragment of a share link to the answers; not tracked.
    pub fn share_fragment_untracked(self) -> String {
        self.answers.with_untracked(|answers| {
            self.config
                .with_untracked(|config| share::write(self.dataset, answers, &config.instance))
        })
    }

    /// Shows or hides the column of a role; at least two stay, so hiding the last but one does nothing. Returns how many are shown.
    pub fn toggle_role(self, role: usize) -> usize {
        let mut columns = self.columns.get_untracked();
        if columns.hidden.contains(&role) {
            columns.hidden.retain(|&hidden| hidden != role);
        } else if self.shown(&columns).len() > 2 {
            columns.hidden.push(role);
        }
        let shown = self.shown(&columns).len();
        self.columns.set(columns);
        shown
    }

    /// Puts a role, given by its index in the order shown, into one of the two positions of the pair. If it has the other position, the
    /// two change positions.
    pub fn pair_role(self, position: usize, index: usize) {
        let mut columns = self.columns.get_untracked();
        let (roles, mut pair) = (self.roles_untracked(), self.paired(&columns));
        let (Some(&role), Some(paired)) = (roles.get(index), pair.get_mut(position)) else {
            return;
        };
        let before = std::mem::replace(paired, role);
        if let Some(other) = pair.get_mut(1 - position).filter(|other| **other == role) {
            *other = before;
        }
        columns.hidden.retain(|&hidden| hidden != role);
        columns.paired = pair;
        self.columns.set(columns);
    }

    /// Sets off what differs between the roles, or no longer.
    pub fn toggle_contrast(self) {
        self.columns
            .update(|columns| columns.contrasted = !columns.contrasted);
    }

    /// Explains a glossary term, with the text that explains it.
    pub fn explain(self, term: usize, text: &'static str) {
        let text = text.into();
        self.announcement.set(Announcement { text, term });
    }

    /// Puts a text into the polite live region. If several texts are set in one task, only the last is read. A move that takes the focus
    /// empties the region, because the heading that gets the focus is read.
    pub fn announce(self, text: Cow<'static, str>) {
        if !self.is_alive() {
            return;
        }
        let last = self.announcement.get_untracked();
        // An empty text that replaces an empty text would only render the empty region again.
        if !(text.is_empty() && last.text.is_empty()) {
            self.announcement.set(Announcement { text, ..last });
        }
    }

    /// Reports that something to read was opened.
    pub fn report_opened(self, opened: Opened) {
        if matches!(
            opened,
            Opened::Cell { .. } | Opened::Responsibilities { .. }
        ) && is_not_loaded()
        {
            self.request_details();
        }
        self.emit(Event::Opened(opened));
    }

    /// Takes in what came of an attempt to take the result along. It may come after the state has been disposed of.
    pub fn set_export_status(self, status: ExportStatus) {
        if self.is_alive() {
            self.update_progress(|progress| progress.export_status = status);
        }
    }

    /// Says that an answer is needed to go on.
    pub fn ask_for_answer(self) {
        self.update_progress(|progress| progress.answer_missing = true);
    }

    /// Answers a question and moves on: to the next question without an answer, or to the result.
    pub fn answer(self, question: usize, answer: Answer, by: By) {
        #[cfg(feature = "panic-probe")]
        assert!(
            answer != Answer::NotSure,
            "the fault that the tests ask for"
        );
        let mut answers = self.answers.get_untracked();
        answers.set(question, Some(answer));
        let mut next = None;
        if !self.progress.with_untracked(|progress| progress.revising) {
            next = (question + 1..self.dataset.questions.len())
                .find(|&later| answers.get(later).is_none())
                .or_else(|| answers.first_open());
        }
        let focus = match (by, next) {
            (By::Submit, Some(_)) => Moment::Now,
            _ => Moment::AfterPaint,
        };
        let step = next.map_or(Step::Result, Step::Question);
        // Moves before it emits, because the callback may set other answers, which must win.
        self.go(step, Some(focus), false, answers);
        self.emit(Event::Answered { question });
        if next.is_none() {
            self.emit(Event::ResultShown);
        }
    }

    /// Changes an answer beside the result, which stays on show.
    pub fn try_answer(self, question: usize, answer: Answer) {
        let before = self.answers.get_untracked();
        let mut answers = before.clone();
        answers.set(question, Some(answer));
        self.change(question, Some(Trial { question, before }), answers);
    }

    /// Takes the last change beside the result back.
    pub fn take_back(self) {
        let trial = self
            .progress
            .with_untracked(|progress| progress.trial.clone());
        if let Some(Trial { question, before }) = trial {
            self.change(question, None, before);
        }
    }

    fn change(self, question: usize, trial: Option<Trial>, answers: Answers) {
        self.progress.set(Progress {
            trial,
            ..Progress::at(Step::Result)
        });
        self.answers.set(answers);
        self.emit(Event::Answered { question });
        self.emit(Event::ResultShown);
    }

    /// Asks whoever mounted the widget to load the part of the engine that has the details of a result.
    pub fn request_details(self) {
        self.emit(Event::DetailsNeeded);
    }

    /// Shows the question before this one.
    pub fn back(self, question: usize) {
        if question > 0 {
            let question = question - 1;
            self.go_to(Step::Question(question), Moment::Now, false);
            self.emit(Event::WentBack { question });
        }
    }

    /// Shows the recommendation from the answers so far.
    pub fn show_result(self) {
        self.go_to(Step::Result, Moment::AfterPaint, false);
        self.emit(Event::ResultShown);
    }

    /// Leaves the result to answer one question, again or for the first time, and come back.
    pub fn revise(self, question: usize) {
        self.go_to(Step::Question(question), Moment::Now, true);
    }

    /// Shows a question that another part of the widget leads to. If the result is shown, the answer leads back to it, as with
    /// [`revise`](Self::revise).
    pub fn visit(self, question: usize) {
        let Progress { step, revising, .. } = self.progress.get_untracked();
        let revising = revising || step == Step::Result;
        self.go_to(Step::Question(question), Moment::Now, revising);
    }

    /// Gives the focus to the step that the questionnaire shows.
    pub fn focus_step(self) {
        let Progress { step, revising, .. } = self.progress.get_untracked();
        self.go_to(step, Moment::Now, revising);
    }

    /// Leaves the result for the questions that are still open.
    pub fn resume(self) {
        if let Some(question) = self.answers.with_untracked(Answers::first_open) {
            self.go_to(Step::Question(question), Moment::Now, false);
        }
    }

    /// Forgets all answers and starts with the first question.
    pub fn restart(self) {
        let answers = Answers::empty(self.dataset);
        self.go(Step::Question(0), Some(Moment::Now), false, answers);
        self.emit(Event::Restarted);
    }

    /// Forgets all answers without an event and without taking the focus: for the host's `reset()`.
    pub fn reset(self) {
        self.restore(Answers::empty(self.dataset));
    }

    /// Takes answers over as if they had been given before: nothing is reported as new and the focus stays where it is.
    pub fn restore(self, answers: Answers) {
        let step = answers.first_open().map_or(Step::Result, Step::Question);
        self.go(step, None, false, answers);
        self.update_leaning();
    }

    /// Takes over the answers of a share link: shows their result, if they are enough for one, and takes the focus there.
    pub fn show_shared_answers(self, answers: Answers) {
        let is_enough = self.is_enough(&answers);
        let step = match (is_enough, answers.first_open()) {
            (false, Some(question)) => Step::Question(question),
            _ => Step::Result,
        };
        self.go(step, Some(Moment::Now), false, answers);
    }

    /// Changes what is known about the progress while the visitor stays at the step.
    fn update_progress(self, change: impl FnOnce(&mut Progress)) {
        let mut progress = self.progress.get_untracked();
        progress.focus = None;
        change(&mut progress);
        self.progress.set(progress);
    }

    /// Goes to a step with the answers as they are.
    fn go_to(self, step: Step, focus: Moment, revising: bool) {
        self.go(step, Some(focus), revising, self.answers.get_untracked());
    }

    fn go(self, step: Step, focus: Option<Moment>, revising: bool, answers: Answers) {
        self.announce(Cow::Borrowed(""));
        let from = self.progress.with_untracked(|progress| progress.step);
        let is_enough = self.is_enough(&answers);
        // The step is set before the answers, so that a result that is being removed does not render the new answers.
        self.progress.set(Progress {
            focus,
            revising,
            ..Progress::at(step)
        });
        self.answers.set(answers);
        if is_enough && step != Step::Result {
            later(LEANING_DELAY, move || self.update_leaning());
        } else {
            self.leaning.set(Answers::empty(self.dataset));
        }
        let is_near = is_enough || step == Step::Result || from == Step::Result;
        if is_not_loaded() && is_near {
            self.request_details();
        }
    }

    /// Has the fits beside the questions follow the answers.
    fn update_leaning(self) {
        if self.is_alive() {
            let answers = self.answers.get_untracked();
            let leans = !self.shows_result.get_untracked() && self.is_enough(&answers);
            self.leaning.set(match leans {
                true => answers,
                false => Answers::empty(self.dataset),
            });
        }
    }

    /// Sends an event to whoever mounted the widget.
    pub fn emit(self, event: Event) {
        // The callback of an earlier event may have unmounted the widget.
        if let Some(on_event) = self.on_event.filter(|_| self.is_alive()) {
            on_event.run(event);
        }
    }

    /// Whether the owner in which the state was made still lives.
    fn is_alive(self) -> bool {
        !self.answers.is_disposed()
    }
}

fn is_not_loaded() -> bool {
    details_part().get_untracked() == DetailsPart::NotLoaded
}

fn marks(dataset: &Dataset, answers: &Answers) -> Marks {
    let recommendation = recommend(dataset, answers);
    let mut marks = Marks {
        roles: (0..dataset.roles.len())
            .filter(|&role| recommendation.names(role))
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
