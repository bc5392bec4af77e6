//! The engine's second part: what is shown only beside a result, and what a table's cells say on demand. Loaded when a visitor comes
//! near a result or opens such a cell.
//!
//! Owns the seam between the parts and whether the second is there. Built without the feature `split`, all is one part.

use std::cell::Cell;

use leptos::prelude::*;

use super::elements::action;
use super::pen::Pen;
use super::state::State;
use crate::domain::bundled::word;
use crate::domain::dataset::Text;

/// Where the second part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
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
pub fn arrival() -> Arrival {
    CHANGED.with(Track::track);
    ARRIVAL.get()
}

/// Takes in that it is there, or that it is not to be had.
pub fn arrived(is_here: bool) {
    ARRIVAL.set(if is_here {
        Arrival::Here
    } else {
        Arrival::Failed
    });
    CHANGED.with(Notify::notify);
}

/// Draws what the second part has, once it is there; says so where it could not be had, with a way to try again.
pub fn late(pen: &mut Pen, state: State, inside: impl Fn(&mut Pen) + 'static) {
    pen.live(move |pen| match arrival() {
        Arrival::Awaited => {}
        Arrival::Here => inside(pen),
        Arrival::Failed => {
            pen.line("p.error part=error", pen.say.word(word::MORE_MISSING));
            let again = pen.say.word(word::TRY_AGAIN);
            action(pen, again, move || state.ask_for_more());
        }
    });
}

/// Draws the details of a result into an element of their own.
pub fn details(pen: &mut Pen, state: State) {
    late(pen, state, move |pen| second_part::details(pen, &state));
}

/// Draws a text that is read on demand into an element of its own.
pub fn text(pen: &mut Pen, state: State, text: Text) {
    late(pen, state, move |pen| second_part::text(pen, &text));
}

#[cfg(not(feature = "split"))]
use super::details as second_part;

/// The names are those that the splitter goes by: what the exported functions alone need is the second part, and a call of an
/// imported one becomes a call of the exported one.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "a seam in the linked module has no other form; the types on both sides are the same"
)]
mod second_part {
    pub use __wasm_split_00more00_import_00000000000000000000000000000001_details as details;
    pub use __wasm_split_00more00_import_00000000000000000000000000000002_text as text;

    use crate::domain::dataset::Text;
    use crate::ui::pen::Pen;
    use crate::ui::state::State;

    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    #[allow(improper_ctypes, reason = "both sides are this crate")]
    unsafe extern "C" {
        pub safe fn __wasm_split_00more00_import_00000000000000000000000000000001_details(
            pen: &mut Pen,
            state: &State,
        );
        pub safe fn __wasm_split_00more00_import_00000000000000000000000000000002_text(
            pen: &mut Pen,
            text: &Text,
        );
    }

    #[unsafe(no_mangle)]
    #[allow(improper_ctypes_definitions, reason = "both sides are this crate")]
    extern "C" fn __wasm_split_00more00_export_00000000000000000000000000000001_details(
        pen: &mut Pen,
        state: &State,
    ) {
        crate::ui::details::details(pen, state);
    }

    #[unsafe(no_mangle)]
    #[allow(improper_ctypes_definitions, reason = "both sides are this crate")]
    extern "C" fn __wasm_split_00more00_export_00000000000000000000000000000002_text(
        pen: &mut Pen,
        text: &Text,
    ) {
        crate::ui::details::text(pen, text);
    }
}
