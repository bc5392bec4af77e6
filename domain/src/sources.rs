//! The JSON files of the bundled dataset, and the languages that they are in.

/// The languages of the bundled dataset and of the interface words, as BCP 47 tags. The first is the one that others fall back to.
pub const LANGUAGES: &[&str] = &["en", "fr"];

/// The bundled dataset.
pub const DATASET: &str = include_str!("../dataset.json");

/// The interface words: for each language a map from key to text.
pub const STRINGS: &str = include_str!("../strings.json");
