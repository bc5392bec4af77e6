//! What a visitor takes along, as documents: the result in short, and a brief for hiring.
//!
//! Owns what they say and in which order; how they are written or drawn is said elsewhere.

use super::next_text;
use crate::bundled::{brief_of, word};
use crate::domain::brief::fitting;
use crate::domain::dataset::{Outcome, Task, Word};
use crate::domain::document::Block;
use crate::domain::explain::{Change, Reason, reasons_against, reasons_for, zero_evidence};
use crate::ui::report::Report;
use crate::ui::result::{confidence, headline, meanings};

/// The result with fits, reasons and all answers.
pub fn summary(report: &Report, today: &str) -> Vec<Block> {
    let say = &report.say;
    let mut blocks = verdict(report, headline(report).into_owned(), today);
    if let Some(next) = next_text(report) {
        blocks.push(Block::Heading(
            say.detail_word(word::DETAILS_NEXT_HEADING).into(),
        ));
        blocks.push(Block::Text(say.detail(next).into()));
    }
    if report.found.outcome != Outcome::Insufficient {
        blocks.push(Block::Heading(say.word(word::FIT_HEADING).into()));
        for &role in &report.found.ranking {
            let fit = report.found.score.fit(role);
            blocks.push(Block::Fit(report.role(role).into(), say.percent(fit), fit));
        }
        blocks.extend(confidence(report).map(|sure| Block::Text(sure.into())));
    }
    reasons(report, &mut blocks);
    if report.found.outcome == Outcome::NoneYet {
        let silent = zero_evidence(report.dataset, &report.answers);
        let silent = silent.into_iter().filter_map(|question| {
            let choice = report.answers.choice(question)?;
            Some(evidence(report, question, choice))
        });
        section(
            say.detail_word(word::DETAILS_ZERO_ANSWERS),
            silent,
            &mut blocks,
        );
    }
    let answers = report.dataset.questions.iter().enumerate();
    let answers = answers.map(|(position, question)| {
        let answer = match report.answers.chosen(report.dataset, position) {
            Some(choice) => say.text(choice.label),
            None if report.answers.get(position).is_some() => say.word(word::NOT_SURE),
            None => say.detail_word(word::DETAILS_NOT_ANSWERED),
        };
        Block::Item(say.text(question.text).into(), vec![answer.into()])
    });
    section(
        say.detail_word(word::DETAILS_YOUR_ANSWERS),
        answers,
        &mut blocks,
    );
    blocks
}

/// Whether there is anything to hire for.
pub fn has_brief(report: &Report) -> bool {
    brief_of(report.dataset).is_some()
        && matches!(report.found.outcome, Outcome::Role(_) | Outcome::Pair(..))
}

/// A brief for hiring: which role, why, what it should do first, what to ask a candidate, and what would change the advice.
pub fn brief(report: &Report, changes: &[Change], today: &str) -> Vec<Block> {
    let say = &report.say;
    let roles = report.outcome(report.found.outcome);
    let title = say.detail_fill(word::DETAILS_BRIEF_TITLE, &[("roles", &roles)]);
    let mut blocks = verdict(report, title, today);
    blocks.insert(1, Block::Text(headline(report).into_owned()));
    for (role, entry) in report.dataset.roles.iter().enumerate() {
        if report.found.names(role) {
            blocks.push(Block::Heading(named(
                report,
                word::DETAILS_BRIEF_ROLE,
                role,
            )));
            blocks.push(Block::Text(say.text(entry.definition).into()));
        }
    }
    reasons(report, &mut blocks);
    if let Some(brief) = brief_of(report.dataset) {
        for role in 0..report.dataset.roles.len() {
            if report.found.names(role) {
                tasks(
                    report,
                    word::DETAILS_BRIEF_FIRST,
                    brief.first,
                    role,
                    &mut blocks,
                );
                tasks(
                    report,
                    word::DETAILS_BRIEF_ASKS,
                    brief.asks,
                    role,
                    &mut blocks,
                );
            }
        }
    }
    let changes = changes.iter().map(|change| {
        let outcome = report.outcome(change.outcome);
        let answers = change.answers.iter().map(|signal| {
            let question = &report.dataset.questions[usize::from(signal.question)];
            let choice = &question.choices[usize::from(signal.choice)];
            [say.text(question.text), " → ", say.text(choice.label)].concat()
        });
        let outcome = say.detail_fill(word::DETAILS_CHANGE_TO, &[("outcome", &outcome)]);
        Block::Item(outcome, answers.collect())
    });
    section(
        say.detail_word(word::DETAILS_CHANGES_HEADING),
        changes,
        &mut blocks,
    );
    blocks
}

/// The title, when and from how much it was made, and what the outcome means.
fn verdict(report: &Report, title: String, today: &str) -> Vec<Block> {
    let say = &report.say;
    let number = say.number(report.answers.answered());
    let total = say.number(report.dataset.questions.len());
    let places = [("n", &*number), ("total", &*total), ("date", today)];
    let dated = say.detail_fill(word::DETAILS_DATED, &places);
    let mut blocks = vec![Block::Title(title)];
    blocks.extend(
        meanings(report)
            .into_iter()
            .map(|line| Block::Text(line.into_owned())),
    );
    blocks.push(Block::Text(dated));
    blocks
}

/// For each role of the outcome, what speaks for it and what against.
fn reasons(report: &Report, blocks: &mut Vec<Block>) {
    for role in 0..report.dataset.roles.len() {
        if report.found.names(role) {
            let (dataset, answers) = (report.dataset, &report.answers);
            for (heading, reasons) in [
                (
                    word::DETAILS_REASONS_FOR,
                    reasons_for(dataset, answers, role),
                ),
                (
                    word::DETAILS_REASONS_AGAINST,
                    reasons_against(dataset, answers, role),
                ),
            ] {
                let said = |reason: Reason| evidence(report, reason.question, reason.choice);
                let heading = named(report, heading, role);
                section(&heading, reasons.into_iter().map(said), blocks);
            }
        }
    }
}

fn tasks(report: &Report, heading: Word, tasks: &[Task], role: usize, blocks: &mut Vec<Block>) {
    let heading = named(report, heading, role);
    let texts = fitting(tasks, &report.answers, role).into_iter();
    let said = texts.map(|text| Block::Item(report.say.detail(text).into(), Vec::new()));
    section(&heading, said, blocks);
}

/// An answer and what it means.
fn evidence(report: &Report, question: usize, choice: usize) -> Block {
    let choice = &report.dataset.questions[question].choices[choice];
    let label = report.say.text(choice.label);
    let quoted = report
        .say
        .detail_fill(word::DETAILS_YOUR_ANSWER, &[("choice", label)]);
    match choice.insight {
        Some(insight) => Block::Item(report.say.detail(insight).into(), vec![quoted]),
        None => Block::Item(quoted, Vec::new()),
    }
}

/// A heading with the name of a role in it.
fn named(report: &Report, heading: Word, role: usize) -> String {
    let places = [("role", report.role(role))];
    report.say.detail_fill(heading, &places)
}

/// A heading with a list under it; neither where the list is empty.
fn section(heading: &str, items: impl Iterator<Item = Block>, blocks: &mut Vec<Block>) {
    let before = blocks.len();
    blocks.extend(items);
    if blocks.len() > before {
        blocks.insert(before, Block::Heading(heading.into()));
    }
}
