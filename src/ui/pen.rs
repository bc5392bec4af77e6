//! How views reach the page: a [`Pen`] draws elements one after the other, and parts of them again when signals change.
//!
//! Drawing, and not building typed trees with `view!`: those compile the build and rebuild code of every shape of tree, which made
//! this widget's engine 35 kB larger (brotli). Signals and their graph are Leptos' own. Text becomes text nodes and
//! attributes are set one by one: nothing is ever parsed as markup, so `require-trusted-types-for 'script'` holds.

use std::cell::Cell;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event};

use super::dom;
use super::live::{self, Live};
use super::speech::Speech;
use crate::domain::cut::cut;

/// The namespace of the elements of pictures.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws into the element that it is in.
pub struct Pen {
    /// The voice in which the view speaks.
    pub say: Speech,
    /// Level of the headings that are drawn as `h2`; those below follow.
    pub level: u32,
    document: Document,
    place: Element,
    above: Vec<Element>,
    kept: Vec<Kept>,
}

/// What must live as long as what was drawn.
#[allow(dead_code, reason = "held for their destructors")]
enum Kept {
    Listener(EventListener),
    Live(Live),
}

impl Pen {
    /// Draws an element, and inside it whatever `inside` draws. The tag is written as in markup, without brackets and quotes:
    /// `button.term type=button`, so values of attributes have no spaces. SVG is `svg`, and inside it `svg:path d=M0,0L9,9`.
    #[inline(always)]
    pub fn el(&mut self, tag: &str, inside: impl FnOnce(&mut Pen)) {
        self.open(tag);
        inside(self);
        self.close();
    }

    /// Draws an element that holds one text.
    pub fn line(&mut self, tag: &str, text: &str) {
        self.open(tag);
        self.text(text);
        self.close();
    }

    /// Draws a text. Where interface words are in another language than the dataset, its texts say theirs.
    pub fn text(&mut self, text: &str) {
        if let Some(language) = self.say.foreign(text) {
            self.set("lang", language);
        }
        let _ = self.place.append_with_str_1(text);
    }

    /// The style sheet of the shadow root that the pen is in; undefined outside of one.
    pub fn sheet(&self) -> JsValue {
        let root = dom::call(&self.place, "getRootNode", &[]);
        dom::get(&dom::get(&root, "adoptedStyleSheets"), "0")
    }

    /// Sets an attribute of the element that the pen is in.
    pub fn set(&mut self, name: &str, value: &str) {
        let _ = self.place.set_attribute(name, value);
    }

    /// Sets a style of the element to a share of its parent, 0 to 100. Through the object model: a `style` attribute falls to a
    /// strict content policy.
    pub fn share(&mut self, style: &str, percent: u32) {
        set_share(&self.place, style, percent);
    }

    /// Keeps the element as long as the share of its parent that `share` answers.
    pub fn keep_share(&mut self, share: impl Fn() -> u32 + 'static) {
        let element = self.place.clone();
        self.kept.push(Kept::Live(Live::new(move || {
            set_share(&element, "inline-size", share())
        })));
    }

    /// Gives the element the focus, when all that is to be drawn is drawn.
    pub fn focus(&mut self) {
        live::focus(self.place.clone());
    }

    /// Listens to an event of the element.
    pub fn on(&mut self, event: &'static str, handler: impl Fn(Event) + 'static) {
        self.listen(event, Box::new(handler));
    }

    /// Draws what is inside the element, and draws it anew whenever a signal that `inside` read changes.
    pub fn live(&mut self, inside: impl Fn(&mut Pen) + 'static) {
        let (place, say) = (self.place.clone(), self.say.clone());
        let drawn = live(place, say, self.level, Box::new(inside));
        self.kept.push(Kept::Live(drawn));
    }

    /// Keeps a property of the element equal to what `holds` answers.
    pub fn keep<T: Into<JsValue>>(
        &mut self,
        property: &'static str,
        holds: impl Fn() -> T + 'static,
    ) {
        self.hold(property, Box::new(move || holds().into()));
    }

    fn hold(&mut self, property: &'static str, holds: Box<dyn Fn() -> JsValue>) {
        let element = self.place.clone();
        self.kept.push(Kept::Live(Live::new(move || {
            let _ = js_sys::Reflect::set(&element, &property.into(), &holds());
        })));
    }

    fn open(&mut self, tag: &str) {
        let mut words = tag;
        let mut class = cut(&mut words, b' ');
        let name = cut(&mut class, b'.');
        // In the page before anything is inside: details look there for the style sheet.
        let made = match name.starts_with("svg") {
            true => self.document.create_element_ns(Some(SVG), name),
            false => self.document.create_element(name),
        };
        let Ok(element) = made else {
            return;
        };
        let _ = self.place.append_with_node_1(&element);
        self.above.push(std::mem::replace(&mut self.place, element));
        if !class.is_empty() {
            self.set("class", class);
        }
        while !words.is_empty() {
            let mut value = cut(&mut words, b' ');
            let name = cut(&mut value, b'=');
            self.set(name, value);
        }
        // The style sheet goes by the tag, what reads the page aloud by this.
        if let (&[b'h', digit], true) = (name.as_bytes(), self.level != 2) {
            self.set("aria-level", &decimal(u32::from(digit - b'2') + self.level));
        }
    }

    fn close(&mut self) {
        if let Some(parent) = self.above.pop() {
            self.place = parent;
        }
    }

    fn listen(&mut self, event: &'static str, handler: Box<dyn Fn(Event)>) {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.place, event, options, move |event| {
            handler(event.clone());
        });
        self.kept.push(Kept::Listener(listener));
    }
}

fn live(place: Element, say: Speech, level: u32, inside: Box<dyn Fn(&mut Pen)>) -> Live {
    let kept = Cell::new(Vec::new());
    Live::new(move || {
        // First of all: what is inside must not draw itself again.
        kept.take();
        dom::set(&place, "textContent", &JsValue::NULL);
        let Some(document) = place.owner_document() else {
            return;
        };
        let mut pen = Pen {
            say: say.clone(),
            level,
            document,
            place: place.clone(),
            above: Vec::new(),
            kept: Vec::new(),
        };
        inside(&mut pen);
        kept.set(pen.kept);
    })
}

/// A view that is on the page. Dropping it stops its effects and listeners, and empties the element.
pub struct Drawn {
    place: Element,
    _effect: Live,
}

impl Drop for Drawn {
    fn drop(&mut self) {
        dom::set(&self.place, "textContent", &JsValue::NULL);
    }
}

/// Draws a view into an element of its own, and anew when a signal that `inside` read changes.
pub fn draw(place: Element, say: Speech, inside: impl Fn(&mut Pen) + 'static) -> Drawn {
    Drawn {
        _effect: live(place.clone(), say, 2, Box::new(inside)),
        place,
    }
}

fn set_share(element: &Element, style: &str, percent: u32) {
    let values = [style.into(), (decimal(percent) + "%").into()];
    dom::call(&dom::get(element, "style"), "setProperty", &values);
}

/// A whole number in decimal digits. The standard formatting would be carried to every visitor for this alone.
pub fn decimal(mut number: u32) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}
