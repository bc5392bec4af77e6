//! What holds for every valid dataset and every sheet; each property on the bundled dataset and on a drawn one.

mod scoring_fixtures;

use proptest::prelude::*;
use rolefit::domain::answers::{Answer, Answers, NOT_SURE};
use rolefit::domain::dataset::{Dataset, Outcome, Question, Signal};
use rolefit::domain::explain::{
    SHEETS, points, profile, reasons_against, reasons_for, smallest_changes, supports,
    zero_evidence,
};
use rolefit::domain::score::{Recommendation, Score, outcome_id, recommend, title};
use scoring_fixtures::{Draws, bundled, change, draws, kept};

fn both(draws: &mut Draws) -> [Dataset; 2] {
    [bundled().clone(), draws.dataset()]
}

/// What a visitor sees of a recommendation, without positions of questions.
fn shown(dataset: &Dataset, answers: &Answers) -> impl PartialEq + std::fmt::Debug + use<> {
    let roles = 0..dataset.roles.len();
    let titles: Vec<_> = roles.map(|role| title(dataset, answers, role)).collect();
    (recommend(dataset, answers), titles)
}

/// The same with everything that explains it.
fn explained(dataset: &Dataset, answers: &Answers) -> impl PartialEq + std::fmt::Debug + use<> {
    let reasons: Vec<_> = (0..dataset.roles.len())
        .map(|role| {
            (
                reasons_for(dataset, answers, role),
                reasons_against(dataset, answers, role),
            )
        })
        .collect();
    let zero = zero_evidence(dataset, answers);
    let changes = smallest_changes(dataset, answers, 2_000);
    (shown(dataset, answers), reasons, zero, changes)
}

fn choices(question: &Question) -> impl Iterator<Item = Option<Answer>> {
    (0..question.choices.len()).map(|choice| Some(Answer::Choice(choice as u8)))
}

fn weight(dataset: &Dataset, question: usize, choice: usize, role: usize) -> u8 {
    dataset.questions[question].choices[choice].weights[role]
}

fn place(result: &Recommendation, role: usize) -> Option<usize> {
    result.ranking.iter().position(|&ranked| ranked == role)
}

/// The outcome before guards, word by word as the rule is written, in fractions over `100 * max`.
fn outcome_by_the_book(dataset: &Dataset, answers: &Answers) -> Outcome {
    let (mut raw, mut max, mut answered) = (vec![0; dataset.roles.len()], 0, 0);
    for (index, question) in dataset.questions.iter().enumerate() {
        if let Some(choice) = answers.choice(index) {
            answered += 1;
            max += question.max_weight as i64;
            for (role, raw) in raw.iter_mut().enumerate() {
                *raw += weight(dataset, index, choice, role) as i64;
            }
        }
    }
    let scoring = &dataset.scoring;
    let best = raw.iter().fold(0, |best, &points| points.max(best));
    if answered < scoring.min_answered {
        return Outcome::Insufficient;
    }
    if 100 * best < scoring.none_below_fit as i64 * max {
        return Outcome::NoneYet;
    }
    let near = |&role: &usize| 100 * (best - raw[role]) <= scoring.near_tie_points as i64 * max;
    let close: Vec<usize> = (0..raw.len()).filter(near).collect();
    match close[..] {
        [one] => Outcome::Role(one as u8),
        [one, other] => Outcome::Pair(one as u8, other as u8),
        _ => Outcome::Mixed,
    }
}

#[test]
fn every_role_can_reach_the_maximum_of_every_question_and_nothing_exceeds_it() {
    for question in bundled().questions.iter() {
        for role in 0..bundled().roles.len() {
            let weights = question.choices.iter().map(|choice| choice.weights[role]);
            assert_eq!(weights.max(), Some(question.max_weight), "{}", question.id);
        }
    }
}

#[test]
fn ids_are_kebab_case_and_unique() {
    let kebab = |id: &str| {
        let part = |part: &str| {
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
            !part.is_empty() && part.bytes().all(plain)
        };
        id.split('-').all(part)
    };
    let check = |mut ids: Vec<&str>| {
        ids.sort_unstable();
        assert!(ids.iter().all(|id| kebab(id)), "{ids:?}");
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    };
    let dataset = bundled();
    check(dataset.roles.iter().map(|role| role.id).collect());
    check(dataset.questions.iter().map(|q| q.id).collect());
    for question in dataset.questions.iter() {
        let choices = question.choices.iter().map(|choice| choice.id);
        check(choices.chain([NOT_SURE]).collect());
    }
}

