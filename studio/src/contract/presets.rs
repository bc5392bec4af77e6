//! The presets of `style/presets/`: small style sheets that set tokens and nothing else.

use super::{declarations, tokens};
use crate::design::Value;

/// One preset.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// The name of the file, without its ending.
    pub name: &'static str,
    /// The style sheet.
    pub css: &'static str,
}

macro_rules! presets {
    ($($name:literal),*) => {
        /// All presets, as they are offered.
        pub const PRESETS: &[Preset] = &[$(Preset {
            name: $name,
            css: include_str!(concat!("../../../style/presets/", $name, ".css")),
        }),*];
    };
}

presets![
    "editorial",
    "playful",
    "dense",
    "contrast",
    "technical",
    "pastel",
    "newspaper",
    "brutalist"
];

impl Preset {
    /// The preset of this name.
    pub fn of(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// The title and what characterises it: the two sides of the colon in the sheet's first comment.
    pub fn title(&self) -> (&'static str, &'static str) {
        let comment = self.css.lines().next().unwrap_or_default();
        let comment = comment.trim_start_matches("/* ").trim_end_matches(" */");
        comment.split_once(": ").unwrap_or((comment, ""))
    }

    /// The values that it sets, by the token's name.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, Value)> {
        declarations(self.css, tokens::PREFIX).map(|(name, css)| (name, Value::of_css(css)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_offered() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/presets");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let mut offered: Vec<String> = PRESETS
            .iter()
            .map(|preset| format!("{}.css", preset.name))
            .collect();
        files.sort();
        offered.sort();
        assert_eq!(files, offered);
    }

    #[test]
    fn each_has_a_title_and_sets_tokens_that_exist() {
        for preset in PRESETS {
            let (title, about) = preset.title();
            assert!(!title.is_empty() && !about.is_empty(), "{}", preset.name);
            assert!(preset.values().count() > 5, "{}", preset.name);
            for (name, _) in preset.values() {
                assert!(tokens::token(name).is_some(), "{}: {name}", preset.name);
            }
        }
    }
}
