//! What each role covers: a table of marks with their words, and the reasons on demand.

use std::rc::Rc;

use super::columns::{
    CELL, ColumnCells, ROW_HEAD, column_heads, equal_roles, question_links, row_head,
};
use super::details_part;
use super::elements::disclosure;
use super::event::Opened;
use super::render::Renderer;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::{About, Word};

/// The class, by which the style sheet draws a mark, and the word of each level, the most first.
const LEVELS: [(&str, Word); 4] = [
    ("owns ", word::OWNS),
    ("shared ", word::SHARED),
    ("advises ", word::ADVISES),
    ("not-covered ", word::NOT_COVERED),
];

/// The table of the responsibilities of which the dataset says how far each role covers them.
pub fn coverage(r: &mut Renderer, state: State) {
    let is_shown = |item: &usize| !state.dataset.responsibilities[*item].coverage.is_empty();
    let mut items = (0..state.dataset.responsibilities.len())
        .filter(is_shown)
        .peekable();
    if items.peek().is_none() {
        return;
    }
    r.text_el("h3 id=coverage", r.locale.word(word::COVERAGE_HEADING));
    r.el(
        "table.coverage part=table role=table aria-labelledby=coverage",
        |r| {
            let cells = ColumnCells::new(r, state);
            column_heads(r, state, &cells, r.locale.word(word::RESPONSIBILITY));
            r.el("tbody role=rowgroup", |r| {
                for item in items {
                    let cells = cells.clone();
                    r.deferred(move |r| coverage_row(r, state, item, &cells));
                }
            });
        },
    );
}

fn coverage_row(r: &mut Renderer, state: State, item: usize, cells: &Rc<ColumnCells>) {
    let dataset = state.dataset;
    let responsibility = &dataset.responsibilities[item];
    let name = r.locale.text(responsibility.title);
    let about = About::Responsibility(item as u8);
    r.el("tr part=row role=row", |r| {
        r.el(ROW_HEAD, |r| {
            row_head(r, about, name);
            let owner = dataset.roles[usize::from(responsibility.role)].id;
            let opened = Opened::Responsibilities { role: owner };
            let reasons_cells = cells.clone();
            disclosure(r, state, opened, name, move |r| {
                reasons(r, state, item, &reasons_cells);
                question_links(r, state, about);
            });
            cells.add_row_head(r, about);
        });
        for role in state.roles_untracked() {
            let level = responsibility.coverage[role].level;
            let is_equal = |other: usize| responsibility.coverage[other].level == level;
            let equal = equal_roles(responsibility.coverage.len(), role, &is_equal);
            r.el(CELL, |r| {
                let (class, word) = LEVELS[level as usize];
                r.text(r.locale.word(word));
                cells.add(r, role, None, equal, class);
            });
        }
    });
}

/// What the responsibility is, and why each role has its level.
fn reasons(r: &mut Renderer, state: State, item: usize, cells: &ColumnCells) {
    let dataset = state.dataset;
    let responsibility = &dataset.responsibilities[item];
    r.text_el("p", r.locale.text(responsibility.text));
    for role in state.roles_untracked() {
        if let Some(why) = responsibility.coverage[role].why {
            r.el("p", |r| {
                cells.add(r, role, None, 0, "");
                r.text_el("b", r.locale.text(dataset.roles[role].name));
                r.text(" ");
                r.el("span", |r| details_part::text(r, state, why));
            });
        }
    }
}
