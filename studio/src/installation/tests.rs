//! Tests of the whole check: for each kind of mistake a page without any, and the same page with the mistake.

use super::*;
use crate::design::Value;
use proptest::prelude::*;
use std::collections::BTreeSet;

const LOADER: &str = "<script async src=\"/rolefit/embed.js\"></script>";
const WIDGET: &str = "<role-fit cta-href=\"/contact\"><p>Three roles.</p></role-fit>";

/// A whole page.
fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>Roles</title>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// A page with the widget, and something in its head.
fn with_head(head: &str) -> String {
    page(head, &format!("{LOADER}\n{WIDGET}"))
}

/// A page with a loader, and something in its body.
fn with_body(body: &str) -> String {
    page("", &format!("{LOADER}\n{body}"))
}

/// A page with a tag that has these attributes.
fn with_attributes(attributes: &str) -> String {
    with_body(&format!(
        "<role-fit {attributes}><p>Three roles.</p></role-fit>"
    ))
}

fn with_style(css: &str) -> String {
    with_head(&format!("<style>\n{css}\n</style>"))
}

fn none(_: &Design) -> Vec<String> {
    Vec::new()
}

fn mistakes(html: &str) -> Vec<Mistake> {
    check(html, &Context::default(), none)
}

fn under(html: &str, policy: &str) -> Vec<Mistake> {
    let context = Context {
        policy: Some(policy.to_owned()),
        ..Context::default()
    };
    check(html, &context, none)
}

fn codes(mistakes: &[Mistake]) -> Vec<Code> {
    mistakes.iter().map(|it| it.code).collect()
}

