//! The worker that reads long pastes. It is started by the first request.

use gloo_worker::Spawnable;
use gloo_worker::oneshot::OneshotBridge;
use leptos::prelude::*;
use rolefit_studio::work::{LOADER, Request, Response, Work};

/// The worker.
#[derive(Clone, Copy)]
pub struct Worker(StoredValue<Option<OneshotBridge<Work>>, LocalStorage>);

impl Worker {
    /// A worker that is not started yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// The response to the latest request; none before the first one arrives, and none while there is no request.
    pub fn latest(
        self,
        request: impl Fn() -> Option<Request> + 'static,
    ) -> ReadSignal<Option<Response>> {
        let (response, set_response) = signal(None);
        let count = StoredValue::new(0_usize);
        Effect::new(move || {
            count.update_value(|count| *count += 1);
            let Some(request) = request() else {
                set_response.set(None);
                return;
            };
            let Ok(request) = serde_json::to_string(&request) else {
                return;
            };
            let number = count.get_value();
            let mut bridge = self.bridge();
            leptos::task::spawn_local(async move {
                let json = bridge.run(request).await;
                // An earlier request may be answered later; the panel may be gone.
                if count.try_get_value() == Some(number) {
                    set_response.set(serde_json::from_str(&json).ok());
                }
            });
        });
        response
    }

    fn bridge(self) -> OneshotBridge<Work> {
        let bridge = self
            .0
            .with_value(|bridge| bridge.as_ref().map(OneshotBridge::fork));
        bridge.unwrap_or_else(|| {
            let bridge = Work::spawner().spawn_with_loader(LOADER);
            let fork = bridge.fork();
            self.0.set_value(Some(bridge));
            fork
        })
    }
}
