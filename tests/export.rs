//! What a visitor takes along: documents say what was put into them, and a brief holds what the answers ask for.

#![allow(clippy::unwrap_used)]

mod scoring_fixtures;

use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use rolefit::bundled::brief_of;
use rolefit::domain::answers::Answers;
use rolefit::domain::dataset::Task;
use rolefit::domain::explain::brief_lines;
use rolefit::domain::markup::{Block, Form, write};
use scoring_fixtures::bundled;

/// Texts as a dataset may have them, with what Markdown and HTML read as marks in their midst.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zé’ ]{1,8}",
        "[-+*_#>=~|`\\\\<&!.)(\\[\\]:\"']{1,4}",
        "[0-9]{1,3}[.)] ?",
        Just("<img src=x>".to_owned()),
        Just("&amp;".to_owned()),
        Just("[a](b)".to_owned()),
    ];
    prop::collection::vec(piece, 1..6)
        .prop_map(|pieces| pieces.concat().trim().to_owned())
        .prop_filter("is said", |text| !text.is_empty())
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        text().prop_map(Block::Heading),
        text().prop_map(Block::Text),
        (text(), prop::collection::vec(text(), 0..4))
            .prop_map(|(text, under)| Block::Item(text, under)),
    ]
}

/// What a reader of Markdown makes of a text.
fn parsed(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut lines, mut in_item) = (vec![String::new()], false);
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) => lines.last_mut().unwrap().push_str(&text),
            Event::HardBreak => lines.push(String::new()),
            Event::Start(Tag::Item) => in_item = true,
            Event::Start(Tag::List(None) | Tag::Heading { .. } | Tag::Paragraph) => {}
            Event::End(TagEnd::List(false)) => {}
            Event::End(end) => {
                let mut said = std::mem::replace(&mut lines, vec![String::new()]).into_iter();
                let text = said.next().unwrap();
                let under: Vec<String> = said.collect();
                match end {
                    TagEnd::Heading(HeadingLevel::H1) => blocks.push(Block::Title(text)),
                    TagEnd::Heading(HeadingLevel::H2) => blocks.push(Block::Heading(text)),
                    TagEnd::Paragraph if in_item => lines = [vec![text], under].concat(),
                    TagEnd::Paragraph => blocks.push(Block::Text(text)),
                    TagEnd::Item => {
                        in_item = false;
                        blocks.push(Block::Item(text, under));
                    }
                    other => panic!("{other:?} in {markdown}"),
                }
            }
            other => panic!("{other:?} in {markdown}"),
        }
    }
    blocks
}

proptest! {
    #[test]
    fn a_reader_of_markdown_finds_every_text_as_it_was(title in text(), rest in prop::collection::vec(block(), 0..8)) {
        let blocks: Vec<Block> = [Block::Title(title)].into_iter().chain(rest).collect();
        let markdown = write(&blocks, Form::Markdown);
        prop_assert_eq!(parsed(&markdown), blocks, "{}", markdown);
    }

    #[test]
    fn plain_text_holds_every_text_and_no_other_marks(blocks in prop::collection::vec(block(), 1..8)) {
        let plain = write(&blocks, Form::Plain);
        let lines: Vec<&str> = plain.lines().filter(|line| !line.is_empty()).collect();
        let mut said = Vec::new();
        for block in &blocks {
            match block {
                Block::Item(text, under) => {
                    said.push(format!("- {text}"));
                    said.extend(under.iter().map(|under| format!("  {under}")));
                }
                Block::Title(text) | Block::Heading(text) | Block::Text(text) => said.push(text.clone()),
                Block::Fit(..) => unreachable!(),
            }
        }
        prop_assert_eq!(lines, said);
    }
}

#[test]
fn a_document_reads_well() {
    let blocks = [
        Block::Title("Your result".into()),
        Block::Text("A sentence.".into()),
        Block::Heading("Fits".into()),
        Block::Fit("CTO".into(), "87 %".into(), 87),
        Block::Item("A reason".into(), vec!["Your answer".into()]),
        Block::Text("The end.".into()),
    ];
    assert_eq!(
        write(&blocks, Form::Plain),
        "Your result\n\nA sentence.\n\nFits\n\n- CTO – 87 %\n- A reason\n  Your answer\n\nThe end.\n"
    );
    assert_eq!(
        write(&blocks, Form::Markdown),
        "# Your result\n\nA sentence.\n\n## Fits\n\n- CTO – 87 %\n- A reason\\\n  Your answer\n\nThe end.\n"
    );
}

fn tasks() -> [&'static [Task]; 2] {
    let brief = brief_of(bundled()).unwrap();
    [brief.first, brief.asks]
}

#[test]
fn a_brief_has_something_for_every_role_whatever_was_answered() {
    for tasks in tasks() {
        for role in 0..bundled().roles.len() {
            let nothing = brief_lines(tasks, &Answers::empty(bundled()), role);
            assert!(nothing.len() >= 2);
            let trigger = bundled()
                .questions
                .iter()
                .position(|question| question.id == "trigger")
                .unwrap();
            for choice in bundled().questions[trigger].choices {
                let (answers, _) = Answers::from_ids(bundled(), &[("trigger", choice.id)]);
                let found = brief_lines(tasks, &answers, role);
                assert!(
                    found.len() > nothing.len(),
                    "nothing on {} for {}",
                    choice.id,
                    bundled().roles[role].id
                );
            }
        }
    }
}

#[test]
fn a_brief_says_nothing_that_was_not_asked_for() {
    for tasks in tasks() {
        for task in tasks.iter().filter(|task| !task.answers.is_empty()) {
            let role = usize::from(task.role);
            let mut answers = Answers::empty(bundled());
            assert!(!brief_lines(tasks, &answers, role).contains(&task.text));
            for given in task.answers {
                answers = Answers::empty(bundled());
                answers.set(
                    given.question.into(),
                    Some(rolefit::domain::answers::Answer::Choice(given.choice)),
                );
                assert!(brief_lines(tasks, &answers, role).contains(&task.text));
            }
            for other in (0..bundled().roles.len()).filter(|other| *other != role) {
                assert!(!brief_lines(tasks, &answers, other).contains(&task.text));
            }
        }
    }
}
