//! The panel of events: what the widget dispatches and pushes, as it happens.

use super::frame::Frame;
use leptos::prelude::*;

/// The list of events, the latest first.
#[component]
pub fn Events() -> impl IntoView {
    let frame = expect_context::<Frame>();
    let count = Memo::new(move |_| frame.entries().len());
    view! {
        <details class="events">
            <summary>"Events "<span class="mark">{count}</span></summary>
            <button type="button" class="quiet" on:click=move |_| frame.clear()>"Clear"</button>
            <ol>
                <For each=move || frame.entries().into_iter().rev() key=|entry| entry.number let(entry)>
                    <li><code>{entry.name}</code>" "<code class="payload">{entry.payload}</code></li>
                </For>
            </ol>
        </details>
    }
}
