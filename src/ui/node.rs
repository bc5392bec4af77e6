//! What a view is made of: elements as plain values, drawn into the page, and redrawn where they read signals.
//!
//! One type for every element, and not Leptos' typed views: those compile a tree's build and rebuild code once per shape, which
//! made this widget's engine twice as large. Signals, effects and owners are Leptos' own. A [`live`](Node::live) part is redrawn
//! whole when a signal that it read changes. Text becomes text nodes and attributes are set one by one, so nothing here is
//! ever parsed as markup (`require-trusted-types-for 'script'` holds).

use std::borrow::Cow;

use leptos::prelude::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

/// A name of the page's own language: of an element, a class, an attribute, an event.
pub type Name = &'static str;
/// A text or the value of an attribute.
pub type Value = Cow<'static, str>;

/// A text or an element, not drawn yet.
pub enum Node {
    /// Nothing to draw: what an absent part becomes.
    Nothing,
    /// A text.
    Text(Value),
    /// An element.
    Element(Box<Tag>),
}

/// An element, not drawn yet.
pub struct Tag {
    name: Name,
    attributes: Vec<(Name, Value)>,
    children: Vec<Node>,
    handlers: Vec<(Name, Box<dyn Fn(Event)>)>,
    live: Option<Box<dyn Fn() -> Vec<Node>>>,
    property: Option<(Name, Box<dyn Fn() -> bool>)>,
    share: Option<u32>,
    focused: bool,
}

/// An element with a class (`""`: none) and children.
pub fn el(name: Name, class: Name, children: Vec<Node>) -> Node {
    let tag = Tag {
        name,
        attributes: Vec::new(),
        children,
        handlers: Vec::new(),
        live: None,
        property: None,
        share: None,
        focused: false,
    };
    let node = Node::Element(Box::new(tag));
    match class {
        "" => node,
        _ => node.set("class", class),
    }
}

/// An element that a host can style from outside: its class is the name of its part.
pub fn part(name: Name, class: Name, children: Vec<Node>) -> Node {
    el(name, class, children).set("part", class)
}

/// An element that holds one text.
pub fn line(name: Name, class: Name, text: impl Into<Value>) -> Node {
    el(name, class, vec![Node::Text(text.into())])
}

impl From<Option<Node>> for Node {
    fn from(node: Option<Node>) -> Self {
        node.unwrap_or(Node::Nothing)
    }
}

impl Node {
    fn with(mut self, change: impl FnOnce(&mut Tag)) -> Self {
        if let Node::Element(tag) = &mut self {
            change(tag);
        }
        self
    }

    /// Sets an attribute. Without effect on a text, as all of these.
    pub fn set(self, name: Name, value: impl Into<Value>) -> Self {
        let value = value.into();
        self.with(|tag| tag.attributes.push((name, value)))
    }

    /// Sets an attribute without a value where the condition holds.
    pub fn set_if(self, name: Name, holds: bool) -> Self {
        if holds { self.set(name, "") } else { self }
    }

    /// Listens to an event.
    pub fn on(self, event: Name, handler: impl Fn(Event) + 'static) -> Self {
        self.with(|tag| tag.handlers.push((event, Box::new(handler))))
    }

    /// Draws the children anew whenever a signal that `children` read changes.
    pub fn live(self, children: impl Fn() -> Vec<Node> + 'static) -> Self {
        self.with(|tag| tag.live = Some(Box::new(children)))
    }

    /// Keeps a property of the element (not its attribute) equal to what `holds` answers.
    pub fn keep(self, property: Name, holds: impl Fn() -> bool + 'static) -> Self {
        self.with(|tag| tag.property = Some((property, Box::new(holds))))
    }

    /// Makes the element as long as this share of its parent, 0 to 100. Through the object model: a `style` attribute in the
    /// markup falls to a strict content policy.
    pub fn share(self, percent: u32) -> Self {
        self.with(|tag| tag.share = Some(percent))
    }

    /// Gives the element the focus once it is drawn.
    pub fn focused(self, focused: bool) -> Self {
        self.with(|tag| tag.focused = focused)
    }

    fn draw(self, parent: &Element, kept: &mut Vec<Kept>) {
        match self {
            Node::Nothing => {}
            Node::Text(text) => {
                let _ = parent.append_with_str_1(&text);
            }
            Node::Element(tag) => tag.draw(parent, kept),
        }
    }
}

/// What must live as long as the element it belongs to.
#[allow(dead_code)]
enum Kept {
    Handler(Closure<dyn FnMut(Event)>),
    Live(RenderEffect<Vec<Kept>>),
}

impl Tag {
    fn draw(self, parent: &Element, kept: &mut Vec<Kept>) {
        let Some(element) = parent
            .owner_document()
            .and_then(|document| document.create_element(self.name).ok())
        else {
            return;
        };
        for (name, value) in &self.attributes {
            let _ = element.set_attribute(name, value);
        }
        for (event, handler) in self.handlers {
            let handler = Closure::<dyn FnMut(Event)>::new(handler);
            let _ = element.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
            kept.push(Kept::Handler(handler));
        }
        if let Some(percent) = self.share {
            let _ = element
                .unchecked_ref::<HtmlElement>()
                .style()
                .set_property("inline-size", &(decimal(percent) + "%"));
        }
        // In the page before its children: what takes the focus must be connected.
        let _ = parent.append_child(&element);
        for child in self.children {
            child.draw(&element, kept);
        }
        if let Some(children) = self.live {
            kept.push(Kept::Live(live(element.clone(), children)));
        }
        if let Some((property, holds)) = self.property {
            let element = element.clone();
            kept.push(Kept::Live(RenderEffect::new(move |_| {
                let _ = js_sys::Reflect::set(&element, &property.into(), &holds().into());
                Vec::new()
            })));
        }
        if self.focused {
            let _ = element.unchecked_ref::<HtmlElement>().focus();
        }
    }
}

fn live(element: Element, children: Box<dyn Fn() -> Vec<Node>>) -> RenderEffect<Vec<Kept>> {
    RenderEffect::new(move |previous: Option<Vec<Kept>>| {
        // Before anything new is drawn: what is inside must not redraw itself any more.
        drop(previous);
        element.set_text_content(None);
        let mut kept = Vec::new();
        for child in children() {
            child.draw(&element, &mut kept);
        }
        kept
    })
}

/// A view that is on the page. Dropping it stops its effects and listeners, and empties the element.
pub struct Drawn {
    element: Element,
    _effect: RenderEffect<Vec<Kept>>,
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.element.set_text_content(None);
    }
}

/// Draws a view into an element of its own, and redraws it whole when a signal that `children` read changes.
pub fn draw(element: Element, children: impl Fn() -> Vec<Node> + 'static) -> Drawn {
    let _ = any_spawner::Executor::init_wasm_bindgen();
    Drawn {
        _effect: live(element.clone(), Box::new(children)),
        element,
    }
}

/// A whole number in decimal digits. The standard formatting would be carried to every visitor for this alone.
pub fn decimal(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits.into_iter().collect();
        }
    }
}
