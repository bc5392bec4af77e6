//! The attributes of the tag.

use crate::ui::state::Studio;
use leptos::prelude::*;
use rolefit_studio::contract::attributes::{Attribute, Input, attributes};

/// A form that knows each attribute's values.
#[component]
pub fn Options() -> impl IntoView {
    let mut groups: Vec<&str> = attributes().iter().map(|it| it.group.as_str()).collect();
    groups.dedup();
    view! {
        <h2>"Options"</h2>
        <p>"What the tag says beside its looks. What you leave alone is not written."</p>
        {groups
            .into_iter()
            .map(|group| {
                view! {
                    <details class="group" open=group == "Call to action">
                        <summary><h3>{group}</h3></summary>
                        {attributes()
                            .iter()
                            .filter(|it| it.group == group)
                            .map(|attribute| view! { <AttributeControl attribute/> })
                            .collect_view()}
                    </details>
                }
            })
            .collect_view()}
    }
}

#[component]
fn AttributeControl(attribute: &'static Attribute) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let name = attribute.name.as_str();
    let value = Memo::new(move |_| studio.design().attributes.get(name).cloned());
    let set = move |value: Option<String>| studio.set_attribute(name, value);
    let control = match &attribute.input {
        Input::Choice(values) => view! {
            <select
                aria-label=name
                on:change=move |event| {
                    let chosen = event_target_value(&event);
                    set((values.first() != Some(&chosen)).then_some(chosen));
                    studio.seal();
                }
            >
                {values
                    .iter()
                    .enumerate()
                    .map(|(at, it)| {
                        let is_chosen = move || value.get().map_or(at == 0, |value| value == *it);
                        let word = if at == 0 { format!("{it} (the default)") } else { it.clone() };
                        view! { <option value=it.as_str() selected=is_chosen>{word}</option> }
                    })
                    .collect_view()}
            </select>
        }
        .into_any(),
        Input::Several(values) => view! {
            <div class="row" role="group" aria-label=name>
                {values
                    .iter()
                    .map(|it| {
                        let is_on = move || value.get().is_none_or(|value| value.split(' ').any(|one| one == it));
                        view! {
                            <label class="check">
                                <input
                                    type="checkbox"
                                    prop:checked=is_on
                                    on:change=move |event| {
                                        let is_on = event_target_checked(&event);
                                        set(toggled(value.get_untracked().as_deref(), values, it, is_on));
                                        studio.seal();
                                    }
                                />
                                {it.as_str()}
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        }
        .into_any(),
        Input::Flag => view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || value.get().is_some()
                    on:change=move |event| {
                        set(event_target_checked(&event).then(String::new));
                        studio.seal();
                    }
                />
                {name}
            </label>
        }
        .into_any(),
        Input::Text(example) => view! {
            <input
                type="text"
                aria-label=name
                placeholder=example.as_str()
                prop:value=move || value.get().unwrap_or_default()
                on:input=move |event| {
                    let text = event_target_value(&event);
                    set((!text.is_empty()).then_some(text));
                }
                on:change=move |_| studio.seal()
            />
        }
        .into_any(),
    };
    view! {
        <div class="attribute">
            <code aria-hidden="true">{name}</code>
            <p class="about">{attribute.about.as_str()}</p>
            {control}
        </div>
    }
}

/// The list of values with one more, or one less; `None` for all of them, which is the default. The last one stays.
fn toggled(list: Option<&str>, all: &[String], one: &str, is_on: bool) -> Option<String> {
    let mut chosen: Vec<&str> = match list {
        Some(list) => list.split_whitespace().collect(),
        None => all.iter().map(String::as_str).collect(),
    };
    match is_on {
        true if !chosen.contains(&one) => chosen.push(one),
        false if chosen.len() > 1 => chosen.retain(|it| *it != one),
        _ => {}
    }
    let is_default = chosen.iter().copied().eq(all.iter().map(String::as_str));
    (!is_default).then(|| chosen.join(" "))
}
