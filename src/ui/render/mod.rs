//! Rendering: a [`Renderer`] makes the elements of a view one after the other and binds them to signals.
//!
//! It replaces the typed trees of `view!`, and nothing else of Leptos: mounting, ownership, signals, memos and effects are Leptos' own.
//! The reason is measured. Written with `view!`, the engine's first part is 37 kB larger (brotli 11), the browser compiles twice as many
//! functions before the widget is ready, and the next question is painted 8 to 20 % later. Texts become text nodes and attributes are
//! set one by one; nothing is parsed as markup, so `require-trusted-types-for 'script'` holds.
//!
//! | in `view!` | with a [`Renderer`] |
//! |---|---|
//! | `<p class="lede">…</p>` | `r.el("p.lede", \|r\| …)` |
//! | `<p>{text}</p>` | `r.text_el("p", text)` |
//! | `lang=tag`, `prop:checked=true` | `r.attr("lang", tag)`, `r.prop("checked", true)` |
//! | `{move \|\| text.get()}` | `r.bind_text(move \|\| text.get())` |
//! | `prop:hidden=move \|\| …` | `r.bind_prop("hidden", move \|\| …)` |
//! | `{move \|\| view_of(signal.get())}` | `r.children(move \|r\| …)` |
//! | `<For each=move \|\| 0..count.get() …/>` | `r.list(move \|\| count.get(), move \|r, index\| …)` |
//! | `on:click=move \|event\| …` | `r.on("click", move \|event\| …)` |
//! | | `r.deferred(move \|r\| …)`, `r.when_opened("p", move \|r\| …)` |
//! | `<Component/>` | `r.view(view! { <Component/> })` |
//!
//! In a `view!`, `<div use:rendered=Rendered::new(locale, move \|r\| …)/>` fills an element with what a [`Renderer`] makes.

mod element;
mod queue;
mod schedule;

use std::any::Any;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, Node};

use super::dom;
use super::locale::Locale;
use crate::domain::formats::decimal;
pub use element::make;
use queue::{Contents, Piece};
pub use queue::{drive, render_next, render_pending};
pub use schedule::{Moment, later};

/// Makes the elements inside one element of the page.
pub struct Renderer {
    /// The language of the view.
    pub locale: Locale,
    /// The level of the headings that are made as `h2`; those below follow.
    pub heading_level: u32,
    element: Element,
    resources: Vec<Resource>,
}

/// A listener, effect or view that lives until its owner is cleaned up.
#[allow(dead_code, reason = "kept for its destructor")]
enum Resource {
    Listener(EventListener),
    Effect(RenderEffect<()>),
    /// An effect that begins later.
    Pending(Rc<Cell<Option<RenderEffect<()>>>>),
    View(Box<dyn Any>),
    Piece(Rc<Piece>),
}

/// Makes the element of a list's item at an index.
type Item = dyn Fn(&mut Renderer, usize);

impl Renderer {
    /// Makes an element, and inside it whatever `inside` makes; returns what `inside` returns. The tag is written as in markup, without brackets and quotes:
    /// `button.term type=button`, so values of attributes have no spaces. SVG is `svg`, and inside it `svg:path d=M0,0L9,9`.
    #[inline(always)]
    pub fn el<T>(&mut self, tag: &str, inside: impl FnOnce(&mut Renderer) -> T) -> T {
        let parent = self.open(tag);
        let result = inside(self);
        self.element = parent;
        result
    }

    /// Makes an element that holds one text.
    pub fn text_el(&mut self, tag: &str, text: &str) {
        let parent = self.open(tag);
        self.text(text);
        self.element = parent;
    }

    /// Adds a text to the current element. Where the interface words are in another language than the dataset, a text of the dataset
    /// sets the element's `lang`.
    pub fn text(&mut self, text: &str) {
        set_language(&self.element, self.locale, text);
        let _ = self.element.append_with_str_1(text);
    }

