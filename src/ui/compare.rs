//! The comparison: what tells the roles apart, the table, and each role at more length.

use super::node::{Node, Value, el, line, part};
use super::speech::Speech;
use super::state::State;
use crate::domain::bundled::word;

/// The whole part.
pub fn compare(state: State, say: Speech) -> Node {
    let dataset = state.dataset();
    let mut children = vec![title(say.word(word::COMPARE_HEADING))];
    if let Some(text) = dataset.key_distinction {
        children.push(el("p", "lede", say.marked(state, text, &mut Vec::new())));
    }
    if dataset.roles.len() > 2 {
        children.push(toggles(state, say));
    }
    children.push(el("div", "", Vec::new()).live(move || vec![table(state, say)]));
    children.push(el("div", "about", Vec::new()).live(move || about(state, say)));
    part("section", "compare", children)
}

/// The heading of a part.
pub fn title(text: &'static str) -> Node {
    line("h2", "title", text).set("part", "title")
}

/// One checkbox per column.
fn toggles(state: State, say: Speech) -> Node {
    let mut boxes = Vec::new();
    for (role, entry) in state.dataset().roles.iter().enumerate() {
        let shown = move || state.shown_roles().contains(&role);
        let hide = el("input", "", Vec::new())
            .set("type", "checkbox")
            .set("checked", "")
            .keep("disabled", move || {
                shown() && state.shown_roles().len() == 2
            })
            .on("change", move |_| state.toggle_role(role));
        boxes.push(el(
            "label",
            "toggle",
            vec![hide, line("span", "", say.text(entry.name))],
        ));
    }
    el(
        "fieldset",
        "toggles",
        vec![
            line("legend", "", say.word(word::SHOW_ROLES)),
            el("div", "", boxes),
        ],
    )
}

fn table(state: State, say: Speech) -> Node {
    let dataset = state.dataset();
    let shown = state.shown_roles();
    let marks = state.marks();
    let mut seen = Vec::new();
    let badge = |holds: bool, word| holds.then(|| badge(say.word(word))).into();
    let column = |role: usize| match marks.roles.contains(&role) {
        true => "recommended",
        false => "",
    };
    // The ARIA roles keep it a table where the style sheet makes blocks of its rows.
    let head = |class, scope, role, children| {
        el("th", class, children)
            .set("scope", scope)
            .set("role", role)
    };

    let corner = vec![Node::Text(say.word(word::DIMENSION).into())];
    let mut heads = vec![head("", "col", "columnheader", corner)];
    for &role in &shown {
        let entry = &dataset.roles[role];
        let name = vec![
            line("span", "role-name", say.text(entry.name)),
            entry
                .tagline
                .map(|text| line("span", "tagline", say.text(text)))
                .into(),
            badge(marks.roles.contains(&role), word::RECOMMENDED),
        ];
        heads.push(head(column(role), "col", "columnheader", name));
    }

    let mut rows = Vec::new();
    for (row, dimension) in dataset.dimensions.iter().enumerate() {
        let name = vec![Node::Text(say.text(dimension.name).into())];
        let mut cells = vec![head("", "row", "rowheader", name)];
        for &role in &shown {
            let matches = marks.cells.contains(&(row, role));
            let class = if matches { "match" } else { column(role) };
            let name = line("span", "cell-role", say.text(dataset.roles[role].name));
            let text = say.marked(state, dimension.cells[role], &mut seen);
            let content = vec![
                name.set("aria-hidden", "true"),
                el("span", "", text),
                badge(matches, word::MATCHES_ANSWER),
            ];
            cells.push(el("td", class, content).set("part", "cell").set("role", "cell"));
        }
        rows.push(el("tr", "", cells).set("part", "row").set("role", "row"));
    }

    let group = |name, rows| el(name, "", rows).set("role", "rowgroup");
    let children = vec![
        line("caption", "", say.word(word::TABLE_CAPTION)),
        group("thead", vec![el("tr", "", heads).set("role", "row")]),
        group("tbody", rows),
    ];
    part("table", "table", children).set("role", "table")
}

/// Each role at more length, and what it answers for.
fn about(state: State, say: Speech) -> Vec<Node> {
    let dataset = state.dataset();
    let marks = state.marks();
    let mut seen = Vec::new();
    let mut cards = Vec::new();
    for (position, role) in dataset.roles.iter().enumerate() {
        let mut paragraph = |text| el("p", "", say.marked(state, text, &mut seen));
        let mut text = vec![paragraph(role.definition)];
        text.extend(role.notes.iter().map(|&note| paragraph(note)));
        let name = say.text(role.name);
        cards.push(disclosure("role-card", name, text));

        let mut owned = Vec::new();
        for (item, duty) in dataset.responsibilities.iter().enumerate() {
            if duty.role as usize == position {
                let mut term = vec![Node::Text(say.text(duty.title).into())];
                if marks.responsibilities.contains(&item) {
                    term.push(badge(say.word(word::MATCHES_ANSWER)));
                }
                owned.push(el("dt", "", term));
                owned.push(el("dd", "", say.marked(state, duty.text, &mut seen)));
            }
        }
        if !owned.is_empty() {
            let heading = say.fill(word::RESPONSIBILITIES_HEADING, &[("role", &name)]);
            cards.push(disclosure("responsibilities", heading, vec![el("dl", "", owned)]));
        }
    }
    cards
}

/// A native disclosure element.
pub fn disclosure(class: &'static str, summary: impl Into<Value>, content: Vec<Node>) -> Node {
    let children = vec![line("summary", "", summary), el("div", "disclosed", content)];
    part("details", class, children)
}

/// Says in words what colour alone must not.
fn badge(text: &'static str) -> Node {
    line("span", "badge", text)
}
