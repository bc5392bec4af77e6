//! A page to print: a document, and the comparison where it is asked for, alone in a window of its own.
//!
//! The document has its own window, because the widget is only a part of its page, which would be printed with it. The window has no address, so the policy of
//! the widget's page holds in it too: nothing is written as markup, and styles come through the object model.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::bundled::word;
use crate::domain::dataset::Dataset;
use crate::domain::markup::Block;
use crate::ui::dom;
use crate::ui::elements::bar;
use crate::ui::locale::Locale;
use crate::ui::render::{Renderer, render_into};
use crate::ui::styles::PRINT_STYLES;

/// Opens a new window from the window of the widget, renders the document into it and opens the print dialog. Returns false if the
/// browser blocks the window. The
/// comparison is of the dataset, if there is one.
pub fn open(
    window: &JsValue,
    locale: Locale,
    blocks: &[Block],
    compared: Option<&'static Dataset>,
) -> bool {
    let window = dom::call(window, "open", &[]);
    let document = dom::get(&window, "document");
    let body = dom::get(&document, "body");
    if dom::get(&body, "localName").as_string().is_none() {
        return false;
    }
    if let Some(Block::Title(title)) = blocks.first() {
        dom::set(&document, "title", &title.as_str().into());
    }
    let root = dom::get(&document, "documentElement");
    dom::set(&root, "lang", &locale.words_language().into());
    dom::set(
        &root,
        "dir",
        &if locale.is_rtl() { "rtl" } else { "ltr" }.into(),
    );
    adopt_styles(&window, &document);
    render_into(body.unchecked_into::<Element>(), locale, &|r| {
        r.el("main", |r| {
            let (verdict, rest) = split_at(blocks, blocks.iter().position(is_heading));
            r.el("header", |r| {
                verdict.iter().for_each(|block| line(r, block))
            });
            // The comparison before the answers, which are last: they take what room is left.
            let last = rest.iter().rposition(is_heading);
            let (sections, answers) = split_at(rest, last.filter(|_| compared.is_some()));
            write(r, sections);
            if let Some(dataset) = compared {
                compare(r, dataset);
                write(r, answers);
            }
        });
    });
    dom::call(&window, "print", &[]);
    true
}

fn adopt_styles(window: &JsValue, document: &JsValue) {
    let made = dom::get(window, "CSSStyleSheet");
    let made = made
        .dyn_ref::<Function>()
        .and_then(|sheet| Reflect::construct(sheet, &Array::new()).ok());
    if let Some(sheet) = made {
        dom::call(&sheet, "replaceSync", &[PRINT_STYLES.into()]);
        let sheets: Array = [sheet].iter().collect();
        dom::set(document, "adoptedStyleSheets", &sheets);
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading(_))
}

/// Splits the blocks at an index; with `None` all of them come first.
fn split_at(blocks: &[Block], index: Option<usize>) -> (&[Block], &[Block]) {
    blocks.split_at(index.unwrap_or(blocks.len()))
}

/// Sections in two columns, each under its heading.
fn write(r: &mut Renderer, blocks: &[Block]) {
    r.el("div.sections", |r| {
        let mut rest = blocks;
        while let [heading, after @ ..] = rest {
            let (section, next) = split_at(after, after.iter().position(is_heading));
            r.el("section", |r| {
                line(r, heading);
                section.iter().for_each(|block| line(r, block));
            });
            rest = next;
        }
    });
}

fn line(r: &mut Renderer, block: &Block) {
    match block {
        Block::Title(text) => r.text_el("h1", text),
        Block::Heading(text) => r.text_el("h2", text),
        Block::Text(text) => r.text_el("p", text),
        Block::Item(text, under) => r.el("div.item", |r| {
            r.text_el("p", text);
            for text in under {
                r.text_el("p.under", text);
            }
        }),
        Block::Fit(name, said, fit) => r.el("div.fit", |r| {
            r.text_el("span", name);
            r.text_el("span", said);
            bar(r, *fit);
        }),
    }
}

fn compare(r: &mut Renderer, dataset: &Dataset) {
    r.el("table", |r| {
        r.text_el("caption", r.locale.word(word::TABLE_CAPTION));
        r.el("thead", |r| {
            r.el("tr", |r| {
                r.text_el("th scope=col", r.locale.word(word::DIMENSION));
                for role in dataset.roles {
                    r.text_el("th scope=col", r.locale.text(role.name));
                }
            });
        });
        r.el("tbody", |r| {
            for dimension in dataset.dimensions {
                r.el("tr", |r| {
                    r.text_el("th scope=row", r.locale.text(dimension.name));
                    for &cell in dimension.cells {
                        r.text_el("td", r.locale.text(cell));
                    }
                });
            }
        });
    });
}
