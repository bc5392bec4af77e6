//! The domain without its views, for pages that time it or compare it with the browser: the work behind one recommendation, which is a
//! recommendation with its reasons and points for every role and the search for the smallest changes; and how numbers and lists are written.

use rolefit::bundled::DATASET;
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::Dataset;
use rolefit::domain::explain::{SHEETS, points, reasons_against, reasons_for, smallest_changes};
use rolefit::domain::formats::FormatRules;
use rolefit::domain::score::recommend;
use wasm_bindgen::prelude::*;

fn main() {}

/// What a language writes: the whole numbers from 0 up to `last`, as many percentages, percentages with a decimal from 0 to 1000
/// thousandths, and the lists of the first items up to all of them. Nothing for a language without rules.
#[wasm_bindgen]
pub fn formatted(tag: &str, last: u32, items: Vec<String>) -> Vec<String> {
    let Some(rules) = FormatRules::of(tag) else {
        return Vec::new();
    };
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let numbers = (0..=last).map(|number| rules.number(number as usize));
    let percentages = (0..=last).map(|percent| rules.percent(percent));
    let fractions = (0..=1000).map(|permille| rules.permille(permille));
    let lists = (0..=items.len()).map(|count| rules.list(&items[..count]));
    let all = numbers.chain(percentages).chain(fractions).chain(lists);
    all.collect()
}

/// A dataset with the bundled questions, several times over.
#[wasm_bindgen]
pub struct Stopwatch(Dataset);

#[wasm_bindgen]
impl Stopwatch {
    /// With ten questions, or as many times ten.
    #[wasm_bindgen(constructor)]
    pub fn new(times: u32) -> Stopwatch {
        let mut dataset = DATASET.clone();
        dataset.questions = vec![DATASET.questions; times as usize].concat().leak();
        Stopwatch(dataset)
    }

    /// Explains a complete sheet that depends on the seed alone. Returns how many sheets were looked at for it.
    pub fn explain(&self, seed: u32) -> u32 {
        let dataset = &self.0;
        let mut answers = Answers::empty(dataset);
        let mut state = seed.wrapping_mul(2_654_435_769).wrapping_add(1);
        for (question, entry) in dataset.questions.iter().enumerate() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let choice = (state >> 16) as usize % entry.choices.len();
            answers.set(question, Some(Answer::Choice(choice as u8)));
        }
        let found = recommend(dataset, &answers);
        for role in found.ranking {
            reasons_for(dataset, &answers, role);
            reasons_against(dataset, &answers, role);
            points(dataset, &answers, role);
        }
        smallest_changes(dataset, &answers, SHEETS).sheets
    }
}
