//! What a part of the page keeps of its former drawing when it is drawn again: the elements with the same tags, their texts and
//! their listeners. Only what differs is changed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node};

use super::dom;

/// An element of a part that is renewed, as it was drawn.
pub struct Piece {
    /// Position of its tag in the patterns.
    pattern: usize,
    element: Element,
    /// Attributes that were set; a text stands under the empty name.
    words: Vec<(&'static str, String)>,
    text: Option<Node>,
    heard: Vec<Heard>,
    inside: Vec<Piece>,
}

/// An event that an element listens to. Only the handler changes: listening anew is many calls into the page.
pub struct Heard {
    event: &'static str,
    handler: Rc<RefCell<Handler>>,
    _listener: EventListener,
}

/// What is done about an event.
pub type Handler = Rc<dyn Fn(Event)>;

/// A piece that is being drawn, and what is left of its former drawing.
pub struct Layer {
    piece: Piece,
    former: Piece,
}

impl Layer {
    /// The part that is renewed, from its former drawing if there was one.
    pub fn new(place: &Element, former: Option<Piece>) -> Layer {
        let whole = || Piece::new(0, place.clone());
        Layer {
            piece: whole(),
            former: former.unwrap_or_else(whole),
        }
    }

    /// The element.
    pub fn element(&self) -> Element {
        self.piece.element.clone()
    }

    /// Takes in an element inside that is drawn.
    pub fn add(&mut self, inner: Piece) {
        self.piece.inside.push(inner);
    }

    /// Whether an attribute or text differs from the former drawing.
    pub fn is_news(&mut self, name: &'static str, value: &str) -> bool {
        let mut former = self.former.words.iter();
        let is_news = !former.any(|(known, former)| *known == name && former == value);
        self.piece.words.push((name, value.into()));
        is_news
    }

    /// Draws the element's text.
    pub fn text(&mut self, text: &str) {
        let is_news = self.is_news("", text);
        let Piece { element, .. } = &self.piece;
        // Another text node would be more for the browser to do.
        let node = self.former.text.take().or_else(|| {
            let _ = element.append_with_str_1("");
            element.first_child()
        });
        if let (true, Some(node)) = (is_news, &node) {
            node.set_node_value(Some(text));
        }
        self.piece.text = node;
    }

    /// Listens to an event of the element.
    pub fn listen(&mut self, event: &'static str, handler: Handler) {
        let former = &mut self.former.heard;
        let heard = match former.iter().position(|heard| heard.event == event) {
            Some(at) => {
                let heard = former.swap_remove(at);
                heard.handler.replace(handler);
                heard
            }
            None => Heard::new(&self.piece.element, event, handler),
        };
        self.piece.heard.push(heard);
    }

    /// The next element inside: a former one with this tag, or a copy of the pattern.
    pub fn inner(&mut self, pattern: usize, element: &Element) -> Layer {
        let former = &mut self.former.inside;
        if let Some(at) = former.iter().position(|piece| piece.pattern == pattern) {
            former.drain(..at).for_each(Piece::remove);
            let former = former.remove(0);
            return Layer {
                piece: Piece::new(pattern, former.element.clone()),
                former,
            };
        }
        let element = copy(element);
        match former.first() {
            Some(next) => {
                dom::call(&next.element, "before", &[element.clone().into()]);
            }
            None => {
                let _ = self.piece.element.append_with_node_1(&element);
            }
        }
        Layer {
            former: Piece::new(pattern, element.clone()),
            piece: Piece::new(pattern, element),
        }
    }

    /// Takes away what was not drawn again.
    pub fn finish(self) -> Piece {
        let Layer { piece, former } = self;
        former.inside.into_iter().for_each(Piece::remove);
        for (name, _) in former.words {
            if piece.words.iter().all(|(set, _)| *set != name) {
                dom::call(&piece.element, "removeAttribute", &[name.into()]);
            }
        }
        piece
    }
}

impl Piece {
    fn new(pattern: usize, element: Element) -> Piece {
        Piece {
            pattern,
            element,
            words: Vec::new(),
            text: None,
            heard: Vec::new(),
            inside: Vec::new(),
        }
    }

    fn remove(self) {
        dom::call(&self.element, "remove", &[]);
    }
}

impl Heard {
    /// Listens to an event of an element until it is dropped.
    pub fn new(place: &Element, event: &'static str, handler: Handler) -> Heard {
        let handler = Rc::new(RefCell::new(handler));
        let handles = handler.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(place, event, options, move |event| {
            // Handlers read what is so now, and follow nothing: in a debug build Leptos would warn of it.
            #[cfg(debug_assertions)]
            let _zone = reactive_graph::diagnostics::SpecialNonReactiveZone::enter();
            // Not borrowed while it runs.
            let handler = handles.borrow().clone();
            handler(event.clone());
        });
        Heard {
            event,
            handler,
            _listener: listener,
        }
    }
}

/// The same element once more, with nothing inside.
pub fn copy(element: &Element) -> Element {
    let copy = element.clone_node();
    copy.map_or_else(|_| element.clone(), |copy| copy.unchecked_into())
}
