//! The check of an installation: the mistakes in a page that holds the widget.

use crate::ui::state::Studio;
use leptos::prelude::*;

/// A field for a page's HTML, and what is wrong with it.
#[component]
pub fn Check() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let text = Memo::new(move |_| studio.settings().installation);
    view! {
        <h2>"Check an installation"</h2>
        <label>
            <span>"Paste the HTML of the page that holds the widget."</span>
            <textarea rows="6" spellcheck="false" prop:value=text
                on:input=move |event| studio.set(|settings| settings.installation = event_target_value(&event))></textarea>
        </label>
    }
}
