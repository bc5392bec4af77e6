//! What a visitor sees: the component [`RoleFit`], and the views in it, which read the state and call its methods.
//!
//! Knows no storage, no window and no events of the page around it, with one exception: exports use the window for clipboard and
//! printing. They are here because this code lies in the part that is loaded later, and `embed` does not.

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
