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
use web_sys::Element;

use super::dom;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &Function);

    #[wasm_bindgen(js_name = requestAnimationFrame)]
    fn request_animation_frame(task: &Function);

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(task: &Function, milliseconds: u32);
}

/// How long what is late waits, in milliseconds: until a slow phone has painted the rest, and too short to seem slow.
const LATE_AFTER: u32 = 100;

/// What an effect does.
pub type Run = Rc<dyn Fn()>;

thread_local! {
    /// How many effects there ever were.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// The effects that live, by number.
    static LIVES: RefCell<Vec<(usize, Run)>> = const { RefCell::new(Vec::new()) };
    /// The numbers of those that are to run, in the order in which they were told.
    static DUE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    /// Those that are to run a little later.
    static LATE: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static FOCUS: RefCell<Option<Element>> = const { RefCell::new(None) };
    static PAINTS_FIRST: Cell<bool> = const { Cell::new(false) };
    /// Those that are to run first when the page has been painted.
    static PAINTED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
    static RUN_DUE: Function = task(run_due);
    // A frame is painted right after those who asked for it were called, and before what they put off.
    static RUN_FRAME: Function = task(|| RUN_PAINTED.with(|task| set_timeout(task, 0)));
    static RUN_PAINTED: Function = task(|| {
        give_focus();
        run_all(&PAINTED);
    });
    static RUN_LATE: Function = task(|| run_all(&LATE));
}

fn task(run: impl Fn() + 'static) -> Function {
    Closure::<dyn Fn()>::new(run)
        .into_js_value()
        .unchecked_into()
}

/// An effect. Dropping it ends it, at once even if it is due.
pub struct Live(
    AnySubscriber,
    #[allow(dead_code, reason = "the graph holds it weakly")] Arc<Node>,
);

impl Live {
    /// Runs at once, and once more in a microtask after signals that it read have changed.
    pub fn new(run: Run) -> Self {
        Self::start(false, false, run)
    }

    /// As [`new`](Live::new), but if the page is to be [painted first](paint_first), its first run is after that: for what is too
    /// much to draw while the visitor waits.
    pub fn after_paint(run: Run) -> Self {
        Self::start(false, PAINTS_FIRST.get(), run)
    }

    /// Runs at once, and once more some time after signals that it read have changed: for what may come after what the visitor waits
    /// for.
    pub fn late(run: Run) -> Self {
        Self::start(true, false, run)
    }

    fn start(is_late: bool, waits: bool, run: Run) -> Self {
        let number = COUNT.get();
        COUNT.set(number + 1);
        let node = Arc::new(Node {
            number,
            is_late,
            sources: RwLock::default(),
        });
        let weak: Weak<Node> = Arc::downgrade(&node);
        let subscriber = AnySubscriber(number, weak);
        let itself = subscriber.clone();
        let run: Run = Rc::new(move || {
            itself.clear_sources(&itself);
            itself.with_observer(&*run);
        });
        LIVES.with_borrow_mut(|lives| lives.push((number, run.clone())));
        match waits {
            true => PAINTED.with_borrow_mut(|due| due.push(number)),
            false => run(),
        }
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

/// Has the page painted before the focus that follows is given, and before what is drawn [after it](Live::after_paint), if this is
/// called in the task that brings them about.
pub fn paint_first() {
    PAINTS_FIRST.set(true);
    // It must not last beyond this task, though nothing followed.
    if DUE.with_borrow(Vec::is_empty) {
        RUN_DUE.with(queue_microtask);
    }
}

type Numbers = std::thread::LocalKey<RefCell<Vec<usize>>>;

fn run_due() {
    run_all(&DUE);
    match PAINTS_FIRST.take() {
        true => RUN_FRAME.with(request_animation_frame),
        false => give_focus(),
    }
}

fn give_focus() {
    if let Some(element) = FOCUS.take() {
        dom::call(&element, "focus", &[]);
    }
}

fn run_all(numbers: &'static Numbers) {
    while let due @ [_, ..] = &*numbers.take() {
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
}

/// What the reactive graph knows of an effect. The effect itself could not be shared with threads, as the graph asks.
struct Node {
    number: usize,
    is_late: bool,
    sources: RwLock<Vec<AnySource>>,
}

impl ReactiveNode for Node {
    fn mark_dirty(&self) {
        let numbers = if self.is_late { &LATE } else { &DUE };
        let is_first = numbers.with_borrow_mut(|due| {
            if !due.contains(&self.number) {
                due.push(self.number);
            }
            due.len() == 1
        });
        match (is_first, self.is_late) {
            (true, false) => RUN_DUE.with(queue_microtask),
            (true, true) => RUN_LATE.with(|task| set_timeout(task, LATE_AFTER)),
            (false, _) => {}
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
