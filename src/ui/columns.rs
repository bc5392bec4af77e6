//! What the two tables of the comparison have in common: heads, cells, and how the columns of roles look.
//!
//! A table is rendered once, with all columns. A change of the state changes the class of cells only, so a disclosure in a cell stays open.

use leptos::prelude::*;
use web_sys::Element;

use super::config::View;
use super::dom;
use super::elements::{badge, link_button};
use super::render::{Renderer, decimal};
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::{About, Question};

/// The tag of a row's head.
pub const ROW_HEAD: &str = "th scope=row role=rowheader tabindex=-1";
/// The tag of a cell.
pub const CELL: &str = "td part=cell role=cell";

/// The elements of a table whose class says how their role's column looks.
pub struct ColumnCells {
    cells: Vec<ColumnCell>,
}

struct ColumnCell {
    element: Element,
    /// What the row is about, where the cell is marked by answers.
    about: Option<About>,
    /// `None` for the head of a row.
    role: Option<usize>,
    /// The roles whose cells say the same, one bit each.
    equal: u16,
}

impl ColumnCells {
    /// None yet.
    pub fn new() -> Self {
        Self { cells: Vec::new() }
    }

    /// Adds the current element as a cell in the column of a role. `about` is what an answer may speak for in it.
    pub fn add(&mut self, r: &Renderer, role: usize, about: Option<About>, equal: u16) {
        self.cells.push(ColumnCell {
            element: r.element().clone(),
            about,
            role: Some(role),
            equal,
        });
    }

    /// Adds the current element as the head of a row, which an answer may speak for.
    pub fn add_row_head(&mut self, r: &Renderer, about: About) {
        self.cells.push(ColumnCell {
            element: r.element().clone(),
            about: Some(about),
            role: None,
            equal: 0,
        });
    }

    /// Keeps the class of every cell up to date: how it looks among all columns, and as one of two. One effect serves the table, because
    /// an effect per cell would run hundreds of times for one change.
    pub fn bind(self, r: &mut Renderer, state: State) {
        r.effect(Box::new(move || {
            let marks = state.marks();
            let columns = [
                (state.shown_roles(), "off ", "same "),
                (state.pair(), "aside ", "same-2 "),
            ];
            for cell in &self.cells {
                let mut class = String::new();
                if let Some(role) = cell.role {
                    for (shown, off, same) in &columns {
                        if !shown.contains(&role) {
                            class.push_str(off);
                        } else if shown.iter().any(|&other| cell.equal >> other & 1 == 1) {
                            class.push_str(same);
                        }
                    }
                    if marks.roles.contains(&role) {
                        class.push_str("recommended ");
                    }
                }
                let is_match = match (cell.about, cell.role) {
                    (Some(About::Dimension(row)), Some(role)) => {
                        marks.cells.contains(&(usize::from(row), role))
                    }
                    (Some(About::Responsibility(item)), None) => {
                        marks.responsibilities.contains(&usize::from(item))
                    }
                    _ => false,
                };
                if is_match {
                    class.push_str("match");
                }
                cell.element.set_class_name(&class);
            }
        }));
    }
}

/// The names of the roles, which stay in sight. The ARIA roles keep a table where the style sheet makes blocks of its rows.
pub fn column_heads(r: &mut Renderer, state: State, cells: &mut ColumnCells, corner: &str) {
    r.el("thead role=rowgroup", |r| {
        r.el("tr role=row", |r| {
            r.text_el("th scope=col role=columnheader", corner);
            for role in state.roles_untracked() {
                let entry = &state.dataset.roles[role];
                r.el("th scope=col role=columnheader", |r| {
                    cells.add(r, role, None, 0);
                    r.text_el("span.role-name", r.locale.text(entry.name));
                    if let Some(tagline) = entry.tagline {
                        r.text_el("span.tagline", r.locale.text(tagline));
                    }
                    badge(r, r.locale.word(word::RECOMMENDED));
                });
            }
        });
    });
}

/// Sets the id and the label of the current row header, and adds links to the questions about the row. The label leaves the links out,
/// because screen readers read it with every cell.
pub fn row_head(r: &mut Renderer, state: State, about: About, name: &str) {
    r.attr("id", &row_id(about));
    r.attr("aria-label", name);
    if !state.shows_untracked(View::Quiz) {
        return;
    }
    r.el("div", |r| {
        for (position, question) in state.dataset.questions.iter().enumerate() {
            if question.about == Some(about) {
                let number = r.locale.number(position + 1);
                let label = r.locale.fill(word::ASKED_IN, &[("n", &number)]);
                link_button(r, &label, move || state.visit(position));
            }
        }
    });
}

/// Adds the notes of a cell; the style sheet shows them according to the cell's class.
pub fn cell_notes(r: &mut Renderer) {
    badge(r, r.locale.word(word::MATCHES_ANSWER));
    r.text_el("span.twin", r.locale.word(word::SAME_AS));
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
