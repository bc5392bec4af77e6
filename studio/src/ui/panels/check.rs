//! The check of an installation: the mistakes in a page that holds the widget.

use crate::ui::state::Studio;
use crate::ui::worker::Worker;
use leptos::prelude::*;
use rolefit_studio::installation::{Context, Mistake};
use rolefit_studio::work::{Request, Response};

/// A field for a page's HTML, and what is wrong with it.
#[component]
pub fn Check() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let text = Memo::new(move |_| studio.settings().installation);
    let address = Memo::new(move |_| studio.settings().installation_address);
    let policy = Memo::new(move |_| studio.settings().installation_policy);
    let given = |text: String| (!text.trim().is_empty()).then_some(text);
    let response = expect_context::<Worker>().latest(move || {
        let context = Context {
            address: given(address.get()),
            policy: given(policy.get()),
        };
        given(text.get()).map(|html| Request::Installation(html, context))
    });
    let fetch = move |_| {
        let address = address.get_untracked();
        leptos::task::spawn_local(async move {
            match page(&address).await {
                Ok(html) => studio.set(|settings| settings.installation = html),
                Err(fault) => studio.notify(fault),
            }
        });
    };
    view! {
        <h2>"Check an installation"</h2>
        <p>"Paste the HTML of a page that holds the widget. It is read here; nothing is sent."</p>
        <label>
            <span>"The page’s HTML"</span>
            <textarea rows="6" spellcheck="false" prop:value=text
                on:input=move |event| studio.set(|settings| settings.installation = event_target_value(&event))></textarea>
        </label>
        <label>
            <span>"Its address, if you like"</span>
            <input type="text" spellcheck="false" placeholder="https://agency.example/roles" prop:value=address
                on:input=move |event| studio.set(|settings| settings.installation_address = event_target_value(&event))/>
        </label>
        <button type="button" disabled=move || address.with(|it| it.trim().is_empty()) on:click=fetch>"Read the page at this address"</button>
        <p class="about">"Pages of other sites than this one cannot be read by their address: paste their HTML."</p>
        <label>
            <span>"The content-security policy that its server sends, if there is one"</span>
            <input type="text" spellcheck="false" prop:value=policy
                on:input=move |event| studio.set(|settings| settings.installation_policy = event_target_value(&event))/>
        </label>
        <div role="status">
            {move || match response.get() {
                Some(Response::Installation(mistakes)) => Some(view! { <Mistakes mistakes/> }),
                _ => None,
            }}
        </div>
    }
}

/// The HTML of a page of this site, or what keeps it from being read, in words.
async fn page(address: &str) -> Result<String, String> {
    let response = gloo_net::http::Request::get(address).send().await;
    let response = response.map_err(|_| {
        format!("“{address}” could not be read. A page can read others of its own site alone: paste the HTML instead.")
    })?;
    if !response.ok() {
        return Err(format!(
            "“{address}” answers with status {}; expected a page.",
            response.status()
        ));
    }
    response
        .text()
        .await
        .map_err(|error| format!("“{address}” could not be read: {error}."))
}

#[component]
fn Mistakes(mistakes: Vec<Mistake>) -> impl IntoView {
    let verdict = match mistakes.len() {
        0 => "No mistake was found. What a script adds later is not seen here.".to_owned(),
        1 => "One mistake was found.".to_owned(),
        count => format!("{count} mistakes were found."),
    };
    view! {
        <h3>{verdict}</h3>
        <ol class="mistakes">
            {mistakes
                .into_iter()
                .map(|it| view! {
                    <li>
                        <span class="about">"Line "{it.line}", column "{it.column}" · "<code>{it.code.word()}</code></span>
                        <p>{it.found}</p>
                        <p>{it.mend}</p>
                    </li>
                })
                .collect_view()}
        </ol>
    }
}