#[test]
fn every_outcome_is_reached_by_some_sheet() {
    let dataset = bundled();
    let mut reached = vec![Outcome::Insufficient];
    for role in 0..3 {
        // Every pure sheet, half of one pure sheet and half of another, and what is near those.
        for other in 0..3 {
            let mut answers = Answers::empty(dataset);
            for (index, question) in dataset.questions.iter().enumerate() {
                let pure = if index % 2 == 0 { role } else { other };
                let choice = question
                    .choices
                    .iter()
                    .position(|choice| choice.weights[pure] == question.max_weight);
                answers.set(index, choice.map(|choice| Answer::Choice(choice as u8)));
            }
            let result = recommend(dataset, &answers);
            if role == other {
                assert_eq!(result.score.fit(role), 100);
                assert_eq!(result.ranking[0], role);
            }
            reached.push(result.outcome);
            let changes = smallest_changes(dataset, &answers, SHEETS).changes;
            reached.extend(changes.iter().map(|change| change.outcome));
        }
    }
    for text in dataset.outcomes.iter() {
        let id = outcome_id(dataset, text.outcome);
        assert!(reached.contains(&text.outcome), "{id} is out of reach");
    }
}

#[test]
fn languages_have_no_say_in_the_outcome() {
    // `recommend` takes no language; nor do the texts that the dataset holds in languages reach the decision.
    let mute = Dataset {
        languages: &[],
        ..bundled().clone()
    };
    for first in choices(&mute.questions[0]) {
        let mut answers = Answers::empty(&mute);
        for index in 0..mute.questions.len() {
            answers.set(index, first);
        }
        assert_eq!(shown(&mute, &answers), shown(bundled(), &answers));
    }
}

