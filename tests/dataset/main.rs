//! The dataset: what the bundled one holds, how others are read, and how faults are told.

// Clippy spares `#[test]` functions only.
#![allow(clippy::unwrap_used)]

mod arbitrary;
mod bundled;
mod content;
mod faults;
mod hostile;
mod links;
mod other_trades;
mod shares;
mod texts;
mod typography;

use rolefit::domain::dataset::Dataset;
use rolefit::domain::json::Json;
use rolefit::domain::json_from_serde::flat;
use serde_json::Value;

const DATASET: &str = include_str!("../../src/domain/dataset.json");
const STRINGS: &str = include_str!("../../src/domain/strings.json");

fn value(source: &str) -> Value {
    serde_json::from_str(source).unwrap()
}

fn read(value: Value) -> Result<Dataset, String> {
    rolefit::bundled::read(&Json::decode(&flat(&value)).unwrap())
}
