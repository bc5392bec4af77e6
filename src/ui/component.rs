//! The widget as a Leptos component, for pages that are Leptos themselves.
//!
//! It stands in a shadow root of its own, with the styles of the pasted widget, so page and widget leave each other alone. The
//! engine does not contain it.

use js_sys::{Array, Reflect};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, HtmlDivElement, ShadowRootInit, ShadowRootMode};

use super::config::Config;
use super::pen::Drawn;
use super::state::State;
use super::{STYLES, draw};
use crate::bundled::DATASET;

/// The widget.
///
/// ```no_run
/// use leptos::prelude::*;
/// use rolefit::ui::RoleFit;
///
/// leptos::mount::mount_to_body(|| view! { <RoleFit theme={"dark"}/> });
/// ```
#[component]
pub fn RoleFit(
    /// Parts, language and call to action; the default shows everything in the dataset's first language.
    #[prop(optional)]
    config: Config,
    /// `light`, `dark`, or (the default) `auto`: as the page is.
    #[prop(default = "auto")]
    theme: &'static str,
) -> impl IntoView {
    let state = State::new(&DATASET, config, None);
    let shown = StoredValue::new_local(Shown { drawn: None, state });
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let inside = place.get().and_then(|place| shadow(&place));
        shown.update_value(|shown| shown.drawn = inside.map(|inside| draw(&inside, state)));
    });
    leptos::html::div().node_ref(place).attr("theme", theme)
}

/// Goes with the component.
struct Shown {
    drawn: Option<Drawn>,
    state: State,
}

impl Drop for Shown {
    fn drop(&mut self) {
        // In this order: the view reads the state.
        self.drawn = None;
        self.state.end();
    }
}

/// An element inside a styled shadow root.
fn shadow(place: &HtmlDivElement) -> Option<Element> {
    let inside = place.owner_document()?.create_element("div").ok()?;
    let root = place
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .ok()?;
    let sheet = CssStyleSheet::new().ok()?;
    let _ = Reflect::get(&sheet, &"replaceSync".into())
        .ok()?
        .dyn_into::<js_sys::Function>()
        .ok()?
        .call1(&sheet, &STYLES.into());
    let _ = Reflect::set(&root, &"adoptedStyleSheets".into(), &Array::of1(&sheet));
    root.append_child(&inside).ok()?;
    Some(inside)
}
