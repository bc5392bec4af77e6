//! The bundled dataset is complete and the engine's statics say the same.

use rolefit::bundled;
use rolefit::domain::dataset::{Dataset, Level, Outcome, Text};
use rolefit::domain::text::Texts;
use serde_json::Value;

use crate::{DATASET, LANGUAGES, STRINGS, read, value};

#[test]
fn the_statics_are_what_reading_the_file_gives() {
    let from_file = read(value(DATASET)).unwrap();
    for (language, details) in bundled::DETAIL_TEXTS.iter().enumerate() {
        let mut bundled = bundled::DATASET.clone();
        assert!(bundled.brief.is_none(), "every visitor would load it");
        bundled.brief = bundled::brief_of(&bundled).cloned();
        assert_eq!(
            spelled(&bundled, language, details),
            spelled(&from_file, language, "")
        );
    }
}

/// Everything that a dataset holds, its texts written out in one language.
fn spelled(dataset: &Dataset, language: usize, details: &str) -> String {
    let texts = Texts::new(&dataset.languages[language]);
    let all = format!("{dataset:?}");
    let (_, all) = all.split_once("roles:").unwrap();
    let mut parts = all.split("Text(");
    let mut spelled = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(')').unwrap();
        let text = texts.detail(Text(number.parse().unwrap()), details);
        assert!(!text.is_empty(), "{number}");
        spelled += &format!("{text:?}{rest}");
    }
    spelled
}

#[test]
fn what_only_the_details_of_a_result_say_is_apart() {
    for (language, details) in bundled::DETAIL_TEXTS.iter().enumerate() {
        let shown = bundled::DATASET.languages[language].texts;
        for text in details.split_terminator('\0') {
            assert!(!shown.split('\0').any(|other| other == text), "{text}");
        }
        let texts = Texts::new(&bundled::DATASET.languages[language]);
        let insight = bundled::DATASET.questions[0].choices[0].insight.unwrap();
        assert_eq!(texts.get(insight), "");
        assert!(details.contains(texts.detail(insight, details)));
    }
}

#[test]
fn everything_is_there() {
    let dataset = &bundled::DATASET;
    let tags: Vec<&str> = dataset
        .languages
        .iter()
        .map(|language| language.tag)
        .collect();
    assert_eq!(tags, LANGUAGES);
    let ids: Vec<&str> = dataset.roles.iter().map(|role| role.id).collect();
    assert_eq!(ids, ["lead-developer", "cto", "fractional-cto"]);
    assert_eq!(dataset.dimensions.len(), 5);
    assert!(
        dataset
            .dimensions
            .iter()
            .all(|dimension| dimension.cells.len() == 3)
    );
    let cells = dataset.dimensions.iter().flat_map(|row| row.more.iter());
    assert_eq!(cells.filter(|more| more.is_some()).count(), 15);
    assert_eq!(dataset.responsibilities.len(), 6);
    assert_eq!(dataset.faq.len(), 4);
    assert_eq!(dataset.questions.len(), 10);
    let choices: Vec<usize> = dataset
        .questions
        .iter()
        .map(|question| question.choices.len())
        .collect();
    assert_eq!(choices, [5, 5, 4, 5, 5, 5, 4, 7, 4, 4]);
    assert_eq!(choices.iter().product::<usize>(), 5_600_000);
    assert_eq!(
        dataset
            .questions
            .iter()
            .filter(|question| question.core)
            .count(),
        5
    );
    assert_eq!(
        dataset
            .questions
            .iter()
            .filter(|question| question.about.is_some())
            .count(),
        8
    );
    assert!(
        dataset
            .questions
            .iter()
            .all(|question| question.help.is_some())
    );
    let mut labelled = dataset
        .questions
        .iter()
        .flat_map(|question| question.choices.iter());
    assert!(labelled.all(|choice| choice.insight.is_some()));
    assert_eq!(dataset.outcomes.len(), 9);
    assert!(
        dataset
            .outcomes
            .iter()
            .all(|text| text.meaning.is_some() && text.next.is_some())
    );
    assert!(dataset.guards.iter().all(|guard| guard.next.is_some()));
    assert_eq!(dataset.guards.len(), 2);
    assert_eq!(dataset.glossary.len(), 30);
    assert!(dataset.cta.as_ref().is_some_and(|cta| cta.href.is_none()));
}

#[test]
fn a_dataset_without_scoring_is_scored_like_the_bundled_one() {
    let mut file = value(DATASET);
    file.as_object_mut().unwrap().remove("scoring");
    let mut without = read(file).unwrap().scoring;
    assert_eq!(without.tie_break[..], [0, 1, 2]);
    without.tie_break = bundled::DATASET.scoring.tie_break;
    assert_eq!(
        format!("{without:?}"),
        format!("{:?}", bundled::DATASET.scoring)
    );
}

#[test]
fn what_is_for_humans_does_not_reach_the_engine() {
    let all = format!("{:?}", bundled::DATASET);
    for note in [
        "Delivery and quality within a team",
        "the glossary page",
        "S:T1L",
        "existing leadership",
    ] {
        assert!(DATASET.contains(note), "{note}");
        assert!(!all.contains(note), "{note}");
    }
}

#[test]
fn the_words_are_those_of_the_strings_file() {
    let strings = value(STRINGS);
    let languages = bundled::STRINGS.languages.iter();
    for (language, details) in languages.zip(bundled::DETAIL_WORDS) {
        let words = language.texts.split('\0').chain(details.split('\0'));
        let words: Vec<&str> = words.collect();
        let file = strings[language.tag].as_object().unwrap();
        assert_eq!(words.len(), bundled::KEYS.split(' ').count());
        assert_eq!(words.len(), bundled::STRINGS.count);
        for (key, word) in bundled::KEYS.split(' ').zip(words) {
            assert_eq!(file[key], word, "{key}");
        }
    }
}

