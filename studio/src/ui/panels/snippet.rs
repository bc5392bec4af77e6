//! What is pasted: how it is written, and what to do with it.

use crate::ui::browser::{download, hash};
use crate::ui::controls::Choice;
use crate::ui::settings::Settings;
use crate::ui::state::Studio;
use leptos::prelude::*;
use leptos_use_clipboard::{UseClipboardReturn, use_clipboard};
use rolefit_studio::design::Design;
use rolefit_studio::recipes::recipes;
use rolefit_studio::snippet::{FALLBACKS, Form, Options, Snippet as Written, Styles};
use rolefit_studio::work::low_contrasts;

const FORMS: &[Form] = &[Form::Element, Form::Div, Form::Script, Form::Frame];
const STYLES: &[Styles] = &[Styles::Block, Styles::File, Styles::Preset];

fn form_word(form: Form) -> &'static str {
    match form {
        Form::Element => "The element",
        Form::Div => "A div",
        Form::Script => "The script alone",
        Form::Frame => "An iframe",
    }
}

fn styles_word(styles: Styles) -> &'static str {
    match styles {
        Styles::Block => "In a style block",
        Styles::File => "In a file of their own",
        Styles::Preset => "As a preset, with what differs",
    }
}

/// The snippet, and how it is written.
#[component]
pub fn Snippet() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let settings = Memo::new(move |_| studio.settings());
    let integrity = LocalResource::new(|| hash("embed.js"));
    let written = Memo::new(move |_| {
        let settings = settings.get();
        let integrity = settings
            .is_pinned
            .then(|| integrity.get().flatten())
            .flatten();
        let design = studio.valid_design();
        Written::of(&design, &options(&design, &settings, integrity))
    });
    let text = Memo::new(move |_| written.with(Written::text));
    let css = Memo::new(move |_| written.with(|it| it.css.clone()));
    let copies = use_clipboard();
    let copies_css = use_clipboard();
    let UseClipboardReturn { copy, copied, .. } = copies;
    let UseClipboardReturn {
        copy: copy_css,
        copied: copied_css,
        ..
    } = copies_css;
    let flag = move |label: &'static str,
                     read: fn(&Settings) -> bool,
                     write: fn(&mut Settings, bool)| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || settings.with(read)
                    on:change=move |event| studio.set(|settings| write(settings, event_target_checked(&event)))/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <h2>"Snippet"</h2>
        <div class="row">
            <button type="button" class="primary" on:click=move |_| copy(&text.get_untracked())>
                {move || if copied.get() { "Copied" } else { "Copy" }}
            </button>
            <button type="button" on:click=move |_| download("rolefit-snippet.html", "text/html", &text.get_untracked())>"Download"</button>
        </div>
        <pre class="snippet" tabindex="0" aria-label="The snippet"><code>{text}</code></pre>
        {move || css.get().map(|file| {
            let copy_css = copy_css.clone();
            let (name, content) = (file.name.clone(), file.text.clone());
            let (for_copy, for_file) = (content.clone(), (name.clone(), content.clone()));
            view! {
                <h3>"The file "<code>{name}</code></h3>
                <div class="row">
                    <button type="button" on:click=move |_| copy_css(&for_copy)>
                        {move || if copied_css.get() { "Copied" } else { "Copy the CSS" }}
                    </button>
                    <button type="button" on:click=move |_| download(&for_file.0, "text/css", &for_file.1)>"Download the CSS"</button>
                </div>
                <pre class="snippet-css" tabindex="0" aria-label="The CSS file"><code>{content}</code></pre>
            }
        })}
        {move || {
            let policy: Vec<String> = written.with(|it| it.policy.iter().map(|line| line.text()).collect());
            (!policy.is_empty()).then(|| view! {
                <h3>"For the page’s content-security policy"</h3>
                <pre class="policy" tabindex="0" aria-label="What the policy has to allow"><code>{policy.join("\n")}</code></pre>
            })
        }}
        <ul class="notes">
            {move || written.with(|it| it.notes.clone()).into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
        </ul>
        <h3>"How it is written"</h3>
        <Choice label="Form of the tag" all=FORMS word=form_word value=Signal::derive(move || settings.with(|it| it.snippet_form))
            choose=move |it| studio.set(|settings| settings.snippet_form = it)/>
        <Choice label="Where the tokens go" all=STYLES word=styles_word value=Signal::derive(move || settings.with(|it| it.styles))
            choose=move |it| studio.set(|settings| settings.styles = it)/>
        <label>
            <span>"Folder of the files"</span>
            <input type="text" spellcheck="false" placeholder="/rolefit/" prop:value=move || settings.with(|it| it.folder.clone())
                on:input=move |event| studio.set(|settings| settings.folder = event_target_value(&event))/>
        </label>
        {flag("The widget is in sight when the page opens", |it| it.is_at_the_top, |it, on| it.is_at_the_top = on)}
        {flag("With all there is to read inside, for search engines and visitors without script", |it| it.with_fallback, |it, on| it.with_fallback = on)}
        {flag("The page has a content-security policy", |it| it.is_strict, |it, on| it.is_strict = on)}
        {flag("Pinned to this build: another file is refused", |it| it.is_pinned, |it, on| it.is_pinned = on)}
        <p class="about">"The fallback is in the language of the attribute lang, else in that of the preview."</p>
        <Recipes/>
    }
}

