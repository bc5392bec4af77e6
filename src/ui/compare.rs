//! The comparison: what tells the roles apart, the table, and each role at more length.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::columns::{
    CELL, ColumnCells, ROW_HEAD, column_heads, equal_roles, question_links, row_head,
};
use super::config::View;
use super::coverage::coverage;
use super::details_part;
use super::dom;
use super::elements::{badge, button, disclosure, report_opening, title};
use super::event::Opened;
use super::glossary::prose;
use super::render::Renderer;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::{About, Responsibility, Text};

/// The whole part.
pub fn compare(r: &mut Renderer, state: State) {
    r.el("section.compare part=compare", |r| {
        // The style sheet goes by this class and not by `:has(:checked)`: WebKit does not re-evaluate that for an
        // ancestor this far up.
        r.bind_prop("className", move || {
            match state.columns.with(|columns| columns.contrasted) {
                true => "compare contrasted",
                false => "compare",
            }
        });
        r.deferred(move |r| contents(r, state));
    });
}

fn contents(r: &mut Renderer, state: State) {
    title(r, r.locale.word(word::COMPARE_HEADING));
    let dataset = state.dataset;
    if let Some(text) = dataset.key_distinction {
        r.el("p.lede", |r| prose(r, state, text, &mut Vec::new()));
    }
    // From a phone's first screen the questions are far below, and by keyboard many stops away.
    if state.shows_untracked(View::Quiz) {
        button(r, r.locale.word(word::QUIZ_HEADING), move || {
            state.focus_step()
        });
    }
    if state.roles_untracked().len() > 2 {
        r.el("fieldset.toggles", |r| {
            r.text_el("legend", r.locale.word(word::SHOW_ROLES));
            r.deferred(move |r| column_toggles(r, state));
            r.deferred(move |r| pair(r, state));
        });
    }
    r.deferred(move |r| {
        contrast_toggle(r, state);
        table(r, state);
    });
    r.deferred(move |r| coverage(r, state));
    r.deferred(move |r| r.el("div.about", |r| about(r, state)));
}

/// A checkbox that sets off what differs between the roles.
fn contrast_toggle(r: &mut Renderer, state: State) {
    r.el("label.toggle", |r| {
        r.el("input type=checkbox", |r| {
            r.on("change", move |_| state.toggle_contrast());
            r.bind_prop("checked", move || {
                state.columns.with(|columns| columns.contrasted)
            });
        });
        r.text_el("span", r.locale.word(word::CONTRAST));
    });
    r.text_el("p.no-contrast", r.locale.word(word::CONTRAST_NONE));
}

/// One checkbox per column.
fn column_toggles(r: &mut Renderer, state: State) {
    r.el("div.columns", |r| {
        for role in state.roles_untracked() {
            r.el("label.toggle", |r| {
                r.el("input type=checkbox", |r| {
                    let locale = r.locale;
                    r.on("change", move |_| {
                        let shown = locale.number(state.toggle_role(role));
                        let total = locale.number(state.roles_untracked().len());
                        let values = [("n", &*shown), ("total", &*total)];
                        state.announce(locale.fill(word::ROLES_SHOWN, &values).into());
                    });
                    r.bind_prop("checked", move || state.shown_roles().contains(&role));
                    r.bind_prop("disabled", move || {
                        let shown = state.shown_roles();
                        shown.len() == 2 && shown.contains(&role)
                    });
                });
                r.text_el("span", r.locale.text(state.dataset.roles[role].name));
            });
        }
        r.el("p.hint", |r| {
            let hint = r.locale.word(word::AT_LEAST_TWO);
            r.bind_text(move || match state.shown_roles().len() {
                2 => hint,
                _ => "",
            });
        });
    });
}

/// Where there is room for two columns: two lists to choose them from.
fn pair(r: &mut Renderer, state: State) {
    r.el("div.pair", |r| {
        for (position, name) in [word::FIRST_ROLE, word::SECOND_ROLE]
            .into_iter()
            .enumerate()
        {
            r.el("select", |r| {
                r.attr("aria-label", r.locale.word(name));
                for role in state.roles_untracked() {
                    r.el("option", |r| {
                        r.text(r.locale.text(state.dataset.roles[role].name));
                        r.bind_prop("selected", move || {
                            state.pair().get(position) == Some(&role)
                        });
                    });
                }
                r.on("change", move |event| {
                    let list = dom::get(event, "target");
                    state.pair_role(position, dom::number(&list, "selectedIndex"));
                });
            });
        }
    });
}

