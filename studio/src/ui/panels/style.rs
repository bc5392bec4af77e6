//! Every token by a control, in groups.

use crate::ui::controls::TokenControl;
use crate::ui::preview::frame::Frame;
use crate::ui::state::Studio;
use leptos::prelude::*;
use rolefit_studio::contract::tokens::{groups, token, tokens};

/// All tokens, or those that style what was pressed in the preview.
#[component]
pub fn Style() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let frame = expect_context::<Frame>();
    let changed = Memo::new(move |_| studio.changed());
    view! {
        <h2>"Style"</h2>
        <div class="row">
            <button type="button" aria-pressed=move || frame.is_inspecting().to_string() on:click=move |_| frame.inspect()>
                "Pick in the preview"
            </button>
            <button type="button" disabled=move || changed.get().is_empty() on:click=move |_| studio.reset(|_| true)>
                "Reset everything"
            </button>
        </div>
        {move || frame.picked().map(|part| view! { <Picked part/> })}
        {groups()
            .into_iter()
            .map(|group| {
                let is_in = move |name: &str| token(name).is_some_and(|it| it.group == group);
                let count = Memo::new(move |_| changed.get().into_iter().filter(|name| is_in(name)).count());
                view! {
                    <details class="group" open=group == "Brand">
                        <summary>
                            <h3>{group}</h3>
                            {move || (count.get() > 0).then(|| view! { <span class="mark">{count.get()}" changed"</span> })}
                        </summary>
                        {tokens()
                            .iter()
                            .filter(|it| it.group == group)
                            .map(|token| view! { <TokenControl token/> })
                            .collect_view()}
                        <button type="button" class="quiet" disabled=move || count.get() == 0 on:click=move |_| studio.reset(is_in)>
                            "Reset all of "{group}
                        </button>
                    </details>
                }
            })
            .collect_view()}
    }
}

/// What was pressed in the preview: its part, and the tokens that style it.
#[component]
fn Picked(part: String) -> impl IntoView {
    let frame = expect_context::<Frame>();
    let styled = rolefit_studio::contract::parts::part(&part);
    view! {
        <section class="picked" aria-label="Picked in the preview">
            <h3>"The part "<code>{part.clone()}</code></h3>
            {styled.map(|it| view! { <p>{it.about.as_str()}</p> })}
            {styled
                .into_iter()
                .flat_map(|it| it.tokens.iter())
                .filter_map(|name| token(name))
                .map(|token| view! { <TokenControl token/> })
                .collect_view()}
            <p>"For everything else there is a rule of your own: "<code>{format!("role-fit::part({part}) {{ … }}")}</code></p>
            <button type="button" on:click=move |_| frame.unpick()>"Show all tokens only"</button>
        </section>
    }
}
