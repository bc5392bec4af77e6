//! The dataset: what the bundled one holds, how others are read, and how faults are told.

// Clippy spares `#[test]` functions only.
#![allow(clippy::unwrap_used)]

mod arbitrary;
mod bundled;
mod content;
mod faults;
mod frequencies;
mod hostile;
mod links;
mod other_trades;
mod texts;
mod typography;

use rolefit::domain::dataset::Dataset;
use rolefit::domain::json::Json;
use rolefit::domain::sources::{DATASET, LANGUAGES, STRINGS};
use serde::Deserialize;
use serde_json::Value;

fn value(source: &str) -> Value {
    serde_json::from_str(source).unwrap()
}

fn read(value: Value) -> Result<Dataset, String> {
    rolefit::bundled::read(&Json::deserialize(value).unwrap())
}
