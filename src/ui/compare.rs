//! The comparison: what tells the roles apart, the table, and each role at more length.

use wasm_bindgen::JsValue;

use super::elements::{badge, disclosure, title};
use super::glossary::prose;
use super::pen::Pen;
use super::state::State;
use crate::domain::bundled::word;

/// The whole part.
pub fn compare(pen: &mut Pen, state: State) {
    pen.el("section.compare part=compare", |pen| {
        title(pen, pen.say.word(word::COMPARE_HEADING));
        let dataset = state.dataset();
        if let Some(text) = dataset.key_distinction {
            pen.el("p.lede", |pen| prose(pen, state, text, &mut Vec::new()));
        }
        if state.roles().len() > 2 {
            toggles(pen, state);
        }
        pen.el("div", |pen| pen.live(move |pen| table(pen, state)));
        pen.el("div.about", |pen| pen.live(move |pen| about(pen, state)));
    });
}

/// One checkbox per column.
fn toggles(pen: &mut Pen, state: State) {
    pen.el("fieldset.toggles", |pen| {
        pen.line("legend", pen.say.word(word::SHOW_ROLES));
        pen.el("div", |pen| {
            for role in state.roles() {
                pen.el("label.toggle", |pen| {
                    pen.el("input type=checkbox checked", |pen| {
                        let say = pen.say.clone();
                        pen.on("change", move |_| {
                            state.toggle_role(role);
                            let shown = say.number(state.shown_roles().len());
                            let total = say.number(state.roles().len());
                            let places = [("n", &*shown), ("total", &*total)];
                            state.announce(say.fill(word::ROLES_SHOWN, &places).into());
                        });
                        pen.keep("disabled", move || {
                            let shown = state.shown_roles();
                            JsValue::from(shown.len() == 2 && shown.contains(&role))
                        });
                    });
                    pen.line("span", pen.say.text(state.dataset().roles[role].name));
                });
            }
        });
        pen.el("p.hint", |pen| {
            pen.live(move |pen| {
                if state.shown_roles().len() == 2 {
                    pen.text(pen.say.word(word::AT_LEAST_TWO));
                }
            });
        });
    });
}

/// The ARIA roles keep it a table where the style sheet makes blocks of its rows.
fn table(pen: &mut Pen, state: State) {
    let dataset = state.dataset();
    let shown = state.shown_roles();
    let marks = state.marks();
    let mut seen = Vec::new();
    let light = |pen: &mut Pen, role| {
        if marks.roles.contains(&role) {
            pen.set("class", "recommended");
        }
    };
    pen.el("table.table part=table role=table", |pen| {
        pen.line("caption", pen.say.word(word::TABLE_CAPTION));
        pen.el("thead role=rowgroup", |pen| {
            pen.el("tr role=row", |pen| {
                pen.line(
                    "th scope=col role=columnheader",
                    pen.say.word(word::DIMENSION),
                );
                for &role in &shown {
                    let entry = &dataset.roles[role];
                    pen.el("th scope=col role=columnheader", |pen| {
                        light(pen, role);
                        pen.line("span.role-name", pen.say.text(entry.name));
                        if let Some(tagline) = entry.tagline {
                            pen.line("span.tagline", pen.say.text(tagline));
                        }
                        if marks.roles.contains(&role) {
                            badge(pen, pen.say.word(word::RECOMMENDED));
                        }
                    });
                }
            });
        });
        pen.el("tbody role=rowgroup", |pen| {
            for (row, dimension) in dataset.dimensions.iter().enumerate() {
                pen.el("tr part=row role=row", |pen| {
                    pen.line("th scope=row role=rowheader", pen.say.text(dimension.name));
                    for &role in &shown {
                        pen.el("td part=cell role=cell", |pen| {
                            light(pen, role);
                            let name = pen.say.text(dataset.roles[role].name);
                            pen.line("span.cell-role aria-hidden=true", name);
                            pen.el("span", |pen| {
                                prose(pen, state, dimension.cells[role], &mut seen);
                            });
                            if marks.cells.contains(&(row, role)) {
                                pen.set("class", "match");
                                badge(pen, pen.say.word(word::MATCHES_ANSWER));
                            }
                        });
                    }
                });
            }
        });
    });
}

/// Each role at more length, then what roles answer for.
fn about(pen: &mut Pen, state: State) {
    let dataset = state.dataset();
    let marks = state.marks();
    let mut seen = Vec::new();
    let roles = state.roles();
    for &role in &roles {
        let role = &dataset.roles[role];
        let name = pen.say.text(role.name);
        disclosure(pen, state, ("role", role.id), name, |pen| {
            for &text in [role.definition].iter().chain(role.notes.iter()) {
                pen.el("p", |pen| prose(pen, state, text, &mut seen));
            }
        });
    }
    for position in roles {
        let role = &dataset.roles[position];
        let duties = dataset.responsibilities.iter().enumerate();
        let mut duties = duties
            .filter(|(_, duty)| usize::from(duty.role) == position)
            .peekable();
        if duties.peek().is_none() {
            continue;
        }
        let name = pen.say.text(role.name);
        let heading = pen
            .say
            .fill(word::RESPONSIBILITIES_HEADING, &[("role", name)]);
        disclosure(pen, state, ("duties", role.id), &heading, |pen| {
            pen.el("dl.responsibilities", |pen| {
                for (item, duty) in duties {
                    pen.el("dt", |pen| {
                        pen.text(pen.say.text(duty.title));
                        if marks.responsibilities.contains(&item) {
                            badge(pen, pen.say.word(word::MATCHES_ANSWER));
                        }
                    });
                    pen.el("dd", |pen| prose(pen, state, duty.text, &mut seen));
                }
            });
        });
    }
}