/// Each kind of mistake: a page without any, the page with it, and words of its mend.
fn pairs() -> Vec<(Code, String, String, &'static str)> {
    let widget = |tag: &str| with_body(&format!("{tag}<p>Three roles.</p></role-fit>"));
    let frame = |attributes: &str, parameters: &str| {
        page(
            "",
            &format!(
                "<script src=\"https://cdn.example/rolefit/frame-host.js\"></script>\n<iframe data-rolefit-frame title=\"Which role fits?\" {attributes} src=\"https://cdn.example/rolefit/frame.html?lang=en{parameters}\"></iframe>"
            ),
        )
    };
    let inline = |json: &str| {
        with_body(&format!(
            "<role-fit>\n<p>Three roles.</p>\n<script type=\"application/json\">{json}</script>\n</role-fit>"
        ))
    };
    let eager = |head: &str| {
        page(
            head,
            &format!("{LOADER}\n<role-fit loading=\"eager\"><p>Three roles.</p></role-fit>"),
        )
    };
    let dataset = include_str!("../../../domain/dataset.json");
    let policy = |value: &str| {
        with_head(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{value}\">"
        ))
    };
    let pinned = |attributes: &str| {
        let hash = "A".repeat(64);
        page(
            "",
            &format!(
                "<script async src=\"https://cdn.example/rolefit/embed.js\" {}></script>\n{WIDGET}",
                attributes.replace("HASH", &hash)
            ),
        )
    };
    vec![
        (
            Code::ScriptMissing,
            page("", &format!("{LOADER}{WIDGET}")),
            page("", WIDGET),
            "<script async",
        ),
        (
            Code::ScriptTwice,
            page(LOADER, WIDGET),
            page(LOADER, &format!("{LOADER}{WIDGET}")),
            "one of the two",
        ),
        (
            Code::Versions,
            page(
                "",
                &format!("<script async src=\"/rolefit/1/embed.js\"></script>{WIDGET}"),
            ),
            page(
                "",
                &format!(
                    "<script async src=\"/rolefit/1/embed.js\"></script>{WIDGET}<script async src=\"/rolefit/2/embed.js\"></script>"
                ),
            ),
            "one address",
        ),
        (
            Code::Folders,
            eager("<link rel=\"preload\" as=\"fetch\" href=\"/rolefit/rolefit_bg.wasm\">"),
            eager("<link rel=\"preload\" as=\"fetch\" href=\"/old/rolefit_bg.wasm\">"),
            "folder",
        ),
        (
            Code::Folders,
            with_attributes("base=\"/rolefit\""),
            with_attributes("base=\"/engines/\""),
            "Leave base out",
        ),
        (
            Code::WidgetMissing,
            with_body(WIDGET),
            with_body("<p>Three roles.</p>"),
            "<role-fit></role-fit>",
        ),
        (
            Code::WidgetMissing,
            with_body(WIDGET),
            page("", "<p>Three roles.</p>"),
            "Paste the snippet",
        ),
        (
            Code::Escaped,
            with_body(WIDGET),
            with_body("<div>&lt;role-fit cta-href=\"/contact\"&gt;&lt;/role-fit&gt;</div>"),
            "takes HTML",
        ),
        (
            Code::Head,
            page(
                "",
                "<script async src=\"/rolefit/embed.js\" data-rolefit></script>",
            ),
            page(
                "<script async src=\"/rolefit/embed.js\" data-rolefit></script>",
                "",
            ),
            "into the body",
        ),
        (
            Code::Paragraph,
            with_body(WIDGET),
            with_body(&format!("<p>{WIDGET}</p>")),
            "<div data-rolefit>",
        ),
        (
            Code::Paragraph,
            with_body("<p><div data-rolefit><p>Three roles.</p></div>"),
            with_body("<p><role-fit></p><h2>Three roles.</h2></role-fit>"),
            "<div data-rolefit>",
        ),
        (
            Code::SelfClosing,
            with_body(WIDGET),
            with_body("<role-fit cta-href=\"/contact\" />\n<p>After it.</p>"),
            "</role-fit>",
        ),
        (
            Code::NotClosed,
            with_body(WIDGET),
            with_body("<section><role-fit><p>Three roles.</p></section><p>After it.</p>"),
            "</role-fit>",
        ),
        (
            Code::Quotes,
            with_attributes("cta-href=\"/contact\""),
            with_attributes("cta-href=”/contact”"),
            "straight ones",
        ),
        (
            Code::AttributeUnknown,
            with_attributes("cta-href=\"/contact\" class=\"wide\" data-aos=\"fade\""),
            with_attributes("cta-herf=\"/contact\""),
            "cta-href",
        ),
        (
            Code::AttributeUnknown,
            with_attributes("theme=\"dark\""),
            with_attributes("data-rolefit-theme=\"dark\""),
            "Write theme",
        ),
        (
            Code::AttributeUnknown,
            with_body(
                "<div data-rolefit data-rolefit-cta-href=\"/contact\" data-theme=\"x\" id=\"roles\"><p>x</p></div>",
            ),
            with_body("<div data-rolefit cta-href=\"/contact\"><p>x</p></div>"),
            "data-rolefit-cta-href",
        ),
        (
            Code::AttributeTwice,
            with_attributes("theme=\"dark\""),
            with_attributes("theme=\"dark\" theme=\"light\""),
            "one of the two",
        ),
        (
            Code::Value,
            with_attributes("theme=\"dark\""),
            with_attributes("theme=\"night\""),
            "default",
        ),
        (
            Code::AttributeIdle,
            with_attributes("cta-href=\"/x\" cta-label=\"Book\""),
            with_attributes("cta-label=\"Book\""),
            "cta-href",
        ),
        (
            Code::AttributeIdle,
            with_attributes("share-base=\"https://a.example/\""),
            with_attributes("share-base=\"https://a.example/\" without-share"),
            "one of the two",
        ),
        (
            Code::AttributeIdle,
            with_attributes("view=\"compare\" roles=\"cto fractional-cto\""),
            with_attributes("view=\"quiz\" roles=\"cto fractional-cto\""),
            "compare",
        ),
        (
            Code::AttributeIdle,
            with_body(&format!(
                "<role-fit engine=\"js\"><p>x</p></role-fit>{}",
                "<role-fit engine=\"js\"><p>x</p></role-fit>"
            )),
            with_body(&format!(
                "<role-fit><p>x</p></role-fit>{}",
                "<role-fit engine=\"js\"><p>x</p></role-fit>"
            )),
            "each widget",
        ),
        (
            Code::Slot,
            widget("<role-fit><small slot=\"legal\">No advice.</small>"),
            widget("<role-fit><small slot=\"leagl\">No advice.</small>"),
            "slot=\"legal\"",
        ),
        (
            Code::Slot,
            widget("<role-fit mode=\"dialog\"><span slot=\"open\">Which?</span>"),
            widget("<role-fit><span slot=\"open\">Which?</span>"),
            "mode=\"dialog\"",
        ),
        (
            Code::Slot,
            widget("<role-fit><small slot=\"legal\">x</small>"),
            widget("<role-fit><div><small slot=\"legal\">x</small></div>"),
            "right into",
        ),
        (
            Code::TokenUnknown,
            with_style(":root { --rolefit-color-accent: #3146c8; --brand: red }"),
            with_style(":root { --rolefit-colour-acent: #3146c8 }"),
            "--rolefit-color-accent",
        ),
        (
            Code::TokenUnknown,
            with_style("role-fit { --rolefit-radius: 1em }"),
            with_style("role-fit { --radius: 1em }"),
            "--rolefit-radius",
        ),
        (
            Code::TokenUnknown,
            with_style("role-fit { --rolefit-radius: 1em }"),
            with_style("role-fit { --_rf-radius: 1em }"),
            "--rolefit-radius",
        ),
        (
            Code::TokenValue,
            with_style(":root { --rolefit-radius: 8px; --rolefit-border-width: 0 }"),
            with_style(":root { --rolefit-radius: 8 }"),
            "what is expected",
        ),
        (
            Code::TokenValue,
            with_style(":root { --rolefit-color-text: color-mix(in oklab, red, var(--x)) }"),
            with_style(":root { --rolefit-color-text: #12345 }"),
            "what is expected",
        ),
        (
            Code::TokenIdle,
            with_style("body { --rolefit-radius: 1em }"),
            with_style("title { --rolefit-radius: 1em }"),
            ":root",
        ),
        (
            Code::TokenIdle,
            with_style("role-fit { --rolefit-radius: 1em }"),
            with_style(":host { --rolefit-radius: 1em }"),
            ":root",
        ),
        (
            Code::TokenIdle,
            with_style("role-fit::part(base) { --rolefit-radius: 1em }"),
            with_style("role-fit::part(choice) { --rolefit-radius: 1em }"),
            ":root",
        ),
        (
            Code::TokenIdle,
            with_body(&format!(
                "<div style=\"--rolefit-radius: 1em\">{WIDGET}</div>"
            )),
            with_body(&format!(
                "<div style=\"--rolefit-radius: 1em\"></div>{WIDGET}"
            )),
            ":root",
        ),
        (
            Code::PartUnknown,
            with_style("role-fit::part(choice) { color: red }"),
            with_style("role-fit::part(chioce) { color: red }"),
            "choice",
        ),
        (
            Code::Dataset,
            inline(dataset),
            inline(&dataset.replacen("\"rolefit-dataset/1\"", "\"rolefit-dataset/9\"", 1)),
            "Mend",
        ),
        (
            Code::Policy,
            policy("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"),
            policy("script-src 'self'; connect-src 'self'"),
            "'wasm-unsafe-eval'",
        ),
        (
            Code::Fallback,
            with_body(WIDGET),
            with_body("<role-fit></role-fit>"),
            "what there is to read",
        ),
        (
            Code::Lang,
            with_body(WIDGET),
            with_body(WIDGET).replace(" lang=\"en\"", ""),
            "<html lang=\"en\">",
        ),
        (
            Code::Instance,
            with_body(
                "<role-fit instance=\"a\"><p>x</p></role-fit><role-fit instance=\"b\"><p>x</p></role-fit>",
            ),
            with_body(
                "<role-fit instance=\"a\"><p>x</p></role-fit><div data-rolefit data-rolefit-instance=\"a\"><p>x</p></div>",
            ),
            "a name of its own",
        ),
        (
            Code::Id,
            with_body(&format!("{WIDGET}<p id=\"rolefit-more\">")),
            with_body(&format!("{WIDGET}<p id=\"rolefit-1\">")),
            "another id",
        ),
        (
            Code::Preload,
            eager("<link rel=\"preload\" as=\"fetch\" href=\"/rolefit/rolefit_bg.wasm?v=1\">"),
            eager(
                "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/rolefit/rolefit_bg.wasm?v=1\">",
            ),
            "crossorigin away",
        ),
        (
            Code::Preload,
            eager("<link rel=\"preload\" as=\"fetch\" href=\"/rolefit/rolefit_bg.wasm\">"),
            with_head("<link rel=\"preload\" as=\"fetch\" href=\"/rolefit/rolefit_bg.wasm\">"),
            "loading=\"eager\"",
        ),
        (
            Code::Integrity,
            pinned("integrity=\"sha384-HASH\" crossorigin=\"anonymous\""),
            pinned("integrity=\"sha384-HASH\""),
            "crossorigin=\"anonymous\"",
        ),
        (
            Code::Integrity,
            pinned("integrity=\"sha384-HASH\" crossorigin=\"anonymous\""),
            pinned("integrity=\"sha384-…\" crossorigin=\"anonymous\""),
            "Base64",
        ),
        (
            Code::Frame,
            frame("", "&amp;view=quiz"),
            frame("", "&amp;mode=dialog"),
            "another form",
        ),
        (
            Code::Frame,
            frame("", "&amp;cta-href=https%3A%2F%2Fagency.example%2F"),
            frame("", "&amp;cta-href=%2Fcontact"),
            "full address",
        ),
        (
            Code::Frame,
            frame("sandbox=\"allow-scripts\"", ""),
            frame("sandbox", ""),
            "allow-scripts",
        ),
        (
            Code::Frame,
            frame("", ""),
            frame("", "").replace(" data-rolefit-frame", ""),
            "data-rolefit-frame",
        ),
        (
            Code::Frame,
            frame("", ""),
            frame("", "").replace(" title=\"Which role fits?\"", ""),
            "title",
        ),
    ]
}

