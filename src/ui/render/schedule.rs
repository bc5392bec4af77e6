//! The scheduler: runs tasks that need not run at once.
//!
//! Owns the moments at which they run: after pending effects, after the next paint, after a number of milliseconds. Knows nothing of the
//! tasks.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_render::request_animation_frame;
use gloo_timers::callback::Timeout;
use leptos::prelude::on_cleanup;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

/// When a task runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Once all effects have run that are due now.
    Now,
    /// After the browser has painted what the effects changed: for tasks that the visitor does not wait for.
    AfterPaint,
}

/// Runs a task at a moment. A task that waits for the paint does not run if the current owner is cleaned up before.
pub fn at(moment: Moment, task: Box<dyn FnOnce()>) {
    match moment {
        // Effects run as tasks of the same queue: those that are due stand before this one.
        Moment::Now => spawn_local(async move { task() }),
        Moment::AfterPaint => after_paint(task),
    }
}

fn after_paint(task: Box<dyn FnOnce()>) {
    let timeout = Rc::new(RefCell::new(None));
    let frame = request_animation_frame({
        let timeout = timeout.clone();
        // The browser calls this right before it paints; a timer begins after that.
        move |_| {
            timeout.replace(Some(Timeout::new(0, task)));
        }
    });
    let pending = SendWrapper::new((frame, timeout));
    on_cleanup(move || drop(pending));
}

/// Runs a task after some milliseconds, whatever becomes of the current owner.
pub fn later(milliseconds: u32, task: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, task).forget();
}
