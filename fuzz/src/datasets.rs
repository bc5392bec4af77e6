//! Datasets: every value is either refused with faults that have a place, what was found and what was expected, or it can be shown and scored.

use std::sync::OnceLock;

use rolefit::bundled::{self, STRINGS};
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::{Dataset, Text};
use rolefit::domain::glossary::{Segment, mark};
use rolefit::domain::json::Json;
use rolefit::domain::link::safe_link;
use rolefit::domain::text::{Texts, Words, pick_language};
use serde::Deserialize;
use serde_json::Value;

use crate::sheets;

/// The ways in which bytes become a value: as JSON, and as changes of a good dataset.
const FORMS: [fn(&str) -> Option<Value>; 2] = [|text| serde_json::from_str(text).ok(), edits];

/// Datasets that [`edits`] changes, by name.
const BASES: [(&str, &str); 3] = [
    (
        "bicycles",
        include_str!("../../tests/datasets/two-bicycles.json"),
    ),
    (
        "kitchen",
        include_str!("../../tests/datasets/six-kitchen-roles.json"),
    ),
    ("bundled", rolefit::domain::sources::DATASET),
];

/// Reads a dataset in every form that the bytes can have.
pub fn dataset(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    for form in FORMS {
        let value = form(text);
        if let Some(Ok(json)) = value.map(Json::deserialize) {
            read(&json);
        }
    }
}

/// Changes a dataset of [`BASES`]. The first line has its name; each further line is a change: a JSON pointer and, after a space, the value
/// to put there; without a value, what is there is removed. A fuzzer that changes JSON itself mostly breaks its syntax; these lines change
/// what it says.
fn edits(text: &str) -> Option<Value> {
    static READ: OnceLock<[Value; 3]> = OnceLock::new();
    let read = READ
        .get_or_init(|| BASES.map(|(_, source)| serde_json::from_str(source).unwrap_or_default()));
    let mut lines = text.lines();
    let name = lines.next()?;
    let base = BASES.iter().position(|(base, _)| *base == name)?;
    let mut dataset = read[base].clone();
    for line in lines {
        let (pointer, value) = line.split_once(' ').unwrap_or((line, ""));
        edit(&mut dataset, pointer, serde_json::from_str(value).ok())?;
    }
    Some(dataset)
}

/// Puts a value where a pointer leads, or removes what is there; `-` adds to a list, and a new name to an object.
fn edit(dataset: &mut Value, pointer: &str, value: Option<Value>) -> Option<()> {
    let (above, name) = pointer.rsplit_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    match (dataset.pointer_mut(above)?, value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(name, value)),
        (Value::Object(fields), None) => drop(fields.shift_remove(&name)),
        (Value::Array(items), Some(value)) if name == "-" => items.push(value),
        (Value::Array(items), value) => {
            let at = name.parse().ok().filter(|at| *at < items.len())?;
            match value {
                Some(value) => items[at] = value,
                None => drop(items.remove(at)),
            }
        }
        _ => return None,
    }
    Some(())
}

/// Reads a value: its faults must be complete, or else every part of the dataset must be usable.
fn read(json: &Json) {
    match bundled::read(json) {
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a fault");
            for fault in faults.lines().filter(|line| !line.starts_with("and ")) {
                let (pointer, rest) = fault.split_once(": found ").unwrap_or_default();
                assert!(
                    pointer == "dataset" || pointer.starts_with('/'),
                    "a pointer: {fault}"
                );
                assert!(rest.contains(", expected "), "all is said: {fault}");
            }
        }
        Ok(dataset) => {
            show(&dataset);
            score(&dataset);
        }
    }
}

