//! What the widget knows while a visitor uses it, and the only place that writes signals.
//!
//! Source: the answers, the step shown, the columns hidden or paired, the configuration. Everything else is derived.
//! Knows no page around the widget: whoever mounts it may listen to [`Deed`]s.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::config::{Config, View};
use super::late;
use crate::domain::answers::{Answer, Answers};
use crate::domain::dataset::{About, Dataset};
use crate::domain::explain::{Changes, SHEETS, smallest_changes, supports};
use crate::domain::score::recommend;
use crate::domain::share;

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
    /// Comes near the result: its details will be needed.
    NeedsMore,
    /// Opened something to read: of what kind, and its id.
    Opened(&'static str, &'static str),
    /// Took the result along: in which way.
    Shared(&'static str),
    /// Opened a page to print: of what.
    Printed(&'static str),
}

/// What came of the visitor's last wish to take the result along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Taken {
    /// There was none.
    #[default]
    Nothing,
    /// A text is in the clipboard.
    Copied,
    /// The browser does not let us copy this text.
    Refused(String),
    /// The browser did not open a page.
    NoPage,
}

/// Listens to deeds and may ask the state about them; answers false to refuse one.
pub type Listener = Rc<dyn Fn(State, Deed) -> bool>;

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

/// Everything that changes while a widget is used.
struct Model {
    config: Config,
    answers: Answers,
    step: Step,
    /// The result was left to change one answer, so the next answer leads back to it.
    revising: bool,
    /// The visitor moved, so the step takes the focus. False at first: a page must not jump while it loads.
    moved: bool,
    /// The visitor wanted to go on without an answer.
    stuck: bool,
    /// Roles whose columns are hidden, by position.
    hidden: Vec<usize>,
    /// Roles chosen for where there is room for two columns, by position; some may have been hidden since.
    paired: Vec<usize>,
    /// What differs between the roles is set off from what several share.
    contrasted: bool,
    /// The glossary term last asked for, by position.
    term: usize,
    /// The question whose answer was changed beside the result, and all answers before that.
    tried: Option<(usize, Answers)>,
    /// What would change the result, and the answers that it was searched for: the search is long, and asked for twice.
    changes: Option<(Answers, Rc<Changes>)>,
    /// What was announced last.
    said: Cow<'static, str>,
    taken: Taken,
    listener: Option<Listener>,
}

/// Handle on one widget's state. Copies refer to the same state, until one of them [ends](State::end) it.
#[derive(Clone, Copy)]
pub struct State {
    place: &'static Place,
    life: u32,
}

/// Where a state lies. A place is never given up but given to the next widget, so handles are plain references: Leptos' own
/// places, with owners and a map, are twice the code.
///
/// The model is plain data, and each part of the page follows one trigger: a signal for every field would be a type of signal
/// for every field, and visitors would pay for each.
struct Place {
    /// How many states have lain here.
    lives: Cell<u32>,
    dataset: Cell<&'static Dataset>,
    model: RefCell<Model>,
    configured: ArcTrigger,
    stepped: ArcTrigger,
    stopped: ArcTrigger,
    /// The result came, went or changed.
    lit: ArcTrigger,
    rearranged: ArcTrigger,
    asked: ArcTrigger,
    announced: ArcTrigger,
    took: ArcTrigger,
}

thread_local! {
    /// Places whose states have ended.
    static FREE: RefCell<Vec<&'static Place>> = const { RefCell::new(Vec::new()) };
}

impl State {
    /// A fresh state: no answers, the first question.
    pub fn new(dataset: &'static Dataset, config: Config, listener: Option<Listener>) -> Self {
        let model = Model {
            config,
            answers: Answers::empty(dataset),
            step: Step::Question(0),
            revising: false,
            moved: false,
            stuck: false,
            hidden: Vec::new(),
            paired: Vec::new(),
            contrasted: false,
            term: 0,
            tried: None,
            changes: None,
            said: Cow::Borrowed(""),
            taken: Taken::Nothing,
            listener,
        };
        let place = match FREE.with_borrow_mut(Vec::pop) {
            Some(place) => {
                place.dataset.set(dataset);
                place.model.replace(model);
                place
            }
            None => Box::leak(Box::new(Place {
                lives: Cell::new(0),
                dataset: Cell::new(dataset),
                model: RefCell::new(model),
                configured: ArcTrigger::new(),
                stepped: ArcTrigger::new(),
                stopped: ArcTrigger::new(),
                lit: ArcTrigger::new(),
                rearranged: ArcTrigger::new(),
                asked: ArcTrigger::new(),
                announced: ArcTrigger::new(),
                took: ArcTrigger::new(),
            })),
        };
        Self {
            place,
            life: place.lives.get(),
        }
    }

