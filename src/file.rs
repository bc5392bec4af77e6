//! A dataset from a file, for programs. Native only.

use crate::domain::dataset::Dataset;
use crate::domain::json::Json;
use crate::domain::json_from_serde::flat;
use crate::domain::read;

/// Reads and checks the dataset in a file.
///
/// # Errors
/// The file cannot be read, is no JSON, or has faults; says which file and why.
pub fn dataset(file: &str) -> Result<Dataset, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let value = serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
    let flat = flat(&value);
    let json = Json::decode(&flat).ok_or(format!("{file}: found too much depth"))?;
    read(&json).map_err(|faults| format!("{file} is no dataset:\n{faults}"))
}
