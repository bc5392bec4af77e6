//! Tests of what is written.

use super::writer::is_default;
use super::*;
use crate::contract::attributes::{Input, attributes};
use crate::design::Value;
use html5gum::{StartTag, Token, Tokenizer};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use std::collections::BTreeMap;

const FORMS: [Form; 4] = [Form::Element, Form::Div, Form::Script, Form::Frame];

fn design(attributes: &[(&str, &str)]) -> Design {
    let mut design = Design::new();
    design.attributes = attributes
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    design
}

fn styled() -> Design {
    let mut design = Design::new();
    design.name = "Nordlys".into();
    design.preset = Some("dense".into());
    design
        .tokens
        .insert("radius".into(), Value::Same("1em".into()));
    design
}

fn options(form: Form) -> Options {
    Options {
        form,
        fallback: None,
        ..Options::default()
    }
}

fn written(attributes: &[(&str, &str)], options: &Options) -> Snippet {
    Snippet::of(&design(attributes), options)
}

/// The start tags of a text.
fn tags(html: &str) -> Vec<StartTag<()>> {
    let mut emitter = html5gum::DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).map(|token| token.unwrap());
    let tags = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    tags.collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The attributes of the widget that a page with this text has, by name.
fn read(html: &str, form: Form) -> BTreeMap<String, String> {
    let tags = tags(html);
    let is_widget = |tag: &&StartTag<()>| match form {
        Form::Element => *tag.name == *b"role-fit",
        Form::Div => *tag.name == *b"div",
        Form::Script => *tag.name == *b"script",
        Form::Frame => *tag.name == *b"iframe",
    };
    let tag = tags.iter().find(is_widget).unwrap();
    let attributes = tag
        .attributes
        .iter()
        .map(|(name, value)| (text(name), text(value)));
    match form {
        Form::Element => attributes.collect(),
        Form::Div | Form::Script => attributes
            .filter_map(|(name, value)| {
                Some((name.strip_prefix("data-rolefit-")?.to_owned(), value))
            })
            .collect(),
        Form::Frame => {
            let attributes: BTreeMap<String, String> = attributes.collect();
            let query = attributes["src"]
                .split_once('?')
                .map_or("", |(_, query)| query);
            let parameters = query
                .split('&')
                .filter(|it| !it.is_empty())
                .map(|parameter| {
                    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
                    // As a browser reads it: a plus sign is a space.
                    let value = value.replace('+', " ");
                    (
                        name.to_owned(),
                        percent_decode_str(&value)
                            .decode_utf8()
                            .unwrap()
                            .into_owned(),
                    )
                });
            parameters.collect()
        }
    }
}

proptest! {
    #[test]
    fn the_attributes_that_went_in_are_read_again_in_every_form(
        values in proptest::collection::btree_map(0..attributes().len(), any::<String>(), 0..8),
        is_at_the_top: bool,
        fallback in proptest::option::of("en|fr|xx"),
        folder in "[ -~]{0,12}|.*",
        integrity in proptest::option::of(any::<String>()),
        is_strict: bool,
    ) {
        let all = attributes();
        let given: BTreeMap<&str, String> = values.iter().map(|(at, value)| (all[*at].name.as_str(), value.clone())).collect();
        for form in FORMS {
            let options = Options { form, is_at_the_top, fallback: fallback.clone(), folder: folder.clone(), integrity: integrity.clone(), is_strict, ..Options::default() };
            let mut design = Design::new();
            design.attributes = given.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
            let snippet = Snippet::of(&design, &options);
            let mut expected: BTreeMap<String, String> = BTreeMap::new();
            for attribute in all {
                let name = attribute.name.as_str();
                let Some(value) = given.get(name) else { continue };
                if is_default(attribute, value) || (form == Form::Frame && !attribute.frame) {
                    continue;
                }
                let value = match attribute.input {
                    Input::Flag => String::new(),
                    _ if form == Form::Frame => value.clone(),
                    _ => value.replace('\0', ""),
                };
                expected.insert(name.to_owned(), value);
            }
            if is_at_the_top && form != Form::Frame {
                expected.insert("loading".into(), "eager".into());
            }
            prop_assert_eq!(read(&snippet.body, form), expected.clone());
            // What is copied in one piece is read in the same way.
            prop_assert_eq!(read(&snippet.text(), form), expected);
        }
    }

    #[test]
    fn no_value_of_a_token_leaves_its_block(name in "radius|shadow|font-family", value in "[<>/a\"'(){};!\\\\ style-]{0,20}|.*") {
        let mut design = Design::new();
        design.tokens.insert(name, Value::Same(value));
        for styles in [Styles::Block, Styles::File, Styles::Preset] {
            let snippet = Snippet::of(&design, &Options { styles, ..options(Form::Element) });
            let tags = tags(&format!("{}<i>", snippet.head));
            let names: Vec<String> = tags.iter().map(|tag| text(&tag.name)).collect();
            prop_assert!(names == ["style", "i"] || names == ["link", "i"] || names == ["i"], "{:?}", names);
            let rules = snippet.css.map(|file| file.text).unwrap_or_default() + &snippet.head;
            prop_assert!(rules.matches("--rolefit-").count() <= 1);
        }
    }
}

