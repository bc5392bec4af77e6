//! Elements that several views draw.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::pen::Pen;
use super::state::State;

/// The heading of a part.
pub fn title(pen: &mut Pen, text: &str) {
    pen.line("h2.title part=title", text);
}

/// A native disclosure element. The state hears when it is opened, and what of.
pub fn disclosure(
    pen: &mut Pen,
    state: State,
    (kind, id): (&'static str, &'static str),
    summary: &str,
    inside: impl FnOnce(&mut Pen),
) {
    named_disclosure(pen, state, (kind, id), (summary, None), inside);
}

/// A disclosure whose name says more than there is room for.
pub fn named_disclosure(
    pen: &mut Pen,
    state: State,
    (kind, id): (&'static str, &'static str),
    (summary, name): (&str, Option<&str>),
    inside: impl FnOnce(&mut Pen),
) {
    pen.el("details part=disclosure", |pen| {
        pen.on("toggle", move |event| {
            let opened = event.target().and_then(|target| target.dyn_into().ok());
            if opened.is_some_and(|details: Element| details.has_attribute("open")) {
                state.opened(kind, id);
            }
        });
        pen.el("summary", |pen| {
            pen.text(summary);
            if let Some(name) = name {
                pen.set("aria-label", name);
            }
        });
        pen.el("div.disclosed", inside);
    });
}

/// The widget's one polite live region: says to screen readers what the state [announces](State::announce). It stays where it
/// is, empty at first: a region that comes with its text is not read.
pub fn status(pen: &mut Pen, state: State) {
    pen.el("div.status role=status", |pen| {
        pen.live(move |pen| pen.line("span", &state.said()));
    });
}

/// Says in words what colour alone must not.
pub fn badge(pen: &mut Pen, text: &str) {
    pen.line("span.badge part=badge", text);
}

/// A bar that is filled to a share, 0 to 100. Always beside a text that says the same.
pub fn track(pen: &mut Pen, share: u32) {
    pen.el("div.track", |pen| {
        pen.el("div.done", |pen| pen.share(share));
    });
}

/// A button that is not the main one.
pub fn action(pen: &mut Pen, label: &str, act: impl Fn() + 'static) {
    pen.el(
        "button.button-secondary part=button-secondary type=button",
        |pen| {
            pen.text(label);
            pen.on("click", move |_| act());
        },
    );
}
