//! How often each outcome occurs among all possible sheets of answers.

use rolefit::bundled::DATASET;
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::{Dataset, Frequency, Outcome};
use rolefit::domain::score::{outcome_id, recommend};
use rolefit::frequencies::{count, frequencies, json};

use crate::{read, value};

const BICYCLES: &str = include_str!("../datasets/two-bicycles.json");
const KITCHEN: &str = include_str!("../datasets/six-kitchen-roles.json");

#[test]
fn the_frequencies_in_the_bundled_dataset_are_those_that_are_counted() {
    let counted = frequencies(&count(&DATASET).unwrap());
    let written = DATASET.method.as_ref().unwrap().frequencies;
    assert!(
        written == counted,
        "domain/dataset.json is out of date; expected in its method:\n{}",
        json(&DATASET, &counted)
    );
}

/// Numbers published for complete sheets: with as many answers needed as there are questions, all others are insufficient.
#[test]
fn complete_sheets_are_counted_as_published() {
    let mut complete = DATASET.clone();
    complete.scoring.min_answered = 10;
    let counts = count(&complete).unwrap();
    let counts: Vec<(String, u128)> = counts
        .into_iter()
        .map(|(outcome, count)| (outcome_id(&complete, outcome), count))
        .collect();
    let published = [
        ("insufficient", 38_880_000 - 5_600_000),
        ("cto", 1_164_206),
        ("fractional-cto", 1_081_377),
        ("lead-developer", 1_021_491),
        ("cto+fractional-cto", 1_003_224),
        ("none-yet", 600_136),
        ("lead-developer+cto", 348_444),
        ("lead-developer+fractional-cto", 256_421),
        ("mixed", 124_701),
    ]
    .map(|(id, count)| (id.to_owned(), count));
    assert_eq!(counts, published);
}

#[test]
fn counting_gives_what_recommending_on_every_sheet_gives() {
    for source in [BICYCLES, KITCHEN] {
        let dataset = read(value(source)).unwrap();
        let mut counted = count(&dataset).unwrap();
        let mut asked: Vec<(Outcome, u128)> = Vec::new();
        ask(&dataset, &mut Answers::empty(&dataset), 0, &mut asked);
        let order = |list: &mut Vec<(Outcome, u128)>| {
            list.sort_by_key(|(outcome, _)| outcome_id(&dataset, *outcome));
        };
        order(&mut counted);
        order(&mut asked);
        assert_eq!(counted, asked);
    }
}

/// Asks for the outcome of every sheet that answers as these do and goes on with `question`.
fn ask(
    dataset: &Dataset,
    answers: &mut Answers,
    question: usize,
    asked: &mut Vec<(Outcome, u128)>,
) {
    let Some(entry) = dataset.questions.get(question) else {
        let outcome = recommend(dataset, answers).outcome;
        match asked.iter_mut().find(|(known, _)| *known == outcome) {
            Some((_, count)) => *count += 1,
            None => asked.push((outcome, 1)),
        }
        return;
    };
    for choice in 0..entry.choices.len() {
        answers.set(question, Some(Answer::Choice(choice as u8)));
        ask(dataset, answers, question + 1, asked);
    }
    answers.set(question, None);
    ask(dataset, answers, question + 1, asked);
}

#[test]
fn frequencies_add_up_and_the_largest_remainders_are_rounded_up() {
    let of = |counts: [u128; 3]| -> Vec<u16> {
        let outcomes = [Outcome::Role(0), Outcome::Role(1), Outcome::Mixed];
        let counts: Vec<(Outcome, u128)> = outcomes.into_iter().zip(counts).collect();
        frequencies(&counts)
            .iter()
            .map(|one| one.permille)
            .collect()
    };
    assert_eq!(of([1, 1, 1]), [334, 333, 333]);
    assert_eq!(of([4_002, 3_996, 2_002]), [400, 400, 200]);
    assert_eq!(of([999_999, 0, 1]), [1000, 0, 0]);
    assert_eq!(of([5, 0, 0]), [1000, 0, 0]);
}

#[test]
fn more_sheets_than_can_be_counted_are_not_counted() {
    let mut endless = DATASET.clone();
    endless.questions = vec![DATASET.questions.to_vec(); 6].concat().leak();
    assert_eq!(count(&endless), None);
}

#[test]
fn frequencies_are_printed_as_a_dataset_has_them() {
    let frequency = |outcome, permille| Frequency { outcome, permille };
    let printed = json(
        &DATASET,
        &[
            frequency(Outcome::Pair(1, 2), 600),
            frequency(Outcome::NoneYet, 400),
        ],
    );
    assert_eq!(
        printed,
        "\"shares\": {\n  \"cto+fractional-cto\": 600,\n  \"none-yet\": 400\n}\n"
    );
}