#[test]
fn without_anything_chosen_the_tag_has_no_attribute() {
    let body = |form| written(&[], &options(form)).body;
    assert_eq!(
        body(Form::Element),
        "<script async src=\"/rolefit/embed.js\"></script>\n<role-fit></role-fit>\n"
    );
    assert_eq!(
        body(Form::Div),
        "<script async src=\"/rolefit/embed.js\"></script>\n<div data-rolefit></div>\n"
    );
    assert_eq!(
        body(Form::Script),
        "<script async src=\"/rolefit/embed.js\" data-rolefit></script>\n"
    );
    assert!(
        body(Form::Frame).ends_with("loading=\"lazy\" src=\"/rolefit/frame.html\"></iframe>\n")
    );
}

#[test]
fn attributes_that_say_the_default_are_not_written() {
    let defaults = [
        ("view", "compare quiz faq"),
        ("theme", "auto"),
        ("loading", "lazy"),
        ("heading-level", "2"),
        ("mode", "inline"),
    ];
    assert_eq!(
        read(
            &written(&defaults, &options(Form::Element)).body,
            Form::Element
        ),
        BTreeMap::new()
    );
}

#[test]
fn invalid_values_are_written_and_noted() {
    let snippet = written(
        &[("cta-href", "javascript:alert(1)"), ("heading-level", "9")],
        &options(Form::Element),
    );
    assert!(
        snippet.body.contains("cta-href=\"javascript:alert(1)\""),
        "{}",
        snippet.body
    );
    assert!(has_note(
        &snippet,
        "cta-href: found “javascript:alert(1)”, expected a link"
    ));
    assert!(has_note(&snippet, "heading-level: found “9”"));
}

fn has_note(snippet: &Snippet, words: &str) -> bool {
    snippet.notes.iter().any(|note| note.contains(words))
}

#[test]
fn every_note_is_a_sentence() {
    let hard = [
        ("cta-href", "/contact"),
        ("theme", "x"),
        ("mode", "dialog"),
        ("loading", "eager"),
        ("source", "https://other.example/x.json"),
        ("without-share", ""),
        ("share-base", "x"),
        ("analytics", "datalayer"),
        ("base", "x"),
        ("lang", "fr"),
        ("engine", "js"),
    ];
    for form in FORMS {
        for is_at_the_top in [false, true] {
            for folder in ["/rolefit/", "https://cdn.example/rolefit", "a b", "x/"] {
                for fallback in [None, Some("en".to_owned()), Some("de".to_owned())] {
                    let options = Options {
                        form,
                        is_at_the_top,
                        folder: folder.into(),
                        fallback,
                        is_strict: true,
                        integrity: Some("x".into()),
                        ..Options::default()
                    };
                    let mut design = design(&hard);
                    design
                        .tokens
                        .insert("radius".into(), Value::Same("1em;".into()));
                    let snippet = Snippet::of(&design, &options);
                    for note in &snippet.notes {
                        assert!(note.ends_with('.') && !note.contains("  "), "{note}");
                    }
                    let mut once = snippet.notes.clone();
                    once.sort();
                    once.dedup();
                    assert_eq!(once.len(), snippet.notes.len(), "{:?}", snippet.notes);
                }
            }
        }
    }
}

#[test]
fn at_the_top_the_widget_loads_at_once_and_the_head_preloads_its_engine() {
    let at_the_top = |folder: &str, attributes| {
        let options = Options {
            is_at_the_top: true,
            folder: folder.into(),
            ..options(Form::Element)
        };
        written(attributes, &options)
    };
    let snippet = at_the_top("/rolefit/", &[]);
    assert_eq!(
        snippet.head,
        "<link rel=\"preload\" as=\"fetch\" href=\"/rolefit/rolefit_bg.wasm\">\n"
    );
    assert!(snippet.body.contains("<role-fit loading=\"eager\">"));
    let elsewhere = at_the_top("https://cdn.example/rolefit", &[]);
    assert_eq!(
        elsewhere.head,
        "<link rel=\"preload\" as=\"fetch\" href=\"https://cdn.example/rolefit/rolefit_bg.wasm\" crossorigin>\n"
    );
    let in_javascript = at_the_top("/rolefit/", &[("engine", "js")]);
    assert_eq!(in_javascript.head, "");
    let with_base = at_the_top("/rolefit/", &[("base", "/engines")]);
    assert!(
        with_base.head.contains("href=\"/engines/rolefit_bg.wasm\""),
        "{}",
        with_base.head
    );
}

