//! Reads a dataset from a file, for programs. Native only.

use serde::Deserialize;
use serde_json::Value;

use crate::bundled;
use crate::domain::dataset::Dataset;
use crate::domain::json::Json;

/// Reads and checks the dataset in a file. As in a browser, of a member that occurs twice the last one counts.
///
/// # Errors
/// The file cannot be read, is no JSON, or has faults; the message says which file and why.
pub fn dataset(file: &str) -> Result<Dataset, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let value = serde_json::from_str::<Value>(&text);
    let json = value.and_then(Json::deserialize);
    let json = json.map_err(|error| format!("{file}: {error}"))?;
    bundled::read(&json).map_err(|faults| format!("{file} is no dataset:\n{faults}"))
}
