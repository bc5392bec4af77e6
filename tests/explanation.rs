//! Reasons by example, and the smallest change against a search that tries everything.

mod scoring_fixtures;

use proptest::prelude::*;
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::{Dataset, Outcome, Signal};
use rolefit::domain::explain::{
    Change, Reason, SHEETS, points, reasons_against, reasons_for, smallest_changes, supports,
    zero_evidence,
};
use rolefit::domain::score::{outcome_id, recommend};
use scoring_fixtures::{bundled, dataset, draws, guard, question, sheet, signal, tallied, tally};

fn reason(question: usize, choice: usize, points: u32) -> Reason {
    Reason {
        question,
        choice,
        points,
    }
}

#[test]
fn reasons_go_by_weight_then_lead_then_question_order() {
    let dataset = bundled();
    let answers = sheet(
        dataset,
        &[
            "build-and-direct",  // 2 2 1: shared lead
            "coming-year",       // 2 0 1: lead 1
            "partly",            // 1 2 1: speaks for the CTO
            "project-manager",   // 2 0 0: lead 2
            "one-team",          // 3 1 2: lead 1
            "agency-projects",   // 2 2 0: shared lead
            "senior-dev-salary", // 2 0 1: lead 1
            "incident",          // 1 1 1: shared lead
            "not-sure",          //
            "in-house-mostly",   // 2 0 0: lead 2
        ],
    );
    let pro = reasons_for(dataset, &answers, 0);
    assert_eq!(pro, [reason(4, 2, 3), reason(3, 1, 2), reason(9, 2, 2)]);
    assert_eq!(reasons_against(dataset, &answers, 0), [reason(2, 1, 1)]);

    let pro = reasons_for(dataset, &answers, 1);
    assert_eq!(pro, [reason(2, 1, 2), reason(0, 1, 2), reason(5, 4, 2)]);
    let contra = reasons_against(dataset, &answers, 1);
    assert_eq!(contra, [reason(1, 1, 2), reason(3, 1, 2), reason(4, 2, 2)]);

    assert_eq!(reasons_for(dataset, &answers, 2), [reason(7, 5, 1)]);
    assert_eq!(points(dataset, &answers, 2)[4], (4, 2, 3));
    assert_eq!(points(dataset, &answers, 2).len(), 9);
}

#[test]
fn a_cell_is_supported_where_no_other_role_has_more() {
    let dataset = bundled();
    let answers = sheet(dataset, &["build-and-direct", "no-plan", "rarely"]);
    let supported = |question| [0, 1, 2].map(|role| supports(dataset, &answers, question, role));
    assert_eq!(supported(0), [true, true, false]);
    assert_eq!(supported(1), [false, false, false]);
    assert_eq!(supported(2), [false, true, false]);
    assert_eq!(supported(3), [false, false, false]);
    assert_eq!(supported(99), [false, false, false]);
    assert_eq!(zero_evidence(dataset, &answers), [1]);
}

#[test]
fn no_answers_no_reasons() {
    let dataset = bundled();
    let answers = Answers::empty(dataset);
    assert_eq!(reasons_for(dataset, &answers, 0), []);
    assert_eq!(reasons_against(dataset, &answers, 0), []);
    assert_eq!(points(dataset, &answers, 0), []);
    assert_eq!(reasons_for(dataset, &answers, 9), []);
}

#[test]
fn none_yet_is_split_unless_two_answers_speak_for_nobody() {
    let dataset = bundled();
    let mut choices = [
        "ship-quality",
        "multi-year",
        "advise",
        "tech-lead-above",
        "suppliers-only",
        "established-firm",
        "no-budget",
        "not-sure",
    ];
    let split = recommend(dataset, &sheet(dataset, &choices));
    assert_eq!((split.score.raw, split.score.max), (vec![6, 7, 7], 19));
    assert_eq!((split.outcome, split.split), (Outcome::NoneYet, true));
    choices[7] = "no-event";
    let quiet = recommend(dataset, &sheet(dataset, &choices));
    assert_eq!((quiet.outcome, quiet.split), (Outcome::NoneYet, false));
}

#[test]
fn one_answer_away() {
    // Four questions of one point for a or b: 2 : 2 is a pair, 3 : 1 is one role, and nothing else can be.
    let single = [vec![1, 0], vec![0, 1]];
    let dataset = dataset(2, (0..4).map(|i| question(i, true, 1, &single)).collect());
    let mut answers = Answers::empty(&dataset);
    for index in 0..4 {
        answers.set(index, Some(Answer::Choice((index == 1) as u8)));
    }
    let found = smallest_changes(&dataset, &answers, SHEETS);
    let change = |outcome, answers: &[Signal]| Change {
        outcome,
        answers: answers.to_vec(),
    };
    assert_eq!(
        found.changes,
        [
            change(Outcome::Pair(0, 1), &[signal(0, 1)]),
            change(Outcome::Role(1), &[signal(0, 1), signal(2, 1)]),
        ]
    );
    assert!(found.complete);
}

#[test]
fn a_guard_is_part_of_what_a_change_leads_to() {
    let single = [vec![1, 0], vec![0, 1]];
    let mut dataset = dataset(2, (0..4).map(|i| question(i, true, 1, &single)).collect());
    dataset.guards = vec![guard(Outcome::Pair(0, 1), &[signal(0, 1)], Outcome::Mixed)].leak();
    let mut answers = Answers::empty(&dataset);
    for index in 0..4 {
        answers.set(index, Some(Answer::Choice((index == 1) as u8)));
    }
    let found = smallest_changes(&dataset, &answers, SHEETS).changes;
    assert_eq!(found[0].outcome, Outcome::Mixed);
    assert_eq!(found[0].answers, [signal(0, 1)]);
    assert_eq!(found[1].outcome, Outcome::Pair(0, 1));
    assert_eq!(found[1].answers, [signal(2, 1)]);
}