#[test]
fn elsewhere_the_widget_loads_when_a_visitor_comes_near_and_the_notes_say_so() {
    let snippet = written(&[], &options(Form::Element));
    assert_eq!(snippet.head, "");
    assert!(has_note(&snippet, "loads when a visitor comes near"));
}

#[test]
fn the_fallback_stands_in_the_tag_in_the_chosen_language() {
    for form in [Form::Element, Form::Div] {
        for (language, words) in [
            ("en", "The roles side by side"),
            ("fr", "Les rôles côte à côte"),
        ] {
            let options = Options {
                fallback: Some(language.into()),
                ..options(form)
            };
            let body = written(&[], &options).body;
            assert!(body.contains(&format!(">\n  <h2>{words}</h2>\n")), "{body}");
        }
    }
    let unknown = Options {
        fallback: Some("de".into()),
        ..options(Form::Element)
    };
    let snippet = written(&[], &unknown);
    assert!(snippet.body.ends_with("<role-fit></role-fit>\n"));
    assert!(has_note(&snippet, "Found “de”"));
}

#[test]
fn the_tokens_stand_in_a_block_in_a_file_or_as_what_differs_from_a_preset() {
    let of = |styles| {
        Snippet::of(
            &styled(),
            &Options {
                styles,
                ..options(Form::Element)
            },
        )
    };
    let block = of(Styles::Block);
    assert!(
        block.head.starts_with("<style>\n:root {\n  --rolefit-"),
        "{}",
        block.head
    );
    assert!(block.head.contains("  --rolefit-radius: 1em;\n"));
    assert_eq!(block.css, None);

    let file = of(Styles::File);
    assert_eq!(
        file.head,
        "<link rel=\"stylesheet\" href=\"/rolefit/rolefit-nordlys.css\">\n"
    );
    assert_eq!(
        file.css,
        Some(CssFile {
            name: "rolefit-nordlys.css".into(),
            text: styled().css(":root")
        })
    );

    let preset = of(Styles::Preset);
    assert_eq!(
        preset.head,
        "<link rel=\"stylesheet\" href=\"/rolefit/presets/dense.css\">\n<style>\n:root {\n  --rolefit-radius: 1em;\n}\n</style>\n"
    );
    assert_eq!(preset.css, None);
}

#[test]
fn a_token_that_goes_back_from_the_preset_to_the_default_is_written_beside_the_preset() {
    let mut design = styled();
    design
        .tokens
        .insert("radius".into(), Value::Same("0.5em".into()));
    let snippet = Snippet::of(
        &design,
        &Options {
            styles: Styles::Preset,
            ..options(Form::Element)
        },
    );
    assert!(
        snippet.head.contains("--rolefit-radius: 0.5em;"),
        "{}",
        snippet.head
    );
}

#[test]
fn a_design_without_styles_writes_none() {
    for styles in [Styles::Block, Styles::File, Styles::Preset] {
        let snippet = Snippet::of(
            &Design::new(),
            &Options {
                styles,
                ..options(Form::Element)
            },
        );
        assert_eq!((snippet.head, snippet.css), (String::new(), None));
    }
}

#[test]
fn a_pinned_version_has_its_hash_and_is_asked_for_without_credentials() {
    let options = Options {
        integrity: Some(format!("sha384-{}", "A".repeat(64))),
        ..options(Form::Element)
    };
    let snippet = written(&[], &options);
    let script = &tags(&snippet.body)[0];
    assert_eq!(text(&script.attributes[&b"crossorigin"[..]]), "anonymous");
    assert!(text(&script.attributes[&b"integrity"[..]]).starts_with("sha384-"));
    assert!(!has_note(&snippet, "integrity: found"));
    let wrong = Options {
        integrity: Some("sha384-…".into()),
        ..options
    };
    assert!(has_note(
        &written(&[], &wrong),
        "integrity: found “sha384-…”"
    ));
}

fn policy(design: &Design, options: Options) -> Vec<String> {
    let strict = Options {
        is_strict: true,
        ..options
    };
    Snippet::of(design, &strict)
        .policy
        .iter()
        .map(PolicyLine::text)
        .collect()
}

