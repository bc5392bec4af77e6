//! The views of the studio. They read the state and call its methods.

mod browser;
mod controls;
mod panels;
mod preview;
mod settings;
mod state;
mod worker;

use leptos::ev;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use panels::Panels;
use preview::Preview;
use preview::frame::Frame;
use state::Studio;
use worker::Worker;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let studio = Studio::load();
    provide_context(studio);
    provide_context(Frame::new());
    provide_context(Worker::new());
    let _ = use_event_listener(document(), ev::keydown, move |event| {
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        // In a text field the browser's own undo is meant while it has something to undo; the studio's covers what was left.
        if !is_command || is_text_field(&event) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => studio.undo(),
            ("z", true) | ("y", false) => studio.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    view! {
        <Header/>
        <p class="small-screen">
            "The studio wants a wider window. Here you can look, choose a preset and copy the snippet."
        </p>
        <main>
            <Panels/>
            <Preview/>
        </main>
        <div class="notice" role="status">
            {move || studio.notice().map(|text| view! {
                <p>{text} <button type="button" on:click=move |_| studio.dismiss()>"Close"</button></p>
            })}
        </div>
    }
}

/// Whether the key was pressed in a field that holds text.
fn is_text_field(event: &web_sys::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    field.is_some_and(|field| {
        let kind = field.get_attribute("type").unwrap_or_default();
        field.tag_name() == "TEXTAREA"
            || field.tag_name() == "INPUT" && ["", "text", "search", "url"].contains(&&*kind)
    })
}

#[component]
fn Header() -> impl IntoView {
    let studio = expect_context::<Studio>();
    view! {
        <header>
            <h1>"rolefit studio"</h1>
            <label class="name">
                <span class="hidden">"Name of the design"</span>
                <input
                    type="text"
                    placeholder="Name of the design"
                    prop:value=move || studio.design().name
                    on:input=move |event| studio.rename(event_target_value(&event))
                    on:change=move |_| studio.seal()
                />
            </label>
            <div class="row">
                <button type="button" disabled=move || !studio.can_undo() on:click=move |_| studio.undo()>"Undo"</button>
                <button type="button" disabled=move || !studio.can_redo() on:click=move |_| studio.redo()>"Redo"</button>
            </div>
            {move || (!studio.is_kept()).then(|| view! {
                <p class="warning">"Your browser does not keep the design. Export it before you leave: Designs, Export."</p>
            })}
        </header>
    }
}
