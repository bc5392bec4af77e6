//! The contrast of every pair of colours that lie on each other, as it is now.

use crate::ui::state::Studio;
use leptos::prelude::*;
use rolefit_studio::color::contrast::{Finding, check};
use rolefit_studio::color::resolve::Scheme;

/// Failing pairs with what would help, then all others.
#[component]
pub fn Contrast() -> impl IntoView {
    let studio = expect_context::<Studio>();
    let findings = Memo::new(move |_| Findings(check(&studio.valid_design())));
    let counted = move |is_meant: fn(&Finding) -> bool| {
        findings.with(|all| all.0.iter().filter(|it| is_meant(it)).count())
    };
    let failing = move || counted(fails);
    view! {
        <h2>"Contrast"</h2>
        <p>"Text needs 4.5 : 1 against what it lies on, and what is drawn 3 : 1 (WCAG 2.2, AA). APCA is told for information."</p>
        <p class="verdict" role="status">
            {move || match failing() {
                0 => "Every pair that can be computed passes.".to_owned(),
                1 => "One pair fails.".to_owned(),
                count => format!("{count} pairs fail."),
            }}
        </p>
        {move || {
            let found: Vec<_> = findings.with(|all| all.0.iter().filter(|it| fails(it)).cloned().collect());
            (!found.is_empty()).then(|| view! { <Table found caption="Pairs that fail"/> })
        }}
        {move || {
            let found: Vec<_> = findings.with(|all| all.0.iter().filter(|it| it.passes.is_none()).cloned().collect());
            (!found.is_empty()).then(|| view! {
                <Table found caption="Pairs that cannot be computed, because a value comes from your site"/>
            })
        }}
        <details>
            <summary>"Pairs that pass"</summary>
            {move || {
                let found: Vec<_> = findings.with(|all| all.0.iter().filter(|it| it.passes == Some(true)).cloned().collect());
                view! { <Table found caption="Pairs that pass"/> }
            }}
        </details>
    }
}

fn fails(finding: &Finding) -> bool {
    finding.passes == Some(false)
}

/// Never equal, so that a memo always tells of it.
#[derive(Clone)]
struct Findings(Vec<Finding>);

impl PartialEq for Findings {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[component]
fn Table(found: Vec<Finding>, caption: &'static str) -> impl IntoView {
    let studio = expect_context::<Studio>();
    view! {
        <ul class="findings" aria-label=caption>
            {found
                .into_iter()
                .map(|finding| {
                    let scheme = match finding.scheme {
                        Scheme::Light => "light",
                        Scheme::Dark => "dark",
                    };
                    let sample = finding.ink.zip(finding.ground).map(|(ink, ground)| {
                        // What is drawn and not written is shown as a line.
                        let letters = (finding.pair.least > 3.0).then_some("Aa");
                        view! {
                            <span class="sample" class:drawn=letters.is_none() aria-hidden="true" style:color=ink.hex() style:background=ground.hex()>{letters}</span>
                        }
                    });
                    let figures = match (finding.ratio, finding.apca) {
                        (Some(ratio), Some(apca)) => format!("{ratio:.2} : 1 of {} : 1, APCA {apca:.0}", finding.pair.least),
                        _ => format!("at least {} : 1", finding.pair.least),
                    };
                    let mend = finding.suggestion.map(|mend| {
                        let take = move |_| studio.set_tokens("contrast", [(mend.token.to_owned(), mend.value(&studio.valid_design()))]);
                        view! {
                            <button type="button" on:click=take>
                                <span class="swatch" style:background=mend.color.hex()></span>
                                {format!("Take {} for {}", mend.color.hex(), mend.token)}
                            </button>
                        }
                    });
                    view! {
                        <li class="finding" class:fails=fails(&finding)>
                            {sample}
                            <span>
                                <code>{finding.pair.ink.as_str()}</code>" on "<code>{finding.pair.ground.as_str()}</code>", "{scheme}
                                <br/>
                                {figures}
                                <br/>
                                <span class="about">{finding.pair.seen.as_str()}</span>
                            </span>
                            {mend}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}