#[test]
fn a_clean_page_has_no_mistake_and_each_mistake_is_found_alone() {
    for (code, clean, broken, words) in pairs() {
        assert_eq!(mistakes(&clean), [], "{} in {clean}", code.word());
        let found = mistakes(&broken);
        assert_eq!(codes(&found), [code], "{found:#?} in {broken}");
        assert!(found[0].mend.contains(words), "{:?}: {words}", found[0]);
    }
}

#[test]
fn contrast_is_asked_of_the_tokens_that_a_widget_gets() {
    let is_low = |design: &Design| match design.value("color-text") {
        Value::Same(color) if color == "#777777" => vec!["text on surface is too low.".to_owned()],
        _ => Vec::new(),
    };
    let clean = with_style(":root { --rolefit-color-text: #111111 }");
    let broken = with_style(":root { --rolefit-color-text: #777777 }");
    assert_eq!(check(&clean, &Context::default(), is_low), []);
    let found = check(&broken, &Context::default(), is_low);
    assert_eq!(codes(&found), [Code::Contrast]);
    assert_eq!(
        (found[0].line, found[0].column, found[0].found.as_str()),
        (6, 9, "text on surface is too low.")
    );
}

#[test]
fn every_kind_has_a_page() {
    let mut tested: BTreeSet<Code> = pairs().iter().map(|it| it.0).collect();
    // Its test is the one above.
    tested.insert(Code::Contrast);
    let all: BTreeSet<Code> = Code::ALL.iter().copied().collect();
    assert_eq!(tested, all);
}

