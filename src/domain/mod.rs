//! Pure Rust: the dataset, the answers, the scoring and the explanation.
//!
//! Knows no browser, no clock, no randomness and no view; everything here is tested natively.

pub mod answers;
pub mod brief;
pub mod bundled;
mod changes;
pub mod cut;
pub mod dataset;
pub mod document;
pub mod explain;
pub mod glossary;
pub mod json;
#[cfg(not(target_arch = "wasm32"))]
pub mod json_from_serde;
pub mod link;
pub mod read;
pub mod score;
pub mod share;
pub mod text;

pub use bundled::word;

/// Reads and checks a host's dataset, which is kept for good.
///
/// # Errors
/// The first 50 faults, each a line with its place (a JSON pointer, RFC 6901), what was found and what was expected, and how many
/// more there are.
pub fn read(json: &json::Json) -> Result<dataset::Dataset, String> {
    read::read(json, bundled::KEYS)
}
