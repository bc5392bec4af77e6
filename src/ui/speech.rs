//! What a view needs to say something in one language: texts, words, numbers and lists.
//!
//! Numbers, percentages and lists are the browser's own (`Intl`), so this module works in a browser only.

use js_sys::{Array, JSON, JsString, Object};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::pen::Pen;
use super::state::State;
use crate::domain::dataset::{Dataset, Text, Word};
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

struct Voice {
    dataset: &'static Dataset,
    texts: Texts<'static>,
    words: Words<'static>,
    numbers: NumberFormat,
    percentages: NumberFormat,
    lists: ListFormat,
}

/// Handle on the voice of one language; copies refer to the same one.
#[derive(Clone, Copy)]
pub struct Speech(StoredValue<Voice, LocalStorage>);

impl Speech {
    /// The voice for a language of the state's dataset, by position.
    pub fn new(state: State, language: usize) -> Self {
        let dataset = state.dataset();
        let words = Words::new(dataset, language);
        let language = &dataset.languages[language];
        let percent = JSON::parse("{\"style\":\"percent\"}").unwrap_or_default();
        Self(StoredValue::new_local(Voice {
            texts: Texts::new(language),
            words,
            numbers: NumberFormat::new(&language.tag, &Object::new()),
            percentages: NumberFormat::new(&language.tag, &percent),
            lists: ListFormat::new(&language.tag),
            dataset,
        }))
    }

    /// A text of the dataset.
    pub fn text(self, text: Text) -> &'static str {
        self.0.with_value(|voice| voice.texts.get(text))
    }

    /// An interface word.
    pub fn word(self, word: Word) -> &'static str {
        self.0.with_value(|voice| voice.words.get(word))
    }

    /// An interface word with its places filled.
    pub fn fill(self, word: Word, places: &[(&str, &str)]) -> String {
        fill(self.word(word), places)
    }

    /// A whole number, written as the language writes it.
    pub fn number(self, number: usize) -> String {
        self.0
            .with_value(|voice| voice.numbers.format(number as f64))
    }

    /// A percentage, 0 to 100, written as the language writes it.
    pub fn percent(self, percent: u32) -> String {
        self.0
            .with_value(|voice| voice.percentages.format(f64::from(percent) / 100.0))
    }

    /// “a, b and c”.
    pub fn list(self, items: &[&str]) -> String {
        let array: Array = items.iter().map(|&item| JsString::from(item)).collect();
        self.0.with_value(|voice| voice.lists.format(&array))
    }

    /// Draws a text with its glossary terms as buttons that explain them. Each term is marked once per `seen`.
    pub fn marked(self, pen: &mut Pen, state: State, text: Text, seen: &mut Vec<bool>) {
        self.0.with_value(|voice| {
            let glossary = voice.dataset.glossary.iter();
            let forms: Vec<&str> = glossary.map(|term| voice.texts.get(term.forms)).collect();
            for segment in mark(voice.texts.get(text), &forms, seen) {
                match segment {
                    Segment::Plain(text) => pen.text(text),
                    Segment::Term(text, term) => super::glossary::button(pen, state, text, term),
                }
            }
        });
    }
}
