//! rolefit: a widget that helps a visitor choose between roles.
//!
//! A host page includes one element. The loader (`embed/embed.js`) imports the engine, which is this crate compiled to WebAssembly, and makes one
//! [`embed::Widget`] per element, which mounts the Leptos component [`ui::RoleFit`]. From there data flows in one direction:
//!
//! host's attributes → `embed::config` → the signals of [`ui::state::State`] → views in [`ui`] → a click calls one method of the state →
//! an [`ui::event::Event`] → `embed` emits a host event. What can be derived from dataset and answers is never stored:
//! [`domain::score`] and [`domain::explain`] are pure functions of both.
//!
//! - [`domain`]: dataset, answers, scoring, explanation. Pure Rust, and a crate of its own (`rolefit-domain`).
//! - [`bundled`]: the dataset and the interface words that are part of the engine.
//! - [`ui`]: the component, its state and its views. Knows the domain.
//! - [`embed`]: the interface to the host page. Knows both.
//! - `split`: calls functions in parts of the engine that are loaded later.
//! - `fallback`: the page's own content, written from the dataset. Native only, as are `file` (datasets from files) and
//!   `frequencies` (how often each outcome occurs).
//!
//! Role: somebody who could be hired. Dimension: a row of the comparison. Question, Choice, Answers: the questionnaire. Weight: the
//! evidence that a choice gives a role. Fit: a role's score, 0 to 100. Outcome: what is recommended. Recommendation: outcome,
//! fit, confidence and reasons.

pub use rolefit_domain as domain;

pub mod bundled;
pub mod embed;
#[cfg(not(target_arch = "wasm32"))]
pub mod fallback;
#[cfg(not(target_arch = "wasm32"))]
pub mod file;
#[cfg(not(target_arch = "wasm32"))]
pub mod frequencies;
mod split;
pub mod ui;
