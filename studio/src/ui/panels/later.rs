//! The panels that the first view does not show: a part of the program that is loaded later.
//!
//! Owns the loading, and what stands in the place of a panel until then. Built without the feature `split`, the program is one part.

use super::{brand, check, contrast, designs, options, snippet, style};
use crate::split::split;
use crate::ui::settings::Panel;
use leptos::prelude::*;

split!("panels", "00000000000000000000000000000001", fn show(panel: &Panel, view: &mut AnyView) = view_of);

/// The panel, for the other side of the split.
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

/// The part with these panels.
#[derive(Clone, Copy)]
pub struct Later(RwSignal<Loading>);

#[derive(Clone, Debug, PartialEq)]
enum Loading {
    #[cfg(feature = "split")]
    NotBegun,
    #[cfg(feature = "split")]
    Begun,
    Loaded,
    /// With what went wrong.
    #[cfg(feature = "split")]
    Failed(String),
}

#[cfg(not(feature = "split"))]
impl Later {
    /// The part, which is there from the beginning.
    pub fn new() -> Self {
        Self(RwSignal::new(Loading::Loaded))
    }

    /// Does nothing.
    pub fn load(self) {}
}

#[cfg(feature = "split")]
impl Later {
    /// The part, not loaded yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Loading::NotBegun))
    }

    /// Loads the part, if it is not there and not on its way. After a failure it can be called again.
    pub fn load(self) {
        if matches!(self.0.get_untracked(), Loading::Begun | Loading::Loaded) {
            return;
        }
        self.0.set(Loading::Begun);
        leptos::task::spawn_local(async move {
            self.0.set(match part::load().await {
                Ok(()) => Loading::Loaded,
                Err(fault) => Loading::Failed(fault),
            });
        });
    }
}

impl Later {
    /// A panel of the part, or what is shown in its place.
    pub fn view(self, panel: Panel) -> AnyView {
        match self.0.get() {
            Loading::Loaded => {
                let mut view = ().into_any();
                show(&panel, &mut view);
                view
            }
            #[cfg(feature = "split")]
            Loading::Failed(fault) => view! {
                <p role="status">"This panel could not be loaded. "{fault}</p>
                <button type="button" on:click=move |_| self.load()>"Try again"</button>
            }
            .into_any(),
            #[cfg(feature = "split")]
            _ => view! { <p role="status">"Loading …"</p> }.into_any(),
        }
    }
}

#[cfg(feature = "split")]
mod part {
    use gloo_net::http::Request;
    use js_sys::futures::JsFuture;
    use js_sys::{Error, Object, Reflect, WebAssembly};
    use wasm_bindgen::JsCast;

    const FILE: &str = "studio_panels.wasm";
    /// Replaced by the build's hash. The part imports from a module of this name, so that it does not link with the first part of another
    /// build.
    const BUILD: &str = "rf-build";

    /// Fetches the part and has it take its place in this program's table of functions.
    pub async fn load() -> Result<(), String> {
        let response = Request::get(&format!("{FILE}?v={BUILD}")).send().await;
        let response = response.map_err(|error| error.to_string())?;
        if !response.ok() {
            return Err(format!("{FILE}: found status {}, expected 200.", response.status()));
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
}