#[test]
fn open_questions_stay_open_and_too_few_answers_stay_too_few() {
    let dataset = bundled();
    let few = sheet(dataset, &["ship-quality", "multi-year", "advise"]);
    let found = smallest_changes(dataset, &few, SHEETS);
    assert_eq!((found.changes, found.complete), (vec![], true));

    let four = sheet(
        dataset,
        &[
            "ship-quality",
            "",
            "daily",
            "not-sure",
            "one-team",
            "",
            "no-budget",
        ],
    );
    let found = smallest_changes(dataset, &four, SHEETS);
    assert!(found.complete && !found.changes.is_empty());
    for change in found.changes {
        assert!(
            change
                .answers
                .iter()
                .all(|s| [0, 2, 4, 6].contains(&s.question))
        );
    }
}

#[test]
fn at_the_bound_the_search_stops_and_says_so() {
    let dataset = bundled();
    let pure = sheet(
        dataset,
        &[
            "ship-quality",
            "sprint-project",
            "daily",
            "tech-lead-above",
            "one-team",
            "agency-projects",
            "senior-dev-salary",
            "late-delivery",
            "apply-existing-rules",
            "in-house-mostly",
        ],
    );
    let whole = smallest_changes(dataset, &pure, SHEETS);
    assert!(whole.complete);
    assert!(whole.sheets <= 60_000, "{}", whole.sheets);

    let some = smallest_changes(dataset, &pure, 500);
    assert!(!some.complete);
    assert_eq!(some.sheets, 500);
    assert!(whole.changes.starts_with(&some.changes));

    let long = tally(3, 30);
    let answers = tallied(&long, 30, &[30, 0, 0]);
    let found = smallest_changes(&long, &answers, SHEETS);
    assert_eq!((found.complete, found.sheets), (false, SHEETS));
}

#[test]
fn foreign_answers_lead_nowhere() {
    let (small, large) = (tally(2, 4), tally(4, 30));
    let foreign = tallied(&large, 30, &[30, 30, 30, 30]);
    assert_eq!(smallest_changes(&small, &foreign, SHEETS).changes, []);
    let foreign = tallied(&small, 4, &[4, 4]);
    let found = smallest_changes(&large, &foreign, SHEETS);
    assert!(
        found
            .changes
            .iter()
            .all(|change| change.answers.iter().all(|s| s.question < 4))
    );
}

/// The first change of up to four answers for every other outcome, found by asking `recommend` about every sheet.
fn by_trying_everything(dataset: &Dataset, answers: &Answers) -> Vec<Change> {
    let mut sheets = Vec::new();
    collect(dataset, answers, 0, &mut Vec::new(), &mut sheets);
    let order = |s: &Vec<Signal>| {
        let questions: Vec<u8> = s.iter().map(|s| s.question).collect();
        let choices: Vec<u8> = s.iter().map(|s| s.choice).collect();
        (s.len(), questions, choices)
    };
    sheets.sort_by_cached_key(order);
    // The first sheet changes nothing.
    let mut known: Vec<Outcome> = Vec::new();
    let mut changes = Vec::new();
    for answers_changed in sheets {
        let mut changed = answers.clone();
        for s in &answers_changed {
            changed.set(s.question as usize, Some(Answer::Choice(s.choice)));
        }
        let outcome = recommend(dataset, &changed).outcome;
        if !known.contains(&outcome) {
            known.push(outcome);
            changes.push(Change {
                outcome,
                answers: answers_changed,
            });
        }
    }
    changes.remove(0);
    changes
}

fn collect(
    dataset: &Dataset,
    answers: &Answers,
    from: usize,
    changed: &mut Vec<Signal>,
    sheets: &mut Vec<Vec<Signal>>,
) {
    sheets.push(changed.clone());
    if changed.len() == 4 {
        return;
    }
    for index in from..dataset.questions.len() {
        let Some(given) = answers.choice(index) else {
            continue;
        };
        for choice in (0..dataset.questions[index].choices.len()).filter(|&choice| choice != given)
        {
            changed.push(signal(index, choice));
            collect(dataset, answers, index + 1, changed, sheets);
            changed.pop();
        }
    }
}

fn check(dataset: &Dataset, answers: &Answers) {
    let found = smallest_changes(dataset, answers, SHEETS);
    assert!(found.complete);
    assert_eq!(found.changes, by_trying_everything(dataset, answers));
    let mut outcomes: Vec<String> = found
        .changes
        .iter()
        .map(|c| outcome_id(dataset, c.outcome))
        .collect();
    outcomes.push(outcome_id(dataset, recommend(dataset, answers).outcome));
    outcomes.sort_unstable();
    assert!(outcomes.windows(2).all(|pair| pair[0] != pair[1]));
}

proptest! {
    #[test]
    fn the_reported_change_leads_there_and_no_smaller_or_earlier_one_does(mut draws in draws()) {
        let dataset = draws.dataset();
        let answers = draws.answers(&dataset);
        check(&dataset, &answers);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn the_reported_change_is_the_smallest_in_the_bundled_dataset(mut draws in draws()) {
        let mut answers = draws.answers(bundled());
        check(bundled(), &answers);
        for (index, question) in bundled().questions.iter().enumerate() {
            if answers.choice(index).is_none() {
                let choice = draws.below(question.choices.len()) as u8;
                answers.set(index, Some(Answer::Choice(choice)));
            }
        }
        check(bundled(), &answers);
    }
}
