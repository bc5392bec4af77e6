//! The presets, as pictures of the real widget.

use crate::ui::state::Studio;
use leptos::prelude::*;
use rolefit_studio::contract::presets::PRESETS;

/// All presets; a press starts from one.
#[component]
pub fn Presets() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let chosen = Memo::new(move |_| studio.design().preset);
    let own = Memo::new(move |_| studio.design().tokens.len());
    let defaults = ("", "Default", "the page’s own font, blue, round corners");
    let all = PRESETS.iter().map(|preset| {
        let (title, about) = preset.title();
        (preset.name, title, about)
    });
    view! {
        <h2>"Presets"</h2>
        <p>"Start from one of these. Everything can be changed afterwards, and undone."</p>
        <ul class="presets">
            {std::iter::once(defaults)
                .chain(all)
                .map(|(name, title, about)| {
                    let preset = (!name.is_empty()).then_some(name);
                    let is_chosen = move || chosen.get().as_deref() == preset;
                    let picture = format!("presets/{}.webp", preset.unwrap_or("default"));
                    view! {
                        <li>
                            <button
                                type="button"
                                class="preset"
                                aria-pressed=move || is_chosen().to_string()
                                on:click=move |_| studio.choose_preset(preset)
                            >
                                <img src=picture alt="" width="320" height="200" loading="lazy"/>
                                <strong>{title}</strong>
                                <span>{about}</span>
                            </button>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        {move || (own.get() > 0).then(|| view! { <p>"A preset replaces the values that you have set. Undo brings them back."</p> })}
    }
}