/// Looks at every text as the views do.
fn show(dataset: &Dataset) {
    assert!(!dataset.languages.is_empty());
    for (position, language) in dataset.languages.iter().enumerate() {
        assert_eq!(
            pick_language(dataset, &[language.tag]),
            position,
            "a language serves itself"
        );
        let texts = Texts::new(language);
        let said = |text: Text| assert!(!texts.get(text).is_empty(), "a text in every language");
        let ever = |text: &Option<Text>| text.iter().copied().for_each(said);
        ever(&dataset.key_distinction);
        for role in dataset.roles.iter() {
            said(role.name);
            said(role.definition);
            ever(&role.tagline);
            role.notes.iter().copied().for_each(said);
            role.titles.iter().for_each(|title| said(title.title));
        }
        for dimension in dataset.dimensions.iter() {
            said(dimension.name);
            assert_eq!(dimension.cells.len(), dataset.roles.len());
            dimension.cells.iter().copied().for_each(said);
            assert!(dimension.more.is_empty() || dimension.more.len() == dataset.roles.len());
            dimension.more.iter().for_each(ever);
        }
        for duty in dataset.responsibilities.iter() {
            said(duty.title);
            said(duty.text);
            assert!(duty.coverage.is_empty() || duty.coverage.len() == dataset.roles.len());
            duty.coverage.iter().for_each(|covered| ever(&covered.why));
        }
        for faq in dataset.faq.iter() {
            said(faq.question);
            said(faq.answer);
        }
        for question in dataset.questions.iter() {
            said(question.text);
            ever(&question.help);
            for choice in question.choices.iter() {
                said(choice.label);
                ever(&choice.insight);
                assert_eq!(choice.weights.len(), dataset.roles.len());
            }
        }
        for outcome in dataset.outcomes.iter() {
            said(outcome.headline);
            ever(&outcome.split_headline);
            ever(&outcome.meaning);
            ever(&outcome.next);
            ever(&outcome.split_next);
        }
        for guard in dataset.guards.iter() {
            said(guard.headline);
            said(guard.why);
            ever(&guard.next);
        }
        if let Some(method) = &dataset.method {
            method.limits.iter().copied().for_each(said);
            ever(&method.sources);
            let all: u32 = method
                .frequencies
                .iter()
                .map(|frequency| u32::from(frequency.permille))
                .sum();
            assert!(
                method.frequencies.is_empty() || all == 1000,
                "parts of a whole"
            );
        }
        let words = Words::new(&STRINGS, dataset, position);
        for (word, text) in dataset.words.iter() {
            assert_eq!(words.get(*word), texts.get(*text), "the dataset's own word");
        }
        terms(dataset, &texts, language.texts);
    }
    if let Some(link) = dataset.cta.as_ref().and_then(|cta| cta.href) {
        assert_eq!(
            safe_link(link).as_deref(),
            Some(link),
            "a link that passed passes again"
        );
    }
}

/// Marking terms loses nothing of a text.
fn terms(dataset: &Dataset, texts: &Texts, all: &str) {
    let forms: Vec<&str> = dataset
        .glossary
        .iter()
        .map(|term| texts.get(term.forms))
        .collect();
    for text in all.split('\0') {
        let mut whole = String::new();
        for segment in mark(text, &forms, &mut Vec::new()) {
            match segment {
                Segment::Plain(part) => whole.push_str(part),
                Segment::Term(part, term) => {
                    assert!(
                        forms[term]
                            .split('|')
                            .any(|form| form.eq_ignore_ascii_case(part))
                    );
                    whole.push_str(part);
                }
            }
        }
        assert_eq!(whole, text);
    }
}

/// Answers nothing, then everything with its first, second and last choice.
fn score(dataset: &Dataset) {
    for take in [None, Some(0), Some(1), Some(usize::MAX)] {
        let mut answers = Answers::empty(dataset);
        for (question, entry) in dataset.questions.iter().enumerate() {
            let last = entry.choices.len() - 1;
            let answer = take.map(|choice| choice.min(last) as u8);
            answers.set(question, answer.map(Answer::Choice));
        }
        sheets::check(dataset, &answers);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn all_edits_of_the_corpus_still_find_what_they_change() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/dataset");
        for file in fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|end| end == "edits") {
                let text = fs::read_to_string(&file).unwrap();
                assert!(edits(&text).is_some(), "{}", file.display());
            }
        }
    }
}
