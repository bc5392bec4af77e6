//! Makes elements from tags.
//!
//! Owns one prototype element per tag. A new element is a clone of its prototype: one call into the page instead of one for each
//! attribute.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::super::dom;
use crate::domain::cut::cut;

/// The namespace of SVG elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The namespace of all other elements.
const HTML: &str = "http://www.w3.org/1999/xhtml";

thread_local! {
    /// The prototype of each tag. None is ever in a page, and none has children.
    static PROTOTYPES: RefCell<Vec<(String, Element)>> = const { RefCell::new(Vec::new()) };
}

/// Makes an element from a tag. The caller appends it, which moves it into the document of its parent.
pub fn make(tag: &str, parent: &Element) -> Element {
    let prototype = PROTOTYPES.with_borrow_mut(|prototypes| {
        let known = prototypes.iter().find(|(known, _)| known == tag);
        match known {
            Some((_, prototype)) => prototype.clone(),
            None => {
                let prototype = parse(tag, parent);
                prototypes.push((tag.into(), prototype.clone()));
                prototype
            }
        }
    });
    prototype
        .clone_node()
        .map_or(prototype, |clone| clone.unchecked_into())
}

fn parse(tag: &str, parent: &Element) -> Element {
    let mut words = tag;
    let mut class = cut(&mut words, b' ');
    let name = cut(&mut class, b'.');
    let namespace = match name.starts_with("svg") {
        true => SVG,
        false => HTML,
    };
    let document = dom::get(parent, "ownerDocument");
    let element = dom::call(
        &document,
        "createElementNS",
        &[namespace.into(), name.into()],
    );
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
