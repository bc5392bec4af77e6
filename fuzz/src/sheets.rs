//! Answers: every answer that is restored is either taken over or reported, and what is derived from them is consistent.

use rolefit::bundled::DATASET;
use rolefit::domain::answers::{Answer, Answers, NOT_SURE};
use rolefit::domain::dataset::{Dataset, Outcome};
use rolefit::domain::explain::{SHEETS, points, reasons_against, reasons_for, smallest_changes};
use rolefit::domain::score::recommend;
use rolefit::domain::text::Texts;
use rolefit::embed::json;

/// Restores answers to the bundled dataset's questions from a query string.
pub fn answers(bytes: &[u8]) {
    // JavaScript passes strings, in which wasm-bindgen has replaced whatever is not valid UTF-8.
    let query = &*String::from_utf8_lossy(bytes);
    let (answers, dropped) = Answers::from_query(&DATASET, query);

    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (question, choice) = pair.split_once('=').unwrap_or((pair, ""));
        let is_named = dropped.iter().any(|unknown| unknown.question == question);
        assert!(
            is_named || is_known(question, choice),
            "neither taken nor named: {pair:?}"
        );
    }
    for unknown in &dropped {
        assert!(
            !is_known(unknown.question, unknown.choice.unwrap_or_default()),
            "named, but known: {unknown:?}"
        );
    }

    let written = json::answers(&DATASET, &answers);
    let (again, none) = Answers::from_query(&DATASET, &written);
    assert_eq!(
        (&again, none.len()),
        (&answers, 0),
        "restoring what was written: {written:?}"
    );
    check(&DATASET, &answers);
}

fn is_known(question: &str, choice: &str) -> bool {
    let mut questions = DATASET
        .questions
        .iter()
        .filter(|entry| entry.id == question);
    questions.any(|entry| choice == NOT_SURE || entry.choices.iter().any(|own| own.id == choice))
}

/// What must hold of any answers to any dataset.
pub fn check(dataset: &Dataset, answers: &Answers) {
    let found = recommend(dataset, answers);
    let (roles, answered) = (dataset.roles.len(), answers.answered());
    assert_eq!(found.score.answered as usize, answered);
    let few = answered < dataset.scoring.min_answered.into();
    assert_eq!(
        found.outcome == Outcome::Insufficient,
        few,
        "too few answers, and only they, are insufficient"
    );
    let mut ranking = found.ranking.clone();
    ranking.sort_unstable();
    assert_eq!(ranking, Vec::from_iter(0..roles), "each role has one place");
    for pair in found.ranking.windows(2) {
        assert!(
            found.score.fit(pair[0]) >= found.score.fit(pair[1]),
            "best first"
        );
    }
    for role in 0..roles {
        assert!(found.score.fit(role) <= 100);
        let sum: u32 = points(dataset, answers, role)
            .iter()
            .map(|(_, own, _)| own)
            .sum();
        assert_eq!(sum, found.score.raw[role], "points add up");
        for reason in reasons_for(dataset, answers, role)
            .iter()
            .chain(&reasons_against(dataset, answers, role))
        {
            assert_eq!(
                answers.choice(reason.question),
                Some(reason.choice),
                "a reason is an answer"
            );
            assert!(reason.points > 0);
        }
    }

    let changes = smallest_changes(dataset, answers, SHEETS);
    assert!(changes.sheets <= SHEETS);
    for change in &changes.changes {
        let mut changed = answers.clone();
        for signal in &change.answers {
            let answer = Some(Answer::Choice(signal.choice));
            assert_ne!(
                answers.get(signal.question.into()),
                answer,
                "a change changes"
            );
            changed.set(signal.question.into(), answer);
        }
        assert_eq!(
            recommend(dataset, &changed).outcome,
            change.outcome,
            "a change leads where it says"
        );
        assert_ne!(change.outcome, found.outcome);
    }

    // One language of all: what is told differs by a title only.
    let language = &dataset.languages[answered % dataset.languages.len()];
    let told = json::result(dataset, &Texts::new(language), answers, &changes.changes);
    let Ok(told) = serde_json::from_str::<serde_json::Value>(&told) else {
        panic!("no JSON: {told}");
    };
    assert_eq!(told["answered"], answered);
    let fits = told["fit"].as_object().map(|fit| fit.len());
    assert_eq!(fits, Some(roles), "a fit for each role");
}
