//! The panels that the first view does not show: a part of the program that is loaded later.
//!
//! Owns the loading, and what stands in the place of a panel until then. Built without the feature `split`, the program is one part.

use super::{PANEL, brand, check, contrast, designs, focus, options, snippet, style};
use crate::split::split;
use crate::ui::settings::Panel;
use gloo_net::http::Request;
use js_sys::futures::JsFuture;
use js_sys::{Error, Object, Reflect, WebAssembly};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::AbortSignal;

/// The part's file, beside the studio's own.
const FILE: &str = "studio_panels.wasm";
/// Replaced by the build's hash. The part imports from a module of this name, so that it does not link with the first part of another build.
const BUILD: &str = "rf-build";
/// How long the file may take, in milliseconds. With less, slow lines never get it; with more, nobody waits to be told of a failure.
const PATIENCE: u32 = 60_000;

split!("panels", "00000000000000000000000000000001", fn render(panel: &Panel, view: &mut AnyView) = view_of);

/// Writes a panel into `view`.
fn view_of(panel: &Panel, view: &mut AnyView) {
    *view = match panel {
        Panel::Presets => ().into_any(),
        Panel::Brand => brand::Brand().into_any(),
        Panel::Style => style::Style().into_any(),
        Panel::Contrast => contrast::Contrast().into_any(),
        Panel::Options => options::Options().into_any(),
        Panel::Snippet => snippet::Snippet().into_any(),
        Panel::Check => check::Check().into_any(),
        Panel::Designs => designs::Designs().into_any(),
    };
}

#[derive(Clone, Debug, PartialEq)]
enum Loading {
    NotBegun,
    Begun,
    Loaded,
    /// With what went wrong.
    Failed(String),
}

/// The part with these panels.
#[derive(Clone, Copy)]
pub struct Later(RwSignal<Loading>);

impl Later {
    /// The part, not loaded yet.
    pub fn new() -> Self {
        Self(RwSignal::new(match cfg!(feature = "split") {
            true => Loading::NotBegun,
            false => Loading::Loaded,
        }))
    }

    /// Loads the part, if it is not there and not on its way. After a failure it can be called again.
    pub fn load(self) {
        if matches!(self.0.get_untracked(), Loading::Begun | Loading::Loaded) {
            return;
        }
        self.0.set(Loading::Begun);
        leptos::task::spawn_local(async move {
            self.0.set(match load().await {
                Ok(()) => Loading::Loaded,
                Err(fault) => Loading::Failed(fault),
            });
        });
    }

    /// A panel of the part, or what is shown in its place.
    pub fn view(self, panel: Panel) -> AnyView {
        match self.0.get() {
            Loading::Loaded => {
                let mut view = ().into_any();
                render(&panel, &mut view);
                view
            }
            Loading::Failed(fault) => {
                let try_again = move |_| {
                    // The button goes away.
                    focus(PANEL);
                    self.load();
                };
                view! {
                    <p role="status">
                        "This panel could not be loaded: "{fault}". If trying again does not help, reload the page: what you typed is kept."
                    </p>
                    <button type="button" on:click=try_again>"Try again"</button>
                }
                .into_any()
            }
            Loading::NotBegun | Loading::Begun => {
                view! { <p role="status">"Loading …"</p> }.into_any()
            }
        }
    }
}

/// Fetches the part and has it take its place in this program's table of functions.
async fn load() -> Result<(), String> {
    let request = Request::get(FILE).query([("v", BUILD)]);
    let request = request.abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let response = request.send().await.map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err(format!(
            "found status {} for {FILE}, expected 200",
            response.status()
        ));
    }
    let bytes = response.binary().await.map_err(|error| error.to_string())?;
    let imports = Object::new();
    let instance = Reflect::set(&imports, &BUILD.into(), &wasm_bindgen::exports())
        .map(|_| JsFuture::from(WebAssembly::instantiate_buffer(&bytes, &imports)));
    match instance {
        Ok(instance) => instance.await.map(drop),
        Err(error) => Err(error),
    }
    .map_err(|error| String::from(error.unchecked_into::<Error>().message()))
}