    /// Gives the place up to the next state. Nothing may follow this one any more.
    pub fn end(self) {
        self.place.lives.set(self.life + 1);
        // It leads to the element and all that is in it, which would stay until the place is used again.
        self.update(|model| model.listener = None);
        FREE.with_borrow_mut(|free| free.push(self.place));
    }

    /// The dataset shown.
    pub fn dataset(self) -> &'static Dataset {
        self.place.dataset.get()
    }

    /// The configuration; tracked.
    pub fn config(self) -> Config {
        self.place.configured.track();
        self.read(|model| model.config.clone())
    }

    /// The language shown, by position, without following it.
    pub fn language(self) -> usize {
        self.read(|model| model.config.language)
    }

    /// Whether a part is shown, without following it.
    pub fn shows(self, view: View) -> bool {
        self.read(|model| model.config.views.contains(&view))
    }

    /// The step shown; tracked.
    pub fn step(self) -> Step {
        self.place.stepped.track();
        self.read(|model| model.step)
    }

    /// Whether the result is on show, without following it.
    pub fn shows_result(self) -> bool {
        self.read(|model| model.step == Step::Result)
    }

    /// The answers as they are, without following them.
    pub fn answers(self) -> Answers {
        self.read(|model| model.answers.clone())
    }

    /// Whether the visitor wanted to go on without an answer; tracked.
    pub fn is_stuck(self) -> bool {
        self.place.stopped.track();
        self.read(|model| model.stuck)
    }

    /// Tracks the answers while the result is on show.
    pub fn follow_answers(self) {
        self.place.lit.track();
    }

    /// The question whose answer was last changed beside the result, by position, and all answers before that; tracked.
    pub fn tried(self) -> Option<(usize, Answers)> {
        self.follow_answers();
        self.read(|model| model.tried.clone())
    }

    /// What the comparison lights up; nothing until the result is on show, so that nobody is steered. Tracked.
    pub fn marks(self) -> Marks {
        self.place.lit.track();
        self.read(|model| match model.step {
            Step::Question(_) => Marks::default(),
            Step::Result => marks(self.dataset(), &model.answers),
        })
    }

    /// The smallest change of answers for each other outcome, without following the answers.
    pub fn changes(self) -> Rc<Changes> {
        let mut model = self.place.model.borrow_mut();
        let Model {
            answers, changes, ..
        } = &mut *model;
        match changes {
            Some((of, changes)) if of == answers => changes.clone(),
            _ => {
                let found = Rc::new(smallest_changes(self.dataset(), answers, SHEETS));
                *changes = Some((answers.clone(), found.clone()));
                found
            }
        }
    }

    /// Roles that are compared, by position, in the order shown.
    pub fn roles(self) -> Vec<usize> {
        let chosen = self.read(|model| model.config.roles.clone());
        if chosen.is_empty() {
            (0..self.dataset().roles.len()).collect()
        } else {
            chosen
        }
    }

    /// Roles whose columns are shown, by position; tracked.
    pub fn shown_roles(self) -> Vec<usize> {
        self.place.rearranged.track();
        let mut roles = self.roles();
        self.read(|model| roles.retain(|role| !model.hidden.contains(role)));
        roles
    }

    /// The two roles that are compared where there is room for two columns, by position, in the order chosen; tracked.
    pub fn pair(self) -> Vec<usize> {
        let shown = self.shown_roles();
        let mut pair = self.read(|model| model.paired.clone());
        pair.retain(|role| shown.contains(role));
        for role in shown {
            if pair.len() < 2 && !pair.contains(&role) {
                pair.push(role);
            }
        }
        pair
    }

    /// Whether what differs between the roles is set off; tracked.
    pub fn contrasts(self) -> bool {
        self.place.rearranged.track();
        self.read(|model| model.contrasted)
    }

    /// The glossary term last asked for, by position; tracked.
    pub fn term(self) -> usize {
        self.place.asked.track();
        self.read(|model| model.term)
    }

    /// What was announced last, empty since the visitor moved on; tracked.
    pub fn said(self) -> Cow<'static, str> {
        self.place.announced.track();
        self.read(|model| model.said.clone())
    }

    /// What came of the visitor's last wish to take the result along; tracked.
    pub fn taken(self) -> Taken {
        self.place.took.track();
        self.read(|model| model.taken.clone())
    }

    /// Whether sharing is offered, without following it.
    pub fn shares(self) -> bool {
        self.read(|model| !model.config.without_share)
    }

    /// Whether printing is offered, without following it.
    pub fn prints(self) -> bool {
        self.read(|model| !model.config.without_print)
    }

    /// The code of the answers for a link to them.
    pub fn code(self) -> String {
        self.read(|model| share::write(self.dataset(), &model.answers, &model.config.instance))
    }

    /// Whether the visitor moved to the step shown, so that it takes the focus.
    pub fn moved(self) -> bool {
        self.read(|model| model.moved)
    }

    /// Whether fits are shown beside the questions; tracked.
    pub fn leans(self) -> bool {
        matches!(self.step(), Step::Question(_)) && self.result_ready()
    }

    /// Whether enough questions are answered for a result.
    pub fn result_ready(self) -> bool {
        self.read(|model| model.answers.answered() >= self.dataset().scoring.min_answered.into())
    }

    /// Changes the configuration; answers and step stay.
    pub fn configure(self, change: impl FnOnce(&mut Config)) {
        self.write(&self.place.configured, |model| change(&mut model.config));
    }

    /// Shows or hides the column of a role; at least two stay, so hiding the last but one does nothing.
    pub fn toggle_role(self, role: usize) {
        let shown = self.shown_roles().len();
        self.write(&self.place.rearranged, |model| {
            if model.hidden.contains(&role) {
                model.hidden.retain(|&hidden| hidden != role);
            } else if shown > 2 {
                model.hidden.push(role);
            }
        });
    }

    /// Puts a role, given by its place in the order shown, into a place of the pair, 0 or 1. If it has the other place, the two
    /// change places.
    pub fn pair_role(self, place: usize, at: usize) {
        let (roles, mut pair) = (self.roles(), self.pair());
        let (Some(&role), Some(paired)) = (roles.get(at), pair.get_mut(place)) else {
            return;
        };
        let before = std::mem::replace(paired, role);
        if let Some(other) = pair.get_mut(1 - place).filter(|other| **other == role) {
            *other = before;
        }
        self.write(&self.place.rearranged, |model| {
            model.hidden.retain(|&hidden| hidden != role);
            model.paired = pair;
        });
    }

    /// Sets off what differs between the roles, or no longer.
    pub fn toggle_contrast(self) {
        self.write(&self.place.rearranged, |model| model.contrasted ^= true);
    }

    /// Explains a glossary term.
    pub fn explain(self, term: usize) {
        self.write(&self.place.asked, |model| model.term = term);
    }

    /// Has screen readers say, when they are done with what they are saying, what changed away from the focus. Of several
    /// announcements in one task the last is heard; a move that takes the focus says nothing, for its heading is read anyway.
    pub fn announce(self, said: Cow<'static, str>) {
        // Saying nothing once more would only draw the empty region again.
        if self.is_alive() && !(said.is_empty() && self.read(|model| model.said.is_empty())) {
            self.write(&self.place.announced, |model| model.said = said);
        }
    }

    /// Reports that something to read was opened.
    pub fn opened(self, kind: &'static str, id: &'static str) {
        if ["cell", "duties"].contains(&kind) && late::is_awaited() {
            self.ask_for_more();
        }
        self.tell(Deed::Opened(kind, id));
    }

    /// Takes in what came of the visitor's wish to take the result along. It may come late, when the state has ended.
    pub fn take(self, taken: Taken) {
        if self.is_alive() {
            self.write(&self.place.took, |model| model.taken = taken);
        }
    }

    /// Reports that the result was shared, in this way.
    pub fn shared(self, way: &'static str) {
        self.tell(Deed::Shared(way));
    }

    /// Reports that a page of this was opened to print.
    pub fn printed(self, what: &'static str) {
        self.tell(Deed::Printed(what));
    }

    /// Takes over the answers of a link: shows their result, if they are enough for one, and takes the focus there.
    pub fn follow(self, answers: Answers) {
        self.restore(answers);
        let step = match self.result_ready() {
            true => Step::Result,
            false => self.read(|model| model.step),
        };
        self.go(step, false);
    }

    /// Says that an answer is needed to go on.
    pub fn stop(self) {
        self.write(&self.place.stopped, |model| model.stuck = true);
    }

    /// Answers a question and moves on: to the next question without an answer, or to the result.
    pub fn answer(self, question: usize, answer: Answer) {
        #[cfg(feature = "panic-probe")]
        assert!(
            answer != Answer::NotSure,
            "the fault that the tests ask for"
        );
        let mut next = None;
        self.update(|model| {
            model.answers.set(question, Some(answer));
            if !model.revising {
                let answers = &model.answers;
                next = (question + 1..self.dataset().questions.len())
                    .find(|&later| answers.get(later).is_none())
                    .or_else(|| answers.first_open());
            }
        });
        // Moves before it tells: who is told may set other answers, and then has the last word.
        self.go(next.map_or(Step::Result, Step::Question), false);
        self.tell(Deed::Answered(question));
        if next.is_none() {
            self.tell(Deed::SawResult);
        }
    }

    /// Changes an answer beside the result, which stays on show.
    pub fn try_answer(self, question: usize, answer: Answer) {
        self.change(question, |model| {
            model.tried = Some((question, model.answers.clone()));
            model.answers.set(question, Some(answer));
        });
    }

    /// Takes the last change beside the result back.
    pub fn take_back(self) {
        if let Some((question, before)) = self.read(|model| model.tried.clone()) {
            self.change(question, |model| {
                model.tried = None;
                model.answers = before;
            });
        }
    }

    fn change(self, question: usize, change: impl FnOnce(&mut Model)) {
        self.update(|model| {
            change(model);
            model.taken = Taken::Nothing;
            // The focus stays where it is.
            model.moved = false;
        });
        self.place.lit.notify();
        self.tell(Deed::Answered(question));
        self.tell(Deed::SawResult);
    }

    /// Asks for the engine's second part, with the details of a result.
    pub fn ask_for_more(self) {
        self.tell(Deed::NeedsMore);
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

    /// Shows a question that another part of the widget leads to. From the result it is as if to be revised.
    pub fn visit(self, question: usize) {
        let revising = self.read(|model| model.revising || model.step == Step::Result);
        self.go(Step::Question(question), revising);
    }

    /// Leads to where the questionnaire stands.
    pub fn lead_on(self) {
        let (step, revising) = self.read(|model| (model.step, model.revising));
        self.go(step, revising);
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
        self.restore(Answers::empty(self.dataset()));
    }

    /// Takes answers over as if they had been given before: nothing is reported as new and the focus stays where it is.
    pub fn restore(self, answers: Answers) {
        let step = answers.first_open().map_or(Step::Result, Step::Question);
        self.update(|model| model.answers = answers);
        self.go(step, false);
        self.update(|model| model.moved = false);
    }

    /// Reports that the call to action was followed; false when the listener refuses it.
    pub fn follow_cta(self) -> bool {
        self.tell(Deed::FollowedCta)
    }

    fn go(self, step: Step, revising: bool) {
        self.announce(Cow::Borrowed(""));
        let mut lights = step == Step::Result;
        self.write(&self.place.stepped, |model| {
            lights |= model.step == Step::Result;
            model.step = step;
            model.revising = revising;
            model.moved = true;
            model.stuck = false;
            model.tried = None;
            model.taken = Taken::Nothing;
        });
        if late::is_awaited() && (lights || self.result_ready()) {
            self.ask_for_more();
        }
        if lights {
            self.place.lit.notify();
        }
    }

    fn tell(self, deed: Deed) -> bool {
        if !self.is_alive() {
            // Who was told of the deed before took the widget away.
            return true;
        }
        // Taken out of the model first: who is told may change the state.
        let listener = self.read(|model| model.listener.clone());
        listener.is_none_or(|listen| listen(self, deed))
    }

    fn is_alive(self) -> bool {
        self.place.lives.get() == self.life
    }

    fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        read(&self.place.model.borrow())
    }

    fn update(self, write: impl FnOnce(&mut Model)) {
        write(&mut self.place.model.borrow_mut());
    }

    fn write(self, follower: &ArcTrigger, write: impl FnOnce(&mut Model)) {
        self.update(write);
        follower.notify();
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
