//! Finds the mistakes in a page that holds the widget.
//!
//! [`check`] takes the HTML of a page and lists what is wrong with the installation. Data flows in one direction: the text → the
//! [`page::Page`], its elements → what is [`found`] of the widget in it → one module for each kind of mistake → a list in the order of the text.
//!
//! Owns what can be known from the text alone. Fetches nothing, and runs nothing: what a script adds later it does not see, and says so.

pub mod address;
mod attributes;
mod cascade;
mod dataset;
pub mod found;
mod frame;
pub mod integrity;
mod loading;
mod nearest;
pub mod page;
mod place;
mod policy;
mod selector;
mod sheet;
mod source;
mod tokens;
pub mod values;

use crate::design::Design;
use found::Found;
use page::Page;
use serde::{Deserialize, Serialize};

/// What is known of a page beside its HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The page's address, such as `https://agency.example/roles`. Without it some questions about other origins stay open.
    pub address: Option<String>,
    /// The content-security policy that the server sends, with or without the header's name.
    pub policy: Option<String>,
}

/// A mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// What kind it is of.
    pub code: Code,
    /// The line where it is, from 1.
    pub line: usize,
    /// The column where it begins, in characters from 1.
    pub column: usize,
    /// What was found, as a sentence.
    pub found: String,
    /// What to do, as one or more sentences.
    pub mend: String,
}

macro_rules! codes {
    ($($(#[$about:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// A kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code {
            $($(#[$about])* $name),*
        }

        impl Code {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as a word, such as `script-missing`.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word),*
                }
            }
        }
    };
}

codes! {
    /// There is a tag, and no `embed.js`.
    ScriptMissing = "script-missing",
    /// `embed.js` is loaded twice.
    ScriptTwice = "script-twice",
    /// `embed.js` is loaded from two addresses.
    Versions = "versions",
    /// Files of the widget are named in different folders.
    Folders = "folders",
    /// There is `embed.js`, and no tag; or neither.
    WidgetMissing = "widget-missing",
    /// The tag is shown as text.
    Escaped = "escaped",
    /// The loader's tag stands for a widget in the head.
    Head = "head",
    /// A paragraph ends inside the tag.
    Paragraph = "paragraph",
    /// A tag ends with `/>`, which means nothing.
    SelfClosing = "self-closing",
    /// A tag has no end tag.
    NotClosed = "not-closed",
    /// Typographic quotation marks stand around a value.
    Quotes = "quotes",
    /// An attribute that the widget does not have.
    AttributeUnknown = "attribute-unknown",
    /// An attribute that stands twice.
    AttributeTwice = "attribute-twice",
    /// A value that the attribute does not take.
    Value = "value",
    /// An attribute that does nothing beside the others.
    AttributeIdle = "attribute-idle",
    /// A child with a slot that the widget does not have or show.
    Slot = "slot",
    /// A token that the widget does not have.
    TokenUnknown = "token-unknown",
    /// A token with a value that its kind does not take.
    TokenValue = "token-value",
    /// A token where the widget does not see it.
    TokenIdle = "token-idle",
    /// A part that the widget does not have.
    PartUnknown = "part-unknown",
    /// The dataset in the page has faults.
    Dataset = "dataset",
    /// A content-security policy forbids what the widget needs.
    Policy = "policy",
    /// The tag has no content.
    Fallback = "fallback",
    /// The tokens make something hard to read.
    Contrast = "contrast",
    /// The page does not say its language.
    Lang = "lang",
    /// Two widgets have one `instance`.
    Instance = "instance",
    /// An id that the widget's links use.
    Id = "id",
    /// The line that preloads the engine does not fit.
    Preload = "preload",
    /// The attributes `integrity` and `crossorigin` do not fit.
    Integrity = "integrity",
    /// Something about the frame.
    Frame = "frame",
}

/// Lists the mistakes in a page's HTML, in the order of the text.
///
/// `contrast` says, a sentence for each, which contrasts of a design are too low. It is called with the tokens that each widget of the page
/// gets, as far as they are in the text; not at all if there are none.
pub fn check(
    html: &str,
    context: &Context,
    contrast: impl Fn(&Design) -> Vec<String>,
) -> Vec<Mistake> {
    let page = Page::read(html);
    if page.source.trim().is_empty() {
        return Vec::new();
    }
    let found = Found::of(&page, context.address.as_deref());
    let mut report = Report::default();
    place::check(&found, &mut report);
    loading::check(&found, &mut report);
    attributes::check(&found, &mut report);
    frame::check(&found, &mut report);
    tokens::check(&found, contrast, &mut report);
    policy::check(&found, context.policy.as_deref(), &mut report);
    report.mistakes(&page)
}

/// The mistakes, each with its place in bytes.
#[derive(Default)]
struct Report {
    mistakes: Vec<(usize, Code, String, String)>,
}

impl Report {
    fn add(&mut self, at: usize, code: Code, found: impl Into<String>, mend: impl Into<String>) {
        self.mistakes.push((at, code, found.into(), mend.into()));
    }

    fn mistakes(mut self, page: &Page) -> Vec<Mistake> {
        self.mistakes.sort_by_key(|(at, code, ..)| (*at, *code));
        self.mistakes.dedup();
        let mistakes = self.mistakes.into_iter().map(|(at, code, found, mend)| {
            let (line, column) = page.position(at);
            Mistake {
                code,
                line,
                column,
                found,
                mend,
            }
        });
        mistakes.collect()
    }
}

/// Names in quotation marks, with commas between.
fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names
        .into_iter()
        .map(|name| format!("“{}”", short(name)))
        .collect();
    names.join(", ")
}

/// A text of the page as it is quoted: on one line, and not longer than a sentence can bear.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &one_line[..end]),
        None => one_line,
    }
}

#[cfg(test)]
mod tests;
