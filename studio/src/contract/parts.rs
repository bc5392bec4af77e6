//! The parts: elements of the widget that a rule of the page reaches with `::part()`, and the tokens that style each.

use serde::Deserialize;
use std::sync::LazyLock;

/// One part.
#[derive(Debug, Deserialize)]
pub struct Part {
    /// Its name, as in `::part(name)`.
    pub name: String,
    /// What it is.
    pub about: String,
    /// The names of the tokens that style it, the most visible first.
    pub tokens: Vec<String>,
}

/// All parts.
pub fn parts() -> &'static [Part] {
    static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../parts.json")).unwrap_or_default()
    });
    &PARTS
}

/// The part of this name.
pub fn part(name: &str) -> Option<&'static Part> {
    parts().iter().find(|part| part.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tokens::{token, tokens};

    #[test]
    fn every_part_of_the_documents_is_there_and_every_token_styles_one() {
        let document = include_str!("../../../docs/styling.md");
        let (_, table) = document.split_once("\n## Parts\n").unwrap();
        let table = table.split("\n## ").next().unwrap();
        let told: Vec<&str> = table
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
            .collect();
        let known: Vec<&str> = parts().iter().map(|part| part.name.as_str()).collect();
        assert_eq!(known, told);
        for name in parts().iter().flat_map(|part| &part.tokens) {
            assert!(token(name).is_some(), "{name}");
        }
        for token in tokens() {
            let is_used = |part: &Part| part.tokens.iter().any(|name| name == token.name);
            assert!(parts().iter().any(is_used), "{} styles no part", token.name);
        }
    }
}
