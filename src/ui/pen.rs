//! How views reach the page: a [`Pen`] draws elements one after the other, and parts of them again when signals change.
//!
//! Drawing, and not building typed trees with `view!`: those compile the build and rebuild code of every shape of tree, which made
//! this widget's engine 35 kB larger (brotli). Signals and their graph are Leptos' own. Text becomes text nodes and
//! attributes are set one by one: nothing is ever parsed as markup, so `require-trusted-types-for 'script'` holds.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::dom;
use super::live::{self, Live, Run};
use super::renew::{Handler, Heard, Layer, copy};
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
    /// Of a part that is [renewed](Pen::renew), the elements that the pen is in, outermost first.
    layers: Vec<Layer>,
}

/// What must live as long as what was drawn.
#[allow(dead_code, reason = "held for their destructors")]
enum Kept {
    Listener(Heard),
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
        match self.layers.last_mut() {
            Some(layer) => layer.text(text),
            None => {
                let _ = self.place.append_with_str_1(text);
            }
        }
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
    pub fn set(&mut self, name: &'static str, value: &str) {
        let layer = self.layers.last_mut();
        if layer.is_none_or(|layer| layer.is_news(name, value)) {
            let _ = self.place.set_attribute(name, value);
        }
    }

    /// Sets a property that the element's style goes by to a share, 0 to 100. Through the object model: a `style` attribute falls
    /// to a strict content policy.
    pub fn share(&mut self, style: &str, percent: u32) {
        set_share(&self.place, style, percent);
    }

    /// Keeps a bar as long as the share of its track that `share` answers, [late](live::Live::late).
    pub fn keep_share(&mut self, share: impl Fn() -> u32 + 'static) {
        let element = self.place.clone();
        self.kept.push(Kept::Live(Live::late(Rc::new(move || {
            set_share(&element, "--_rf-share", share())
        }))));
    }

    /// Gives the element the focus, when all that is to be drawn is drawn.
    pub fn focus(&mut self) {
        live::focus(self.place.clone());
    }

    /// Listens to an event of the element.
    pub fn on(&mut self, event: &'static str, handler: impl Fn(Event) + 'static) {
        self.listen(event, Rc::new(handler));
    }

    /// Draws what is inside the element, and draws it anew whenever a signal that `inside` read changes.
    pub fn live(&mut self, inside: impl Fn(&mut Pen) + 'static) {
        self.follow(Live::new, false, Box::new(inside));
    }

    /// As [`live`](Pen::live), but begun [after the paint](live::Live::after_paint).
    pub fn live_after_paint(&mut self, inside: impl Fn(&mut Pen) + 'static) {
        self.follow(Live::after_paint, false, Box::new(inside));
    }

    /// As [`live`](Pen::live), but what is drawn again keeps the elements with the same tags, and only what differs is changed: the
    /// browser has less to make, to style and to lay out. For views whose elements hold either one text or elements; what they
    /// `keep`, and what they `set` of that which their tag names, must be the same attributes in every drawing.
    pub fn renew(&mut self, inside: impl Fn(&mut Pen) + 'static) {
        self.follow(Live::new, true, Box::new(inside));
    }

    fn follow(&mut self, begin: fn(Run) -> Live, renews: bool, inside: Box<dyn Fn(&mut Pen)>) {
        let (place, say) = (self.place.clone(), self.say.clone());
        let drawn = live(begin, place, say, self.level, renews, inside);
        self.kept.push(Kept::Live(drawn));
    }

    /// Sets a property of the element.
    pub fn put(&mut self, property: &str, value: impl Into<JsValue>) {
        put(&self.place, property, &value.into());
    }

    /// Keeps a property of the element equal to what `holds` answers.
    pub fn keep<T: Into<JsValue>>(
        &mut self,
        property: &'static str,
        holds: impl Fn() -> T + 'static,
    ) {
        self.hold(Live::new, property, Box::new(move || holds().into()));
    }

    /// As [`keep`](Pen::keep), but [late](live::Live::late).
    pub fn keep_late<T: Into<JsValue>>(
        &mut self,
        property: &'static str,
        holds: impl Fn() -> T + 'static,
    ) {
        self.hold(Live::late, property, Box::new(move || holds().into()));
    }

    fn hold(
        &mut self,
        live: fn(Run) -> Live,
        property: &'static str,
        holds: Box<dyn Fn() -> JsValue>,
    ) {
        let element = self.place.clone();
        let held = live(Rc::new(move || put(&element, property, &holds())));
        self.kept.push(Kept::Live(held));
    }

    fn open(&mut self, tag: &str) {
        let (pattern, element) = pattern(tag, &self.place);
        let element = match self.layers.last_mut() {
            Some(layer) => {
                let layer = layer.inner(pattern, &element);
                let element = layer.element();
                self.layers.push(layer);
                element
            }
            None => {
                let element = copy(&element);
                // In the page before anything is inside: details look there for the style sheet.
                let _ = self.place.append_with_node_1(&element);
                element
            }
        };
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
        if let Some(layer) = self.layers.pop() {
            let piece = layer.finish();
            if let Some(parent) = self.layers.last_mut() {
                parent.add(piece);
            }
        }
    }

    fn listen(&mut self, event: &'static str, handler: Handler) {
        match self.layers.last_mut() {
            Some(layer) => layer.listen(event, handler),
            None => {
                let heard = Heard::new(&self.place, event, handler);
                self.kept.push(Kept::Listener(heard));
            }
        }
    }
}

/// The first element of a tag, and its number. Elements are copied from a first one: a call into the page instead of one for each
/// attribute.
fn pattern(tag: &str, place: &Element) -> (usize, Element) {
    PATTERNS.with_borrow_mut(|patterns| {
        let known = patterns.iter().position(|(known, _)| known == tag);
        let at = known.unwrap_or_else(|| {
            patterns.push((tag.into(), make(tag, place)));
            patterns.len() - 1
        });
        (at, patterns[at].1.clone())
    })
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

fn live(
    begin: fn(Run) -> Live,
    place: Element,
    say: Speech,
    level: u32,
    renews: bool,
    inside: Box<dyn Fn(&mut Pen)>,
) -> Live {
    let kept = Cell::new(Vec::new());
    let former = Cell::new(None);
    begin(Rc::new(move || {
        // First of all: what is inside must not draw itself again.
        kept.take();
        let mut layers = Vec::new();
        if renews {
            layers.push(Layer::new(&place, former.take()));
        } else {
            dom::set(&place, "textContent", &JsValue::NULL);
        }
        let mut pen = Pen {
            say: say.clone(),
            level,
            place: place.clone(),
            above: Vec::new(),
            kept: Vec::new(),
            layers,
        };
        inside(&mut pen);
        if let Some(layer) = pen.layers.pop() {
            former.set(Some(layer.finish()));
        }
        kept.set(pen.kept);
    }))
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
        _effect: live(Live::new, place.clone(), say, 2, false, Box::new(inside)),
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
        layers: Vec::new(),
    });
}

fn put(element: &Element, property: &str, value: &JsValue) {
    let held = dom::get(element, property).as_bool();
    // Set to what it is, an attribute like `hidden` has its element styled again.
    if held.is_none() || held != value.as_bool() {
        dom::set(element, property, value);
    }
}

fn set_share(element: &Element, style: &str, percent: u32) {
    let element: &HtmlElement = element.unchecked_ref();
    let _ = element.style().set_property(style, &decimal(percent));
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
