//! What a view needs to write in one language: texts of the dataset, interface words, numbers and lists.
//!
//! Numbers and lists of the bundled languages are written by [`FormatRules`]. Dates, and numbers and lists of other languages, are
//! written by the browser (`Intl`), so this module works in a browser only. A formatter is made when it is first needed: the first one of
//! a page takes a slow phone longer than it takes to render the widget.

use std::cell::{OnceCell, RefCell};

use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;

use super::dom;
use crate::bundled::{DETAIL_TEXTS, DETAIL_WORDS, STRINGS};
use crate::domain::dataset::{Dataset, Language, Text, Word};
use crate::domain::formats::FormatRules;
use crate::domain::glossary::{Segment, mark};
use crate::domain::text::{Texts, Words, fill};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(language: &str, options: &JsValue) -> NumberFormat;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(language: &str) -> ListFormat;
    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, items: &Array) -> String;
}

/// The texts and formats of one language.
struct Formats {
    dataset: &'static Dataset,
    language: &'static Language,
    /// Its position in the dataset.
    position: usize,
    texts: Texts<'static>,
    words: Words<'static>,
    rules: Option<FormatRules>,
    numbers: OnceCell<NumberFormat>,
    percentages: OnceCell<NumberFormat>,
    lists: OnceCell<ListFormat>,
}

/// One language of a dataset. Copies refer to the same texts and formats, which are made once and kept for as long as the page: there are
/// as many as languages that were shown.
#[derive(Clone, Copy)]
pub struct Locale(&'static Formats);

thread_local! {
    static LOCALES: RefCell<Vec<Locale>> = const { RefCell::new(Vec::new()) };
}

impl Locale {
    /// A language of a dataset, by position.
    pub fn new(dataset: &'static Dataset, position: usize) -> Self {
        LOCALES.with_borrow_mut(|locales| {
            let mut known = locales.iter();
            let is_same = |known: &&Locale| {
                known.0.position == position && std::ptr::eq(known.0.dataset, dataset)
            };
            if let Some(locale) = known.find(is_same) {
                return *locale;
            }
            let language = &dataset.languages[position];
            let locale = Locale(Box::leak(Box::new(Formats {
                language,
                position,
                texts: Texts::new(language),
                words: Words::new(&STRINGS, dataset, position),
                rules: FormatRules::of(language.tag),
                numbers: OnceCell::new(),
                percentages: OnceCell::new(),
                lists: OnceCell::new(),
                dataset,
            })));
            locales.push(locale);
            locale
        })
    }

    /// A text of the dataset.
    pub fn text(&self, text: Text) -> &'static str {
        self.0.texts.get(text)
    }

    /// An interface word.
    pub fn word(&self, word: Word) -> &'static str {
        self.0.words.get(word)
    }

    /// A text of the dataset that occurs only in the details of a result, which are loaded later.
    pub fn detail(&self, text: Text) -> &'static str {
        let late = DETAIL_TEXTS
            .get(self.0.position)
            .copied()
            .unwrap_or_default();
        self.0.texts.detail(text, late)
    }

    /// An interface word that occurs only in the details of a result.
    pub fn detail_word(&self, word: Word) -> &'static str {
        self.0.words.detail(word, &DETAIL_WORDS)
    }

    /// An interface word from the details with its placeholders filled.
    pub fn detail_fill(&self, word: Word, places: &[(&str, &str)]) -> String {
        fill(self.detail_word(word), places)
    }

    /// The language of the interface words.
    pub fn words_language(&self) -> &'static str {
        self.0.words.language()
    }

    /// Whether the interface words are in another language than the dataset, because there are none in its own.
    pub fn is_foreign(&self) -> bool {
        self.0.words.is_fallback()
    }

    /// The language of a text of the dataset, where the interface words are in another one. Recognises a text by its address: a copied
    /// string is not recognised.
    pub fn foreign(&self, text: &str) -> Option<&'static str> {
        let language = self.0.language;
        let own_texts = language.texts.as_bytes().as_ptr_range();
        (self.is_foreign() && own_texts.contains(&text.as_ptr())).then_some(language.tag)
    }

    /// Whether the texts of the dataset are written from right to left. Judged by the letters, because some languages are
    /// written in two scripts.
    pub fn is_rtl(&self) -> bool {
        // In UTF-8 the letters from Hebrew to N'Ko begin with these bytes, and no other letters do.
        let texts = self.0.language.texts;
        let leads = texts.bytes().filter(|byte| (0xd7..0xe0).contains(byte));
        leads.count() > texts.len() / 4
    }

    /// An interface word with its placeholders filled.
    pub fn fill(&self, word: Word, places: &[(&str, &str)]) -> String {
        fill(self.word(word), places)
    }

    /// A whole number, written as the language writes it.
    pub fn number(&self, number: usize) -> String {
        match self.0.rules {
            Some(rules) => rules.number(number),
            None => {
                let formatter = || self.formatter(&[]);
                self.0.numbers.get_or_init(formatter).format(number as f64)
            }
        }
    }

    /// A percentage, 0 to 100, written as the language writes it.
    pub fn percent(&self, percent: u32) -> String {
        match self.0.rules {
            Some(rules) => rules.percent(percent),
            None => {
                let formatter = || self.formatter(&[("style", "percent".into())]);
                let percentages = self.0.percentages.get_or_init(formatter);
                percentages.format(f64::from(percent) / 100.0)
            }
        }
    }

    /// Thousandths, 0 to 1000, as a percentage with a decimal.
    pub fn permille(&self, permille: u16) -> String {
        match self.0.rules {
            Some(rules) => rules.permille(permille),
            None => {
                let options = [
                    ("style", "percent".into()),
                    ("minimumFractionDigits", 1.into()),
                ];
                let formatter = self.formatter(&options);
                formatter.format(f64::from(permille) / 1000.0)
            }
        }
    }

    fn formatter(&self, options: &[(&str, JsValue)]) -> NumberFormat {
        let object = Object::new();
        for (name, value) in options {
            dom::set(&object, name, value);
        }
        NumberFormat::new(self.0.language.tag, &object)
    }

    /// Today, written out.
    pub fn today(&self, window: &JsValue) -> String {
        let options = Object::new();
        dom::set(&options, "dateStyle", &"long".into());
        let intl = dom::get(window, "Intl");
        let dates = dom::call(
            &intl,
            "DateTimeFormat",
            &[self.0.language.tag.into(), options.into()],
        );
        let today = dom::call(&dates, "format", &[]);
        today.as_string().unwrap_or_default()
    }

    /// “a, b and c”.
    pub fn list(&self, items: &[&str]) -> String {
        match self.0.rules {
            Some(rules) => rules.list(items),
            None => {
                let array: Array = items.iter().map(|&item| JsString::from(item)).collect();
                let lists = || ListFormat::new(self.0.language.tag);
                self.0.lists.get_or_init(lists).format(&array)
            }
        }
    }

    /// A text in pieces, its glossary terms apart. Each term is set apart once per `seen`.
    pub fn segments(&self, text: Text, seen: &mut Vec<bool>) -> Vec<Segment<'static>> {
        let glossary = self.0.dataset.glossary.iter();
        let forms: Vec<&str> = glossary.map(|term| self.text(term.forms)).collect();
        mark(self.text(text), &forms, seen)
    }
}
