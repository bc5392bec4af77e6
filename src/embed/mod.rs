//! Owns the interface between JavaScript and the widget: mounts it, passes attributes in, and passes events, answers and the result out.
//!
//! JavaScript holds one [`Widget`] per element. Attributes arrive as strings. Answers cross in both directions as a query string
//! (`main-gap=ship-quality&trigger=not-sure`). Events and the result leave as JSON. A host's dataset comes as JSON.

pub mod config;
pub mod dataset;
pub mod json;

use std::any::Any;
use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use self::config::Attribute;
use crate::bundled::DATASET;
use crate::domain::answers::Answers;
use crate::domain::cut::cut;
use crate::domain::dataset::Dataset;
use crate::domain::formats::decimal;
use crate::domain::share::{self, Unread};
use crate::domain::text::Texts;
use crate::ui::config::Config;
use crate::ui::event::Event;
use crate::ui::render;
use crate::ui::state::{DetailsPart, State, set_details_part};
use crate::ui::{self, RoleFit, RoleFitProps, STYLES};

/// The style sheet that every widget needs in its shadow root.
#[wasm_bindgen]
pub fn styles() -> String {
    String::from(STYLES)
}

/// Says that the part of the engine which a widget asked for (`needs-details`) was loaded, or could not be loaded.
#[wasm_bindgen(js_name = detailsLoaded)]
pub fn details_loaded(succeeded: bool) {
    set_details_part(match succeeded {
        true => DetailsPart::Loaded,
        false => DetailsPart::Failed,
    });
}

/// Has the widgets rendered in short tasks. `listener` is called when there is something to render: it has to see to it that
/// [`render_next`] is called until that returns false.
#[wasm_bindgen(js_name = onPending)]
pub fn on_pending(listener: Function) {
    render::drive(move || {
        let _ = listener.call0(&JsValue::NULL);
    });
}

/// Renders a little of what is pending in any widget. Returns false if there was nothing.
#[wasm_bindgen(js_name = renderNext)]
pub fn render_next() -> bool {
    render::render_next()
}

/// One widget on a page. Freeing it unmounts it, removes its listeners and disposes of its state.
#[wasm_bindgen]
pub struct Widget {
    /// Unmounts the component when it is dropped. Declared before the owner, because fields are dropped in order and the component reads
    /// the state.
    mounted: Option<Mounted>,
    state: State,
    config: RwSignal<Config>,
    /// Disposes of the state when it is dropped.
    owner: Owner,
    emit: Function,
}

struct Mounted {
    /// The handle that `mount_to` returns; its type cannot be named.
    _handle: Box<dyn Any>,
    container: HtmlElement,
}

#[wasm_bindgen]
impl Widget {
    /// A widget that is not mounted yet. `emit(name, detail, answers)` is called for everything that a host may want to know: the event's
    /// name without prefix, its detail as JSON, and the answers at that time; it returns false when the host cancelled the event.
    #[wasm_bindgen(constructor)]
    pub fn new(emit: Function) -> Widget {
        Widget::of(&DATASET, emit)
    }

    fn of(dataset: &'static Dataset, emit: Function) -> Widget {
        let owner = Owner::new();
        let (config, state) = owner.with(|| {
            let config = RwSignal::new(Config::default());
            let emit = SendWrapper::new(emit.clone());
            // The callback is made before the state that it reads.
            let state = SendWrapper::new(Rc::new(OnceCell::new()));
            let made = state.clone();
            let on_event = Callback::new(move |event| {
                if let Some(state) = made.get() {
                    send(&emit, *state, &event);
                }
            });
            let on_event = Some(on_event);
            let state = *state.get_or_init(|| State::new(dataset, config.into(), on_event));
            (config, state)
        });
        Widget {
            mounted: None,
            state,
            config,
            owner,
            emit,
        }
    }

    /// Replaces the bundled dataset by a host's, a JSON text that must be as [`dataset::dataset`] asks for. For a widget that is not
    /// mounted yet; its attributes and answers are to be set again. Returns the faults, a line each, if the dataset was not taken.
    #[wasm_bindgen(js_name = setDataset)]
    pub fn set_dataset(&mut self, text: &str) -> String {
        match dataset::dataset(text) {
            Ok(dataset) => {
                *self = Widget::of(dataset, self.emit.clone());
                String::new()
            }
            Err(faults) => faults,
        }
    }

