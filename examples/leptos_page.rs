//! A page that is a Leptos application and has the widget in it as a component.

use leptos::prelude::*;
use rolefit::bundled::DATASET;
use rolefit::ui::config::{Config, Theme, View};
use rolefit::ui::event::Event;
use rolefit::ui::render::{Rendered, rendered};
use rolefit::ui::{Locale, RoleFit};

fn main() {
    leptos::mount::mount_to_body(page);
}

fn page() -> impl IntoView {
    let theme = RwSignal::new(Theme::Dark);
    let heading_level = RwSignal::new(2);
    let config = Signal::derive(move || Config {
        views: vec![View::Compare, View::Quiz],
        heading_level: heading_level.get(),
        ..Config::default()
    });
    let answered = RwSignal::new(0);
    let on_event = Callback::new(move |event| {
        if let Event::Answered { .. } = event {
            answered.update(|count| *count += 1);
        }
    });
    // Elements of a renderer in a view, and a view in them.
    let both = Rendered::new(Locale::new(&DATASET, 0), move |r| {
        r.el("p", |r| r.bind_text(move || answered.get().to_string()));
        r.view(view! { <em>{move || answered.get()}</em> });
    });
    view! {
        <h1>"A page of its own"</h1>
        <p id="answered">{move || answered.get()}</p>
        <div id="both" use:rendered=both/>
        <button id="light" on:click=move |_| theme.set(Theme::Light)>"Light"</button>
        <button id="deeper" on:click=move |_| heading_level.set(3)>"Deeper headings"</button>
        <RoleFit config=config theme=theme on_event=on_event/>
    }
}