#[test]
fn every_mistake_is_told_in_sentences() {
    for (_, _, broken, _) in pairs() {
        for mistake in mistakes(&broken) {
            for sentence in [&mistake.found, &mistake.mend] {
                assert!(
                    sentence.ends_with('.')
                        || sentence.ends_with("well.")
                        || sentence.ends_with('”')
                        || sentence.ends_with(". "),
                    "{sentence}"
                );
                assert!(
                    !sentence.contains("  ") && !sentence.contains(".."),
                    "{sentence}"
                );
            }
        }
    }
}

#[test]
fn codes_are_written_as_words() {
    for code in Code::ALL {
        assert_eq!(
            serde_json::to_string(code).unwrap(),
            format!("\"{}\"", code.word())
        );
    }
}

/// The blocks of HTML in a document.
fn examples(document: &str) -> Vec<&str> {
    let blocks = document.split("\n```html\n").skip(1);
    blocks.map(|it| it.split("\n```").next().unwrap()).collect()
}

#[test]
fn the_examples_of_the_documents_have_no_mistake() {
    let document = include_str!("../../../docs/embedding.md");
    let examples = examples(document);
    assert!(examples.len() >= 6, "{}", examples.len());
    for example in examples {
        let head = if example.starts_with("<link") {
            example
        } else {
            ""
        };
        let has_loader = example.contains("embed.js") || example.contains("frame.html");
        let has_widget = ["<role-fit", "data-rolefit"]
            .iter()
            .any(|it| example.contains(it));
        let html = page(
            head,
            &[
                if has_loader { "" } else { LOADER },
                if head.is_empty() { example } else { "" },
                match (has_widget, head.is_empty()) {
                    (true, _) => "",
                    (false, true) => WIDGET,
                    (false, false) => "<role-fit loading=\"eager\"><p>Three roles.</p></role-fit>",
                },
            ]
            .join("\n"),
        );
        assert_eq!(mistakes(&html), [], "{html}");
        // Pasted alone, too.
        if has_widget && has_loader {
            assert_eq!(mistakes(example), [], "{example}");
        }
    }
    let styling = include_str!("../../../docs/styling.md");
    let sheets = styling
        .split("\n```css\n")
        .skip(1)
        .map(|it| it.split("\n```").next().unwrap());
    for sheet in sheets {
        assert_eq!(mistakes(&with_style(sheet)), [], "{sheet}");
    }
}

#[test]
fn the_demo_page_has_no_mistake() {
    assert_eq!(mistakes(include_str!("../../agency.html")), []);
}

