//! What the two tables of the comparison have in common: heads, cells, and how the columns of roles look.
//!
//! A table is rendered once, with all columns. A change of the state changes the class of cells only, so a disclosure in a cell stays open.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::config::View;
use super::dom;
use super::elements::{BADGE, badge, link_button};
use super::render::{Renderer, make};
use super::state::{Marks, State};
use crate::bundled::word;
use crate::domain::dataset::{About, Question};
use crate::domain::formats::decimal;

/// The tag of a row's head.
pub const ROW_HEAD: &str = "th scope=row role=rowheader tabindex=-1";
/// The tag of a cell.
pub const CELL: &str = "td part=cell role=cell";

/// The elements of a table whose class says how their role's column looks. They are added row by row and follow the state from then on.
pub struct ColumnCells {
    cells: RefCell<Vec<ColumnCell>>,
    looks: RefCell<Looks>,
    /// What stands in a cell that an answer speaks for.
    match_note: &'static str,
    /// What stands in a cell that says the same as another one.
    same_note: &'static str,
}

struct ColumnCell {
    element: Element,
    /// What the row is about, where the cell is marked by answers.
    about: Option<About>,
    /// `None` for the head of a row.
    role: Option<usize>,
    /// The roles whose cells say the same, one bit each.
    equal: u16,
    /// A class that does not change.
    own_class: &'static str,
    class: RefCell<String>,
    has_match_note: Cell<bool>,
    has_same_note: Cell<bool>,
}

/// How all columns look.
#[derive(Default)]
struct Looks {
    marks: Marks,
    /// The roles shown among all columns, and as a pair.
    shown: [Vec<usize>; 2],
    contrasted: bool,
}

/// The classes of a cell that is not shown, and of one that says the same as another: among all columns, and as one of a pair.
const CLASSES: [(&str, &str); 2] = [("off ", "same "), ("aside ", "same-2 ")];

impl Looks {
    fn get(state: State) -> Self {
        Self {
            marks: state.marks(),
            shown: [state.shown_roles(), state.pair()],
            contrasted: state.columns.with(|columns| columns.contrasted),
        }
    }
}

impl ColumnCells {
    /// None yet. One effect serves the table, because an effect per cell would run hundreds of times for one change.
    pub fn new(r: &mut Renderer, state: State) -> Rc<Self> {
        let column_cells = Rc::new(Self {
            cells: RefCell::default(),
            looks: RefCell::default(),
            match_note: r.locale.word(word::MATCHES_ANSWER),
            same_note: r.locale.word(word::SAME_AS),
        });
        let all = column_cells.clone();
        r.effect(Box::new(move || {
            let looks = Looks::get(state);
            for cell in &*all.cells.borrow() {
                all.apply(cell, &looks);
            }
            all.looks.replace(looks);
        }));
        column_cells
    }

    /// Adds the current element as a cell in the column of a role. `about` is what an answer may speak for in it, and `equal` are the
    /// roles whose cells say the same, one bit each.
    pub fn add(
        &self,
        r: &Renderer,
        role: usize,
        about: Option<About>,
        equal: u16,
        class: &'static str,
    ) {
        self.push(r, about, Some(role), equal, class);
    }

    /// Adds the current element as the head of a row, which an answer may speak for.
    pub fn add_row_head(&self, r: &Renderer, about: About) {
        self.push(r, Some(about), None, 0, "");
    }

    fn push(
        &self,
        r: &Renderer,
        about: Option<About>,
        role: Option<usize>,
        equal: u16,
        class: &'static str,
    ) {
        let cell = ColumnCell {
            element: r.element().clone(),
            about,
            role,
            equal,
            own_class: class,
            class: RefCell::default(),
            has_match_note: Cell::new(false),
            has_same_note: Cell::new(false),
        };
        self.apply(&cell, &self.looks.borrow());
        self.cells.borrow_mut().push(cell);
    }

    /// Sets the class of a cell, and adds the notes that the class shows. A note stays where it is when the class no longer shows it.
    fn apply(&self, cell: &ColumnCell, looks: &Looks) {
        let mut class = String::from(cell.own_class);
        let mut is_same = false;
        if let Some(role) = cell.role {
            for (shown, (off, same)) in looks.shown.iter().zip(CLASSES) {
                if !shown.contains(&role) {
                    class.push_str(off);
                } else if shown.iter().any(|&other| cell.equal >> other & 1 == 1) {
                    class.push_str(same);
                    is_same = true;
                }
            }
            if looks.marks.roles.contains(&role) {
                class.push_str("recommended ");
            }
        }
        let is_match = match (cell.about, cell.role) {
            (Some(About::Dimension(row)), Some(role)) => {
                looks.marks.cells.contains(&(usize::from(row), role))
            }
            (Some(About::Responsibility(item)), None) => {
                looks.marks.responsibilities.contains(&usize::from(item))
            }
            _ => false,
        };
        if is_match {
            class.push_str("match");
            cell.add_note(&cell.has_match_note, BADGE, self.match_note);
        }
        if is_same && looks.contrasted {
            cell.add_note(&cell.has_same_note, "span.twin", self.same_note);
        }
        // Browsers recalculate styles when a class is set, even to the same value.
        if *cell.class.borrow() != class {
            cell.element.set_class_name(&class);
            cell.class.replace(class);
        }
    }
}