    /// Keeps the current element's text equal to what `text` returns; the element holds nothing else.
    pub fn bind_text<T: Into<Cow<'static, str>>>(&mut self, text: impl Fn() -> T + 'static) {
        self.bind_boxed_text(Box::new(move || text().into()));
    }

    /// A function that sets the current element's text; the element holds nothing else. For one effect that changes many elements: an
    /// effect for each is slower.
    pub fn text_setter(&mut self) -> impl Fn(&str) + use<> {
        let (element, locale) = (self.element.clone(), self.locale);
        let node = RefCell::new(None);
        move |text| set_text(&element, locale, &node, text)
    }

    /// A function that sets a property of the current element.
    pub fn prop_setter(&mut self, property: &'static str) -> impl Fn(bool) + use<> {
        let element = self.element.clone();
        move |value| set_property(&element, property, &value.into())
    }

    /// A function that sets a custom property of the current element's style to a percentage, 0 to 100.
    pub fn style_setter(&mut self, name: &'static str) -> impl Fn(u32) + use<> {
        let element = self.element.clone();
        move |percent| set_style(&element, name, percent)
    }

    /// Sets an attribute of the current element.
    pub fn attr(&mut self, name: &str, value: &str) {
        let _ = self.element.set_attribute(name, value);
    }

    /// Sets a property of the current element.
    pub fn prop(&mut self, property: &str, value: impl Into<JsValue>) {
        set_property(&self.element, property, &value.into());
    }

    /// Keeps a property of the current element equal to what `value` returns.
    pub fn bind_prop<T: Into<JsValue>>(
        &mut self,
        property: &'static str,
        value: impl Fn() -> T + 'static,
    ) {
        self.bind_value(property, Box::new(move || value().into()));
    }

    /// As [`bind_prop`](Self::bind_prop), for the last element made in the current one.
    pub fn bind_last_prop<T: Into<JsValue>>(
        &mut self,
        property: &'static str,
        value: impl Fn() -> T + 'static,
    ) {
        let last = dom::get(&self.element, "lastElementChild").unchecked_into();
        let parent = std::mem::replace(&mut self.element, last);
        self.bind_prop(property, value);
        self.element = parent;
    }

    /// Sets a custom property of the current element's style to a percentage, 0 to 100. It goes through the CSSOM, because a strict
    /// content security policy refuses `style` attributes.
    pub fn style(&mut self, name: &str, percent: u32) {
        set_style(&self.element, name, percent);
    }

    /// Keeps a custom property of the current element's style equal to the percentage that `percent` returns.
    pub fn bind_style(&mut self, name: &'static str, percent: impl Fn() -> u32 + 'static) {
        let set = self.style_setter(name);
        self.effect(Box::new(move || set(percent())));
    }

    /// Gives the current element the focus at the moment that `moment` returns, whenever a signal that it read has changed.
    pub fn bind_focus(&mut self, moment: impl Fn() -> Option<Moment> + 'static) {
        self.bind_boxed_focus(Box::new(moment));
    }

    /// Makes what is inside the current element, and makes it anew whenever a signal that `render` read changes.
    pub fn children(&mut self, render: impl Fn(&mut Renderer) + 'static) {
        self.boxed_children(None, Box::new(render));
    }

    /// As [`children`](Self::children), but renders for the first time at `moment`; with [`Moment::Now`] at once.
    pub fn children_at(&mut self, moment: Moment, render: impl Fn(&mut Renderer) + 'static) {
        self.boxed_children(Some(moment), Box::new(render));
    }

    /// Makes what is at the end of the current element in a later task where the page has a [driver](drive) for such tasks, else at once.
    /// What is deferred keeps its order; what is made at once after it would come before it.
    pub fn deferred(&mut self, inside: impl FnOnce(&mut Renderer) + 'static) {
        self.boxed_deferred(Box::new(inside));
    }

    /// Makes an element at the end of the current one, a disclosure, when that is first opened, or when the page is printed.
    pub fn when_opened(&mut self, tag: &'static str, inside: impl FnOnce(&mut Renderer) + 'static) {
        self.boxed_when_opened(tag, Box::new(inside));
    }

    /// Keeps as many items at the end of the current element as `count` returns. `item` makes the one element of the item at an index;
    /// items are added and removed at the end only, so those that stay keep their elements.
    pub fn list(
        &mut self,
        count: impl Fn() -> usize + 'static,
        item: impl Fn(&mut Renderer, usize) + 'static,
    ) {
        self.boxed_list(Box::new(count), Box::new(item));
    }

    /// Runs once now, and again whenever a signal that it read has changed.
    pub fn effect(&mut self, run: Box<dyn Fn()>) {
        self.resources.push(Resource::Effect(effect(run)));
    }

    /// Listens to an event of the current element.
    pub fn on(&mut self, event: &'static str, handler: impl Fn(&Event) + 'static) {
        self.listen(event, Box::new(handler));
    }

    /// Puts a view of Leptos into the current element.
    pub fn view<V: IntoView<State: 'static>>(&mut self, view: V) {
        let mut state = view.into_view().build();
        state.mount(&self.element, None);
        self.resources.push(Resource::View(Box::new(state)));
    }

    /// The current element.
    pub fn element(&self) -> &Element {
        &self.element
    }

    fn bind_value(&mut self, property: &'static str, value: Box<dyn Fn() -> JsValue>) {
        let element = self.element.clone();
        self.effect(Box::new(move || {
            set_property(&element, property, &value());
        }));
    }

    fn bind_boxed_text(&mut self, text: Box<dyn Fn() -> Cow<'static, str>>) {
        let set = self.text_setter();
        self.effect(Box::new(move || set(&text())));
    }

    fn bind_boxed_focus(&mut self, moment: Box<dyn Fn() -> Option<Moment>>) {
        let element = self.element.clone();
        self.effect(Box::new(move || {
            if let Some(moment) = moment() {
                let element = element.clone();
                schedule::at(
                    moment,
                    Box::new(move || {
                        dom::call(&element, "focus", &[]);
                    }),
                );
            }
        }));
    }

    fn boxed_children(&mut self, moment: Option<Moment>, render: Box<dyn Fn(&mut Renderer)>) {
        let context = self.context();
        let begin = move || {
            effect(Box::new(move || {
                dom::set(&context.element, "textContent", &JsValue::NULL);
                context.render(Box::new(&*render));
            }))
        };
        let Some(Moment::AfterPaint) = moment else {
            self.resources.push(Resource::Effect(begin()));
            return;
        };
        let pending = Rc::new(Cell::new(None));
        self.resources.push(Resource::Pending(pending.clone()));
        let owner = Owner::current().map(|owner| owner.downgrade());
        schedule::at(
            Moment::AfterPaint,
            Box::new(move || {
                if let Some(owner) = owner.and_then(|owner| owner.upgrade()) {
                    pending.set(Some(owner.with(begin)));
                }
            }),
        );
    }

    fn boxed_deferred(&mut self, inside: Contents) {
        match queue::is_driven() {
            true => {
                if let Some(piece) = self.piece(inside) {
                    queue::push(piece);
                }
            }
            false => inside(self),
        }
    }

    fn boxed_when_opened(&mut self, tag: &'static str, inside: Contents) {
        let Some(piece) = self.piece(Box::new(move |r| r.el(tag, inside))) else {
            return;
        };
        // A click comes before the disclosure opens, so that it never opens empty. A script, or a search in the page, opens it without one.
        for event in ["click", "toggle"] {
            let piece = piece.clone();
            self.on(event, move |_| {
                if let Some(piece) = piece.upgrade() {
                    piece.render();
                }
            });
        }
        queue::push_closed(piece);
    }

    /// What is to be rendered into the current element later, unless the current owner is cleaned up before.
    fn piece(&mut self, inside: Contents) -> Option<Weak<Piece>> {
        let owner = Owner::current()?.downgrade();
        let piece = Rc::new(Piece::new(self.context(), owner, inside));
        let weak = Rc::downgrade(&piece);
        self.resources.push(Resource::Piece(piece));
        Some(weak)
    }

    fn boxed_list(&mut self, count: Box<dyn Fn() -> usize>, item: Box<Item>) {
        let context = self.context();
        // The effect's own owner is cleaned up at every run; items live as long as the list.
        let Some(owner) = Owner::current().map(|owner| owner.downgrade()) else {
            return;
        };
        let items = RefCell::new(Vec::new());
        self.effect(Box::new(move || {
            let wanted = count();
            let mut items = items.borrow_mut();
            while items.len() > wanted {
                if let Some((_, element)) = items.pop() {
                    dom::call(&element, "remove", &[]);
                }
            }
            while let (true, Some(owner)) = (items.len() < wanted, owner.upgrade()) {
                let (owner, index) = (owner.child(), items.len());
                let render = Box::new(|r: &mut Renderer| item(r, index));
                owner.with(|| untrack(|| context.render(render)));
                items.push((owner, dom::get(&context.element, "lastElementChild")));
            }
        }));
    }

    fn context(&self) -> Context {
        Context {
            locale: self.locale,
            heading_level: self.heading_level,
            element: self.element.clone(),
        }
    }

    fn open(&mut self, tag: &str) -> Element {
        let element = element::make(tag, &self.element);
        let _ = self.element.append_with_node_1(&element);
        let parent = std::mem::replace(&mut self.element, element);
        // The style sheet goes by the tag, assistive technology by this attribute.
        if let (&[b'h', digit @ b'2'..=b'6', ..], true) = (tag.as_bytes(), self.heading_level != 2)
        {
            let level = u32::from(digit - b'2') + self.heading_level;
            self.attr("aria-level", &decimal(level as usize));
        }
        parent
    }

    fn listen(&mut self, event: &'static str, handler: Box<dyn Fn(&Event)>) {
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&self.element, event, options, move |event| {
                handler(event);
            });
        self.resources.push(Resource::Listener(listener));
    }
}

