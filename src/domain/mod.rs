//! Pure Rust: the dataset, the answers, the scoring and the explanation.
//!
//! Knows no browser, no clock, no randomness and no view; everything here is tested natively.

pub mod answers;
pub mod bundled;
mod changes;
pub mod dataset;
pub mod error;
pub mod explain;
pub mod glossary;
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
pub mod json_from_serde;
pub mod link;
pub mod read;
pub mod score;
pub mod text;

pub use bundled::word;

/// Reads and checks a host's dataset.
///
/// # Errors
/// Every fault of it, each with its place, what was found and what was expected.
pub fn read(json: &json::Json) -> Result<dataset::Dataset, Vec<error::Fault>> {
    read::read(json, &bundled::KEYS)
}
