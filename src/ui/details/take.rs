//! What a visitor takes along: a link, a text, a page to print, and a brief for hiring.
//!
//! Each ends in one word of the state, which is said beside the buttons and aloud.

use std::cell::Cell;

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::{documents, heading, paper};
use crate::bundled::word;
use crate::domain::cut::cut;
use crate::domain::dataset::Word;
use crate::domain::document::{Block, Form, write};
use crate::ui::dom;
use crate::ui::elements::action;
use crate::ui::pen::Pen;
use crate::ui::report::Report;
use crate::ui::result::headline;
use crate::ui::speech::Speech;
use crate::ui::state::{State, Taken};

/// The ways to take the result along that the host lets be offered.
pub fn take(pen: &mut Pen, state: State, report: &Report) {
    let (shares, prints) = (state.shares(), state.prints());
    if !shares && !prints {
        return;
    }
    pen.el("div.take part=take", |pen| {
        heading(pen, word::DETAILS_TAKE_HEADING);
        if shares {
            pen.line("p.quoted", pen.say.detail_word(word::DETAILS_TAKE_NOTE));
        }
        pen.el("div.ways", |pen| {
            // Phones have one, few other browsers do.
            let navigator = dom::get(&pen.window(), "navigator");
            if shares && dom::get(&navigator, "share").has_type::<Function>() {
                way(pen, state, word::DETAILS_SHARE, Taker::hand_over);
            }
            if shares {
                way(pen, state, word::DETAILS_COPY_LINK, |taker| {
                    taker.copy("link", taker.address());
                });
                way(pen, state, word::DETAILS_COPY_TEXT, |taker| {
                    taker.copy("text", taker.letter());
                });
            }
            if prints {
                way(pen, state, word::DETAILS_PRINT, Taker::print_result);
            }
        });
        if documents::has_brief(report) {
            heading(pen, word::DETAILS_BRIEF_HEADING);
            pen.line("p.quoted", pen.say.detail_word(word::DETAILS_BRIEF_NOTE));
            pen.el("div.ways", |pen| {
                if shares {
                    way(pen, state, word::DETAILS_COPY_BRIEF, |taker| {
                        taker.copy("brief", write(&taker.brief(), Form::Markdown));
                    });
                }
                if prints {
                    way(pen, state, word::DETAILS_PRINT, |taker| {
                        taker.print("brief", &taker.brief(), false);
                    });
                }
            });
        }
        pen.el("div.taken", |pen| pen.live(move |pen| taken(pen, state)));
    });
}

/// What came of the last wish.
fn taken(pen: &mut Pen, state: State) {
    match state.taken() {
        Taken::Nothing => {}
        Taken::Copied => pen.line("p", pen.say.detail_word(word::DETAILS_COPIED)),
        Taken::NoPage => pen.line("p", pen.say.detail_word(word::DETAILS_PRINT_REFUSED)),
        Taken::Refused(text) => pen.el("label", |pen| {
            pen.line("span", pen.say.detail_word(word::DETAILS_COPY_FROM_HERE));
            pen.line("textarea readonly rows=6", &text);
        }),
    }
}

/// A button for one of the ways.
fn way(pen: &mut Pen, state: State, label: Word, go: fn(&Taker)) {
    let taker = Taker {
        state,
        say: pen.say.clone(),
        window: pen.window(),
    };
    let label = pen.say.detail_word(label);
    action(pen, label, move || go(&taker));
}

/// Opens the result as a page to print, as if its button had been pressed.
pub fn print_result(state: State, window: &JsValue) {
    let taker = Taker {
        state,
        say: Speech::new(state.dataset(), state.language()),
        window: window.clone(),
    };
    taker.print_result();
}

/// What it takes to take something along.
#[derive(Clone)]
struct Taker {
    state: State,
    say: Speech,
    window: JsValue,
}

impl Taker {
    fn report(&self) -> Report {
        Report::new(self.state, &self.say)
    }

    fn today(&self) -> String {
        self.say.today(&self.window)
    }

    fn print_result(&self) {
        self.print(
            "result",
            &documents::summary(&self.report(), &self.today()),
            true,
        );
    }

    fn print(&self, what: &'static str, blocks: &[Block], compares: bool) {
        let compared = compares.then(|| self.state.dataset());
        if paper::open(&self.window, &self.say, blocks, compared) {
            self.state.take(Taken::Nothing);
            self.state.printed(what);
        } else {
            self.tell(Taken::NoPage);
        }
    }

    /// The brief from the answers as they are.
    fn brief(&self) -> Vec<Block> {
        let changes = self.state.changes();
        documents::brief(&self.report(), &changes.changes, &self.today())
    }

    /// The result as a text, with the link under it.
    fn letter(&self) -> String {
        let mut blocks = documents::summary(&self.report(), &self.today());
        blocks.push(Block::Text(self.address()));
        write(&blocks, Form::Plain)
    }

    /// The page's address with the answers in it.
    fn address(&self) -> String {
        let href = dom::get(&dom::get(&self.window, "location"), "href");
        let href = href.as_string().unwrap_or_default();
        let page = cut(&mut &*href, b'#');
        [page, &*self.state.code()].concat()
    }

    /// Puts a text into the clipboard. Where the browser refuses, the visitor finds it under the buttons.
    fn copy(&self, way: &'static str, text: String) {
        let clipboard = dom::get(&dom::get(&self.window, "navigator"), "clipboard");
        let promise = dom::call(&clipboard, "writeText", &[text.as_str().into()]);
        let (done, failed) = (self.clone(), self.clone());
        let fail = once(move || failed.tell(Taken::Refused(text)));
        // No page of a site without a certificate has a clipboard, and so a promise.
        if !dom::get(&promise, "then").has_type::<Function>() {
            dom::call(&fail, "call", &[]);
            return;
        }
        let done = once(move || {
            done.tell(Taken::Copied);
            done.state.shared(way);
        });
        dom::call(&promise, "then", &[done.into(), fail.into()]);
    }

    /// Gives headline and link to the browser's own sheet. What is done there nobody tells, nor that it was closed.
    fn hand_over(&self) {
        let shared = js_sys::Object::new();
        dom::set(&shared, "title", &(&*headline(&self.report())).into());
        dom::set(&shared, "url", &self.address().into());
        let navigator = dom::get(&self.window, "navigator");
        let promise = dom::call(&navigator, "share", &[shared.into()]);
        let state = self.state;
        let done = once(move || state.shared("sheet"));
        dom::call(&promise, "then", &[done.into(), once(|| {}).into()]);
    }

    fn tell(&self, taken: Taken) {
        let word = match taken {
            Taken::Nothing | Taken::Copied => word::DETAILS_COPIED,
            Taken::Refused(_) => word::DETAILS_COPY_FROM_HERE,
            Taken::NoPage => word::DETAILS_PRINT_REFUSED,
        };
        self.state.take(taken);
        self.state.announce(self.say.detail_word(word).into());
    }
}

/// A function that JavaScript calls once, or never. Of the type that the first part has: each other one is glue that every visitor loads.
fn once(act: impl FnOnce() + 'static) -> Function {
    let act = Cell::new(Some(act));
    let call = move || {
        if let Some(act) = act.take() {
            act();
        }
    };
    Closure::<dyn Fn()>::new(call)
        .into_js_value()
        .unchecked_into()
}
