//! The control of a token, by the kind of its value.

use crate::ui::preview::frame::Frame;
use crate::ui::state::{Studio, fault};
use leptos::prelude::*;
use rolefit_studio::color::Color;
use rolefit_studio::color::resolve::{Scheme, color};
use rolefit_studio::contract::tokens::{Kind, Token};
use rolefit_studio::design::Value;

/// Font lists to start from: most systems have one of each.
const FONTS: &[(&str, &str)] = &[
    ("The page’s", "inherit"),
    ("System", "system-ui, sans-serif"),
    (
        "Grotesque",
        "\"Helvetica Neue\", Helvetica, \"Nimbus Sans\", Arial, sans-serif",
    ),
    (
        "Humanist",
        "\"Gill Sans\", \"Gill Sans Nova\", Calibri, \"Trebuchet MS\", sans-serif",
    ),
    (
        "Geometric",
        "Avenir, \"Century Gothic\", \"URW Gothic\", sans-serif",
    ),
    (
        "Book serif",
        "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, P052, Georgia, serif",
    ),
    (
        "Modern serif",
        "Didot, \"Bodoni MT\", \"Times New Roman\", serif",
    ),
    (
        "Slab",
        "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", serif",
    ),
    (
        "Typewriter",
        "ui-monospace, \"Cascadia Code\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace",
    ),
    (
        "Rounded",
        "ui-rounded, \"Hiragino Maru Gothic ProN\", Quicksand, Nunito, sans-serif",
    ),
];

/// A token with its name, what it is, its control, and a way back to where it started.
#[component]
pub fn TokenControl(token: &'static Token) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let frame = expect_context::<Frame>();
    let is_set = Memo::new(move |_| studio.is_set(token.name));
    let value = Memo::new(move |_| studio.value(token.name));
    let fault = Memo::new(move |_| fault(token.name, &value.get()));
    let id = format!("fault-{}", token.name);
    let described = id.clone();
    view! {
        <fieldset
            class="token"
            class:set=is_set
            aria-describedby=move || fault.get().map(|_| described.clone())
            on:mouseenter=move |_| frame.outline(Some(token.name))
            on:mouseleave=move |_| frame.outline(None)
            on:focusin=move |_| frame.outline(Some(token.name))
            on:focusout=move |_| frame.outline(None)
        >
            <legend>
                <code>{token.name}</code>
                {move || is_set.get().then(|| view! { <span class="mark">"changed"</span> })}
            </legend>
            <p class="about">{token.about}</p>
            {match token.kind {
                Kind::Color => view! { <ColorControl token value/> }.into_any(),
                Kind::Font => view! { <FontControl token value/> }.into_any(),
                Kind::Number { unit, least, most, step } => {
                    view! { <NumberControl token value range=(unit, least, most, step)/> }.into_any()
                }
                Kind::Text => view! { <TextField label=token.name.to_owned() token value=move || value.get().css() set=move |css| Value::of_css(&css)/> }.into_any(),
            }}
            <p class="fault" id=id>{fault}</p>
            <Show when=move || is_set.get()>
                <button type="button" class="quiet" on:click=move |_| studio.reset(|name| name == token.name)>
                    "Reset "<span class="hidden">{token.name}</span>
                </button>
            </Show>
        </fieldset>
    }
}

/// A text field for a value, or for one side of it. A value that follows other tokens is shown as what it follows; emptied, the field
/// goes back to that.
#[component]
fn TextField(
    label: String,
    token: &'static Token,
    #[prop(into)] value: Signal<String>,
    set: impl Fn(String) -> Value + Send + Sync + 'static,
) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let follows = followed(token.default);
    view! {
        <input
            type="text"
            spellcheck="false"
            autocomplete="off"
            aria-label=label
            placeholder=follows.map(|other| format!("as {other}"))
            prop:value=move || value.with(|value| if followed(value).is_some() { String::new() } else { value.clone() })
            on:input=move |event| {
                let text = event_target_value(&event);
                // Emptied on the way to another value.
                if !text.trim().is_empty() || follows.is_none() {
                    studio.set_token(token.name, set(text));
                }
            }
            on:change=move |event| {
                if event_target_value(&event).trim().is_empty() && follows.is_some() {
                    studio.reset(|name| name == token.name);
                }
                studio.seal();
            }
        />
    }
}