#[test]
fn what_the_studio_writes_has_no_mistake() {
    use crate::snippet::{Form, Options, Snippet, Styles};
    let mut design = Design::new();
    design.preset = Some("dense".into());
    design
        .tokens
        .insert("radius".into(), Value::Same("1em".into()));
    for (name, value) in [
        ("theme", "dark"),
        ("cta-href", "https://agency.example/?a=1&b=\"2\""),
        ("without-share", ""),
        ("lang", "fr"),
    ] {
        design.attributes.insert(name.into(), value.into());
    }
    for form in [Form::Element, Form::Div, Form::Script, Form::Frame] {
        for styles in [Styles::Block, Styles::File, Styles::Preset] {
            for is_at_the_top in [false, true] {
                for folder in ["/rolefit/", "https://cdn.example/rolefit/"] {
                    let integrity = Some(format!("sha384-{}", "A".repeat(64)));
                    let options = Options {
                        form,
                        styles,
                        is_at_the_top,
                        folder: folder.into(),
                        integrity,
                        is_strict: true,
                        ..Options::default()
                    };
                    let snippet = Snippet::of(&design, &options);
                    let policy: Vec<String> = snippet.policy.iter().map(|it| it.text()).collect();
                    let policy = format!("default-src 'none'; {}", policy.join(" "));
                    let html = page(&snippet.head, &snippet.body);
                    assert_eq!(under(&html, &policy), [], "{policy}\n{html}");
                    // Pasted in one piece, where the head is not within reach.
                    assert_eq!(
                        under(&page("", &snippet.text()), &policy),
                        [],
                        "{}",
                        snippet.text()
                    );
                }
            }
        }
    }
}

#[test]
fn line_and_column_are_those_of_the_text() {
    let html = "<p>é</p>\r\n\r\n  <role-fit theme=night><p>x</p></role-fit>\r<script src=embed.js></script>";
    let found = mistakes(html);
    assert_eq!(codes(&found), [Code::Value]);
    assert_eq!((found[0].line, found[0].column), (3, 13));
}

#[test]
fn mistakes_come_in_the_order_of_the_text() {
    let html = "<role-fit theme=night view=x></role-fit>\n<role-fit cta-herf=a></role-fit>";
    let found = mistakes(html);
    assert!(
        found.is_sorted_by_key(|it| (it.line, it.column)),
        "{found:#?}"
    );
    assert!(found.len() >= 5, "{found:#?}");
}

#[test]
fn an_empty_text_has_no_mistake() {
    assert_eq!(mistakes(" \n "), []);
}

#[test]
fn a_tag_manager_a_consent_tool_and_a_bundle_are_no_mistakes() {
    for html in [
        // A consent tool keeps the tag from running, and adds a copy.
        page(
            "",
            &format!(
                "<script type=\"text/plain\" src=\"/rolefit/embed.js\"></script>{LOADER}{WIDGET}"
            ),
        ),
        // A module imports the loader.
        page(
            "",
            &format!("<script type=\"module\">import \"/rolefit/embed.js\";</script>{WIDGET}"),
        ),
        // A script adds it.
        page(
            &format!(
                "<script>var s = document.createElement('script'); s.src = '/rolefit/embed.js';</script>{WIDGET}"
            ),
            "",
        ),
        // It is a part of another script.
        page(
            "<script src=\"/app.js\"></script>",
            "<role-fit base=\"/rolefit/\"><p>x</p></role-fit>",
        ),
        // Another vendor's file has the same name.
        page(
            "<script src=\"https://vendor.example/embed.js\"></script>",
            &format!("{LOADER}{WIDGET}"),
        ),
        // The page was saved after the widget had come.
        with_body("<div data-rolefit=\"filled\"><role-fit><p>x</p></role-fit></div>"),
        // Several widgets by the loader's own tag.
        page(
            "",
            "<script async src=\"/rolefit/embed.js\" data-rolefit></script><script async src=\"/rolefit/embed.js\" data-rolefit></script>",
        ),
        // A page that explains the tag.
        with_body(&format!("<pre>&lt;role-fit&gt;</pre>{WIDGET}")),
        // What stands in a template is not there yet.
        with_body(&format!(
            "<template><role-fit theme=night></template>{WIDGET}"
        )),
        // Attributes of frameworks.
        with_attributes(
            "v-if=\"x\" @click=\"y\" :class=\"z\" _ngcontent-abc aria-label=\"Roles\" onclick=\"\"",
        ),
    ] {
        assert_eq!(mistakes(&html), [], "{html}");
    }
}

#[test]
fn a_loader_that_may_be_another_vendors_is_not_judged() {
    let html = page(
        "",
        &format!(
            "<script src=\"https://a.example/embed.js\"></script><script src=\"https://b.example/embed.js\"></script>{WIDGET}"
        ),
    );
    assert_eq!(mistakes(&html), []);
}

