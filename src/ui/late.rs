//! The engine's second part: what is shown only beside a result, loaded when a visitor comes near one.
//!
//! Owns the seam between the parts and whether the second is there. Built without the feature `split`, all is one part.

use std::cell::Cell;

use leptos::prelude::*;

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

/// Draws the details of a result. Only where the second part is [here](Arrival::Here).
#[cfg(not(feature = "split"))]
pub use super::details::details;

#[cfg(feature = "split")]
pub use seam::details;

/// The names are those that the splitter goes by: what the exported function alone needs is the second part, and a call of the
/// imported one becomes a call of it.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "a seam in the linked module has no other form; the types on both sides are the same"
)]
mod seam {
    use crate::ui::pen::Pen;
    use crate::ui::state::State;

    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    #[allow(improper_ctypes, reason = "both sides are this crate")]
    unsafe extern "C" {
        safe fn __wasm_split_00more00_import_00000000000000000000000000000001_details(
            pen: &mut Pen,
            state: &State,
        );
    }

    #[unsafe(no_mangle)]
    #[allow(improper_ctypes_definitions, reason = "both sides are this crate")]
    extern "C" fn __wasm_split_00more00_export_00000000000000000000000000000001_details(
        pen: &mut Pen,
        state: &State,
    ) {
        crate::ui::details::details(pen, *state);
    }

    /// Draws the details of a result. Only where the second part is [here](super::Arrival::Here).
    pub fn details(pen: &mut Pen, state: State) {
        __wasm_split_00more00_import_00000000000000000000000000000001_details(pen, &state);
    }
}
