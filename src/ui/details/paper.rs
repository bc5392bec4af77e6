//! A page to print: a document, and the comparison where it is asked for, alone in a window of its own.
//!
//! Of its own, because the widget is only a part of its page, which would be printed with it. The window has no address, so the policy of
//! the widget's page holds in it too: nothing is written as markup, and styles come through the object model.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::bundled::word;
use crate::domain::dataset::Dataset;
use crate::domain::document::Block;
use crate::ui::PAPER_STYLES;
use crate::ui::dom;
use crate::ui::elements::track;
use crate::ui::pen::{Pen, draw_once};
use crate::ui::speech::Speech;

/// Opens the page from the window of the widget, and the browser's own window for printing; false where the browser opens none. The
/// comparison is of the dataset, if there is one.
pub fn open(
    window: &JsValue,
    say: &Speech,
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
    dom::set(&root, "lang", &say.words_language().into());
    dom::set(
        &root,
        "dir",
        &if say.is_rtl() { "rtl" } else { "ltr" }.into(),
    );
    dress(&window, &document);
    draw_once(body.unchecked_into::<Element>(), say.clone(), &|pen| {
        pen.el("main", |pen| {
            let (verdict, rest) = until(blocks, blocks.iter().position(is_heading));
            pen.el("header", |pen| {
                verdict.iter().for_each(|block| line(pen, block))
            });
            // The comparison before the answers, which are last: they take what room is left.
            let last = rest.iter().rposition(is_heading);
            let (sections, answers) = until(rest, last.filter(|_| compared.is_some()));
            write(pen, sections);
            if let Some(dataset) = compared {
                compare(pen, dataset);
                write(pen, answers);
            }
        });
    });
    dom::call(&window, "print", &[]);
    true
}

fn dress(window: &JsValue, document: &JsValue) {
    let made = dom::get(window, "CSSStyleSheet");
    let made = made
        .dyn_ref::<Function>()
        .and_then(|sheet| Reflect::construct(sheet, &Array::new()).ok());
    if let Some(sheet) = made {
        dom::call(&sheet, "replaceSync", &[PAPER_STYLES.into()]);
        let sheets: Array = [sheet].iter().collect();
        dom::set(document, "adoptedStyleSheets", &sheets);
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading(_))
}

/// What stands before a place, and the rest; all of it before none.
fn until(blocks: &[Block], place: Option<usize>) -> (&[Block], &[Block]) {
    blocks.split_at(place.unwrap_or(blocks.len()))
}

/// Sections in two columns, each under its heading.
fn write(pen: &mut Pen, blocks: &[Block]) {
    pen.el("div.sections", |pen| {
        let mut rest = blocks;
        while let [heading, after @ ..] = rest {
            let (section, next) = until(after, after.iter().position(is_heading));
            pen.el("section", |pen| {
                line(pen, heading);
                section.iter().for_each(|block| line(pen, block));
            });
            rest = next;
        }
    });
}

fn line(pen: &mut Pen, block: &Block) {
    match block {
        Block::Title(text) => pen.line("h1", text),
        Block::Heading(text) => pen.line("h2", text),
        Block::Text(text) => pen.line("p", text),
        Block::Item(text, under) => pen.el("div.item", |pen| {
            pen.line("p", text);
            for text in under {
                pen.line("p.under", text);
            }
        }),
        Block::Fit(name, said, fit) => pen.el("div.fit", |pen| {
            pen.line("span", name);
            pen.line("span", said);
            track(pen, *fit);
        }),
    }
}

fn compare(pen: &mut Pen, dataset: &Dataset) {
    pen.el("table", |pen| {
        pen.line("caption", pen.say.word(word::TABLE_CAPTION));
        pen.el("thead", |pen| {
            pen.el("tr", |pen| {
                pen.line("th scope=col", pen.say.word(word::DIMENSION));
                for role in dataset.roles {
                    pen.line("th scope=col", pen.say.text(role.name));
                }
            });
        });
        pen.el("tbody", |pen| {
            for dimension in dataset.dimensions {
                pen.el("tr", |pen| {
                    pen.line("th scope=row", pen.say.text(dimension.name));
                    for &cell in dimension.cells {
                        pen.line("td", pen.say.text(cell));
                    }
                });
            }
        });
    });
}
