//! What stands beside the preview: one panel at a time, chosen by tabs.

mod brand;
mod check;
mod contrast;
mod designs;
mod options;
mod presets;
mod snippet;
mod style;

use super::settings::Panel;
use super::state::Studio;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The tabs and the panel that is chosen.
#[component]
pub fn Panels() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let panel = Memo::new(move |_| studio.settings().panel);
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
        let tab = document().get_element_by_id(&id(all[to]));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = tab.focus();
        }
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
                                aria-controls="panel"
                                tabindex=move || if is_shown() { "0" } else { "-1" }
                                on:click=move |_| show(it)
                            >
                                {it.word()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <div class="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby=move || id(panel.get())>
                {move || match panel.get() {
                    Panel::Presets => view! { <presets::Presets/> }.into_any(),
                    Panel::Style => view! { <style::Style/> }.into_any(),
                    Panel::Options => view! { <options::Options/> }.into_any(),
                    Panel::Snippet => view! { <snippet::Snippet/> }.into_any(),
                    Panel::Designs => view! { <designs::Designs/> }.into_any(),
                    Panel::Brand => view! { <brand::Brand/> }.into_any(),
                    Panel::Contrast => view! { <contrast::Contrast/> }.into_any(),
                    Panel::Check => view! { <check::Check/> }.into_any(),
                }}
            </div>
        </section>
    }
}

fn id(panel: Panel) -> String {
    format!("tab-{}", panel.word().to_lowercase())
}
