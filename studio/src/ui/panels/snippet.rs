//! What is pasted.

use crate::ui::state::Studio;
use leptos::prelude::*;
use leptos_use_clipboard::{UseClipboardReturn, use_clipboard};

/// The snippet, and how it is written.
#[component]
pub fn Snippet() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let text = Memo::new(move |_| studio.valid_design().css(":root"));
    let UseClipboardReturn { copy, copied, .. } = use_clipboard();
    view! {
        <h2>"Snippet"</h2>
        <button type="button" class="primary" on:click=move |_| copy(&text.get())>
            {move || if copied.get() { "Copied" } else { "Copy" }}
        </button>
        <pre tabindex="0"><code>{text}</code></pre>
    }
}
