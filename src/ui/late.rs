//! The engine's second part: what is shown only beside a result, and what a table's cells say on demand. Loaded when a visitor comes
//! near a result or opens such a cell.
//!
//! Owns the seam to it and whether it is there. Built without the feature `split`, all is one part.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::elements::action;
use super::pen::Pen;
use super::state::State;
use crate::bundled::word;
use crate::domain::dataset::Text;
use crate::seam::seam;

/// Where the second part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// Not there yet.
    Awaited,
    /// There.
    Here,
    /// Could not be had; it can be asked for again.
    Failed,
}

thread_local! {
    static ARRIVAL: Cell<Arrival> = const {
        Cell::new(if cfg!(feature = "split") { Arrival::Awaited } else { Arrival::Here })
    };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// Where the second part is; tracked.
fn arrival() -> Arrival {
    CHANGED.with(Track::track);
    ARRIVAL.get()
}

/// Whether it is still to come; not tracked.
pub fn is_awaited() -> bool {
    ARRIVAL.get() == Arrival::Awaited
}

/// Takes in that it is there, or that it is not to be had.
pub fn arrived(is_here: bool) {
    let arrival = match is_here {
        true => Arrival::Here,
        false => Arrival::Failed,
    };
    if ARRIVAL.replace(arrival) != arrival {
        CHANGED.with(Notify::notify);
    }
}

/// Draws what the second part has, once it is there; says so where it could not be had, with a way to try again. Tracked.
fn late(pen: &mut Pen, state: State, inside: impl Fn(&mut Pen)) {
    match arrival() {
        Arrival::Awaited => {}
        Arrival::Here => inside(pen),
        Arrival::Failed => {
            pen.line("p.error part=error", pen.say.word(word::MORE_MISSING));
            let again = pen.say.word(word::TRY_AGAIN);
            action(pen, again, move || state.ask_for_more());
        }
    }
}

seam!("more", "00000000000000000000000000000001", fn details_drawn(pen: &mut Pen, state: &State) = crate::ui::details::details);
seam!("more", "00000000000000000000000000000002", fn text_drawn(pen: &mut Pen, text: &Text) = crate::ui::details::text);
seam!("more", "00000000000000000000000000000003", fn result_printed(state: &State, window: &JsValue) = crate::ui::details::print);

/// Opens the result as a page to print, if it is on show and the second part is there.
pub fn print(state: State, window: &JsValue) {
    if state.shows_result() && ARRIVAL.get() == Arrival::Here {
        result_printed(&state, window);
    }
}

/// Draws the details of a result into an element of their own. The verdict is to be seen first: they are more than a slow phone draws
/// at a press.
pub fn details(pen: &mut Pen, state: State) {
    pen.live_after_paint(move |pen| late(pen, state, |pen| details_drawn(pen, &state)));
}

/// Draws a text that is read on demand into an element of its own.
pub fn text(pen: &mut Pen, state: State, text: Text) {
    pen.live(move |pen| late(pen, state, |pen| text_drawn(pen, &text)));
}
