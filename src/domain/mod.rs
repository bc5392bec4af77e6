//! Pure Rust: the dataset, the answers, the scoring and the explanation.
//!
//! Knows no browser, no clock, no randomness and no view; everything here is tested natively.

pub mod answers;
pub mod dataset;
pub mod explain;
pub mod glossary;
pub mod score;