    /// The id of the dataset.
    #[wasm_bindgen(js_name = datasetId)]
    pub fn dataset_id(&self) -> String {
        String::from(self.state.dataset.id)
    }

    /// Sets or (with none) resets an attribute. Returns a description of the expected values if the value is invalid.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, value: Option<String>) -> Option<String> {
        let attribute = Attribute::of(name)?;
        let mut config = self.config.get_untracked();
        let expected = config::set(&mut config, self.state.dataset, attribute, value.as_deref());
        if self.config.with_untracked(|current| *current != config) {
            self.config.set(config);
        }
        expected
    }

    /// Mounts the widget into an element. Most of it is pending then: see [`on_pending`].
    pub fn mount(&mut self, container: HtmlElement) {
        let state = self.state;
        let component = move || {
            let props = RoleFitProps::builder().state(state).has_shadow_root(false);
            RoleFit(props.build())
        };
        let handle = self.owner.with(|| mount_to(container.clone(), component));
        self.mounted = Some(Mounted {
            _handle: Box::new(handle),
            container,
        });
    }

    /// The answers so far, by ids.
    pub fn answers(&self) -> String {
        answers(self.state)
    }

    /// Takes answers over as if they had been given before. Returns the questions whose answers the dataset does not have.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, answers: &str) -> String {
        let dataset = self.state.dataset;
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

    /// Takes over the answers of a share link (the fragment of an address), if they are this widget's and the dataset has any of them.
    /// `instances` are the names of all the page's widgets with a line feed after each, of which this is the one at `index`; a link that
    /// names none of them is the first one's. Returns what is wrong with the link, in words that quote nothing of it.
    #[wasm_bindgen(js_name = openShareLink)]
    pub fn open_share_link(&self, fragment: &str, instances: &str, index: usize) -> Option<String> {
        let dataset = self.state.dataset;
        let shared = match share::read(dataset, fragment) {
            Ok(shared) => shared,
            Err(Unread::Foreign) => return None,
            Err(Unread::Version) => {
                return (index == 0).then(|| String::from("found another version, expected 1"));
            }
        };
        let mut rest = instances;
        let (mut at, mut addressee) = (0, 0);
        while !rest.is_empty() {
            if share::spelled(cut(&mut rest, b'\n')) == shared.instance {
                addressee = at;
                break;
            }
            at += 1;
        }
        if index != addressee {
            return None;
        }
        if shared.answers != Answers::empty(dataset) {
            self.state.show_shared_answers(shared.answers);
        }
        let dropped = decimal(shared.dropped);
        (shared.dropped > 0).then(|| ["dropped what is unknown or broken: ", &*dropped].concat())
    }

    /// Opens the result as a page to print, if it is shown.
    pub fn print(&self) {
        if let Some(Mounted { container, .. }) = &self.mounted {
            ui::print(self.state, container);
        }
    }

    /// What follows from the answers so far, as JSON.
    pub fn result(&self) -> String {
        event_json(self.state, &Event::ResultShown).1
    }

    /// Forgets the answers.
    pub fn reset(&self) {
        self.state.reset();
    }
}

/// Sends an event to JavaScript. If the host cancels `cta-click`, the link is not followed.
fn send(emit: &Function, state: State, event: &Event) {
    let (name, detail) = event_json(state, event);
    let not_cancelled = emit.call3(
        &JsValue::NULL,
        &name.into(),
        &detail.into(),
        &answers(state).into(),
    );
    if let (Event::CtaClicked(click), Ok(not_cancelled)) = (event, not_cancelled)
        && not_cancelled.as_bool() == Some(false)
    {
        click.prevent_default();
    }
}

fn event_json(state: State, event: &Event) -> (&'static str, String) {
    let dataset = state.dataset;
    let texts = || Texts::new(&dataset.languages[state.language_untracked()]);
    let changes = || untrack(|| state.changes()).changes;
    state
        .answers
        .with_untracked(|answers| json::event(dataset, &texts, answers, &changes, event))
}

fn answers(state: State) -> String {
    state
        .answers
        .with_untracked(|answers| json::answers(state.dataset, answers))
}
