//! The domain without its views, for pages that time it or compare it with the browser: the work behind one recommendation, which is a
//! recommendation with its reasons and points for every role and the search for the smallest changes; and how numbers are written.

use rolefit::bundled::DATASET;
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::Dataset;
use rolefit::domain::explain::{SHEETS, points, reasons_against, reasons_for, smallest_changes};
use rolefit::domain::numbers::NumberRules;
use rolefit::domain::score::recommend;
use wasm_bindgen::prelude::*;

fn main() {}

/// The whole numbers from 0 up to `last`, and then as many percentages, as a language writes them; nothing for a language without rules.
#[wasm_bindgen]
pub fn numbers(tag: &str, last: u32) -> Vec<String> {
    let Some(rules) = NumberRules::of(tag) else {
        return Vec::new();
    };
    let numbers = (0..=last).map(|number| rules.number(number as usize));
    let percentages = (0..=last).map(|percent| rules.percent(percent));
    numbers.chain(percentages).collect()
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
