//! The comparison: what tells the roles apart, the table, and each role at more length.
//!
//! The table is drawn once, with all columns. What the state says of it changes in place, so what a visitor opened stays open.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::config::View;
use super::elements::{badge, disclosure, title};
use super::glossary::prose;
use super::pen::{Pen, decimal};
use super::state::State;
use crate::domain::bundled::word;
use crate::domain::dataset::{About, Text};

/// For each row of the comparison, for each role: the first role whose cell says the same.
type Twins = Rc<Vec<Vec<usize>>>;

/// The whole part.
pub fn compare(pen: &mut Pen, state: State) {
    pen.el("section.compare part=compare", |pen| {
        title(pen, pen.say.word(word::COMPARE_HEADING));
        let dataset = state.dataset();
        if let Some(text) = dataset.key_distinction {
            pen.el("p.lede", |pen| prose(pen, state, text, &mut Vec::new()));
        }
        if state.roles().len() > 2 {
            pen.el("fieldset.toggles", |pen| {
                pen.line("legend", pen.say.word(word::SHOW_ROLES));
                columns(pen, state);
                pair(pen, state);
            });
        }
        let twins = twins(pen, state);
        contrast(pen, state, twins.clone());
        table(pen, state, &twins);
        pen.el("div.about", |pen| pen.live(move |pen| about(pen, state)));
    });
}