#[test]
fn a_strict_page_is_told_what_its_policy_has_to_allow() {
    let elsewhere = |form| Options {
        folder: "https://cdn.example/rolefit/".into(),
        ..options(form)
    };
    assert_eq!(
        policy(&Design::new(), elsewhere(Form::Element)),
        [
            "script-src https://cdn.example 'wasm-unsafe-eval';",
            "connect-src https://cdn.example;"
        ]
    );
    assert_eq!(
        policy(&Design::new(), options(Form::Div)),
        [
            "script-src 'self' 'wasm-unsafe-eval';",
            "connect-src 'self';"
        ]
    );
    assert_eq!(
        policy(&design(&[("engine", "js")]), options(Form::Script)),
        ["script-src 'self';"]
    );
    assert_eq!(
        policy(
            &design(&[("engine", "js"), ("source", "https://data.example/x.json")]),
            options(Form::Element)
        ),
        ["script-src 'self';", "connect-src https://data.example;"]
    );
    assert_eq!(
        policy(&design(&[("source", "/x.json")]), elsewhere(Form::Element)),
        [
            "script-src https://cdn.example 'wasm-unsafe-eval';",
            "connect-src https://cdn.example 'self';"
        ]
    );
    assert_eq!(
        policy(&Design::new(), elsewhere(Form::Frame)),
        [
            "script-src https://cdn.example;",
            "frame-src https://cdn.example;"
        ]
    );
    assert_eq!(Snippet::of(&Design::new(), &Options::default()).policy, []);
}

#[test]
fn a_block_of_styles_is_allowed_by_its_hash_and_a_file_by_its_place() {
    let mut design = Design::new();
    design
        .tokens
        .insert("radius".into(), Value::Same("1em".into()));
    let of = |styles| {
        let options = Options {
            styles,
            ..options(Form::Element)
        };
        policy(&design, options).pop()
    };
    // The hash of the block's content, computed by another program.
    assert_eq!(
        of(Styles::Block).as_deref(),
        Some("style-src 'sha256-lWulrjlLk2tY1HvHVWclE7TZRZWXJM0v73/VizBPgyQ=';")
    );
    assert_eq!(of(Styles::File).as_deref(), Some("style-src 'self';"));
    let block = Options {
        is_strict: true,
        ..options(Form::Element)
    };
    assert!(has_note(&Snippet::of(&design, &block), "prefer that"));
}

#[test]
fn contrasts_that_fail_are_named_in_a_comment() {
    let options = Options {
        failing_contrasts: vec!["muted on surface: 3.9 : 1 --> too low".into()],
        ..options(Form::Element)
    };
    let snippet = written(&[], &options);
    assert!(
        snippet.body.starts_with("<!-- These contrasts are too low to be read well:\nmuted on surface: 3.9 : 1 -- > too low\n-->\n<script"),
        "{}",
        snippet.body
    );
}

#[test]
fn the_frame_says_what_it_cannot_do() {
    let mut design = design(&[
        ("cta-href", "/contact"),
        ("mode", "dialog"),
        ("cta-label", "A & B + 100 %"),
    ]);
    design
        .tokens
        .insert("radius".into(), Value::Same("1em".into()));
    let snippet = Snippet::of(&design, &options(Form::Frame));
    assert!(snippet.body.contains("src=\"/rolefit/frame.html?cta-href=%2Fcontact&amp;cta-label=A%20%26%20B%20%2B%20100%20%25\""), "{}", snippet.body);
    assert_eq!((snippet.head.as_str(), &snippet.css), ("", &None));
    for words in [
        "styles do not reach",
        "write a full address",
        "mode: not written",
        "Without lang",
    ] {
        assert!(has_note(&snippet, words), "{words}: {:?}", snippet.notes);
    }
}

#[test]
fn what_is_copied_says_what_goes_where() {
    let options = Options {
        is_at_the_top: true,
        is_strict: true,
        styles: Styles::File,
        ..Options::default()
    };
    let text = Snippet::of(&styled(), &options).text();
    let places: Vec<usize> = [
        "<!-- Into the head of the page: -->\n<link rel=\"preload\"",
        "<!-- Where the widget goes: -->\n<script",
        "<!-- The file rolefit-nordlys.css, to be put beside embed.js:\n:root {",
        "<!-- To be added to the page's content-security policy:\nscript-src",
    ]
    .iter()
    .map(|part| {
        text.find(part)
            .unwrap_or_else(|| panic!("{part} is not in {text}"))
    })
    .collect();
    assert!(places.is_sorted());
    let alone = Snippet::of(&Design::new(), &Options::default()).text();
    assert!(
        alone.starts_with("<!-- Where the widget goes: -->\n"),
        "{alone}"
    );
}
