//! The comparison: what tells the roles apart, the table, and each role at more length.
//!
//! Tables are drawn once, with all columns. What the state says of a cell is its class, so what a visitor opened stays open.

use super::config::View;
use super::coverage::coverage;
use super::dom;
use super::elements::{action, badge, disclosure, tell, title};
use super::glossary::prose;
use super::late;
use super::pen::{Pen, decimal};
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::About;

/// The whole part.
pub fn compare(pen: &mut Pen, state: State) {
    pen.el("section.compare part=compare", |pen| {
        // The style sheet does the rest. By a class: WebKit does not look again at a `:has(:checked)` so far up.
        pen.keep("className", move || match state.contrasts() {
            true => "compare contrasted",
            false => "compare",
        });
        title(pen, pen.say.word(word::COMPARE_HEADING));
        let dataset = state.dataset();
        if let Some(text) = dataset.key_distinction {
            pen.el("p.lede", |pen| prose(pen, state, text, &mut Vec::new()));
        }
        // From a phone's first screen the questions are far below, and by keyboard many stops away.
        if state.shows(View::Quiz) {
            action(pen, pen.say.word(word::QUIZ_HEADING), move || {
                state.lead_on()
            });
        }
        if state.roles().len() > 2 {
            pen.el("fieldset.toggles", |pen| {
                pen.line("legend", pen.say.word(word::SHOW_ROLES));
                columns(pen, state);
                pair(pen, state);
            });
        }
        pen.el("label.toggle", |pen| {
            pen.el("input type=checkbox", |pen| {
                pen.on("change", move |_| state.toggle_contrast());
                pen.keep("checked", move || state.contrasts());
            });
            pen.line("span", pen.say.word(word::CONTRAST));
        });
        pen.line("p.no-contrast", pen.say.word(word::CONTRAST_NONE));
        table(pen, state);
        coverage(pen, state);
        pen.el("div.about", |pen| pen.live(move |pen| about(pen, state)));
    });
}

/// One checkbox per column.
fn columns(pen: &mut Pen, state: State) {
    pen.el("div.columns", |pen| {
        for role in state.roles() {
            pen.el("label.toggle", |pen| {
                pen.el("input type=checkbox", |pen| {
                    let say = pen.say.clone();
                    pen.on("change", move |_| {
                        state.toggle_role(role);
                        let shown = say.number(state.shown_roles().len());
                        let total = say.number(state.roles().len());
                        let places = [("n", &*shown), ("total", &*total)];
                        state.announce(say.fill(word::ROLES_SHOWN, &places).into());
                    });
                    pen.keep("checked", move || state.shown_roles().contains(&role));
                    pen.keep("disabled", move || {
                        let shown = state.shown_roles();
                        shown.len() == 2 && shown.contains(&role)
                    });
                });
                pen.line("span", pen.say.text(state.dataset().roles[role].name));
            });
        }
        pen.el("p.hint", |pen| {
            pen.live(move |pen| {
                if state.shown_roles().len() == 2 {
                    pen.text(pen.say.word(word::AT_LEAST_TWO));
                }
            });
        });
    });
}

/// Where there is room for two columns: two lists to choose them from.
fn pair(pen: &mut Pen, state: State) {
    pen.el("div.pair", |pen| {
        for (place, name) in [word::FIRST_ROLE, word::SECOND_ROLE]
            .into_iter()
            .enumerate()
        {
            pen.el("select", |pen| {
                pen.set("aria-label", pen.say.word(name));
                for role in state.roles() {
                    pen.el("option", |pen| {
                        pen.text(pen.say.text(state.dataset().roles[role].name));
                        pen.keep("selected", move || state.pair().get(place) == Some(&role));
                    });
                }
                pen.on("change", move |event| {
                    let list = dom::get(&event, "target");
                    state.pair_role(place, dom::number(&list, "selectedIndex"));
                });
            });
        }
    });
}

fn table(pen: &mut Pen, state: State) {
    let dataset = state.dataset();
    // A column may be hidden, and with it the only place where a term is explained: each has its own.
    let mut seen = vec![Vec::new(); dataset.roles.len()];
    pen.el("table.table part=table role=table", |pen| {
        pen.line("caption", pen.say.word(word::TABLE_CAPTION));
        heads(pen, state, pen.say.word(word::DIMENSION));
        pen.el("tbody role=rowgroup", |pen| {
            for (row, dimension) in dataset.dimensions.iter().enumerate() {
                let name = pen.say.text(dimension.name);
                pen.el("tr part=row role=row", |pen| {
                    pen.el(ROW_HEAD, |pen| {
                        pen.line("span", name);
                        row_head(pen, state, About::Dimension(row as u8), name);
                    });
                    for role in state.roles() {
                        let said = pen.say.text(dimension.cells[role]);
                        let alike = |other: usize| pen.say.text(dimension.cells[other]) == said;
                        let twins = twins(dimension.cells.len(), role, &alike);
                        pen.el(CELL, |pen| {
                            cell(pen, state, row, role, twins);
                            prose(pen, state, dimension.cells[role], &mut seen[role]);
                            remarks(pen);
                            if let Some(&Some(more)) = dimension.more.get(role) {
                                let role = &dataset.roles[role];
                                let places = [("row", name), ("role", pen.say.text(role.name))];
                                let full = pen.say.fill(word::MORE_ON, &places);
                                pen.el("details part=disclosure", |pen| {
                                    tell(pen, state, ("cell", role.id));
                                    pen.el("summary", |pen| {
                                        pen.set("aria-label", &full);
                                        pen.text(pen.say.word(word::MORE));
                                    });
                                    pen.el("p", |pen| late::text(pen, state, more));
                                });
                            }
                        });
                    }
                });
            }
        });
    });
}

