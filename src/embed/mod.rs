//! The only code that knows there is a page around the widget: mounts it, takes attributes, hands out answers and result.
//!
//! JavaScript holds one [`Widget`] per element. All that crosses is strings: attributes in, answers as a query string
//! (`main-gap=ship-quality&trigger=not-sure`) both ways, events and the result out as JSON.

pub mod config;
pub mod dataset;
pub mod report;

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::domain::answers::Answers;
use crate::domain::bundled::DATASET;
use crate::domain::cut::cut;
use crate::domain::share::{self, Unread};
use crate::domain::text::Texts;
use crate::ui::config::Config;
use crate::ui::pen::{Drawn, decimal};
use crate::ui::state::{Deed, Listener, State};
use crate::ui::{STYLES, draw, late};

/// The style sheet that every widget needs in its shadow root.
#[wasm_bindgen]
pub fn styles() -> String {
    String::from(STYLES)
}

/// Says whether the details part, which a widget asked for by the event `needs-details`, was loaded.
#[wasm_bindgen(js_name = detailsLoaded)]
pub fn arrived(is_here: bool) {
    late::arrived(is_here);
}

/// One widget on a page. Freeing it takes its view, its listeners and its state away.
#[wasm_bindgen]
pub struct Widget {
    view: Option<Drawn>,
    state: State,
    listener: Listener,
}

impl Drop for Widget {
    fn drop(&mut self) {
        // In this order: the view reads the state.
        self.view = None;
        self.state.end();
    }
}

#[wasm_bindgen]
impl Widget {
    /// A widget without a view. `emit(name, detail, answers)` is called for everything a host may want to know: the event's name
    /// without prefix, its detail as JSON, and the answers as they are then; it answers false when the host cancelled the event.
    #[wasm_bindgen(constructor)]
    pub fn new(emit: Function) -> Widget {
        let listener: Listener = Rc::new(move |state, deed| say(&emit, state, deed));
        Widget {
            view: None,
            state: State::new(&DATASET, Config::default(), Some(listener.clone())),
            listener,
        }
    }

    /// Replaces the dataset by a host's (its flat text, see `dataset.js`), or with an empty text by the bundled one. For a widget that
    /// is not mounted yet; its attributes and answers are to be set again. Returns the faults, a line for each, if it was not taken.
    #[wasm_bindgen(js_name = setDataset)]
    pub fn data(&mut self, flat: &str) -> String {
        let read = if flat.is_empty() {
            Ok(&DATASET)
        } else {
            dataset::dataset(flat)
        };
        match read {
            Ok(dataset) => {
                self.state.end();
                let listener = Some(self.listener.clone());
                self.state = State::new(dataset, Config::default(), listener);
                String::new()
            }
            Err(faults) => faults,
        }
    }

    /// The id of the dataset.
    #[wasm_bindgen(js_name = datasetId)]
    pub fn dataset(&self) -> String {
        String::from(self.state.dataset().id)
    }

    /// Sets or (with none) resets an attribute. Of a value that was not taken, returns what was expected.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn attribute(&self, name: &str, value: Option<String>) -> Option<String> {
        let mut expected = None;
        self.state.configure(|config| {
            expected = config::set(config, self.state.dataset(), name, value.as_deref());
        });
        expected
    }

    /// Draws the widget into an element of its own.
    pub fn mount(&mut self, place: &Element) {
        self.view = Some(draw(place, self.state));
    }

    /// The answers so far, by ids.
    pub fn answers(&self) -> String {
        report::answers(self.state.dataset(), &self.state.answers())
    }

    /// Takes answers over as if they had been given before. Returns the questions whose answers the dataset does not have.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, answers: &str) -> String {
        let dataset = self.state.dataset();
        #[cfg(feature = "panic-probe")]
        assert!(
            !answers.contains("not-sure"),
            "the fault that the tests ask for"
        );
        let (answers, unknown) = Answers::from_query(dataset, answers);
        self.state.restore(answers);
        let mut dropped = String::new();
        for answer in unknown {
            dropped.push_str(answer.question);
            dropped.push(' ');
        }
        dropped
    }

    /// Takes over the answers of a link (the fragment of an address), if they are this widget's and the dataset has any of them.
    /// `instances` are the names of all the page's widgets with a line feed after each, of which this is number `at`; a link that names
    /// none of them is the first one's. Returns what is wrong with it, in words that quote nothing of it.
    #[wasm_bindgen(js_name = openShareLink)]
    pub fn follow(&self, fragment: &str, instances: &str, at: usize) -> Option<String> {
        let dataset = self.state.dataset();
        let shared = match share::read(dataset, fragment) {
            Ok(shared) => shared,
            Err(Unread::Foreign) => return None,
            Err(Unread::Version) => {
                return (at == 0).then(|| String::from("found another version, expected 1"));
            }
        };
        let mut rest = instances;
        let (mut number, mut place) = (0, 0);
        while !rest.is_empty() {
            if share::spelled(cut(&mut rest, b'\n')) == shared.instance {
                place = number;
                break;
            }
            number += 1;
        }
        if at != place {
            return None;
        }
        if shared.answers != Answers::empty(dataset) {
            self.state.follow(shared.answers);
        }
        let dropped = decimal(shared.dropped as u32);
        (shared.dropped > 0).then(|| ["dropped what is unknown or broken: ", &*dropped].concat())
    }

    /// Opens the result as a page to print, if it is on show.
    pub fn print(&self) {
        if let Some(view) = &self.view {
            late::print(self.state, &view.window());
        }
    }

    /// What follows from the answers so far, as JSON.
    pub fn result(&self) -> String {
        result(self.state)
    }

    /// Forgets the answers.
    pub fn reset(&self) {
        self.state.forget();
    }
}

/// Emits what the visitor did; false when the host cancelled it.
fn say(emit: &Function, state: State, deed: Deed) -> bool {
    let dataset = state.dataset();
    let (name, detail) = match deed {
        Deed::Answered(question) => (
            "answer",
            report::answer(dataset, &state.answers(), question),
        ),
        Deed::WentBack(question) => ("back", report::question(dataset, question)),
        Deed::SawResult => ("result", result(state)),
        Deed::Restarted => ("restart", report::nothing()),
        Deed::FollowedCta => ("cta-click", report::nothing()),
        Deed::NeedsMore => ("needs-details", report::nothing()),
        Deed::Opened(kind, id) => ("information", report::opened(kind, id)),
        Deed::Shared(way) => ("share", report::shared(way)),
        Deed::Printed(what) => ("print", report::printed(what)),
    };
    let answers = report::answers(dataset, &state.answers());
    emit.call3(
        &JsValue::NULL,
        &name.into(),
        &detail.into(),
        &answers.into(),
    )
    .map_or(true, |went_on| went_on.as_bool() != Some(false))
}

fn result(state: State) -> String {
    let dataset = state.dataset();
    let texts = Texts::new(&dataset.languages[state.language()]);
    report::result(dataset, &texts, &state.answers(), &state.changes().changes)
}
