//! The fallback: the content of a page without the widget.

// Clippy spares `#[test]` functions only.
#![allow(clippy::unwrap_used)]

use rolefit::bundled::DATASET;
use rolefit::domain::text::Texts;
use rolefit::fallback::html;

fn without_indentation(text: &str) -> String {
    text.lines()
        .map(str::trim_start)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_demo_page_holds_the_fallback_as_it_is_written_from_the_dataset() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/studio/agency.html"))
        .unwrap();
    let written = html(&DATASET, 0);
    assert!(
        without_indentation(&page).contains(&written),
        "studio/agency.html is out of date; expected in it, from `cargo xtask snippet`:\n{written}"
    );
}

#[test]
fn the_studio_holds_the_fallback_of_every_language_as_it_is_written_from_the_dataset() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/studio/fallback");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let languages = DATASET.languages.iter();
    let mut expected: Vec<String> = languages
        .map(|language| format!("{}.html", language.tag))
        .collect();
    files.sort();
    expected.sort();
    assert_eq!(files, expected);
    for (position, language) in DATASET.languages.iter().enumerate() {
        let file = format!("{folder}/{}.html", language.tag);
        let written = html(&DATASET, position);
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            written,
            "{file} is out of date; expected in it the content of the tag that `cargo xtask snippet --lang {}` prints, without indentation",
            language.tag
        );
    }
}

#[test]
fn everything_there_is_to_read_is_in_the_fallback_in_every_language() {
    for (position, language) in DATASET.languages.iter().enumerate() {
        let (texts, written) = (Texts::new(language), html(&DATASET, position));
        let cells = DATASET
            .dimensions
            .iter()
            .flat_map(|dimension| dimension.cells.iter());
        let faq = DATASET
            .faq
            .iter()
            .flat_map(|entry| [&entry.question, &entry.answer]);
        let roles = DATASET
            .roles
            .iter()
            .flat_map(|role| [&role.definition].into_iter().chain(role.notes.iter()));
        let duties = DATASET
            .responsibilities
            .iter()
            .flat_map(|duty| [&duty.title, &duty.text]);
        let questions = DATASET.questions.iter().map(|question| &question.text);
        for &text in cells.chain(faq).chain(roles).chain(duties).chain(questions) {
            assert!(written.contains(texts.get(text)), "{}", texts.get(text));
        }
    }
}

#[test]
fn markup_in_a_text_is_shown_and_not_run() {
    let mut dataset = DATASET.clone();
    let mut languages = dataset.languages.to_vec();
    languages[0].texts = languages[0]
        .texts
        .replace("Sprint to project", "<img src=x onerror=alert(1)> & co")
        .leak();
    dataset.languages = languages.leak();
    let written = html(&dataset, 0);
    assert!(written.contains("<td>&lt;img src=x onerror=alert(1)&gt; &amp; co</td>"));
    assert!(!written.contains("<img"));
}
