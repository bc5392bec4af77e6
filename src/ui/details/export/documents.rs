//! What a visitor takes along, as documents: the result in short, and a brief for hiring.
//!
//! Owns what they contain and in which order. Knows nothing of how they are written or rendered.

use crate::bundled::{brief_of, word};
use crate::domain::dataset::{Outcome, Task, Word};
use crate::domain::explain::{
    Change, Reason, brief_lines, reasons_against, reasons_for, zero_evidence,
};
use crate::domain::markup::Block;
use crate::ui::result_model::ResultModel;

/// The result with fits, reasons and all answers.
pub fn summary(model: &ResultModel, today: &str) -> Vec<Block> {
    let locale = &model.locale;
    let mut blocks = verdict(model, model.headline().into_owned(), today);
    if let Some(next) = model.next_step() {
        blocks.push(Block::Heading(
            locale.detail_word(word::DETAILS_NEXT_HEADING).into(),
        ));
        blocks.push(Block::Text(locale.detail(next).into()));
    }
    if model.recommendation.outcome != Outcome::Insufficient {
        blocks.push(Block::Heading(locale.word(word::FIT_HEADING).into()));
        for &role in &model.recommendation.ranking {
            let fit = model.recommendation.score.fit(role);
            blocks.push(Block::Fit(
                model.role(role).into(),
                locale.percent(fit),
                fit,
            ));
        }
        blocks.extend(model.confidence().map(|sure| Block::Text(sure.into())));
    }
    reasons(model, &mut blocks);
    if model.recommendation.outcome == Outcome::NoneYet {
        let silent = zero_evidence(model.dataset, &model.answers);
        let silent = silent.into_iter().filter_map(|question| {
            let choice = model.answers.choice(question)?;
            Some(evidence(model, question, choice))
        });
        section(
            locale.detail_word(word::DETAILS_ZERO_ANSWERS),
            silent,
            &mut blocks,
        );
    }
    let answers = model.dataset.questions.iter().enumerate();
    let answers = answers.map(|(position, question)| {
        let answer = match model.answers.chosen(model.dataset, position) {
            Some(choice) => locale.text(choice.label),
            None if model.answers.get(position).is_some() => locale.word(word::NOT_SURE),
            None => locale.detail_word(word::DETAILS_NOT_ANSWERED),
        };
        Block::Item(locale.text(question.text).into(), vec![answer.into()])
    });
    section(
        locale.detail_word(word::DETAILS_YOUR_ANSWERS),
        answers,
        &mut blocks,
    );
    blocks
}

/// Whether there is anything to hire for.
pub fn has_brief(model: &ResultModel) -> bool {
    brief_of(model.dataset).is_some()
        && matches!(
            model.recommendation.outcome,
            Outcome::Role(_) | Outcome::Pair(..)
        )
}

/// A brief for hiring: which role, why, what it should do first, what to ask a candidate, and what would change the advice.
pub fn brief(model: &ResultModel, changes: &[Change], today: &str) -> Vec<Block> {
    let locale = &model.locale;
    let roles = model.outcome(model.recommendation.outcome);
    let title = locale.detail_fill(word::DETAILS_BRIEF_TITLE, &[("roles", &roles)]);
    let mut blocks = verdict(model, title, today);
    blocks.insert(1, Block::Text(model.headline().into_owned()));
    for (role, entry) in model.dataset.roles.iter().enumerate() {
        if model.recommendation.names(role) {
            blocks.push(Block::Heading(named(model, word::DETAILS_BRIEF_ROLE, role)));
            blocks.push(Block::Text(locale.text(entry.definition).into()));
        }
    }
    reasons(model, &mut blocks);
    if let Some(brief) = brief_of(model.dataset) {
        for role in 0..model.dataset.roles.len() {
            if model.recommendation.names(role) {
                tasks(
                    model,
                    word::DETAILS_BRIEF_FIRST,
                    brief.first,
                    role,
                    &mut blocks,
                );
                tasks(
                    model,
                    word::DETAILS_BRIEF_ASKS,
                    brief.asks,
                    role,
                    &mut blocks,
                );
            }
        }
    }
    let changes = changes.iter().map(|change| {
        let outcome = model.outcome(change.outcome);
        let answers = change.answers.iter().map(|signal| {
            let question = &model.dataset.questions[usize::from(signal.question)];
            let choice = &question.choices[usize::from(signal.choice)];
            [locale.text(question.text), " → ", locale.text(choice.label)].concat()
        });
        let outcome = locale.detail_fill(word::DETAILS_CHANGE_TO, &[("outcome", &outcome)]);
        Block::Item(outcome, answers.collect())
    });
    section(
        locale.detail_word(word::DETAILS_CHANGES_HEADING),
        changes,
        &mut blocks,
    );
    blocks
}

/// The title, when and from how much it was made, and what the outcome means.
fn verdict(model: &ResultModel, title: String, today: &str) -> Vec<Block> {
    let locale = &model.locale;
    let number = locale.number(model.answers.answered());
    let total = locale.number(model.dataset.questions.len());
    let values = [("n", &*number), ("total", &*total), ("date", today)];
    let dated = locale.detail_fill(word::DETAILS_DATED, &values);
    let mut blocks = vec![Block::Title(title)];
    blocks.extend(
        model
            .meaning()
            .into_iter()
            .map(|line| Block::Text(line.into_owned())),
    );
    blocks.push(Block::Text(dated));
    blocks
}

/// For each role of the outcome, what speaks for it and what against.
fn reasons(model: &ResultModel, blocks: &mut Vec<Block>) {
    for role in 0..model.dataset.roles.len() {
        if model.recommendation.names(role) {
            let (dataset, answers) = (model.dataset, &model.answers);
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
                let item = |reason: Reason| evidence(model, reason.question, reason.choice);
                let heading = named(model, heading, role);
                section(&heading, reasons.into_iter().map(item), blocks);
            }
        }
    }
}

fn tasks(model: &ResultModel, heading: Word, tasks: &[Task], role: usize, blocks: &mut Vec<Block>) {
    let heading = named(model, heading, role);
    let texts = brief_lines(tasks, &model.answers, role).into_iter();
    let items = texts.map(|text| Block::Item(model.locale.detail(text).into(), Vec::new()));
    section(&heading, items, blocks);
}

/// An answer and what it means.
fn evidence(model: &ResultModel, question: usize, choice: usize) -> Block {
    let choice = &model.dataset.questions[question].choices[choice];
    let label = model.locale.text(choice.label);
    let quoted = model
        .locale
        .detail_fill(word::DETAILS_YOUR_ANSWER, &[("choice", label)]);
    match choice.insight {
        Some(insight) => Block::Item(model.locale.detail(insight).into(), vec![quoted]),
        None => Block::Item(quoted, Vec::new()),
    }
}

/// A heading with the name of a role in it.
fn named(model: &ResultModel, heading: Word, role: usize) -> String {
    let values = [("role", model.role(role))];
    model.locale.detail_fill(heading, &values)
}

/// A heading with a list under it; neither where the list is empty.
fn section(heading: &str, items: impl Iterator<Item = Block>, blocks: &mut Vec<Block>) {
    let before = blocks.len();
    blocks.extend(items);
    if blocks.len() > before {
        blocks.insert(before, Block::Heading(heading.into()));
    }
}
