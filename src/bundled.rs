//! The bundled dataset and the interface words, as statics that the build script wrote (`rolefit_domain::statics`).
//!
//! Owns what every widget has without a dataset of the host's; knows nothing of how it is shown.

use crate::domain::dataset::{Brief, Dataset};
use crate::domain::json::Json;

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// Reads and checks a dataset that may say the interface words its own way. What is read is never freed.
///
/// # Errors
/// The faults, as [`crate::domain::read::read`] lists them.
pub fn read(json: &Json) -> Result<Dataset, String> {
    crate::domain::read::read(json, KEYS)
}

/// The brief of a dataset. That of the bundled one is not in [`DATASET`], so that only visitors load it who come to a result.
pub fn brief_of(dataset: &Dataset) -> Option<&Brief> {
    let is_bundled = std::ptr::eq(dataset.roles, DATASET.roles);
    dataset
        .brief
        .as_ref()
        .or(if is_bundled { BRIEF.as_ref() } else { None })
}
