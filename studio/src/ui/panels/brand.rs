//! A whole set of tokens from the colours of a brand, and what is found in the marketer's own site.

use crate::ui::state::Studio;
use crate::ui::worker::Worker;
use leptos::prelude::*;
use rolefit_studio::color::Color;
use rolefit_studio::color::brand::{Derived, derive};
use rolefit_studio::site::Site;
use rolefit_studio::work::{Request, Response};

/// The most brand colours that are asked for.
const MOST: usize = 3;

/// "Match my brand" and "Read my site".
#[component]
pub fn Brand() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let brand = Memo::new(move |_| studio.settings().brand);
    let font = Memo::new(move |_| studio.settings().brand_font);
    let set_color = move |at: usize, text: String| {
        studio.set(|settings| {
            settings.brand.resize(MOST, String::new());
            settings.brand[at] = text;
        });
    };
    let derived = Memo::new(move |_| {
        let colors: Vec<Color> = brand
            .get()
            .iter()
            .filter_map(|text| Color::parse(text).ok())
            .collect();
        let font = font.get();
        let font = (!font.trim().is_empty()).then_some(font);
        match colors.is_empty() {
            true => Vec::new(),
            false => derive(&colors, font.as_deref()),
        }
    });
    view! {
        <h2>"Match my brand"</h2>
        <p>"Type one to three colours of your brand, the most important first. A whole set is made of them, for light and dark, with every contrast kept."</p>
        <div class="brand">
            {(0..MOST)
                .map(|at| {
                    let text = Memo::new(move |_| brand.get().get(at).cloned().unwrap_or_default());
                    let label = format!("Brand colour {}", at + 1);
                    let fault = move || {
                        let text = text.get();
                        (!text.trim().is_empty()).then(|| Color::parse(&text).err()).flatten()
                    };
                    let picked = move || Color::parse(&text.get()).map_or_else(|_| "#808080".to_owned(), |color| color.opaque().hex());
                    view! {
                        <div class="color">
                            <span class="side">{label.clone()}</span>
                            <input type="color" aria-label=format!("{label}, picker") prop:value=picked
                                on:input=move |event| set_color(at, event_target_value(&event))/>
                            <input type="text" spellcheck="false" autocomplete="off" aria-label=label prop:value=text
                                placeholder=if at == 0 { "#8a1c5c" } else { "none" }
                                on:input=move |event| set_color(at, event_target_value(&event))/>
                            <p class="fault">{fault}</p>
                        </div>
                    }
                })
                .collect_view()}
            <label>
                <span class="side">"Font, if it is another than the page’s"</span>
                <input type="text" spellcheck="false" prop:value=font
                    on:input=move |event| studio.set(|settings| settings.brand_font = event_target_value(&event))/>
            </label>
        </div>
        {move || {
            let derived = derived.get();
            (!derived.is_empty()).then(|| view! { <Proposal derived/> })
        }}
        <ReadSite/>
    }
}

/// The set before it is taken, with the reason for each value.
#[component]
fn Proposal(derived: Vec<Derived>) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let values: Vec<_> = derived
        .iter()
        .map(|it| (it.token.to_owned(), it.value.clone()))
        .collect();
    view! {
        <section class="proposal" aria-label="The set made of your brand">
            <button type="button" class="primary" on:click=move |_| {
                studio.set_tokens("brand", values.clone());
                studio.notify("The set is taken. Undo takes it back; every value can be changed in Style.".to_owned());
            }>"Take this set"</button>
            <ul>
                {derived
                    .into_iter()
                    .map(|it| {
                        let is_color = it.token.starts_with("color-");
                        view! {
                            <li>
                                <code>{it.token}</code>
                                {is_color.then(|| view! {
                                    <span class="swatch" style:background=it.value.light().to_owned() title=it.value.light().to_owned()></span>
                                    <span class="swatch" style:background=it.value.dark().to_owned() title=it.value.dark().to_owned()></span>
                                })}
                                <span class="about">{it.why}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// Colours, fonts and radii found in pasted CSS or HTML.
#[component]
fn ReadSite() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let text = Memo::new(move |_| studio.settings().site);
    let response = expect_context::<Worker>().latest(move || {
        let text = text.get();
        (!text.trim().is_empty()).then_some(Request::Site(text))
    });
    view! {
        <h2>"Read my site"</h2>
        <label>
            <span>"Paste your site’s CSS or HTML. It is read here; nothing is fetched and nothing is sent."</span>
            <textarea rows="4" spellcheck="false" prop:value=text
                on:input=move |event| studio.set(|settings| settings.site = event_target_value(&event))></textarea>
        </label>
        {move || match response.get() {
            Some(Response::Site(site)) => Some(view! { <Found site/> }),
            _ => None,
        }}
    }
}

#[component]
fn Found(site: Site) -> impl IntoView {
    let studio = expect_context::<Studio>();
    let take_color = move |hex: String| {
        studio.set(|settings| {
            settings
                .brand
                .retain(|it| !it.trim().is_empty() && *it != hex);
            settings.brand.push(hex);
            // The one that was taken first makes room.
            let surplus = settings.brand.len().saturating_sub(MOST);
            settings.brand.drain(..surplus);
        });
    };
    let brand: Vec<String> = site.brand.iter().map(|color| color.hex()).collect();
    let is_empty = site.colors.is_empty() && site.fonts.is_empty() && site.radii.is_empty();
    view! {
        {is_empty.then(|| view! { <p>"No colour, font or radius was found in it. Paste a style sheet, or a page with its styles in it."</p> })}
        {(!brand.is_empty()).then(|| {
            let colors = brand.clone();
            view! {
                <button type="button" class="primary" on:click=move |_| studio.set(|settings| settings.brand = colors.clone())>
                    {brand.iter().map(|hex| view! { <span class="swatch" style:background=hex.clone()></span> }).collect_view()}
                    " Use as my brand’s colours"
                </button>
            }
        })}
        {(!site.colors.is_empty()).then(|| view! {
            <h3>"Colours, most used first"</h3>
            <ul class="found">
                {site.colors.into_iter().take(24).map(|it| {
                    let hex = it.value.hex();
                    view! {
                        <li>
                            <button type="button" title=it.example.clone() on:click={ let hex = hex.clone(); move |_| take_color(hex.clone()) }>
                                <span class="swatch" style:background=hex.clone()></span>
                                {hex.clone()}" · "{it.count}
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <p class="about">"A press makes it a brand colour."</p>
        })}
        {(!site.fonts.is_empty()).then(|| view! {
            <h3>"Fonts"</h3>
            <ul class="found">
                {site.fonts.into_iter().take(8).map(|it| {
                    let list = it.value.clone();
                    view! {
                        <li>
                            <button type="button" title=it.example.clone() style:font-family=it.value.clone()
                                on:click=move |_| studio.set(|settings| settings.brand_font = list.clone())>
                                {it.value.clone()}" · "{it.count}
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        })}
        {(!site.radii.is_empty()).then(|| view! {
            <h3>"Corners"</h3>
            <ul class="found">
                {site.radii.into_iter().take(8).map(|it| {
                    let radius = it.value.clone();
                    view! {
                        <li>
                            <button type="button" title=it.example.clone() on:click=move |_| {
                                studio.set_tokens("radius", [("radius".to_owned(), rolefit_studio::design::Value::Same(radius.clone()))]);
                            }>{it.value.clone()}" · "{it.count}</button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        })}
    }
}
