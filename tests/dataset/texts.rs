//! Texts, interface words and the language to show them in.

use rolefit::bundled::word;
use rolefit::bundled::{DATASET, STRINGS};
use rolefit::domain::dataset::{Dataset, Language, Text, Word};
use rolefit::domain::text::{Texts, Words, fill, pick_language};

#[test]
fn texts_are_found_by_position() {
    let language = Language {
        tag: "en",
        texts: "one\0\0three",
    };
    let texts = Texts::new(&language);
    assert_eq!(texts.tag(), "en");
    let all: Vec<&str> = (0..5).map(|at| texts.get(Text(at))).collect();
    assert_eq!(all, ["one", "", "three", "", ""]);
}

#[test]
fn places_of_a_template_are_filled() {
    let values = [("n", "3"), ("total", "{n}"), ("", "?")];
    let cases = [
        ("Question {n} of {total}", "Question 3 of {n}"),
        ("{n}{n}", "33"),
        ("no place", "no place"),
        ("{unknown} stays", "{unknown} stays"),
        ("open {n", "open {n"),
        ("}{", "}{"),
        ("{é} {n}", "{é} 3"),
        ("", ""),
    ];
    for (template, filled) in cases {
        assert_eq!(fill(template, &values), filled);
    }
}

#[test]
fn the_language_wanted_first_that_is_there_is_shown() {
    let mut dataset: Dataset = DATASET.clone();
    let tags = |dataset: &mut Dataset, tags: &[&str]| {
        let language = |tag: &&str| Language {
            tag: tag.to_string().leak(),
            texts: "",
        };
        dataset.languages = tags.iter().map(language).collect::<Vec<_>>().leak();
    };
    let cases: [(&[&str], &[&str], usize); 11] = [
        (&["en", "fr"], &["fr"], 1),
        (&["en", "fr"], &["fr-CA"], 1),
        (&["en", "fr"], &["FR-ca"], 1),
        (&["en", "fr"], &["de", "fr-CH"], 1),
        (&["en", "fr"], &["de"], 0),
        (&["en", "fr"], &[], 0),
        (&["en", "fr"], &["", "fr"], 1),
        (&["en", "fr"], &["french"], 0),
        (&["en", "fr", "fr-CA"], &["fr-CA"], 2),
        (&["en", "fr-CA"], &["fr"], 1),
        (&["en", "fr-CA"], &["fr-CH"], 1),
    ];
    for (there, wanted, position) in cases {
        tags(&mut dataset, there);
        assert_eq!(
            pick_language(&dataset, wanted),
            position,
            "{wanted:?} of {there:?}"
        );
    }
}

#[test]
fn words_of_the_bundled_dataset_are_in_its_languages() {
    let french = Words::new(&STRINGS, &DATASET, 1);
    assert_eq!(french.get(word::BACK), "Retour");
    assert_eq!(french.language(), "fr");
    assert_eq!(
        Words::new(&STRINGS, &DATASET, 0).get(word::PROGRESS),
        "Question {n} of {total}"
    );
    assert_eq!(Words::new(&STRINGS, &DATASET, 9).get(word::BACK), "Back");
    assert_eq!(french.get(Word(9999)), "");
}
