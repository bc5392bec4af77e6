//! What stands beside the preview: one panel at a time, chosen by tabs.

mod brand;
mod check;
mod contrast;
mod designs;
mod later;
mod options;
mod presets;
mod snippet;
mod style;

use super::preview::frame::Frame;
use super::settings::Panel;
use super::state::Studio;
use later::Later;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The id of the element that holds the panel.
const PANEL: &str = "panel";

/// The tabs and the panel that is chosen.
#[component]
pub fn Panels() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let panel = Memo::new(move |_| studio.settings().panel);
    let later = Later::new();
    let frame = expect_context::<Frame>();
    // Once the preview is there, the part is loaded before anybody asks for it, so that the studio works without a network from then on.
    Effect::new(move || {
        if panel.get() != Panel::Presets || frame.is_loaded() {
            later.load();
        }
    });
    let show = move |panel| studio.set(|settings| settings.panel = panel);
    let move_to = move |event: web_sys::KeyboardEvent| {
        let all = Panel::ALL;
        let at = all
            .iter()
            .position(|it| *it == panel.get_untracked())
            .unwrap_or_default();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1) % all.len(),
            "ArrowLeft" | "ArrowUp" => (at + all.len() - 1) % all.len(),
            "Home" => 0,
            "End" => all.len() - 1,
            _ => return,
        };
        event.prevent_default();
        show(all[to]);
        focus(&id(all[to]));
    };
    view! {
        <section class="panels" aria-label="Settings">
            <div class="tabs" role="tablist" on:keydown=move_to>
                {Panel::ALL
                    .iter()
                    .map(|&it| {
                        let is_shown = move || panel.get() == it;
                        view! {
                            <button
                                type="button"
                                role="tab"
                                id=id(it)
                                aria-selected=move || is_shown().to_string()
                                aria-controls=PANEL
                                tabindex=move || if is_shown() { "0" } else { "-1" }
                                on:click=move |_| show(it)
                            >
                                {it.word()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="panel" id=PANEL role="tabpanel" tabindex="0" aria-labelledby=move || id(panel.get())>
                {move || match panel.get() {
                    Panel::Presets => view! { <presets::Presets/> }.into_any(),
                    other => later.view(other),
                }}
            </div>
        </section>
    }
}

/// Gives the focus to the element with this id.
fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

fn id(panel: Panel) -> String {
    format!("tab-{}", panel.word().to_lowercase())
}