/// Where and how a [`Renderer`] begins.
struct Context {
    locale: Locale,
    heading_level: u32,
    element: Element,
}

impl Context {
    /// Renders into the element. What is to be kept lives until the current owner is cleaned up.
    fn render(&self, render: Box<dyn FnOnce(&mut Renderer) + '_>) {
        let mut r = Renderer {
            locale: self.locale,
            heading_level: self.heading_level,
            element: self.element.clone(),
            resources: Vec::new(),
        };
        render(&mut r);
        let resources = SendWrapper::new(r.resources);
        on_cleanup(move || drop(resources));
    }
}

/// The parameter of the directive [`rendered`]: `<div use:rendered=Rendered::new(locale, move |r| …)/>`.
#[derive(Clone)]
pub struct Rendered {
    locale: Locale,
    render: Rc<dyn Fn(&mut Renderer)>,
}

impl Rendered {
    /// Makes the directive's parameter; `render` runs with `locale`.
    pub fn new(locale: Locale, render: impl Fn(&mut Renderer) + 'static) -> Self {
        Self {
            locale,
            render: Rc::new(render),
        }
    }
}

/// The directive that fills an element of a `view!`.
pub fn rendered(element: Element, rendered: Rendered) {
    render_into(element, rendered.locale, &*rendered.render);
}

