//! What each role covers: a table of marks with their words, and the reasons on demand.

use super::columns::{
    CELL, ColumnCells, ROW_HEAD, cell_notes, column_heads, equal_roles, row_head,
};
use super::details_part;
use super::elements::{badge, disclosure};
use super::event::Opened;
use super::render::Renderer;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::{About, Word};

/// The mark and the word of each level, the most first.
const LEVELS: [(&str, Word); 4] = [
    ("i.owns aria-hidden=true", word::OWNS),
    ("i.shared aria-hidden=true", word::SHARED),
    ("i.advises aria-hidden=true", word::ADVISES),
    ("i.not-covered aria-hidden=true", word::NOT_COVERED),
];

/// The table of the responsibilities of which the dataset says how far each role covers them.
pub fn coverage(r: &mut Renderer, state: State) {
    let dataset = state.dataset;
    let responsibilities = dataset.responsibilities;
    let mut cells = ColumnCells::new();
    if responsibilities
        .iter()
        .all(|responsibility| responsibility.coverage.is_empty())
    {
        return;
    }
    r.text_el("h3 id=coverage", r.locale.word(word::COVERAGE_HEADING));
    r.el(
        "table.coverage part=table role=table aria-labelledby=coverage",
        |r| {
            column_heads(r, state, &mut cells, r.locale.word(word::RESPONSIBILITY));
            r.el("tbody role=rowgroup", |r| {
                for (item, responsibility) in responsibilities.iter().enumerate() {
                    if responsibility.coverage.is_empty() {
                        continue;
                    }
                    let name = r.locale.text(responsibility.title);
                    r.el("tr part=row role=row", |r| {
                        r.el(ROW_HEAD, |r| {
                            let owner = dataset.roles[usize::from(responsibility.role)].id;
                            let opened = Opened::Responsibilities { role: owner };
                            disclosure(r, state, opened, name, |r| {
                                r.text_el("p", r.locale.text(responsibility.text));
                                for role in state.roles_untracked() {
                                    if let Some(why) = responsibility.coverage[role].why {
                                        r.el("p", |r| {
                                            cells.add(r, role, None, 0);
                                            r.text_el("b", r.locale.text(dataset.roles[role].name));
                                            r.text(" ");
                                            r.el("span", |r| details_part::text(r, state, why));
                                        });
                                    }
                                }
                            });
                            let about = About::Responsibility(item as u8);
                            cells.add_row_head(r, about);
                            badge(r, r.locale.word(word::MATCHES_ANSWER));
                            row_head(r, state, about, name);
                        });
                        for role in state.roles_untracked() {
                            let level = responsibility.coverage[role].level;
                            let is_equal =
                                |other: usize| responsibility.coverage[other].level == level;
                            let equal = equal_roles(responsibility.coverage.len(), role, &is_equal);
                            r.el(CELL, |r| {
                                cells.add(r, role, None, equal);
                                let (mark, word) = LEVELS[level as usize];
                                r.el(mark, |_| {});
                                r.text(r.locale.word(word));
                                cell_notes(r);
                            });
                        }
                    });
                }
            });
        },
    );
    cells.bind(r, state);
}