impl ColumnCell {
    /// Adds a note before what can be opened in the cell.
    fn add_note(&self, has_note: &Cell<bool>, tag: &str, text: &str) {
        if !has_note.replace(true) {
            let note = make(tag, &self.element);
            let _ = note.append_with_str_1(text);
            // The disclosure in the head of a row has the row's name, so it comes first there.
            let next = match self.role {
                Some(_) => dom::call(&self.element, "querySelector", &["details".into()]),
                None => JsValue::NULL,
            };
            dom::call(&self.element, "insertBefore", &[note.into(), next]);
        }
    }
}

/// The names of the roles, which stay in sight. The ARIA roles keep a table where the style sheet makes blocks of its rows.
pub fn column_heads(r: &mut Renderer, state: State, cells: &Rc<ColumnCells>, corner: &'static str) {
    let cells = cells.clone();
    let row = move |r: &mut Renderer| {
        r.el("tr role=row", |r| {
            r.text_el("th scope=col role=columnheader", corner);
            for role in state.roles_untracked() {
                let entry = &state.dataset.roles[role];
                r.el("th scope=col role=columnheader", |r| {
                    cells.add(r, role, None, 0, "");
                    r.text_el("span.role-name", r.locale.text(entry.name));
                    if let Some(tagline) = entry.tagline {
                        r.text_el("span.tagline", r.locale.text(tagline));
                    }
                    badge(r, r.locale.word(word::RECOMMENDED));
                });
            }
        });
    };
    r.el("thead role=rowgroup", |r| r.deferred(row));
}

/// Sets the id and the label of the current row header. The label leaves out what else stands in it, because screen readers read it with
/// every cell.
pub fn row_head(r: &mut Renderer, about: About, name: &str) {
    r.attr("id", &row_id(about));
    r.attr("aria-label", name);
}

/// Links to the questions about a row; nothing where there are none.
pub fn question_links(r: &mut Renderer, state: State, about: About) {
    let is_about = |question: &Question| question.about == Some(about);
    if !state.shows_untracked(View::Quiz) || !state.dataset.questions.iter().any(is_about) {
        return;
    }
    r.el("div", |r| {
        for (position, question) in state.dataset.questions.iter().enumerate() {
            if is_about(question) {
                let number = r.locale.number(position + 1);
                let label = r.locale.fill(word::ASKED_IN, &[("n", &number)]);
                link_button(r, &label, move || state.visit(position));
            }
        }
    });
}

/// The roles whose cells say the same as that of a role, one bit each.
pub fn equal_roles(roles: usize, role: usize, is_equal: &dyn Fn(usize) -> bool) -> u16 {
    let mut equal = 0;
    for other in 0..roles {
        if other != role && is_equal(other) {
            equal |= 1 << other;
        }
    }
    equal
}

/// The id of the row about something.
fn row_id(about: About) -> String {
    let (kind, position) = match about {
        About::Dimension(row) => ("row-", row),
        About::Responsibility(item) => ("duty-", item),
    };
    String::from(kind) + &decimal(position.into())
}

/// A link from the question shown to the row that it is about. Returns a function that shows the link if a question has such a row.
pub fn row_link(r: &mut Renderer, state: State) -> impl Fn(&Question) + use<> {
    let row = move |question: &Question| {
        let about = question.about?;
        let is_shown = match about {
            About::Dimension(_) => true,
            About::Responsibility(item) => {
                let responsibility = &state.dataset.responsibilities[usize::from(item)];
                !responsibility.coverage.is_empty()
            }
        };
        is_shown.then_some(about)
    };
    let is_possible = state.shows_untracked(View::Compare);
    let set_hidden = r.el("button.link type=button", |r| {
        r.text(r.locale.word(word::SEE_ROW));
        r.on("click", move |event| {
            let question = &state.dataset.questions[state.question.get_untracked()];
            if let Some(about) = row(question) {
                let root = dom::call(&dom::get(event, "target"), "getRootNode", &[]);
                let head = dom::call(&root, "getElementById", &[row_id(about).into()]);
                dom::call(&head, "focus", &[]);
            }
        });
        r.prop_setter("hidden")
    });
    move |question| set_hidden(!is_possible || row(question).is_none())
}
