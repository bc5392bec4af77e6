//! The studio's entry: mounts the application in place of what the page says without it.

/// The same as the engine's: it names functions for the splitter.
#[path = "../../src/split.rs"]
mod split;
mod ui;

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(ui::App);
    if let Some(before) = document().get_element_by_id("before") {
        before.remove();
    }
}
