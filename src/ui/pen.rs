//! How views reach the page: a [`Pen`] draws elements one after the other, and parts of them again when signals change.
//!
//! Drawing, and not building typed trees with `view!`: those compile the build and rebuild code of every shape of tree, which made
//! this widget's engine 35 kB larger (brotli). Signals and their graph are Leptos' own. Text becomes text nodes and
//! attributes are set one by one: nothing is ever parsed as markup, so `require-trusted-types-for 'script'` holds.

use std::cell::{Cell, RefCell};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use super::dom;
use super::live::{self, Live};
use super::speech::Speech;
use crate::domain::cut::cut;

/// The namespace of the elements of pictures.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The namespace of all others.
const HTML: &str = "http://www.w3.org/1999/xhtml";

thread_local! {
    /// The first element of each tag. None is ever in a page, and none has anything inside.
    static PATTERNS: RefCell<Vec<(String, Element)>> = const { RefCell::new(Vec::new()) };
}

/// Draws into the element that it is in.
pub struct Pen {
    /// The voice in which the view speaks.
    pub say: Speech,
    /// Level of the headings that are drawn as `h2`; those below follow.
    pub level: u32,
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

    /// The window of the page that the pen is in.
    pub fn window(&self) -> JsValue {
        window_of(&self.place)
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
            let (held, holds) = (dom::get(&element, property).as_bool(), holds());
            // Set to what it is, an attribute like `hidden` has its element styled again.
            if held.is_none() || held != holds.as_bool() {
                dom::set(&element, property, &holds);
            }
        })));
    }

    fn open(&mut self, tag: &str) {
        let Some(element) = copy(tag, &self.place) else {
            return;
        };
        // In the page before anything is inside: details look there for the style sheet.
        let _ = self.place.append_with_node_1(&element);
        self.above.push(std::mem::replace(&mut self.place, element));
        // The style sheet goes by the tag, what reads the page aloud by this.
        if let (&[b'h', digit @ b'2'..=b'6', ..], true) = (tag.as_bytes(), self.level != 2) {
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

/// An empty element with the attributes that its tag names. Copied from a first one: a call into the page instead of one for each
/// attribute.
fn copy(tag: &str, place: &Element) -> Option<Element> {
    let known = PATTERNS.with_borrow(|patterns| {
        let pattern = patterns.iter().find(|(known, _)| known == tag);
        pattern.map(|(_, element)| element.clone())
    });
    let pattern = known.unwrap_or_else(|| {
        let element = make(tag, place);
        PATTERNS.with_borrow_mut(|patterns| patterns.push((tag.into(), element.clone())));
        element
    });
    Some(pattern.clone_node().ok()?.unchecked_into())
}

fn make(tag: &str, place: &Element) -> Element {
    let mut words = tag;
    let mut class = cut(&mut words, b' ');
    let name = cut(&mut class, b'.');
    let space = match name.starts_with("svg") {
        true => SVG,
        false => HTML,
    };
    let document = dom::get(place, "ownerDocument");
    let element = dom::call(&document, "createElementNS", &[space.into(), name.into()]);
    let element: Element = element.unchecked_into();
    if !class.is_empty() {
        let _ = element.set_attribute("class", class);
    }
    while !words.is_empty() {
        let mut value = cut(&mut words, b' ');
        let name = cut(&mut value, b'=');
        let _ = element.set_attribute(name, value);
    }
    element
}

fn live(place: Element, say: Speech, level: u32, inside: Box<dyn Fn(&mut Pen)>) -> Live {
    let kept = Cell::new(Vec::new());
    Live::new(move || {
        // First of all: what is inside must not draw itself again.
        kept.take();
        dom::set(&place, "textContent", &JsValue::NULL);
        let mut pen = Pen {
            say: say.clone(),
            level,
            place: place.clone(),
            above: Vec::new(),
            kept: Vec::new(),
        };
        inside(&mut pen);
        kept.set(pen.kept);
    })
}

fn window_of(place: &Element) -> JsValue {
    dom::get(&dom::get(place, "ownerDocument"), "defaultView")
}

/// A view that is on the page. Dropping it stops its effects and listeners, and empties the element.
pub struct Drawn {
    place: Element,
    _effect: Live,
}

impl Drawn {
    /// The window of the page.
    pub fn window(&self) -> JsValue {
        window_of(&self.place)
    }
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

/// Draws once into an element of any page. Nothing in it listens or changes.
pub fn draw_once(place: Element, say: Speech, inside: &dyn Fn(&mut Pen)) {
    inside(&mut Pen {
        say,
        level: 2,
        place,
        above: Vec::new(),
        kept: Vec::new(),
    });
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
