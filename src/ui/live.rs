//! Effects: what runs again when a Leptos signal that it read has changed.
//!
//! A subscriber of Leptos' reactive graph like Leptos' own effects. Those run on futures, a channel and an executor, of which a view
//! that draws itself anew needs nothing, and which every visitor would load.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, PoisonError, RwLock, Weak};

use js_sys::Function;
use reactive_graph::graph::{
    AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver,
};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &Function);
}

type Run = Rc<dyn Fn()>;

thread_local! {
    /// How many effects there ever were.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// The effects that live, by number.
    static LIVES: RefCell<Vec<(usize, Run)>> = const { RefCell::new(Vec::new()) };
    /// The numbers of those that are to run, in the order in which they were told.
    static DUE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static FOCUS: RefCell<Option<Element>> = const { RefCell::new(None) };
    static RUN_DUE: Function = Closure::<dyn Fn()>::new(run_due).into_js_value().unchecked_into();
}

/// An effect. Dropping it ends it, at once even if it is due.
pub struct Live(
    AnySubscriber,
    #[allow(dead_code, reason = "the graph holds it weakly")] Arc<Node>,
);

impl Live {
    /// Runs at once, and once more in a microtask after signals that it read have changed.
    pub fn new(run: impl Fn() + 'static) -> Self {
        let number = COUNT.get();
        COUNT.set(number + 1);
        let node = Arc::new(Node {
            number,
            sources: RwLock::default(),
        });
        let weak: Weak<Node> = Arc::downgrade(&node);
        let subscriber = AnySubscriber(number, weak);
        let itself = subscriber.clone();
        let run: Run = Rc::new(move || {
            itself.clear_sources(&itself);
            itself.with_observer(&run);
        });
        LIVES.with_borrow_mut(|lives| lives.push((number, run.clone())));
        run();
        Self(subscriber, node)
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let Live(subscriber, _) = self;
        subscriber.clear_sources(subscriber);
        let gone = LIVES.with_borrow_mut(|lives| {
            let at = lives.iter().position(|(number, _)| *number == subscriber.0);
            at.map(|at| lives.swap_remove(at))
        });
        // Only now: it may hold effects of its own.
        drop(gone);
    }
}

/// Gives an element the focus when all that is due has run. For the focus browsers lay the page out, which would be done again for
/// whatever comes after it.
pub fn focus(element: Element) {
    FOCUS.set(Some(element));
}

fn run_due() {
    while let due @ [_, ..] = &*DUE.take() {
        for due in due {
            let run = LIVES.with_borrow(|lives| {
                let life = lives.iter().find(|(number, _)| number == due);
                life.map(|(_, run)| run.clone())
            });
            if let Some(run) = run {
                run();
            }
        }
    }
    if let Some(element) = FOCUS.take() {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}

/// What the reactive graph knows of an effect. The effect itself could not be shared with threads, as the graph asks.
struct Node {
    number: usize,
    sources: RwLock<Vec<AnySource>>,
}

impl ReactiveNode for Node {
    fn mark_dirty(&self) {
        let is_first = DUE.with_borrow_mut(|due| {
            if !due.contains(&self.number) {
                due.push(self.number);
            }
            due.len() == 1
        });
        if is_first {
            RUN_DUE.with(queue_microtask);
        }
    }

    fn mark_check(&self) {
        self.mark_dirty();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Node {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.sources.write().unwrap_or_else(PoisonError::into_inner);
        sources.push(source);
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources =
            std::mem::take(&mut *self.sources.write().unwrap_or_else(PoisonError::into_inner));
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}
