//! The dataset and the interface words that are part of the engine, as statics that the build script wrote.

// The statics are written in the debug form of their types, where variants stand without their enum's name.
use super::dataset::About::*;
use super::dataset::Level::*;
use super::dataset::Outcome::*;
use super::dataset::{
    Choice, Coverage, Cta, Dataset, Dimension, Faq, Guard, Language, Method, OutcomeText, Question,
    Responsibility, Role, Scoring, Share, Signal, Term, Text, Threshold, Title, Word,
};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));
