//! A page that is a Leptos application and has the widget in it as a component.

use leptos::prelude::*;
use rolefit::ui::RoleFit;
use rolefit::ui::config::{Config, View};

fn main() {
    let config = Config {
        views: vec![View::Compare, View::Quiz],
        ..Config::default()
    };
    leptos::mount::mount_to_body(move || {
        view! {
            <h1>"A page of its own"</h1>
            <RoleFit config=config theme={"dark"}/>
        }
    });
}
