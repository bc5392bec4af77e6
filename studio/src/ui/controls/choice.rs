//! A choice of one among several words.

use leptos::prelude::*;

/// A labelled `<select>`.
#[component]
pub fn Choice<T>(
    /// What is chosen.
    label: &'static str,
    /// All values.
    all: &'static [T],
    /// The word for a value.
    word: fn(T) -> &'static str,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the new value.
    #[prop(into)]
    choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let position = move || {
        all.iter()
            .position(|it| *it == value.get())
            .unwrap_or_default()
    };
    view! {
        <label class="choice">
            <span>{label}</span>
            <select
                prop:value=move || position().to_string()
                on:change=move |event| {
                    let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| all.get(at));
                    if let Some(chosen) = chosen {
                        choose.run(*chosen);
                    }
                }
            >
                {all
                    .iter()
                    .enumerate()
                    .map(|(at, it)| view! { <option value=at.to_string() selected=move || position() == at>{word(*it)}</option> })
                    .collect_view()}
            </select>
        </label>
    }
}
