//! The pure part of rolefit: the dataset, the answers, the scoring and the explanation.
//!
//! Knows no browser, no clock, no randomness and no view; everything here is tested natively. Knows the shape of datasets and not the
//! bundled one, which the crate `rolefit` keeps as statics: its build script has the module `statics` write them.

pub mod address;
pub mod answers;
mod changes;
pub mod cut;
pub mod dataset;
pub mod explain;
pub mod formats;
pub mod glossary;
pub mod json;
pub mod link;
pub mod markup;
pub mod read;
pub mod score;
pub mod share;
#[cfg(feature = "sources")]
pub mod sources;
#[cfg(feature = "statics")]
pub mod statics;
pub mod text;
