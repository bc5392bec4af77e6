//! The preview: the widget in a page, in a frame whose width can be changed, with what it is shown under.

mod events;
pub mod frame;

use super::controls::Choice;
use super::settings::{Form, PageStyle, Scheme, Settings, Width};
use super::state::Studio;
use events::Events;
use frame::Frame;
use leptos::html;
use leptos::prelude::*;
use rolefit_studio::answers::sheets;
use rolefit_studio::pseudo;

/// The languages of the preview's page.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"),
    ("fr", "Français"),
    (pseudo::LANGUAGE, "Right to left"),
];
/// The parts of the widget that are shown: values of the attribute `view`.
const VIEWS: &[(&str, &str)] = &[
    ("", "By design"),
    ("compare", "Comparison"),
    ("quiz", "Questionnaire"),
    ("faq", "Questions asked"),
    ("compare quiz faq", "All"),
];
/// Sizes of the page’s text in percent; the last one is a zoom of everything.
const TEXT_SIZES: &[u16] = &[100, 150, 200, 400];

/// The preview with its settings and the events of the widget.
#[component]
pub fn Preview() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let frame = expect_context::<Frame>();
    let element = NodeRef::<html::Iframe>::new();
    let width = Memo::new(move |_| studio.settings().width);
    frame.follow(studio, element);
    view! {
        <section class="preview" aria-label="Preview">
            <Toolbar/>
            <div class="stage" data-width=move || width.get().word().to_lowercase()>
                <iframe
                    node_ref=element
                    title="The widget in a page"
                    src="agency.html"
                    on:load=move |_| frame.loaded(element)
                ></iframe>
            </div>
            <Events/>
        </section>
    }
}

#[component]
fn Toolbar() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let frame = expect_context::<Frame>();
    let setting =
        move |read: fn(&Settings) -> usize| Signal::derive(move || read(&studio.settings()));
    let language = setting(|it| position(LANGUAGES, &it.language));
    let view = setting(|it| position(VIEWS, &it.view));
    view! {
        <div class="toolbar" role="group" aria-label="Preview settings">
            <Choice label="Width" all=Width::ALL word=Width::word value=Signal::derive(move || studio.settings().width)
                choose=move |it| studio.set(|settings| settings.width = it)/>
            <Choice label="Colours" all=Scheme::ALL word=Scheme::word value=Signal::derive(move || studio.settings().scheme)
                choose=move |it| studio.set(|settings| settings.scheme = it)/>
            <Choice label="Language" all=&[0, 1, 2] word=|at: usize| LANGUAGES[at].1 value=language
                choose=move |at: usize| studio.set(|settings| settings.language = LANGUAGES[at].0.to_owned())/>
            <Choice label="Form" all=Form::ALL word=Form::word value=Signal::derive(move || studio.settings().form)
                choose=move |it| studio.set(|settings| settings.form = it)/>
            <Choice label="Page" all=PageStyle::ALL word=PageStyle::word value=Signal::derive(move || studio.settings().page)
                choose=move |it| studio.set(|settings| settings.page = it)/>
            <Choice label="Shown" all=&[0, 1, 2, 3, 4] word=|at: usize| VIEWS[at].1 value=view
                choose=move |at: usize| studio.set(|settings| settings.view = VIEWS[at].0.to_owned())/>
            <Choice label="Text" all=TEXT_SIZES word=|it: u16| match it { 100 => "100 %", 150 => "150 %", 200 => "200 %", _ => "400 % zoom" }
                value=Signal::derive(move || studio.settings().text_size)
                choose=move |it| studio.set(|settings| settings.text_size = it)/>
            <div class="results" role="group" aria-label="Results to look at">
                <span class="caption" aria-hidden="true">"Result"</span>
                <div class="row">
                    <button type="button" on:click=move |_| frame.answer(&serde_json::json!({}))>"Questions"</button>
                    {sheets()
                        .iter()
                        .map(|sheet| view! {
                            <button type="button" on:click=move |_| frame.answer(&sheet.answers)>{sheet.name.as_str()}</button>
                        })
                        .collect_view()}
                </div>
            </div>
        </div>
    }
}

fn position(words: &[(&str, &str)], value: &str) -> usize {
    words
        .iter()
        .position(|(it, _)| *it == value)
        .unwrap_or_default()
}