/// One checkbox per column.
fn columns(pen: &mut Pen, state: State) {
    pen.el("div.columns", |pen| {
        for role in state.roles() {
            pen.el("label.toggle", |pen| {
                pen.el("input type=checkbox", |pen| {
                    pen.on("change", move |_| state.toggle_role(role));
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

/// Where there is room for two columns: a list of the roles above each.
fn pair(pen: &mut Pen, state: State) {
    pen.el("div.pair", |pen| {
        for (place, name) in [word::FIRST_ROLE, word::SECOND_ROLE]
            .into_iter()
            .enumerate()
        {
            pen.el("select", |pen| {
                pen.set("aria-label", pen.say.word(name));
                let roles = state.roles();
                for &role in &roles {
                    pen.el("option", |pen| {
                        pen.text(pen.say.text(state.dataset().roles[role].name));
                        pen.keep("selected", move || state.pair().get(place) == Some(&role));
                    });
                }
                pen.on("change", move |event| {
                    let chosen = event.target().and_then(|list| {
                        let chosen = js_sys::Reflect::get(&list, &"selectedIndex".into());
                        chosen.ok()?.as_f64()
                    });
                    if let Some(&role) = chosen.and_then(|at| roles.get(at as usize)) {
                        state.pair_role(place, role);
                    }
                });
            });
        }
    });
}

/// Tells what differs from what is the same, and says how much is.
fn contrast(pen: &mut Pen, state: State, twins: Twins) {
    pen.el("label.toggle", |pen| {
        pen.el("input type=checkbox", |pen| {
            pen.on("change", move |_| state.contrast());
            pen.keep("checked", move || state.contrasted());
        });
        pen.line("span", pen.say.word(word::CONTRAST));
    });
    pen.el("p.hint", |pen| {
        pen.live(move |pen| {
            if !state.contrasted() {
                return;
            }
            for (tag, roles) in [
                ("span.if-wide", state.shown_roles()),
                ("span.if-narrow", state.pair()),
            ] {
                let (mut same, mut total) = (0, 0);
                for row in twins.iter().filter(|row| !row.is_empty()) {
                    total += roles.len();
                    let like_another = |role: &&usize| !alike(row, **role, &roles).is_empty();
                    same += roles.iter().filter(like_another).count();
                }
                let places = [pen.say.number(same), pen.say.number(total)];
                let said = match same {
                    0 => word::CONTRAST_NONE,
                    _ => word::CONTRAST_COUNT,
                };
                let places = [("n", &*places[0]), ("total", &*places[1])];
                pen.line(tag, &pen.say.fill(said, &places));
            }
        });
    });
}

/// Reads once which cells say the same.
fn twins(pen: &Pen, state: State) -> Twins {
    let rows = state.dataset().dimensions.iter().map(|dimension| {
        let cells: Vec<&str> = dimension
            .cells
            .iter()
            .map(|&cell| pen.say.text(cell))
            .collect();
        firsts(&cells)
    });
    Rc::new(rows.collect())
}

/// For each entry the position of the first like it.
fn firsts(entries: &[&str]) -> Vec<usize> {
    let first = |entry| entries.iter().position(|other| other == entry);
    entries.iter().filter_map(first).collect()
}

/// Of these roles the others whose cell in the row says the same.
fn alike(row: &[usize], role: usize, roles: &[usize]) -> Vec<usize> {
    let is_alike = |&other: &usize| other != role && row[other] == row[role];
    roles.iter().copied().filter(is_alike).collect()
}

fn table(pen: &mut Pen, state: State, twins: &Twins) {
    let dataset = state.dataset();
    // A column may be hidden, and with it the only place where a term is explained: each has its own.
    let mut seen = vec![Vec::new(); dataset.roles.len()];
    pen.el("table.table part=table role=table", |pen| {
        pen.line("caption", pen.say.word(word::TABLE_CAPTION));
        heads(pen, state, pen.say.word(word::DIMENSION));
        pen.el("tbody role=rowgroup", |pen| {
            for (row, dimension) in dataset.dimensions.iter().enumerate() {
                pen.el("tr part=row role=row", |pen| {
                    row_head(
                        pen,
                        state,
                        About::Dimension(row as u8),
                        dimension.name,
                        |_| {},
                    );
                    for role in state.roles() {
                        cell(pen, state, (twins, row, role), |pen| {
                            prose(pen, state, dimension.cells[role], &mut seen[role]);
                        });
                    }
                });
            }
        });
    });
}

/// The names of the roles, which stay in sight. The ARIA roles keep a table where the style sheet makes blocks of its rows.
fn heads(pen: &mut Pen, state: State, corner: &str) {
    pen.el("thead role=rowgroup", |pen| {
        pen.el("tr role=row", |pen| {
            pen.line("th scope=col role=columnheader", corner);
            for role in state.roles() {
                let entry = &state.dataset().roles[role];
                pen.el("th scope=col role=columnheader", |pen| {
                    pen.keep("className", move || class(state, role, None));
                    pen.line("span.role-name", pen.say.text(entry.name));
                    if let Some(tagline) = entry.tagline {
                        pen.line("span.tagline", pen.say.text(tagline));
                    }
                    pen.el("span", |pen| {
                        pen.live(move |pen| {
                            if state.marks().roles.contains(&role) {
                                badge(pen, pen.say.word(word::RECOMMENDED));
                            }
                        });
                    });
                });
            }
        });
    });
}

/// What a row is about, and where it is asked. The name leaves that out, since it is said with every cell.
fn row_head(pen: &mut Pen, state: State, about: About, name: Text, inside: impl FnOnce(&mut Pen)) {
    pen.el("th scope=row role=rowheader tabindex=-1", |pen| {
        let name = pen.say.text(name);
        pen.set("id", &place(about));
        pen.set("aria-label", name);
        pen.line("span.row-name", name);
        inside(pen);
        if !state.shows(View::Quiz) {
            return;
        }
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

/// A cell, and what the state says of it.
fn cell(
    pen: &mut Pen,
    state: State,
    (twins, row, role): (&Twins, usize, usize),
    inside: impl FnOnce(&mut Pen),
) {
    pen.el("td part=cell role=cell", |pen| {
        let kept = twins.clone();
        pen.keep("className", move || {
            class(state, role, Some((row, &kept[row])))
        });
        inside(pen);
        let kept = twins.clone();
        pen.el("span", |pen| {
            pen.live(move |pen| {
                if state.marks().cells.contains(&(row, role)) {
                    badge(pen, pen.say.word(word::MATCHES_ANSWER));
                }
                if !state.contrasted() {
                    return;
                }
                for (tag, roles) in [
                    ("span.if-wide", state.shown_roles()),
                    ("span.if-narrow", state.pair()),
                ] {
                    let others = alike(&kept[row], role, &roles);
                    if !others.is_empty() {
                        let names = others
                            .iter()
                            .map(|&other| state.dataset().roles[other].name);
                        let names: Vec<&str> = names.map(|name| pen.say.text(name)).collect();
                        let names = pen.say.list(&names);
                        let said = pen.say.fill(word::SAME_AS, &[("roles", &names)]);
                        pen.el(tag, |pen| pen.line("span.unseen", &said));
                    }
                }
            });
        });
    });
}

/// How what stands in a role's column looks, alone and as one of a pair.
fn class(state: State, role: usize, row: Option<(usize, &[usize])>) -> String {
    let mut class = String::new();
    let mut add = |holds: bool, name: &str| {
        if holds {
            class.push_str(name);
        }
    };
    let (marks, shown, pair) = (state.marks(), state.shown_roles(), state.pair());
    add(!shown.contains(&role), "off ");
    add(!pair.contains(&role), "aside ");
    let last = shown.iter().rfind(|role| pair.contains(role));
    add(pair.first() == Some(&role) && last == Some(&role), "first ");
    add(marks.roles.contains(&role), "recommended ");
    if let Some((row, twins)) = row {
        add(marks.cells.contains(&(row, role)), "match ");
        if state.contrasted() {
            let [in_all, in_pair] =
                [shown, pair].map(|roles| !alike(twins, role, &roles).is_empty());
            add(true, if in_all { "same " } else { "alone " });
            add(true, if in_pair { "same-2" } else { "alone-2" });
        }
    }
    class
}

/// The id of the row about something.
fn place(about: About) -> String {
    match about {
        About::Dimension(row) => String::from("row-") + &decimal(row.into()),
        About::Responsibility(item) => String::from("duty-") + &decimal(item.into()),
    }
}

/// A link from a question to the row that it is about.
pub fn see_row(pen: &mut Pen, state: State, about: Option<About>) {
    let Some(about) = about.filter(|_| state.shows(View::Compare)) else {
        return;
    };
    pen.el("button.link type=button", |pen| {
        pen.text(pen.say.word(word::SEE_ROW));
        pen.on("click", move |event| {
            let link = event.target().and_then(|link| link.dyn_into().ok());
            let base = link.and_then(|link: Element| link.closest(".base").ok().flatten());
            let id = String::from("#") + &place(about);
            let head = base.and_then(|base| base.query_selector(&id).ok().flatten());
            if let Some(head) = head {
                let _ = head.unchecked_ref::<HtmlElement>().focus();
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