#[test]
fn tokens_that_may_reach_a_widget_are_no_mistake() {
    for css in [
        ":root { --rolefit-radius: 1em }",
        ".dark-mode { --rolefit-radius: 1em }",
        "@media (width < 40rem) { main role-fit { --rolefit-radius: 1em } }",
        ":where(title, body) { --rolefit-radius: 1em }",
        "[data-theme=dark] { --rolefit-radius: 1em }",
        "body { & > * { --rolefit-radius: 1em } }",
        "title, html { --rolefit-radius: 1em }",
        "* { --rolefit-color-text: inherit }",
        "@keyframes x { from { --rolefit-radius: 1em } }",
    ] {
        assert_eq!(mistakes(&with_style(css)), [], "{css}");
    }
    // The loader puts the tag into a div, and behind a script.
    for body in [
        "<div data-rolefit><p>x</p></div>",
        "<script src=\"/rolefit/embed.js\" data-rolefit></script>",
    ] {
        let html = page(
            "<style>role-fit { --rolefit-radius: 1em }</style>",
            &format!("{LOADER}{body}"),
        );
        assert_eq!(mistakes(&html), [], "{html}");
    }
    // A part of a page stands in a page.
    let part = format!("<style>:root {{ --rolefit-radius: 1em }}</style>{LOADER}{WIDGET}");
    assert_eq!(mistakes(&part), []);
}

#[test]
fn tokens_that_reach_no_widget_are_found() {
    for css in [
        "rolefit { --rolefit-radius: 1em }",
        "role-fit::before { --rolefit-radius: 1em }",
        "role-fit::part(cell) span { --rolefit-radius: 1em }",
        "title, :host { --rolefit-radius: 1em; --rolefit-space: 1em }",
    ] {
        assert_eq!(
            codes(&mistakes(&with_style(css))),
            [Code::TokenIdle],
            "{css}"
        );
    }
    let html = page(
        "<style>:root { --rolefit-radius: 1em }</style>",
        "<iframe data-rolefit-frame title=\"x\" src=\"/rolefit/frame.html\"></iframe>",
    );
    assert_eq!(codes(&mistakes(&html)), [Code::TokenIdle]);
}

/// The design of the one widget of a page.
fn designs(html: &str) -> Vec<Design> {
    let designs = std::cell::RefCell::new(Vec::new());
    check(html, &Context::default(), |design| {
        designs.borrow_mut().push(design.clone());
        Vec::new()
    });
    designs.into_inner()
}

#[test]
fn of_several_rules_the_nearest_and_last_one_counts() {
    let css = "role-fit { --rolefit-radius: 3px } :root { --rolefit-radius: 1px; --rolefit-space: 1em !important } \
        :root { --rolefit-radius: 2px; --rolefit-space: 2em } .hidden { --rolefit-radius: 9px }";
    let design = &designs(&with_style(css))[0];
    assert_eq!(design.value("radius"), Value::Same("3px".into()));
    assert_eq!(design.value("space"), Value::Same("1em".into()));
}

#[test]
fn dark_values_come_from_pairs_and_from_media_queries() {
    let css = ":root { --rolefit-color-text: light-dark(#111, #eee); --rolefit-color-surface: #fff } \
        @media (prefers-color-scheme: dark) { :root { --rolefit-color-surface: #000 } } @media print { :root { --rolefit-color-surface: red } }";
    let design = &designs(&with_style(css))[0];
    let pair = |light: &str, dark: &str| Value::Pair {
        light: light.into(),
        dark: dark.into(),
    };
    assert_eq!(design.value("color-text"), pair("#111", "#eee"));
    assert_eq!(design.value("color-surface"), pair("#fff", "#000"));
}

#[test]
fn a_linked_preset_is_the_ground_of_the_design() {
    let html = with_head("<link rel=\"stylesheet\" href=\"/rolefit/presets/dense.css\">");
    assert_eq!(designs(&html)[0].preset.as_deref(), Some("dense"));
    // Without tokens and presets there is nothing to measure.
    assert_eq!(designs(&with_head("")), []);
}