#[test]
fn a_text_that_occurs_twice_is_stored_once() {
    for language in bundled::DATASET.languages.iter() {
        assert!(language.texts.len() < DATASET.len() / 2);
    }
    let dataset = &bundled::DATASET;
    let texts = Texts::new(&dataset.languages[0]);
    let term = dataset
        .glossary
        .iter()
        .find(|term| {
            texts
                .get(term.text)
                .starts_with("Senior developer who answers")
        })
        .unwrap();
    assert_eq!(term.term, dataset.roles[0].name);
    assert_eq!(texts.get(term.term), "Lead developer");
}

/// The French of the terms is recognised in French texts only, so both languages are looked at.
#[test]
fn every_glossary_form_but_the_head_occurs_in_a_text() {
    let mut file = value(DATASET);
    file.as_object_mut().unwrap().remove("glossary");
    let without = read(file).unwrap();
    let dataset = &bundled::DATASET;
    for (language, plain) in dataset.languages.iter().zip(without.languages.iter()) {
        let (texts, plain) = (Texts::new(language), plain.texts.to_lowercase());
        for term in dataset.glossary.iter() {
            let forms: Vec<String> = texts
                .get(term.forms)
                .to_lowercase()
                .split('|')
                .map(str::to_owned)
                .collect();
            assert!(
                forms.iter().any(|form| plain.contains(form)),
                "{} in {} occurs nowhere",
                texts.get(term.term),
                language.tag
            );
            for form in &forms[1..] {
                assert!(
                    plain.contains(form),
                    "{form:?} of {} in {} occurs nowhere",
                    texts.get(term.term),
                    language.tag
                );
            }
        }
    }
}

/// The source page gives all six to the CTO.
#[test]
fn one_role_owns_every_responsibility_and_every_role_says_why_or_why_not() {
    for duty in bundled::DATASET.responsibilities.iter() {
        assert_eq!(duty.coverage.len(), 3);
        assert_eq!(duty.coverage[usize::from(duty.role)].level, Level::Owns);
        assert!(duty.coverage.iter().all(|covered| covered.why.is_some()));
    }
}

/// Short enough for a cell, a picture and a phone.
#[test]
fn what_is_said_on_demand_is_short() {
    let file = value(DATASET);
    let mut looked_at = 0;
    let mut short = |text: &Value, most: usize| {
        for language in LANGUAGES {
            let text = text[language].as_str().unwrap();
            assert!(text.chars().count() <= most, "over {most}: {text}");
            looked_at += 1;
        }
    };
    for row in file["dimensions"].as_array().unwrap() {
        for (_, more) in row["more"].as_object().unwrap() {
            short(more, 170);
        }
    }
    for duty in file["responsibilities"].as_array().unwrap() {
        for (_, covered) in duty["coverage"].as_object().unwrap() {
            short(&covered["why"], 110);
        }
    }
    for part in ["outcomes", "guards"] {
        for text in file[part].as_array().unwrap() {
            short(&text["next"], 200);
            if text["split_next"].is_object() {
                short(&text["split_next"], 200);
            }
        }
    }
    assert_eq!(looked_at, LANGUAGES.len() * (15 + 18 + 10 + 2));
}

/// A row of the source page, such as `S:T1L`, or a name among the file's sources.
#[test]
fn every_source_that_is_named_is_known() {
    fn named(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::Array(names)) = fields.get("sources") {
                    found.extend(names.iter().map(|name| name.as_str().unwrap().to_owned()));
                }
                fields.values().for_each(|child| named(child, found));
            }
            Value::Array(items) => items.iter().for_each(|child| named(child, found)),
            _ => {}
        }
    }
    let file = value(DATASET);
    let mut found = Vec::new();
    named(&file, &mut found);
    assert!(found.len() > 100, "{}", found.len());
    for name in found {
        let is_row = name
            .strip_prefix("S:")
            .is_some_and(|row| crate::content::rows().any(|[known, ..]| known == row));
        assert!(is_row || file["sources"][&name].is_string(), "{name}");
    }
}

#[test]
fn the_outcome_none_yet_names_no_role_in_what_it_means_and_asks() {
    let dataset = &bundled::DATASET;
    let text = dataset
        .outcomes
        .iter()
        .find(|text| text.outcome == Outcome::NoneYet)
        .unwrap();
    for language in dataset.languages.iter() {
        let texts = Texts::new(language);
        for said in [text.meaning, text.next, text.split_next] {
            let said = texts.get(said.unwrap());
            assert!(
                dataset
                    .roles
                    .iter()
                    .all(|role| !said.contains(texts.get(role.name))),
                "{said}"
            );
            assert!(
                !said.contains("CTO") && !said.contains("lead developer"),
                "{said}"
            );
        }
    }
}

#[test]
fn the_loader_has_its_own_words_in_every_language() {
    let words = value(include_str!("../../src/embed/words.json"));
    let keys = |tag: &str| -> Vec<&String> {
        let words = words[tag].as_object();
        let words = words.unwrap_or_else(|| panic!("src/embed/words.json has no words in {tag}"));
        words.keys().collect()
    };
    for tag in LANGUAGES {
        assert_eq!(keys(tag), keys(LANGUAGES[0]), "{tag}");
    }
    assert_eq!(words.as_object().unwrap().len(), LANGUAGES.len());
}
