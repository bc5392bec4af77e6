//! Writes what is pasted into a site.
//!
//! Owns the forms of the tag, where the styles go, and what a strict page has to allow. Knows nothing of the panel that shows them, and fetches
//! nothing: what it is told of the site, it believes.

mod frame;
pub mod html;
mod policy;
mod style;
mod writer;

use crate::design::Design;
use html::comment;
use serde::{Deserialize, Serialize};

pub use policy::PolicyLine;
pub use style::CssFile;

/// What the fallback says in each language, as plain HTML; a test holds the files to what the widget's own program writes.
pub const FALLBACKS: [(&str, &str); 2] = [
    ("en", include_str!("../../fallback/en.html")),
    ("fr", include_str!("../../fallback/fr.html")),
];

/// The form of the tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `<role-fit>`.
    #[default]
    Element,
    /// `<div data-rolefit>`.
    Div,
    /// The loader's own tag, `<script data-rolefit>`.
    Script,
    /// `<iframe>` with `frame.html`.
    Frame,
}

/// Where the tokens go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Styles {
    /// Into a `<style>` block.
    #[default]
    Block,
    /// Into a CSS file of their own.
    File,
    /// A link to the preset, and a block for what differs from it.
    Preset,
}

/// How a snippet is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The form of the tag.
    pub form: Form,
    /// Where the tokens go.
    pub styles: Styles,
    /// Whether the widget is in sight when the page opens: it then loads at once.
    pub is_at_the_top: bool,
    /// The address of the folder with `embed.js`, such as `/rolefit/` or `https://cdn.example/rolefit/`.
    pub folder: String,
    /// The language of the fallback, as a tag; none for a tag without content.
    pub fallback: Option<String>,
    /// The hash of `embed.js`, such as `sha384-…`, for a version that is pinned.
    pub integrity: Option<String>,
    /// Whether the page has a content-security policy.
    pub is_strict: bool,
    /// A line for each pair of colours whose contrast is too low.
    pub failing_contrasts: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            form: Form::default(),
            styles: Styles::default(),
            is_at_the_top: false,
            folder: "/rolefit/".to_owned(),
            fallback: Some("en".to_owned()),
            integrity: None,
            is_strict: false,
            failing_contrasts: Vec::new(),
        }
    }
}

/// What is pasted into a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snippet {
    /// What goes into the head of the page; may be empty.
    pub head: String,
    /// What goes where the widget is to be.
    pub body: String,
    /// The CSS file that has to be put beside `embed.js`.
    pub css: Option<CssFile>,
    /// What a strict page has to add to its content-security policy; empty for another one.
    pub policy: Vec<PolicyLine>,
    /// What the marketer should know, in sentences.
    pub notes: Vec<String>,
}

impl Snippet {
    /// Writes a design as a snippet.
    pub fn of(design: &Design, options: &Options) -> Self {
        writer::Writer {
            design,
            options,
            folder: writer::folder(&options.folder),
            notes: Vec::new(),
        }
        .write()
    }

    /// All of it in one piece, with comments that say what goes where.
    pub fn text(&self) -> String {
        let mut parts = Vec::new();
        if !self.head.is_empty() {
            parts.push(format!(
                "{}\n{}",
                comment("Into the head of the page:"),
                self.head
            ));
        }
        parts.push(format!(
            "{}\n{}",
            comment("Where the widget goes:"),
            self.body
        ));
        if let Some(file) = &self.css {
            let about = format!(
                "The file {}, to be put beside embed.js:\n{}",
                file.name, file.text
            );
            parts.push(format!("{}\n", comment(&about)));
        }
        if !self.policy.is_empty() {
            let lines: Vec<String> = self.policy.iter().map(PolicyLine::text).collect();
            let about = format!(
                "To be added to the page's content-security policy:\n{}\n",
                lines.join("\n")
            );
            parts.push(format!("{}\n", comment(&about)));
        }
        parts.join("\n")
    }
}

#[cfg(test)]
mod tests;