proptest! {
    #[test]
    fn the_outcome_is_the_one_the_rule_describes(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let result = recommend(&dataset, &answers);
            prop_assert_eq!(result.unguarded, outcome_by_the_book(&dataset, &answers));
        }
    }

    #[test]
    fn the_order_of_questions_changes_nothing(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let order = draws.permutation(dataset.questions.len());
            let moved = |question: u8| order.iter().position(|&q| q == question as usize).unwrap();

            let mut permuted = dataset.clone();
            let mut permuted_answers = answers.clone();
            for (place, &question) in order.iter().enumerate() {
                permuted_answers.set(place, answers.get(question));
            }
            permuted.questions = kept(order.iter().map(|&q| dataset.questions[q].clone()));
            let follow = |signal: &mut Signal| signal.question = moved(signal.question) as u8;
            change(&mut permuted.guards, |guard| change(&mut guard.and_answer, follow));
            change(&mut permuted.roles, |role| {
                change(&mut role.titles, |title| change(&mut title.signals, follow));
            });
            prop_assert_eq!(shown(&permuted, &permuted_answers), shown(&dataset, &answers));
        }
    }

    #[test]
    fn the_order_of_answering_changes_nothing(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let ids = answers.ids(&dataset);
            let order = draws.permutation(ids.len());
            let shuffled: Vec<_> = order.iter().map(|&place| ids[place]).collect();
            let (again, unknown) = Answers::from_ids(&dataset, &shuffled);
            prop_assert_eq!(unknown, []);
            prop_assert_eq!(again, answers);
        }
    }

    #[test]
    fn not_sure_is_the_same_as_no_answer(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let (mut open, mut unsure) = (answers.clone(), answers.clone());
            for index in 0..dataset.questions.len() {
                if answers.choice(index).is_none() {
                    open.set(index, None);
                    unsure.set(index, Some(Answer::NotSure));
                }
            }
            prop_assert_eq!(explained(&dataset, &open), explained(&dataset, &unsure));
        }
    }

    #[test]
    fn one_more_answer_moves_fit_within_its_bounds_and_taking_it_back_restores_it(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let mut answers = draws.answers(&dataset);
            let index = draws.below(dataset.questions.len());
            answers.set(index, None);
            let before = Score::of(&dataset, &answers);
            let most = dataset.questions[index].max_weight as u32;
            for answer in choices(&dataset.questions[index]) {
                answers.set(index, answer);
                let after = Score::of(&dataset, &answers);
                prop_assert_eq!(after.max, before.max + most);
                for (role, &raw) in after.raw.iter().enumerate() {
                    prop_assert!(raw >= before.raw[role] && raw <= before.raw[role] + most);
                    prop_assert!(raw <= after.max && after.core[role] <= raw);
                    prop_assert!(after.fit(role) <= 100);
                }
            }
            answers.set(index, None);
            prop_assert_eq!(Score::of(&dataset, &answers), before);
        }
    }

    #[test]
    fn an_answer_better_for_a_role_and_for_no_other_never_lowers_its_rank(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let mut answers = draws.answers(&dataset);
            for (index, question) in dataset.questions.iter().enumerate() {
                let Some(old) = answers.choice(index) else { continue };
                let before = recommend(&dataset, &answers);
                for new in 0..question.choices.len() {
                    answers.set(index, Some(Answer::Choice(new as u8)));
                    let after = recommend(&dataset, &answers);
                    for role in 0..dataset.roles.len() {
                        let up = |r| weight(&dataset, index, new, r) >= weight(&dataset, index, old, r);
                        let down = |r| weight(&dataset, index, new, r) <= weight(&dataset, index, old, r);
                        if up(role) && (0..dataset.roles.len()).all(|r| r == role || down(r)) {
                            prop_assert!(place(&after, role) <= place(&before, role));
                        }
                    }
                }
                answers.set(index, Some(Answer::Choice(old as u8)));
            }
        }
    }

    #[test]
    fn an_answer_that_speaks_most_for_a_role_lets_no_weaker_one_overtake(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let mut answers = draws.answers(&dataset);
            let index = draws.below(dataset.questions.len());
            answers.set(index, None);
            let before = recommend(&dataset, &answers);
            for choice in 0..dataset.questions[index].choices.len() {
                answers.set(index, Some(Answer::Choice(choice as u8)));
                let after = recommend(&dataset, &answers);
                let weights = &dataset.questions[index].choices[choice].weights;
                for role in (0..weights.len()).filter(|&r| weights.iter().all(|&w| w <= weights[r])) {
                    for weaker in (0..weights.len()).filter(|&r| before.score.raw[r] < before.score.raw[role]) {
                        prop_assert!(place(&after, role) < place(&after, weaker));
                    }
                }
            }
        }
    }

    #[test]
    fn the_same_answers_give_the_same_result_and_explanation(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let again = explained(&dataset.clone(), &answers.clone());
            prop_assert_eq!(explained(&dataset, &answers), again);
        }
    }

    #[test]
    fn a_pure_sheet_reaches_100_percent(mut draws in draws()) {
        for dataset in both(&mut draws) {
            for role in 0..dataset.roles.len() {
                let mut answers = Answers::empty(&dataset);
                for (index, question) in dataset.questions.iter().enumerate() {
                    let choice = question.choices.iter().position(|c| c.weights[role] == question.max_weight);
                    answers.set(index, choice.map(|choice| Answer::Choice(choice as u8)));
                }
                prop_assert_eq!(recommend(&dataset, &answers).score.fit(role), 100);
            }
        }
    }

    #[test]
    fn nothing_known_and_nothing_needed_name_no_role(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let (mut unsure, mut silent) = (Answers::empty(&dataset), Answers::empty(&dataset));
            for (index, question) in dataset.questions.iter().enumerate() {
                unsure.set(index, Some(Answer::NotSure));
                let zero = question.choices.iter().position(|c| c.weights.iter().all(|&w| w == 0));
                silent.set(index, zero.map(|choice| Answer::Choice(choice as u8)));
            }
            for answers in [Answers::empty(&dataset), unsure] {
                prop_assert_eq!(recommend(&dataset, &answers).outcome, Outcome::Insufficient);
            }
            let result = recommend(&dataset, &silent);
            let enough = result.score.answered >= dataset.scoring.min_answered as u32;
            if enough && dataset.scoring.none_below_fit > 0 {
                prop_assert_eq!(result.outcome, Outcome::NoneYet);
                prop_assert_eq!(result.split, result.score.answered < 2);
            }
            if dataset.scoring.none_below_fit > 0 {
                prop_assert!((0..dataset.roles.len()).all(|role| !result.names(role)));
            }
        }
    }

    #[test]
    fn multiplying_all_weights_changes_nothing_but_points(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let factor = draws.between(2, 20) as u8;
            let mut scaled = dataset.clone();
            change(&mut scaled.questions, |question| {
                question.max_weight *= factor;
                change(&mut question.choices, |choice| {
                    change(&mut choice.weights, |weight| *weight *= factor);
                });
            });
            let (plain, mut large) = (recommend(&dataset, &answers), recommend(&scaled, &answers));
            let fits = |score: &Score| (0..dataset.roles.len()).map(|r| score.fit(r)).collect::<Vec<_>>();
            prop_assert_eq!(fits(&large.score), fits(&plain.score));
            large.score = plain.score.clone();
            prop_assert_eq!(large, plain);
        }
    }

    #[test]
    fn the_profile_adds_up_to_the_score_and_says_each_thing_once(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let score = Score::of(&dataset, &answers);
            let profile = profile(&dataset, &answers);
            for role in 0..dataset.roles.len() {
                let sum: u32 = profile.iter().map(|entry| entry.points[role]).sum();
                prop_assert_eq!(sum, score.raw[role]);
            }
            prop_assert_eq!(profile.iter().map(|entry| entry.max).sum::<u32>(), score.max);
            for (at, entry) in profile.iter().enumerate() {
                prop_assert!(entry.points.iter().all(|&points| points <= entry.max));
                prop_assert!(profile[..at].iter().all(|other| other.about.is_none() || other.about != entry.about));
            }
        }
    }

    #[test]
    fn points_in_the_explanation_add_up_to_the_score(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let score = Score::of(&dataset, &answers);
            for role in 0..dataset.roles.len() {
                let table = points(&dataset, &answers, role);
                prop_assert_eq!(table.len() as u32, score.answered);
                prop_assert_eq!(table.iter().map(|row| row.1).sum::<u32>(), score.raw[role]);
                prop_assert_eq!(table.iter().map(|row| row.2).sum::<u32>(), score.max);
            }
        }
    }

    #[test]
    fn reasons_are_answers_that_were_given_and_that_say_so(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            for role in 0..dataset.roles.len() {
                let rivals = |question: usize, choice: usize| {
                    let weights = &dataset.questions[question].choices[choice].weights;
                    weights.iter().enumerate().filter(|&(r, _)| r != role).map(|(_, &w)| w as u32).max().unwrap()
                };
                let (pro, contra) = (reasons_for(&dataset, &answers, role), reasons_against(&dataset, &answers, role));
                prop_assert!(pro.len() <= 3 && contra.len() <= 3);
                for reason in &pro {
                    let own = weight(&dataset, reason.question, reason.choice, role) as u32;
                    prop_assert_eq!(answers.choice(reason.question), Some(reason.choice));
                    prop_assert!(supports(&dataset, &answers, reason.question, role));
                    prop_assert!(own > 0 && own == reason.points && rivals(reason.question, reason.choice) <= own);
                }
                for reason in &contra {
                    let own = weight(&dataset, reason.question, reason.choice, role) as u32;
                    prop_assert_eq!(answers.choice(reason.question), Some(reason.choice));
                    prop_assert!(!supports(&dataset, &answers, reason.question, role));
                    prop_assert_eq!(rivals(reason.question, reason.choice), own + reason.points);
                }
                let supported = (0..dataset.questions.len()).filter(|&q| supports(&dataset, &answers, q, role)).count();
                prop_assert_eq!(pro.len(), supported.min(3));
                prop_assert!(pro.is_sorted_by(|a, b| a.points >= b.points));
                prop_assert!(contra.is_sorted_by(|a, b| a.points > b.points || a.points == b.points && a.question < b.question));
            }
        }
    }

    #[test]
    fn ids_that_the_dataset_lacks_are_reported_and_change_nothing(mut draws in draws()) {
        for dataset in both(&mut draws) {
            let answers = draws.answers(&dataset);
            let mut ids = answers.ids(&dataset);
            let known = dataset.questions[0].id.to_string();
            ids.push((&known, "no-such-choice"));
            ids.insert(draws.below(ids.len()), ("no-such-question", NOT_SURE));
            let (read, unknown) = Answers::from_ids(&dataset, &ids);
            prop_assert_eq!(read, answers);
            let mut reported: Vec<_> = unknown.iter().map(|u| (u.question, u.choice)).collect();
            reported.sort_unstable();
            let mut expected = [("no-such-question", None), (&*known, Some("no-such-choice"))];
            expected.sort_unstable();
            prop_assert_eq!(reported, expected);
        }
    }
}
