//! What a visitor sees: the component [`RoleFit`], and the views in it, which read the state and call its methods.
//!
//! Knows no storage, no window and no events of the page around it, with one exception: what a visitor takes along goes through the
//! window to clipboard and printer. In `embed` every visitor would load that.

mod columns;
mod compare;
pub mod config;
mod coverage;
mod details;
mod details_part;
mod dom;
mod elements;
pub mod event;
mod faq;
mod glossary;
mod locale;
mod quiz;
pub mod render;
mod result;
mod result_model;
mod rolefit;
pub mod state;
mod styles;

pub use details_part::print;
pub use locale::Locale;
pub use rolefit::{RoleFit, RoleFitProps};
pub use styles::STYLES;
