//! What a visitor takes along: a share link, a text, a page to print, and a brief for hiring.
//!
//! Every attempt ends in one [`ExportStatus`], which is shown beside the buttons and announced.

mod documents;
mod print;

use std::cell::Cell;

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use crate::bundled::word;
use crate::domain::address::page_address;
use crate::domain::cut::cut;
use crate::domain::dataset::Word;
use crate::domain::markup::{Block, Form, write};
use crate::ui::dom;
use crate::ui::elements::{button, detail_heading};
use crate::ui::event::{Document, Event, Share};
use crate::ui::locale::Locale;
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;
use crate::ui::state::{ExportStatus, State};

/// The buttons for all ways to take the result along that the host lets be offered.
pub fn export(r: &mut Renderer, state: State, model: &ResultModel) {
    let (without_share, without_print) = state
        .config
        .with_untracked(|config| (config.without_share, config.without_print));
    if without_share && without_print {
        return;
    }
    let exporter = Exporter {
        state,
        locale: r.locale,
        window: dom::window_of(r.element()),
    };
    r.el("div.take part=take", |r| {
        detail_heading(r, word::DETAILS_TAKE_HEADING);
        let has_link = exporter.share_link().is_some();
        if !without_share {
            let note = match has_link {
                true => word::DETAILS_TAKE_NOTE,
                false => word::DETAILS_TAKE_TEXTS_NOTE,
            };
            r.text_el("p.quoted", r.locale.detail_word(note));
        }
        r.el("div.ways", |r| {
            if !without_share && has_link {
                // Phones have a share sheet, few other browsers do.
                let navigator = dom::get(&exporter.window, "navigator");
                if dom::get(&navigator, "share").has_type::<Function>() {
                    exporter.button(r, word::DETAILS_SHARE, Exporter::open_share_sheet);
                }
                exporter.button(r, word::DETAILS_COPY_LINK, |exporter| {
                    exporter.copy(Share::Link, exporter.share_link().unwrap_or_default());
                });
            }
            if !without_share {
                exporter.button(r, word::DETAILS_COPY_TEXT, |exporter| {
                    exporter.copy(Share::Text, exporter.text());
                });
            }
            if !without_print {
                exporter.button(r, word::DETAILS_PRINT, Exporter::print_result);
            }
        });
        if documents::has_brief(model) {
            detail_heading(r, word::DETAILS_BRIEF_HEADING);
            r.text_el("p.quoted", r.locale.detail_word(word::DETAILS_BRIEF_NOTE));
            r.el("div.ways", |r| {
                if !without_share {
                    exporter.button(r, word::DETAILS_COPY_BRIEF, |exporter| {
                        exporter.copy(Share::Brief, write(&exporter.brief(), Form::Markdown));
                    });
                }
                if !without_print {
                    exporter.button(r, word::DETAILS_PRINT, |exporter| {
                        exporter.print(Document::Brief, &exporter.brief(), false);
                    });
                }
            });
        }
        r.el("div.taken", |r| {
            r.children(move |r| {
                let progress = state.progress.get();
                status(r, progress.export_status);
            });
        });
    });
}

/// What came of the last attempt.
fn status(r: &mut Renderer, status: ExportStatus) {
    match status {
        ExportStatus::Nothing => {}
        ExportStatus::Copied => r.text_el("p", r.locale.detail_word(word::DETAILS_COPIED)),
        ExportStatus::PageRefused => {
            r.text_el("p", r.locale.detail_word(word::DETAILS_PRINT_REFUSED));
        }
        ExportStatus::CopyRefused(text) => r.el("label", |r| {
            r.text_el("span", r.locale.detail_word(word::DETAILS_COPY_FROM_HERE));
            r.text_el("textarea readonly rows=6", &text);
        }),
    }
}

/// Opens the result as a page to print, as if its button had been pressed.
pub fn print_result(state: State, window: &JsValue) {
    let exporter = Exporter {
        state,
        locale: Locale::new(state.dataset, state.language_untracked()),
        window: window.clone(),
    };
    exporter.print_result();
}

/// Takes the result of a state along in one language, through a window.
#[derive(Clone)]
struct Exporter {
    state: State,
    locale: Locale,
    window: JsValue,
}

