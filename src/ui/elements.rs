//! Elements that several views render.

use leptos::prelude::*;

use super::dom;
use super::event::Opened;
use super::render::Renderer;
use super::state::State;
use crate::domain::dataset::Word;

/// The heading of a part.
pub fn title(r: &mut Renderer, text: &str) {
    r.text_el("h2.title part=title", text);
}

/// A heading in the details of a result.
pub fn detail_heading(r: &mut Renderer, word: Word) {
    r.text_el("h4", r.locale.detail_word(word));
}

/// A native disclosure element, whose contents are rendered when it is first opened. Opening it is reported to the state.
pub fn disclosure(
    r: &mut Renderer,
    state: State,
    opened: Opened,
    summary: &str,
    inside: impl FnOnce(&mut Renderer) + 'static,
) {
    r.el("details part=disclosure", |r| {
        r.text_el("summary", summary);
        r.when_opened("div.disclosed", inside);
        report_opening(r, state, opened);
    });
}

/// Reports to the state when the current element, a disclosure, is opened.
pub fn report_opening(r: &mut Renderer, state: State, opened: Opened) {
    r.on("toggle", move |event| {
        if dom::holds(&dom::get(event, "target"), "open") {
            state.report_opened(opened);
        }
    });
}

/// The widget's one polite live region: screen readers read what the state [announces](State::announce). It is there from the start,
/// empty, because a region that is inserted with its text is not announced.
pub fn live_region(r: &mut Renderer, state: State) {
    r.el("div.status role=status", |r| {
        r.children(move |r| {
            state
                .announcement
                .with(|last| r.text_el("span", &last.text));
        });
    });
}

/// A label that repeats in words what a colour shows.
pub fn badge(r: &mut Renderer, text: &str) {
    r.text_el(BADGE, text);
}

/// The tag of a [`badge`].
pub const BADGE: &str = "span.badge part=badge";

/// The custom property by which the style sheet sets the width of the filled part of a bar.
pub const BAR: &str = "--_rf-share";

/// A bar that is filled to a percentage, 0 to 100. Use it only beside a text with the same value.
pub fn bar(r: &mut Renderer, percent: u32) {
    r.el("div.track", |r| {
        r.el("div.done", |r| r.style(BAR, percent));
    });
}

/// A button that is not the main one.
pub fn button(r: &mut Renderer, label: &str, on_click: impl Fn() + 'static) {
    let _ = hideable_button(r, label, Box::new(on_click));
}

/// The same; returns a function that hides the button or shows it.
pub fn hideable_button(
    r: &mut Renderer,
    label: &str,
    on_click: Box<dyn Fn()>,
) -> impl Fn(bool) + use<> {
    r.el(
        "button.button-secondary part=button-secondary type=button",
        |r| {
            r.text(label);
            r.on("click", move |_| on_click());
            r.prop_setter("hidden")
        },
    )
}

/// A button that looks like a link.
pub fn link_button(r: &mut Renderer, label: &str, on_click: impl Fn() + 'static) {
    r.el("button.link type=button", |r| {
        r.text(label);
        r.on("click", move |_| on_click());
    });
}