/// A row's head, before it is filled.
pub const ROW_HEAD: &str = "th scope=row role=rowheader tabindex=-1";
/// A cell, before it is filled.
pub const CELL: &str = "td part=cell role=cell";

/// The names of the roles, which stay in sight. The ARIA roles keep a table where the style sheet makes blocks of its rows.
pub fn heads(pen: &mut Pen, state: State, corner: &str) {
    pen.el("thead role=rowgroup", |pen| {
        pen.el("tr role=row", |pen| {
            pen.line("th scope=col role=columnheader", corner);
            for role in state.roles() {
                let entry = &state.dataset().roles[role];
                pen.el("th scope=col role=columnheader", |pen| {
                    cell(pen, state, usize::MAX, role, 0);
                    pen.line("span.role-name", pen.say.text(entry.name));
                    if let Some(tagline) = entry.tagline {
                        pen.line("span.tagline", pen.say.text(tagline));
                    }
                    badge(pen, pen.say.word(word::RECOMMENDED));
                });
            }
        });
    });
}

/// Names a row's head, and says where the row is asked about; the name leaves that out, since it is said with every cell.
pub fn row_head(pen: &mut Pen, state: State, about: About, name: &str) {
    pen.set("id", &place(about));
    pen.set("aria-label", name);
    if !state.shows(View::Quiz) {
        return;
    }
    pen.el("div", |pen| {
        for (position, question) in state.dataset().questions.iter().enumerate() {
            if question.about == Some(about) {
                pen.el("button.link type=button", |pen| {
                    let number = pen.say.number(position + 1);
                    pen.text(&pen.say.fill(word::ASKED_IN, &[("n", &number)]));
                    pen.on("click", move |_| state.visit(position));
                });
            }
        }
    });
}

/// What a cell may have to say, by its class: the style sheet shows it.
pub fn remarks(pen: &mut Pen) {
    badge(pen, pen.say.word(word::MATCHES_ANSWER));
    pen.line("span.twin", pen.say.word(word::SAME_AS));
}

/// The roles whose cells say the same as that of a role, one bit each.
pub fn twins(roles: usize, role: usize, alike: &dyn Fn(usize) -> bool) -> u16 {
    let mut twins = 0;
    for other in 0..roles {
        if other != role && alike(other) {
            twins |= 1 << other;
        }
    }
    twins
}

/// Keeps the class of what stands in a role's column: how it looks among all columns, and as one of two.
pub fn cell(pen: &mut Pen, state: State, row: usize, role: usize, twins: u16) {
    pen.keep("className", move || {
        let marks = state.marks();
        let mut class = String::new();
        for (shown, off, same) in [
            (state.shown_roles(), "off ", "same "),
            (state.pair(), "aside ", "same-2 "),
        ] {
            if !shown.contains(&role) {
                class.push_str(off);
            } else if shown.iter().any(|&other| twins >> other & 1 == 1) {
                class.push_str(same);
            }
        }
        if marks.roles.contains(&role) {
            class.push_str("recommended ");
        }
        if marks.cells.contains(&(row, role)) {
            class.push_str("match");
        }
        class
    });
}

/// The id of the row about something.
fn place(about: About) -> String {
    let (kind, position) = match about {
        About::Dimension(row) => ("row-", row),
        About::Responsibility(item) => ("duty-", item),
    };
    String::from(kind) + &decimal(position.into())
}

/// A link from a question to the row that it is about.
pub fn see_row(pen: &mut Pen, state: State, about: Option<About>) {
    let duties = state.dataset().responsibilities;
    let has_row = |about: &About| match about {
        About::Dimension(_) => true,
        About::Responsibility(item) => !duties[usize::from(*item)].coverage.is_empty(),
    };
    let Some(about) = about.filter(has_row) else {
        return;
    };
    if !state.shows(View::Compare) {
        return;
    }
    pen.el("button.link type=button", |pen| {
        pen.text(pen.say.word(word::SEE_ROW));
        pen.on("click", move |event| {
            let root = dom::call(&dom::get(&event, "target"), "getRootNode", &[]);
            let head = dom::call(&root, "getElementById", &[place(about).into()]);
            dom::call(&head, "focus", &[]);
        });
    });
}

/// Each role at more length, then what roles answer for as far as there is no picture of it.
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
            .filter(|(_, duty)| duty.coverage.is_empty() && usize::from(duty.role) == position)
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