impl Exporter {
    fn button(&self, r: &mut Renderer, label: Word, export: fn(&Exporter)) {
        let exporter = self.clone();
        let label = r.locale.detail_word(label);
        button(r, label, move || export(&exporter));
    }

    fn model(&self) -> ResultModel {
        ResultModel::get_untracked(self.state, self.locale)
    }

    fn today(&self) -> String {
        self.locale.today(&self.window)
    }

    fn print_result(&self) {
        let summary = documents::summary(&self.model(), &self.today());
        self.print(Document::Result, &summary, true);
    }

    fn print(&self, document: Document, blocks: &[Block], with_table: bool) {
        let compared = with_table.then_some(self.state.dataset);
        if print::open(&self.window, self.locale, blocks, compared) {
            self.state.set_export_status(ExportStatus::Nothing);
            self.state.emit(Event::Printed(document));
        } else {
            self.finish(ExportStatus::PageRefused);
        }
    }

    /// The brief that follows from the answers.
    fn brief(&self) -> Vec<Block> {
        let found = untrack(|| self.state.changes());
        documents::brief(&self.model(), &found.changes, &self.today())
    }

    /// The result as a text, with the share link below it if there is one.
    fn text(&self) -> String {
        let mut blocks = documents::summary(&self.model(), &self.today());
        blocks.extend(self.share_link().map(Block::Text));
        write(&blocks, Form::Plain)
    }

    /// The address that the host names, else the page's, with the answers in it; none where nobody else could open it.
    fn share_link(&self) -> Option<String> {
        let base = self
            .state
            .config
            .with_untracked(|config| config.share_base.clone());
        let address = match base {
            Some(base) => String::from(cut(&mut &*base, b'#')),
            None => {
                let href = dom::get(&dom::get(&self.window, "location"), "href");
                page_address(&href.as_string().unwrap_or_default())?
            }
        };
        Some(address + &self.state.share_fragment_untracked())
    }

    /// Copies a text to the clipboard. Where the browser refuses, the visitor finds the text below the buttons.
    fn copy(&self, share: Share, text: String) {
        let clipboard = dom::get(&dom::get(&self.window, "navigator"), "clipboard");
        let promise = dom::call(&clipboard, "writeText", &[text.as_str().into()]);
        let (done, failed) = (self.clone(), self.clone());
        let on_failure = once(move || failed.finish(ExportStatus::CopyRefused(text)));
        // A page of a site without a certificate has no clipboard, and so no promise.
        if !dom::get(&promise, "then").has_type::<Function>() {
            dom::call(&on_failure, "call", &[]);
            return;
        }
        let on_success = once(move || {
            done.finish(ExportStatus::Copied);
            done.state.emit(Event::Shared(share));
        });
        dom::call(&promise, "then", &[on_success.into(), on_failure.into()]);
    }

    /// Gives headline and share link to the browser's share sheet. Browsers do not tell what is done there, nor that it was closed.
    fn open_share_sheet(&self) {
        let shared = js_sys::Object::new();
        dom::set(&shared, "title", &(&*self.model().headline()).into());
        dom::set(
            &shared,
            "url",
            &self.share_link().unwrap_or_default().into(),
        );
        let navigator = dom::get(&self.window, "navigator");
        let promise = dom::call(&navigator, "share", &[shared.into()]);
        let state = self.state;
        let on_success = once(move || state.emit(Event::Shared(Share::Sheet)));
        dom::call(&promise, "then", &[on_success.into(), once(|| {}).into()]);
    }

    /// Shows and announces what came of an attempt.
    fn finish(&self, status: ExportStatus) {
        let word = match status {
            ExportStatus::Nothing | ExportStatus::Copied => word::DETAILS_COPIED,
            ExportStatus::CopyRefused(_) => word::DETAILS_COPY_FROM_HERE,
            ExportStatus::PageRefused => word::DETAILS_PRINT_REFUSED,
        };
        self.state.set_export_status(status);
        self.state.announce(self.locale.detail_word(word).into());
    }
}

/// A function that JavaScript calls once, or never. It has the type of a closure that the first part has, because glue for each further
/// type is loaded by every visitor.
fn once(act: impl FnOnce() + 'static) -> Function {
    let act = Cell::new(Some(act));
    let call = move || {
        if let Some(act) = act.take() {
            act();
        }
    };
    Closure::<dyn FnMut()>::new(call)
        .into_js_value()
        .unchecked_into()
}