fn table(r: &mut Renderer, state: State) {
    let dataset = state.dataset;
    // Terms are marked once per column, because a hidden column would hide the only explanation.
    let seen = Rc::new(RefCell::new(vec![Vec::new(); dataset.roles.len()]));
    r.el("table.table part=table role=table", |r| {
        let cells = ColumnCells::new(r, state);
        r.text_el("caption", r.locale.word(word::TABLE_CAPTION));
        column_heads(r, state, &cells, r.locale.word(word::DIMENSION));
        r.el("tbody role=rowgroup", |r| {
            for row in 0..dataset.dimensions.len() {
                let (cells, seen) = (cells.clone(), seen.clone());
                r.deferred(move |r| table_row(r, state, row, &cells, &mut seen.borrow_mut()));
            }
        });
    });
}

fn table_row(
    r: &mut Renderer,
    state: State,
    row: usize,
    cells: &ColumnCells,
    seen: &mut [Vec<bool>],
) {
    let dataset = state.dataset;
    let dimension = &dataset.dimensions[row];
    let name = r.locale.text(dimension.name);
    let about = About::Dimension(row as u8);
    r.el("tr part=row role=row", |r| {
        r.el(ROW_HEAD, |r| {
            row_head(r, about, name);
            r.text_el("span", name);
            question_links(r, state, about);
        });
        for role in state.roles_untracked() {
            let text = r.locale.text(dimension.cells[role]);
            let is_equal = |other: usize| r.locale.text(dimension.cells[other]) == text;
            let equal = equal_roles(dimension.cells.len(), role, &is_equal);
            r.el(CELL, |r| {
                prose(r, state, dimension.cells[role], &mut seen[role]);
                if let Some(&Some(more)) = dimension.more.get(role) {
                    further_text(r, state, role, name, more);
                }
                cells.add(r, role, Some(about), equal, "");
            });
        }
    });
}

/// The further text of a cell, closed at first.
fn further_text(r: &mut Renderer, state: State, role: usize, row: &str, text: Text) {
    let role = &state.dataset.roles[role];
    let values = [("row", row), ("role", r.locale.text(role.name))];
    let full = r.locale.fill(word::MORE_ON, &values);
    r.el("details part=disclosure", |r| {
        r.el("summary", |r| {
            r.attr("aria-label", &full);
            r.text(r.locale.word(word::MORE));
        });
        r.when_opened("p", move |r| details_part::text(r, state, text));
        report_opening(r, state, Opened::Cell { role: role.id });
    });
}

/// Each role at more length, then the responsibilities that the coverage table does not show.
fn about(r: &mut Renderer, state: State) {
    let dataset = state.dataset;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let roles = state.roles_untracked();
    for &role in &roles {
        let role = &dataset.roles[role];
        let name = r.locale.text(role.name);
        let seen = seen.clone();
        disclosure(r, state, Opened::Role { role: role.id }, name, move |r| {
            for &text in [role.definition].iter().chain(role.notes.iter()) {
                r.el("p", |r| prose(r, state, text, &mut seen.borrow_mut()));
            }
        });
    }
    for position in roles {
        let role = &dataset.roles[position];
        let is_listed = move |responsibility: &Responsibility| {
            responsibility.coverage.is_empty() && usize::from(responsibility.role) == position
        };
        if !dataset.responsibilities.iter().any(is_listed) {
            continue;
        }
        let name = r.locale.text(role.name);
        let heading = r
            .locale
            .fill(word::RESPONSIBILITIES_HEADING, &[("role", name)]);
        let opened = Opened::Responsibilities { role: role.id };
        let seen = seen.clone();
        disclosure(r, state, opened, &heading, move |r| {
            r.el("dl.responsibilities", |r| {
                for (item, responsibility) in dataset.responsibilities.iter().enumerate() {
                    if !is_listed(responsibility) {
                        continue;
                    }
                    r.el("dt", |r| {
                        r.text(r.locale.text(responsibility.title));
                        badge(r, r.locale.word(word::MATCHES_ANSWER));
                        r.bind_last_prop("hidden", move || {
                            !state.marks().responsibilities.contains(&item)
                        });
                    });
                    r.el("dd", |r| {
                        prose(r, state, responsibility.text, &mut seen.borrow_mut());
                    });
                }
            });
        });
    }
}
