//! Answers to the built-in dataset that lead to each kind of result, so that the preview shows it at a press.
//!
//! They stand in `studio/sheets.json`.

use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

/// Answers with the name of the result they lead to.
#[derive(Debug, Deserialize)]
pub struct Sheet {
    /// The id of the outcome.
    pub outcome: String,
    /// The kind of result, in a few words.
    pub name: String,
    /// The ids of the choices, by the question's.
    pub answers: Value,
}

/// A sheet for each kind of result.
pub fn sheets() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> =
        LazyLock::new(|| serde_json::from_str(include_str!("../sheets.json")).unwrap_or_default());
    &SHEETS
}

#[cfg(test)]
mod tests {
    use super::*;
    use rolefit::bundled::DATASET;
    use rolefit::domain::answers::Answers;
    use rolefit::domain::score::{outcome_id, recommend};

    #[test]
    fn each_sheet_leads_to_its_outcome() {
        assert_eq!(sheets().len(), 5);
        for sheet in sheets() {
            let answers = sheet.answers.as_object().unwrap();
            let ids: Vec<_> = answers
                .iter()
                .map(|(question, choice)| (question.as_str(), choice.as_str().unwrap()))
                .collect();
            let (answers, unknown) = Answers::from_ids(&DATASET, &ids);
            assert!(unknown.is_empty(), "{}", sheet.name);
            let outcome = recommend(&DATASET, &answers).outcome;
            assert_eq!(outcome_id(&DATASET, outcome), sheet.outcome);
        }
    }
}