/// Where the snippet is pasted in an editor, and what that editor strips.
#[component]
fn Recipes() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let form = Memo::new(move |_| studio.settings().snippet_form);
    let chosen = Memo::new(move |_| studio.settings().recipe);
    view! {
        <h3>"Where to paste it"</h3>
        <label class="choice">
            <span>"Your site’s editor"</span>
            <select on:change=move |event| studio.set(|settings| settings.recipe = event_target_value(&event))>
                <option value="" selected=move || chosen.with(String::is_empty)>"Choose"</option>
                {recipes()
                    .iter()
                    .map(|it| view! {
                        <option value=it.id.as_str() selected=move || chosen.with(|chosen| *chosen == it.id)>{it.name.as_str()}</option>
                    })
                    .collect_view()}
            </select>
        </label>
        {move || {
            let recipe = recipes().iter().find(|it| chosen.with(|chosen| *chosen == it.id))?;
            let best = *recipe.forms.first()?;
            let is_taken = recipe.forms.contains(&form.get());
            Some(view! {
                {(!is_taken).then(|| view! {
                    <p class="fault">{format!("{} does not take this form of the tag.", recipe.name)}</p>
                    <button type="button" on:click=move |_| studio.set(|settings| settings.snippet_form = best)>
                        {format!("Take “{}”", form_word(best))}
                    </button>
                })}
                <ol class="steps">{recipe.steps.iter().map(|step| view! { <li>{step.as_str()}</li> }).collect_view()}</ol>
                <p>{recipe.hosting.as_str()}</p>
                {(!recipe.strips.is_empty()).then(|| view! {
                    <h4>"What it strips"</h4>
                    <ul class="steps">{recipe.strips.iter().map(|it| view! { <li>{it.as_str()}</li> }).collect_view()}</ul>
                })}
                {(!recipe.unsure.is_empty()).then(|| view! { <p class="about">"Not certain: "{recipe.unsure.as_str()}</p> })}
                {(!recipe.tried).then(|| view! { <p class="about">"Not tried by us: read, not seen."</p> })}
            })
        }}
    }
}

/// How the snippet is written: the settings, with what follows from the design.
fn options(design: &Design, settings: &Settings, integrity: Option<String>) -> Options {
    let language = design.attributes.get("lang").unwrap_or(&settings.language);
    let known = FALLBACKS.iter().find(|(tag, _)| tag == language);
    Options {
        form: settings.snippet_form,
        styles: settings.styles,
        is_at_the_top: settings.is_at_the_top,
        folder: settings.folder.clone(),
        fallback: settings
            .with_fallback
            .then(|| known.map_or("en", |(tag, _)| tag).to_owned()),
        integrity,
        is_strict: settings.is_strict,
        failing_contrasts: low_contrasts(design),
    }
}