#[test]
fn a_policy_is_matched_as_browsers_do_it() {
    let elsewhere = page(
        "",
        &format!(
            "<script nonce=\"abc\" async src=\"https://cdn.example/rolefit/embed.js\"></script>{WIDGET}"
        ),
    );
    for policy in [
        "default-src 'none'; script-src https://cdn.example 'wasm-unsafe-eval'; connect-src https://cdn.example",
        "Content-Security-Policy: script-src https://*.example 'wasm-unsafe-eval'; connect-src *",
        "script-src https: 'unsafe-eval'; connect-src https:",
        "script-src cdn.example/rolefit/ 'wasm-unsafe-eval'; connect-src cdn.example",
        "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'",
        "script-src 'nonce-abc' 'wasm-unsafe-eval'; img-src 'none'",
        "Content-Security-Policy-Report-Only: default-src 'none'",
        "img-src 'self'",
        "default-src https://cdn.example 'wasm-unsafe-eval'; style-src 'none'",
        "add_header Content-Security-Policy \"script-src https://cdn.example 'wasm-unsafe-eval'\" always;",
        "script-src-elem https://cdn.example; script-src 'wasm-unsafe-eval'",
    ] {
        assert_eq!(under(&elsewhere, policy), [], "{policy}");
    }
    for (policy, count, words) in [
        (
            "default-src 'self'",
            3,
            "Add “script-src 'self' https://cdn.example” to the policy",
        ),
        (
            "script-src 'none'",
            2,
            "Write https://cdn.example in place of 'none' in script-src",
        ),
        (
            "script-src https://cdn.example 'wasm-unsafe-eval'; connect-src 'self'",
            1,
            "Add https://cdn.example to connect-src",
        ),
        (
            "script-src 'nonce-xyz' 'strict-dynamic' 'wasm-unsafe-eval'",
            1,
            "Write the nonce",
        ),
        (
            "script-src http://cdn.example.org 'wasm-unsafe-eval'",
            1,
            "Add https://cdn.example to script-src",
        ),
        (
            "script-src https://cdn.example/other/ 'wasm-unsafe-eval'",
            1,
            "Add https://cdn.example to script-src",
        ),
        (
            "script-src https://cdn.example:8443 'wasm-unsafe-eval'",
            1,
            "Add https://cdn.example to script-src",
        ),
        (
            "img-src 'self'\nContent-Security-Policy: connect-src 'none'",
            1,
            "in place of 'none' in connect-src",
        ),
        (
            "img-src 'self', script-src https://cdn.example",
            1,
            "'wasm-unsafe-eval'",
        ),
    ] {
        let found = under(&elsewhere, policy);
        assert_eq!(found.len(), count, "{policy}: {found:#?}");
        assert!(found.iter().all(|it| it.code == Code::Policy));
        assert!(
            found.iter().any(|it| it.mend.contains(words)),
            "{policy}: {found:#?}"
        );
    }
}

#[test]
fn the_pages_address_decides_what_self_is() {
    let html = page(
        "",
        &format!("<script async src=\"https://agency.example/rolefit/embed.js\"></script>{WIDGET}"),
    );
    let at = |address: &str| {
        let context = Context {
            address: Some(address.to_owned()),
            policy: Some("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'".to_owned()),
        };
        codes(&check(&html, &context, none))
    };
    assert_eq!(at("https://agency.example/roles"), []);
    assert_eq!(at("https://other.example/"), [Code::Policy, Code::Policy]);
}

#[test]
fn a_policy_that_forbids_styles_datasets_and_frames_is_found() {
    let block = with_style(":root { --rolefit-radius: 1em }");
    let found = under(&block, "style-src 'self'");
    assert_eq!(codes(&found), [Code::Policy]);
    let hash = found[0].mend.split('\'').nth(1).unwrap();
    assert_eq!(under(&block, &format!("style-src '{hash}'")), []);
    assert_eq!(under(&block, "style-src 'unsafe-inline'"), []);
    assert_eq!(
        codes(&under(&block, "style-src 'unsafe-inline' 'nonce-x'")),
        [Code::Policy]
    );

    let attribute = with_body(&format!(
        "<div style=\"--rolefit-radius: 1em\">{WIDGET}</div>"
    ));
    assert_eq!(
        codes(&under(&attribute, "style-src 'self'")),
        [Code::Policy]
    );

    let preset = with_head(
        "<link rel=\"stylesheet\" href=\"https://cdn.example/rolefit/presets/dense.css\">",
    );
    assert_eq!(codes(&under(&preset, "style-src 'self'")), [Code::Policy]);

    let source = with_attributes("source=\"https://data.example/x.json\"");
    let found = under(&source, "connect-src 'self'");
    assert_eq!(codes(&found), [Code::Policy]);
    assert!(found[0].mend.contains("https://data.example"));

    let javascript = with_attributes("engine=\"js\"");
    assert_eq!(
        under(&javascript, "script-src 'self'; connect-src 'none'"),
        []
    );

    let frame = page(
        "",
        "<iframe title=\"x\" data-rolefit-frame src=\"https://cdn.example/rolefit/frame.html\"></iframe>",
    );
    let found = under(&frame, "default-src 'self'");
    assert!(
        found[0]
            .mend
            .contains("frame-src 'self' https://cdn.example"),
        "{found:?}"
    );
    assert_eq!(under(&frame, "child-src https://cdn.example"), []);
}

