//! What each role covers, as a picture: a table of marks with their words, and why on demand.

use super::compare::{CELL, ROW_HEAD, cell, heads, remarks, row_head, twins};
use super::elements::{badge, disclosure};
use super::late;
use super::pen::Pen;
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

/// The picture, of the responsibilities of which the dataset says how far each role covers them.
pub fn coverage(pen: &mut Pen, state: State) {
    let dataset = state.dataset();
    let duties = dataset.responsibilities;
    if duties.iter().all(|duty| duty.coverage.is_empty()) {
        return;
    }
    pen.line("h3 id=coverage", pen.say.word(word::COVERAGE_HEADING));
    pen.el(
        "table.coverage part=table role=table aria-labelledby=coverage",
        |pen| {
            heads(pen, state, pen.say.word(word::RESPONSIBILITY));
            pen.el("tbody role=rowgroup", |pen| {
                for (item, duty) in duties.iter().enumerate() {
                    if duty.coverage.is_empty() {
                        continue;
                    }
                    let name = pen.say.text(duty.title);
                    pen.el("tr part=row role=row", |pen| {
                        pen.el(ROW_HEAD, |pen| {
                            let owner = dataset.roles[usize::from(duty.role)].id;
                            disclosure(pen, state, ("duties", owner), name, |pen| {
                                pen.line("p", pen.say.text(duty.text));
                                for role in state.roles() {
                                    if let Some(why) = duty.coverage[role].why {
                                        pen.el("p", |pen| {
                                            cell(pen, state, usize::MAX, role, 0);
                                            pen.line("b", pen.say.text(dataset.roles[role].name));
                                            pen.text(" ");
                                            pen.el("span", |pen| late::text(pen, state, why));
                                        });
                                    }
                                }
                            });
                            pen.keep("className", move || {
                                match state.marks().responsibilities.contains(&item) {
                                    true => "match",
                                    false => "",
                                }
                            });
                            badge(pen, pen.say.word(word::MATCHES_ANSWER));
                            row_head(pen, state, About::Responsibility(item as u8), name);
                        });
                        for role in state.roles() {
                            let level = duty.coverage[role].level;
                            let alike = |other: usize| duty.coverage[other].level == level;
                            let twins = twins(duty.coverage.len(), role, &alike);
                            pen.el(CELL, |pen| {
                                cell(pen, state, usize::MAX, role, twins);
                                let (mark, word) = LEVELS[level as usize];
                                pen.el(mark, |_| {});
                                pen.text(pen.say.word(word));
                                remarks(pen);
                            });
                        }
                    });
                }
            });
        },
    );
}