/// The token that a default such as `var(--_rf-radius)` follows.
fn followed(css: &str) -> Option<&str> {
    let (_, rest) = css.split_once("var(--_rf-")?;
    rest.split([')', ',']).next()
}

/// Light and dark side by side, each as a picker and as text.
#[component]
fn ColorControl(token: &'static Token, value: Memo<Value>) -> impl IntoView {
    view! {
        <div class="pair">
            <ColorField token value scheme=Scheme::Light/>
            <ColorField token value scheme=Scheme::Dark/>
        </div>
    }
}

#[component]
fn ColorField(token: &'static Token, value: Memo<Value>, scheme: Scheme) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let (side, other) = match scheme {
        Scheme::Light => ("light", Scheme::Dark),
        Scheme::Dark => ("dark", Scheme::Light),
    };
    let label = format!("{} in {side}", token.name);
    let shown = Memo::new(move |_| color(&studio.valid_design(), token.name, scheme));
    // The picker knows opaque colours in hexadecimal form alone.
    let picked = move || {
        shown
            .get()
            .map_or_else(|| "#808080".to_owned(), |color| color.opaque().hex())
    };
    let set = move |new: String| {
        let value = value.get_untracked();
        let mut kept = other.of(&value).to_owned();
        // What it follows has no name on a host's page: the colour itself is written.
        if followed(&kept).is_some() {
            kept = color(&studio.valid_design(), token.name, other).map_or(kept, Color::hex);
        }
        match scheme {
            Scheme::Light => Value::Pair {
                light: new,
                dark: kept,
            },
            Scheme::Dark => Value::Pair {
                light: kept,
                dark: new,
            },
        }
    };
    let text = Signal::derive(move || scheme.of(&value.get()).to_owned());
    view! {
        <div class="color">
            <span class="side">{side}</span>
            <input
                type="color"
                aria-label=format!("{label}, picker")
                prop:value=picked
                on:input=move |event| studio.set_token(token.name, set(event_target_value(&event)))
                on:change=move |_| studio.seal()
            />
            <TextField label token value=text set/>
        </div>
    }
}

/// Font lists by name, each shown in itself, and the list as text.
#[component]
fn FontControl(token: &'static Token, value: Memo<Value>) -> impl IntoView {
    let studio = expect_context::<Studio>();
    view! {
        <TextField label=token.name.to_owned() token value=move || value.get().css() set=Value::Same/>
        <div class="fonts" role="group" aria-label=format!("Lists for {}", token.name)>
            {FONTS
                .iter()
                .map(|(name, list)| {
                    view! {
                        <button
                            type="button"
                            style:font-family=*list
                            aria-pressed=move || (value.get().css() == *list).to_string()
                            on:click=move |_| {
                                studio.set_token(token.name, Value::Same((*list).to_owned()));
                                studio.seal();
                            }
                        >
                            {*name}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// A slider and the number as text.
#[component]
fn NumberControl(
    token: &'static Token,
    value: Memo<Value>,
    range: (&'static str, f64, f64, f64),
) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let (unit, least, most, step) = range;
    let number = move || {
        let css = value.get().css();
        number_in(&css, unit).unwrap_or((least + most) / 2.0)
    };
    view! {
        <div class="number">
            <input
                type="range"
                aria-label=format!("{}, slider", token.name)
                min=least
                max=most
                step=step
                prop:value=move || number().to_string()
                on:input=move |event| {
                    studio.set_token(token.name, Value::Same(format!("{}{unit}", event_target_value(&event))));
                }
                on:change=move |_| studio.seal()
            />
            <TextField label=token.name.to_owned() token value=move || value.get().css() set=Value::Same/>
        </div>
    }
}

/// The number in a value such as `0.5em`, or the one in pixels in `max(1rem, 16px)`.
fn number_in(css: &str, unit: &str) -> Option<f64> {
    let last = css.trim().trim_end_matches(')').rsplit([',', '(']).next()?;
    last.trim().strip_suffix(unit)?.parse().ok()
}
