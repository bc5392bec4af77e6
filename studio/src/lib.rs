//! The studio: the page where a marketer makes rolefit look like their site, sees it live, and copies what to paste.
//!
//! An application of its own beside the widget, of which it uses the public contract alone: tag, attributes, tokens, parts, slots, events and
//! properties. So it is at the same time the proof of that contract. Data flows in one direction:
//!
//! a control → one method of `ui::state::Studio` → the [`design::Design`], which is all that is saved → derived values: style sheet, snippet,
//! contrasts → the preview and the panels.
//!
//! - [`contract`]: what can be set on the widget: tokens, presets and attributes, read from the files that define them.
//! - [`design`]: what a marketer has chosen, and how it is read from JSON and written.
//! - [`history`]: undo and redo.
//! - [`color`]: colours, their contrast, and the derivation of a whole set of tokens from the colours of a brand.
//! - [`site`]: finds the colours, fonts and radii of a site in its pasted CSS or HTML.
//! - [`answers`]: answers that lead to each kind of result, for the preview.
//! - [`pseudo`]: the built-in dataset in a language that is written from right to left, for the preview.
//! - [`snippet`]: writes what is pasted into a site.
//! - [`recipes`]: where it is pasted in the editors that agencies use.
//! - [`installation`]: finds the mistakes in a page that holds the widget.
//!
//! - [`work`]: what is done in a worker, with its requests and responses.
//!
//! All of these are pure Rust and tested natively; the views that use them are the binary's own modules.

pub mod answers;
pub mod color;
pub mod contract;
pub mod design;
pub mod history;
pub mod installation;
pub mod pseudo;
pub mod recipes;
pub mod site;
pub mod snippet;
pub mod work;
