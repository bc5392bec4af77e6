//! Designs by name: saved in the browser, exported, imported, sent as a link.

use crate::ui::browser::download;
use crate::ui::state::Studio;
use leptos::prelude::*;
use leptos_use_clipboard::{UseClipboardReturn, use_clipboard};
use rolefit_studio::design::Design;
use wasm_bindgen::JsCast;

/// The designs, and the ways in and out.
#[component]
pub fn Designs() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let names = Memo::new(move |_| studio.designs().into_keys().collect::<Vec<_>>());
    let UseClipboardReturn { copy, copied, .. } = use_clipboard();
    let file_name = move |end: &str| {
        let name = studio
            .design()
            .name
            .trim()
            .replace(|it: char| !it.is_alphanumeric(), "-");
        let name = if name.is_empty() {
            "rolefit-design".to_owned()
        } else {
            name.to_lowercase()
        };
        format!("{name}.{end}")
    };
    view! {
        <h2>"Designs"</h2>
        <p>"What you do is kept in this browser as you go. Save it under its name to come back to it after the next design."</p>
        <div class="row">
            <button type="button" on:click=move |_| studio.save()>"Save"</button>
            <button type="button" on:click=move |_| studio.replace(Design::new())>"Start anew"</button>
        </div>
        <ul class="designs">
            <For each=move || names.get() key=Clone::clone let(name)>
                {
                    let (open, forget) = (name.clone(), name.clone());
                    view! {
                        <li>
                            <button type="button" on:click=move |_| {
                                if let Some(design) = studio.designs().remove(&open) {
                                    studio.replace(design);
                                }
                            }>"Open “"{name.clone()}"”"</button>
                            <button type="button" class="quiet" on:click=move |_| studio.forget(&forget)>"Delete "<span class="hidden">{name}</span></button>
                        </li>
                    }
                }
            </For>
        </ul>
        <h3>"Take it along"</h3>
        <div class="row">
            <button type="button" on:click=move |_| download(&file_name("json"), "application/json", &studio.design().json())>"Export as JSON"</button>
            <button type="button" on:click=move |_| download(&file_name("css"), "text/css", &studio.valid_design().css(":root"))>"Export as CSS"</button>
            <button type="button" on:click=move |_| copy(&studio.link())>
                {move || if copied.get() { "Copied" } else { "Copy a link to this design" }}
            </button>
        </div>
        <p class="about">"The link holds the design itself, behind the #. Nothing is sent anywhere."</p>
        <label class="file">
            <span>"Import a design that was exported as JSON"</span>
            <input type="file" accept="application/json,.json" on:change=move |event| import(studio, &event)/>
        </label>
    }
}

/// Reads the file that was chosen. What cannot be read is explained, and the design stays.
fn import(studio: Studio, event: &web_sys::Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let file = input.files().and_then(|files| files.get(0));
    // So that the same file can be chosen once more.
    input.set_value("");
    let Some(file) = file.map(gloo_file::File::from) else {
        return;
    };
    leptos::task::spawn_local(async move {
        let name = file.name();
        match gloo_file::futures::read_as_text(&file).await {
            Ok(text) => match Design::of_json(&text) {
                Ok(design) => {
                    studio.replace(design);
                    studio.notify(format!(
                        "“{name}” is open. Undo brings back what was there."
                    ));
                }
                Err(fault) => studio.notify(format!("“{name}” was not opened. {fault}")),
            },
            Err(error) => studio.notify(format!("“{name}” could not be read: {error}.")),
        }
    });
}
