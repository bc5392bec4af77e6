//! What must hold whatever comes in, as functions of bytes: `cargo xtask fuzz` calls them with whatever a fuzzer makes up,
//! `tests/corpus.rs` with what is kept in `tests/corpus/`.
//!
//! They stop with a panic where something does not hold. What is asserted is said here, how inputs are made is not.

mod datasets;
mod links;
mod sheets;

pub use datasets::dataset;
pub use links::share;
pub use sheets::answers;

/// What must hold of any bytes.
pub type Target = fn(&[u8]);

/// Every target with its name: that of its program and of its folder in `tests/corpus/`.
pub const TARGETS: [(&str, Target); 3] =
    [("dataset", dataset), ("answers", answers), ("share", share)];
