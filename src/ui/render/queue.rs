//! The queue of what is rendered later: in short tasks, so that the page never waits for the widget, or when it is opened.
//!
//! Owns the order of these pieces; one queue serves all widgets of the page. Knows nothing of when a task may run: who drives the queue
//! is told when it is no longer empty ([`drive`]) and calls [`render_next`]. Without a driver nothing is deferred.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use leptos::prelude::untrack;
use leptos::reactive::owner::WeakOwner;
use wasm_bindgen::JsCast;
use web_sys::EventTarget;

use super::super::dom;
use super::{Context, Renderer};

/// Renders the contents of an element.
pub type Contents = Box<dyn FnOnce(&mut Renderer)>;

/// The contents of one element that were not rendered yet. It lives until the view around it is cleaned up.
pub struct Piece {
    context: Context,
    owner: WeakOwner,
    render: Cell<Option<Contents>>,
}

thread_local! {
    static PENDING: RefCell<VecDeque<Weak<Piece>>> = const { RefCell::new(VecDeque::new()) };
    static CLOSED: RefCell<Vec<Weak<Piece>>> = const { RefCell::new(Vec::new()) };
    static DRIVER: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    /// Whether the driver was called and has not come to the end of the queue.
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Whether the queue listens to the page's printing.
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

impl Piece {
    pub(super) fn new(context: Context, owner: WeakOwner, render: Contents) -> Self {
        Self {
            context,
            owner,
            render: Cell::new(Some(render)),
        }
    }

    /// Renders the contents, once.
    pub(super) fn render(&self) {
        if let (Some(owner), Some(render)) = (self.owner.upgrade(), self.render.take()) {
            owner.with(|| untrack(|| self.context.render(render)));
        }
    }
}

/// Sets the function that is called when the queue is no longer empty. It has to see to it that [`render_next`] is called until that
/// returns false.
pub fn drive(driver: impl Fn() + 'static) {
    DRIVER.replace(Some(Rc::new(driver)));
}

/// Whether there is a driver.
pub(super) fn is_driven() -> bool {
    DRIVER.with_borrow(Option::is_some)
}

/// Adds a piece to the end of the queue.
pub(super) fn push(piece: Weak<Piece>) {
    PENDING.with_borrow_mut(|pending| pending.push_back(piece));
    if !IS_RUNNING.replace(true)
        && let Some(driver) = DRIVER.with_borrow(Clone::clone)
    {
        driver();
    }
}

/// Renders the first piece of the queue. Returns false if there was none.
pub fn render_next() -> bool {
    let next = PENDING.with_borrow_mut(VecDeque::pop_front);
    IS_RUNNING.replace(next.is_some());
    if let Some(piece) = next.as_ref().and_then(Weak::upgrade) {
        piece.render();
    }
    next.is_some()
}

/// Renders the whole queue at once.
pub fn render_pending() {
    while render_next() {}
}

/// Adds a piece that is rendered when it is opened, or right before the page is printed.
pub(super) fn push_closed(piece: Weak<Piece>) {
    let first = piece.upgrade();
    CLOSED.with_borrow_mut(|closed| {
        // What was cleaned up since is removed now and then, so that the list does not grow with every mount.
        if closed.len() == closed.capacity() {
            closed.retain(|piece| piece.strong_count() > 0);
            closed.reserve(closed.len().max(64));
        }
        closed.push(piece);
    });
    if let (false, Some(piece)) = (LISTENS.replace(true), first) {
        let window = dom::window_of(&piece.context.element);
        let window: &EventTarget = window.unchecked_ref();
        EventListener::new(window, "beforeprint", |_| render_all()).forget();
    }
}

/// Renders everything that is pending or was not opened yet, in all widgets of the page.
fn render_all() {
    loop {
        render_pending();
        // Inside of what is opened, more may be pending or closed.
        let closed = CLOSED.take();
        if closed.is_empty() {
            return;
        }
        for piece in closed.iter().filter_map(Weak::upgrade) {
            piece.render();
        }
    }
}
