//! What a visitor sees: views that read the state and call its methods, drawn with a [`pen`].
//!
//! Knows no storage, no window and no events of the page around it, with one exception: what a visitor takes along goes through the
//! window that it is drawn in, to clipboard and printer. In `embed` every visitor would load that.

mod compare;
mod component;
pub mod config;
mod coverage;
mod details;
mod dom;
mod elements;
mod faq;
mod glossary;
pub mod late;
mod live;
pub mod pen;
mod quiz;
mod renew;
mod report;
mod result;
mod speech;
pub mod state;

pub use component::RoleFit;

use web_sys::Element;

use config::View;
use pen::{Drawn, Pen};
use speech::Speech;
use state::State;

/// The style sheet of every widget.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// What the details of a result add to it.
const DETAIL_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/details.css"));

/// The style sheet of a page to print.
const PAPER_STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/paper.css"));

/// Draws the widget into an element of its own; it is there until the answer is dropped.
pub fn draw(place: &Element, state: State) -> Drawn {
    let say = Speech::new(state.dataset(), state.language());
    pen::draw(place.clone(), say, move |pen| widget(pen, state))
}

/// Built anew when the configuration changes, which is rare: following it text by text would cost every visitor bytes.
fn widget(pen: &mut Pen, state: State) {
    let config = state.config();
    pen.say = Speech::new(state.dataset(), config.language);
    pen.level = config.heading_level;
    pen.el("div.base part=base", |pen| {
        pen.set("lang", pen.say.words_language());
        // The page's own direction may be another.
        pen.set("dir", if pen.say.is_rtl() { "rtl" } else { "ltr" });
        for view in &config.views {
            match view {
                View::Compare => compare::compare(pen, state),
                View::Quiz => quiz::quiz(pen, state),
                View::Faq => faq::faq(pen, state),
            }
        }
        faq::cta(pen, state, &config);
        glossary::card(pen, state);
        elements::status(pen, state);
    });
}
