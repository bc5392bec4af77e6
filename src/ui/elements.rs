//! Elements that several views draw.

use super::dom;
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
    about: (&'static str, &'static str),
    summary: &str,
    inside: impl FnOnce(&mut Pen),
) {
    pen.el("details part=disclosure", |pen| {
        pen.line("summary", summary);
        tell(pen, state, about);
        pen.el("div.disclosed", inside);
    });
}

/// Has the state hear when the disclosure that the pen is in is opened.
pub fn tell(pen: &mut Pen, state: State, (kind, id): (&'static str, &'static str)) {
    pen.on("toggle", move |event| {
        if dom::holds(&dom::get(&event, "target"), "open") {
            state.opened(kind, id);
        }
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
        pen.el("div.done", |pen| pen.share("--_rf-share", share));
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
