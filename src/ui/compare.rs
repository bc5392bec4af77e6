//! The comparison: what tells the roles apart, the table, and each role at more length.

use leptos::prelude::*;

use super::speech::Speech;
use super::state::State;
use crate::domain::bundled::word;

/// The whole part.
pub fn compare(state: State, say: Speech) -> impl IntoView {
    let dataset = state.dataset();
    let mut seen = Vec::new();
    let lede = dataset
        .key_distinction
        .map(|text| say.marked(state, text, &mut seen));
    view! {
        <section class={"compare"} part={"compare"}>
            <h2 class={"title"} part={"title"}>{say.word(word::COMPARE_HEADING)}</h2>
            <p class={"lede"}>{lede}</p>
            {(dataset.roles.len() > 2).then(|| toggles(state, say))}
            {move || table(state, say)}
            {move || about(state, say)}
        </section>
    }
}

/// One checkbox per column.
fn toggles(state: State, say: Speech) -> impl IntoView {
    let boxes: Vec<_> = state
        .dataset()
        .roles
        .iter()
        .enumerate()
        .map(|(role, entry)| {
            let shown = move || state.shown_roles().contains(&role);
            view! {
                <label class={"toggle"}>
                    <input type={"checkbox"} prop:checked=shown
                        disabled=move || shown() && state.shown_roles().len() == 2
                        on:change=move |_| state.toggle_role(role)/>
                    <span>{say.text(entry.name)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class={"toggles"}>
            <legend>{say.word(word::SHOW_ROLES)}</legend>
            <div>{boxes}</div>
        </fieldset>
    }
}

/// Rebuilt whole when columns or marks change: cheaper in bytes than keyed rows, and neither happens while a visitor is inside it.
fn table(state: State, say: Speech) -> impl IntoView {
    let dataset = state.dataset();
    let shown = state.shown_roles();
    let marks = state.marks();
    let mut seen = Vec::new();
    let names: Vec<String> = dataset
        .roles
        .iter()
        .map(|role| say.text(role.name))
        .collect();
    let column = |role: usize| match marks.roles.contains(&role) {
        true => "recommended",
        false => "",
    };

    let heads: Vec<_> = shown
        .iter()
        .map(|&role| {
            let badge = marks
                .roles
                .contains(&role)
                .then(|| badge(say.word(word::RECOMMENDED)));
            view! {
                <th class={column(role)} role={"columnheader"} scope={"col"}>
                    <span class={"role-name"}>{names[role].clone()}</span>
                    <span class={"tagline"}>{dataset.roles[role].tagline.map(|text| say.text(text))}</span>
                    {badge}
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = dataset
        .dimensions
        .iter()
        .enumerate()
        .map(|(row, dimension)| {
            let cells: Vec<_> = shown
                .iter()
                .map(|&role| {
                    let badge = marks
                        .cells
                        .contains(&(row, role))
                        .then(|| badge(say.word(word::MATCHES_ANSWER)));
                    let class = if badge.is_some() { "recommended match" } else { column(role) };
                    view! {
                        <td class={class} part={"cell"} role={"cell"}>
                            <span class={"cell-role"} aria-hidden={"true"}>{names[role].clone()}</span>
                            <span>{say.marked(state, dimension.cells[role], &mut seen)}</span>
                            {badge}
                        </td>
                    }
                })
                .collect();
            view! {
                <tr part={"row"} role={"row"}>
                    <th role={"rowheader"} scope={"row"}>{say.text(dimension.name)}</th>
                    {cells}
                </tr>
            }
        })
        .collect();
    view! {
        <table class={"table"} part={"table"} role={"table"}>
            <caption>{say.fill(word::TABLE_CAPTION, &[("roles", &say.list(&names))])}</caption>
            <thead role={"rowgroup"}><tr role={"row"}>
                <th role={"columnheader"} scope={"col"}>{say.word(word::DIMENSION)}</th>
                {heads}
            </tr></thead>
            <tbody role={"rowgroup"}>{rows}</tbody>
        </table>
    }
}

/// Each role at more length, and what it answers for.
fn about(state: State, say: Speech) -> impl IntoView {
    let dataset = state.dataset();
    let marks = state.marks();
    let mut seen = Vec::new();
    let mut cards = Vec::new();
    for (position, role) in dataset.roles.iter().enumerate() {
        let mut text = vec![view! { <p>{say.marked(state, role.definition, &mut seen)}</p> }];
        for &note in role.notes.iter() {
            text.push(view! { <p>{say.marked(state, note, &mut seen)}</p> });
        }
        cards.push(disclosure("role-card", say.text(role.name), text.into_any()));

        let mut owned = Vec::new();
        for (item, duty) in dataset.responsibilities.iter().enumerate() {
            if duty.role as usize == position {
                let badge = marks
                    .responsibilities
                    .contains(&item)
                    .then(|| badge(say.word(word::MATCHES_ANSWER)));
                owned.push(view! {
                    <dt>{say.text(duty.title)}{badge}</dt>
                    <dd>{say.marked(state, duty.text, &mut seen)}</dd>
                });
            }
        }
        if !owned.is_empty() {
            let heading =
                say.fill(word::RESPONSIBILITIES_HEADING, &[("role", &say.text(role.name))]);
            let list = view! { <dl>{owned}</dl> };
            cards.push(disclosure("responsibilities", heading, list.into_any()));
        }
    }
    view! { <div class={"about"}>{cards}</div> }
}

/// A native disclosure element; also used for frequent questions.
pub fn disclosure(class: &'static str, summary: String, content: AnyView) -> AnyView {
    view! {
        <details class={class} part={class}>
            <summary>{summary}</summary>
            <div class={"disclosed"}>{content}</div>
        </details>
    }
    .into_any()
}

/// Says in words what colour alone must not.
fn badge(text: String) -> AnyView {
    view! { <span class={"badge"}>{text}</span> }.into_any()
}
