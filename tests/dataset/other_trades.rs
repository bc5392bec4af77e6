//! Other roles, dimensions, questions and languages need no change of code.

use rolefit::bundled::{STRINGS, word};
use rolefit::domain::answers::{Answer, Answers};
use rolefit::domain::dataset::{About, Outcome, Scoring, Signal};
use rolefit::domain::explain::{SHEETS, reasons_for, smallest_changes};
use rolefit::domain::score::recommend;
use rolefit::domain::text::{Texts, Words};

use crate::{read, value};

const BICYCLES: &str = include_str!("../datasets/two-bicycles.json");
const KITCHEN: &str = include_str!("../datasets/six-kitchen-roles.json");

#[test]
fn two_roles_in_one_language_take_plain_strings_only() {
    let dataset = read(value(BICYCLES)).unwrap();
    assert_eq!(dataset.languages.len(), 1);
    assert_eq!(dataset.roles.len(), 2);
    let texts = Texts::new(&dataset.languages[0]);
    assert_eq!(
        texts.get(dataset.dimensions[0].cells[1]),
        "Two children or 80 kg"
    );
    assert_eq!(texts.get(dataset.questions[2].choices[1].label), "Steep");
    assert_eq!(dataset.questions[1].about, Some(About::Dimension(1)));
    assert!(dataset.questions[0].core && !dataset.questions[1].core);
    assert_eq!(dataset.questions[0].choices[1].weights[..], [0, 3]);
    assert!(dataset.faq.is_empty() && dataset.glossary.is_empty() && dataset.cta.is_none());
    // Four answers, the default, are more than there are questions.
    let Scoring {
        min_answered,
        tie_break,
        ..
    } = dataset.scoring;
    assert_eq!((min_answered, tie_break), (3, &[0, 1][..]));
}

#[test]
fn six_roles_of_another_trade_are_read() {
    let dataset = read(value(KITCHEN)).unwrap();
    assert_eq!(dataset.roles.len(), 6);
    let german = Texts::new(&dataset.languages[1]);
    assert_eq!(german.get(dataset.roles[3].name), "Konditorin");
    assert_eq!(german.get(dataset.dimensions[2].cells[5]), "8");
    assert_eq!(dataset.questions[2].about, Some(About::Responsibility(1)));
    assert_eq!(dataset.guards[0].if_outcome, Outcome::Role(3));
    assert_eq!(dataset.guards[0].then_outcome, Outcome::Pair(3, 5));
    assert_eq!(
        dataset.guards[0].and_answer[..],
        [Signal {
            question: 3,
            choice: 0
        }]
    );
    assert_eq!(german.get(dataset.glossary[0].forms), "Posten|Postens");
    assert_eq!(dataset.cta.unwrap().href, Some("/menu"));
    assert_eq!(dataset.scoring.none_below_fit, 45);
    assert_eq!(dataset.scoring.high.coverage, 90);
    assert_eq!(dataset.scoring.high.gap, 20);
}

#[test]
fn a_dataset_says_interface_words_its_own_way() {
    let dataset = read(value(KITCHEN)).unwrap();
    let (english, german) = (
        Words::new(&STRINGS, &dataset, 0),
        Words::new(&STRINGS, &dataset, 1),
    );
    assert_eq!(english.get(word::QUIZ_HEADING), "Who should cook?");
    assert_eq!(english.get(word::BACK), "Back");
    assert_eq!(german.get(word::NEXT), "Weiter");
    // No German words are part of the engine.
    assert_eq!(german.get(word::BACK), "Back");
    assert!(german.is_fallback() && !english.is_fallback());
    assert_eq!(german.language(), "en");
}

#[test]
fn other_trades_get_recommendations_that_explain_themselves() {
    for source in [BICYCLES, KITCHEN] {
        let dataset = read(value(source)).unwrap();
        for role in 0..dataset.roles.len() {
            // Everywhere the answer that says most for this role.
            let mut answers = Answers::empty(&dataset);
            for (question, entry) in dataset.questions.iter().enumerate() {
                let most = entry
                    .choices
                    .iter()
                    .position(|choice| choice.weights[role] == entry.max_weight);
                answers.set(question, most.map(|choice| Answer::Choice(choice as u8)));
            }
            let found = recommend(&dataset, &answers);
            assert_eq!(found.score.fit(role), 100);
            assert!(found.names(role));
            assert!(!reasons_for(&dataset, &answers, role).is_empty());
            for change in smallest_changes(&dataset, &answers, SHEETS).changes {
                let mut changed = answers.clone();
                for signal in change.answers {
                    changed.set(signal.question.into(), Some(Answer::Choice(signal.choice)));
                }
                assert_eq!(recommend(&dataset, &changed).outcome, change.outcome);
            }
        }
    }
}