/// Renders into an element. Listeners and effects live until the current owner is cleaned up; without an owner there are none.
pub fn render_into(element: Element, locale: Locale, render: &dyn Fn(&mut Renderer)) {
    let context = Context {
        locale,
        heading_level: 2,
        element,
    };
    context.render(Box::new(render));
}

fn effect(run: Box<dyn Fn()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}

fn set_language(element: &Element, locale: Locale, text: &str) {
    if let Some(language) = locale.foreign(text) {
        let _ = element.set_attribute("lang", language);
    }
}

/// Updates the existing text node, because replacing it is slower, and only if the text is another one. Whatever else stands in the
/// element, such as the `<font>` of a page translator, goes.
fn set_text(
    element: &Element,
    locale: Locale,
    current: &RefCell<Option<(Node, String)>>,
    text: &str,
) {
    let kept = current.take().filter(|(node, _)| {
        let node: &JsValue = node.as_ref();
        let mut ends = ["firstChild", "lastChild"].into_iter();
        ends.all(|end| dom::get(element, end) == *node)
    });
    if let Some((_, former)) = &kept
        && former == text
    {
        current.replace(kept);
        return;
    }
    let node = match kept {
        Some((node, _)) => {
            node.set_node_value(Some(text));
            Some(node)
        }
        None => {
            dom::set(element, "textContent", &text.into());
            element.first_child()
        }
    };
    current.replace(node.map(|node| (node, text.into())));
    if locale.is_foreign() {
        dom::call(element, "removeAttribute", &["lang".into()]);
        set_language(element, locale, text);
    }
}

fn set_property(element: &Element, property: &str, value: &JsValue) {
    let held = dom::get(element, property).as_bool();
    // Browsers recalculate styles when `hidden` is set, even to the same value.
    if held.is_none() || held != value.as_bool() {
        dom::set(element, property, value);
    }
}

fn set_style(element: &Element, name: &str, percent: u32) {
    let element: &HtmlElement = element.unchecked_ref();
    let _ = element
        .style()
        .set_property(name, &decimal(percent as usize));
}
