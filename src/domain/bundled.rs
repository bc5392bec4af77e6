//! The dataset and the interface words that are part of the engine, as statics that the build script wrote.

// The statics are written in the debug form of their types, where variants stand without their enum's name.
use super::dataset::About::*;
use super::dataset::Level::*;
use super::dataset::Outcome::*;
use super::dataset::{
    Brief, Choice, Coverage, Cta, Dataset, Dimension, Faq, Guard, Language, Method, OutcomeText,
    Question, Responsibility, Role, Scoring, Share, Signal, Task, Term, Text, Threshold, Title,
    Word,
};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The brief of a dataset; that of the bundled one is not in [`DATASET`], so that only those load it who come to a result.
pub fn brief_of(dataset: &Dataset) -> Option<&Brief> {
    let is_bundled = std::ptr::eq(dataset.roles, DATASET.roles);
    dataset.brief.as_ref().or(if is_bundled {
        LATE_BRIEF.as_ref()
    } else {
        None
    })
}
