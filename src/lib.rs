//! rolefit
#![deny(missing_docs)]
pub mod domain;
