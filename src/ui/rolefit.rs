//! The widget as a Leptos component.
//!
//! Owns the element that everything is rendered into, and the shadow root around it where the page is a Leptos application.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect};
use leptos::html::div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, ShadowRootInit, ShadowRootMode};

use super::config::{Config, Theme, View};
use super::event::Event;
use super::locale::Locale;
use super::render::{Renderer, render_into, render_pending};
use super::state::State;
use super::styles::STYLES;
use super::{compare, elements, faq, glossary, quiz};
use crate::bundled::DATASET;
use crate::domain::dataset::Dataset;

/// The widget: a comparison of roles, a questionnaire and a recommendation that explains itself.
///
/// It renders into its own shadow root, so that the page's styles and the widget's do not affect each other.
///
/// ```no_run
/// use leptos::prelude::*;
/// use rolefit::ui::RoleFit;
/// use rolefit::ui::config::{Config, Theme, View};
/// use rolefit::ui::event::Event;
///
/// let (theme, _) = signal(Theme::Dark);
/// let config = Config {
///     views: vec![View::Compare, View::Quiz],
///     cta_href: Some("/contact".into()),
///     ..Config::default()
/// };
/// let (answered, set_answered) = signal(0);
/// let on_event = Callback::new(move |event| {
///     if let Event::Answered { .. } = event {
///         set_answered.update(|count| *count += 1);
///     }
/// });
/// leptos::mount::mount_to_body(move || {
///     view! {
///         <p>{move || answered.get()} " answers given"</p>
///         <RoleFit config=config theme=theme on_event=on_event/>
///     }
/// });
/// ```
#[component]
pub fn RoleFit(
    /// What is compared and asked; the bundled dataset if it is left out.
    #[prop(default = &DATASET)]
    dataset: &'static Dataset,
    /// Parts, language, roles and call to action. When it changes, the widget is rendered anew with the answers that it has.
    #[prop(optional, into)]
    config: Signal<Config>,
    /// `light`, `dark`, or as the page is.
    #[prop(optional, into)]
    theme: Option<Signal<Theme>>,
    /// Is called with everything that the visitor does.
    #[prop(optional)]
    on_event: Option<Callback<Event>>,
    /// The state to show, for who sets answers or asks for the result. Without it the component makes one of `dataset`, `config` and
    /// `on_event`; with it these are ignored.
    #[prop(optional)]
    state: Option<State>,
    /// Whether the widget stands in a shadow root of its own. The loader's element has one already.
    #[prop(default = true)]
    has_shadow_root: bool,
) -> impl IntoView {
    let state = state.unwrap_or_else(|| State::new(dataset, config, on_event));
    let locale = Locale::new(state.dataset, state.language_untracked());
    let content = move |element: Element| {
        render_into(element, locale, &|r| widget(r, state));
    };
    div().directive(
        move |host: Element, ()| match has_shadow_root {
            true => {
                if let Some(theme) = theme {
                    let element = host.clone();
                    let set = move || {
                        let _ = element.set_attribute("theme", theme.get().name());
                    };
                    render_into(host.clone(), locale, &|r| {
                        r.effect(Box::new(set.clone()));
                    });
                }
                if let Some(inside) = attach_shadow_root(&host) {
                    content(inside);
                }
            }
            false => content(host),
        },
        (),
    )
}

/// Everything inside the component's element, made anew when the configuration changes.
fn widget(r: &mut Renderer, state: State) {
    let is_shown = Cell::new(false);
    r.children(move |r| {
        let config = state.config.get();
        r.locale = Locale::new(state.dataset, config.language);
        r.heading_level = config.heading_level;
        r.el("div.base part=base", |r| {
            r.attr("lang", r.locale.words_language());
            // The page's own direction may be another.
            r.attr("dir", if r.locale.is_rtl() { "rtl" } else { "ltr" });
            for view in &config.views {
                match view {
                    View::Compare => compare::compare(r, state),
                    View::Quiz => quiz::quiz(r, state),
                    View::Faq => faq::faq(r, state),
                }
            }
            faq::cta(r, state, &config);
            glossary::card(r, state);
            elements::live_region(r, state);
        });
        // The first time, the page's own content is still there. After that, an empty widget would be seen.
        if is_shown.replace(true) {
            render_pending();
        }
    });
}

/// An element inside a new shadow root that has the widget's styles.
fn attach_shadow_root(host: &Element) -> Option<Element> {
    let inside = host.owner_document()?.create_element("div").ok()?;
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .ok()?;
    let sheet = CssStyleSheet::new().ok()?;
    let _ = Reflect::get(&sheet, &"replaceSync".into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?
        .call1(&sheet, &STYLES.into());
    let _ = Reflect::set(&root, &"adoptedStyleSheets".into(), &Array::of1(&sheet));
    root.append_child(&inside).ok()?;
    Some(inside)
}