#[test]
fn a_policy_in_the_body_of_a_page_counts_for_nothing() {
    let html = with_body(&format!(
        "<meta http-equiv=\"content-security-policy\" content=\"default-src 'none'\">{WIDGET}"
    ));
    assert_eq!(mistakes(&html), []);
}

#[test]
fn every_fault_of_a_dataset_is_a_mistake_with_its_pointer() {
    let mut value: serde_json::Value =
        serde_json::from_str(include_str!("../../../domain/dataset.json")).unwrap();
    value["questions"][2]["text"] = 7.into();
    value["roles"][0]["tint"] = "red".into();
    let html = with_body(&format!(
        "<role-fit><p>x</p><div><script type=\"application/json\">{value}</script></div></role-fit>"
    ));
    let found = mistakes(&html);
    assert_eq!(codes(&found), [Code::Dataset, Code::Dataset]);
    let pointers: Vec<&str> = found
        .iter()
        .map(|it| it.found.split(':').next().unwrap())
        .collect();
    assert!(
        pointers.contains(&"/questions/2/text") && pointers.contains(&"/roles/0/tint"),
        "{pointers:?}"
    );
}

#[test]
fn a_dataset_that_is_no_json_is_found_at_its_place() {
    let html = "<script src=\"/rolefit/embed.js\"></script>\n<role-fit><p>x</p>\n<script type=\"application/json\">\n{ \"id\": NaN }\n</script></role-fit>";
    let found = mistakes(html);
    assert_eq!(codes(&found), [Code::Dataset]);
    assert_eq!(found[0].line, 4);
}

#[test]
fn the_call_to_action_of_a_dataset_is_known() {
    let mut value: serde_json::Value =
        serde_json::from_str(include_str!("../../../domain/dataset.json")).unwrap();
    value.as_object_mut().unwrap().remove("cta");
    let with = |attributes: &str| {
        codes(&mistakes(&with_body(&format!(
            "<role-fit {attributes}><p>x</p><script type=\"application/json\">{value}</script></role-fit>"
        ))))
    };
    assert_eq!(with("cta-href=\"/x\""), [Code::AttributeIdle]);
    assert_eq!(with("cta-href=\"/x\" cta-label=\"Book\""), []);
    assert_eq!(with("source=\"/x.json\""), [Code::AttributeIdle]);
}

#[test]
fn texts_in_attributes_may_have_quotation_marks_of_their_own() {
    for attributes in [
        "cta-href=\"/x\" cta-label=\"“Book” a call\"",
        "cta-href=\"/x\" cta-heading=\"What is a “CTO”?\"",
    ] {
        assert_eq!(mistakes(&with_attributes(attributes)), [], "{attributes}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<role-fit "),
        Just("theme=x "),
        Just("cta-label='a' "),
        Just("base=/x "),
        Just("slot=open "),
        Just(">"),
        Just("/>"),
        Just("</role-fit>"),
        Just("<div data-rolefit data-rolefit-view=quiz>"),
        Just("</div>"),
        Just("<p>"),
        Just("</p>"),
        Just("<script src=/rolefit/embed.js data-rolefit>"),
        Just("<script type=application/json>{\"a\":"),
        Just("<script>import 'embed.js'"),
        Just("</script>"),
        Just("<style>:root{--rolefit-radius:8;--rolefit-x:1}"),
        Just("role-fit::part(x y) , :host{--_rf-radius:1em"),
        Just("}</style>"),
        Just("<iframe data-rolefit-frame src='frame.html?cta-href=%zz&é=%ff&a'>"),
        Just(
            "<meta http-equiv=content-security-policy content=\"default-src 'none'; script-src *.:* x:// 'sha256-'\">"
        ),
        Just("<html>"),
        Just("<head>"),
        Just("<body>"),
        Just("<base href='//x'>"),
        Just("<link rel=preload href=rolefit_bg.wasm crossorigin>"),
        Just("<link rel=stylesheet href=presets/dense.css>"),
        Just("é“”"),
        Just("\r\n"),
        Just("&lt;role-fit"),
        Just("<template>"),
        Just("<table><tr><td>"),
        Just("<!--"),
        Just("-->"),
        Just("id=rolefit-1 "),
        Just("style='--rolefit-radius:1' "),
    ];
    proptest::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_checked(html in prop_oneof![pieces(), any::<String>()], policy in "[a-z' :;,*/.-]{0,40}|.*", address in "https://a.example/x|.*") {
        let context = Context { address: Some(address), policy: Some(policy) };
        let found = check(&html, &context, |design| vec![design.json()]);
        for mistake in found {
            prop_assert!(mistake.line >= 1 && mistake.column >= 1);
            prop_assert!(!mistake.found.is_empty() && !mistake.mend.is_empty());
        }
    }
}
