//! The scoring rule by example: every threshold from both sides, titles, guards, ids, and all complete sheets.

mod scoring_fixtures;

use rolefit::domain::answers::{Answer, Answers, UnknownAnswer};
use rolefit::domain::dataset::{Dataset, Outcome, Text, Title};
use rolefit::domain::score::{Confidence, Limits, Score, guard, outcome_id, recommend, title};
use scoring_fixtures::{bundled, dataset, kept, question, sheet, signal, tallied, tally};

/// Outcome of a sheet with 20 questions of one point.
fn outcome(answered: usize, points: &[usize]) -> Outcome {
    let dataset = tally(points.len(), 20);
    recommend(&dataset, &tallied(&dataset, answered, points)).outcome
}

/// Confidence of a sheet with 20 questions of one point: each answer covers 5 %, and is 5 points of a full sheet.
fn confidence(answered: usize, points: &[usize]) -> Option<Confidence> {
    let dataset = tally(points.len(), 20);
    recommend(&dataset, &tallied(&dataset, answered, points)).confidence
}

const LOW: Option<Confidence> = Some(Confidence::Low);
const MEDIUM: Option<Confidence> = Some(Confidence::Medium);
const HIGH: Option<Confidence> = Some(Confidence::High);

#[test]
fn three_answers_are_too_few_and_four_are_enough() {
    assert_eq!(outcome(3, &[3, 0, 0]), Outcome::Insufficient);
    assert_eq!(outcome(4, &[4, 0, 0]), Outcome::Role(0));
}

#[test]
fn a_best_fit_of_40_percent_names_a_role_and_one_below_names_none() {
    assert_eq!(outcome(20, &[8, 0, 0]), Outcome::Role(0));
    assert_eq!(outcome(20, &[7, 0, 0]), Outcome::NoneYet);
    // 2 of 5 are 40 %, 1 of 4 and 7 of 18 are less.
    assert_eq!(outcome(5, &[2, 0, 0]), Outcome::Role(0));
    assert_eq!(outcome(18, &[7, 0, 0]), Outcome::NoneYet);
}

#[test]
fn roles_five_points_apart_are_a_pair_and_farther_ones_are_not() {
    assert_eq!(outcome(20, &[10, 0, 9]), Outcome::Pair(0, 2));
    assert_eq!(outcome(20, &[0, 9, 10]), Outcome::Pair(1, 2));
    assert_eq!(outcome(20, &[10, 8, 0]), Outcome::Role(0));
    // One of 19 is 5.3 points.
    assert_eq!(outcome(19, &[10, 9, 0]), Outcome::Role(0));
}

#[test]
fn three_close_roles_are_mixed_and_closeness_is_measured_from_the_best() {
    assert_eq!(outcome(20, &[10, 9, 9]), Outcome::Mixed);
    assert_eq!(outcome(20, &[10, 9, 8]), Outcome::Pair(0, 1));
    assert_eq!(outcome(20, &[10, 10, 9, 10, 0]), Outcome::Mixed);
}

#[test]
fn two_roles_that_are_both_close_are_the_pair_and_never_mixed() {
    assert_eq!(outcome(20, &[10, 10]), Outcome::Pair(0, 1));
    assert_eq!(outcome(20, &[10, 8]), Outcome::Role(0));
    assert_eq!(confidence(20, &[10, 10]), HIGH);
}

#[test]
fn without_near_ties_and_none_yet_only_exact_ties_are_pairs() {
    let mut dataset = tally(3, 20);
    dataset.scoring.near_tie_points = 0;
    dataset.scoring.none_below_fit = 0;
    let outcome = |points| recommend(&dataset, &tallied(&dataset, 20, points)).outcome;
    assert_eq!(outcome(&[2, 1, 0]), Outcome::Role(0));
    assert_eq!(outcome(&[2, 2, 0]), Outcome::Pair(0, 1));
    assert_eq!(outcome(&[0, 0, 0]), Outcome::Mixed);
}

#[test]
fn confidence_in_one_role_needs_coverage_and_a_lead() {
    assert_eq!(confidence(20, &[12, 8, 0]), HIGH);
    assert_eq!(confidence(20, &[12, 9, 0]), MEDIUM);
    assert_eq!(confidence(20, &[12, 10, 0]), MEDIUM);
    // One of 16 is 6.25 points: alone, but not by much.
    assert_eq!(confidence(16, &[12, 11, 0]), LOW);

    assert_eq!(confidence(16, &[16, 0, 0]), HIGH);
    assert_eq!(confidence(15, &[15, 0, 0]), MEDIUM);
    assert_eq!(confidence(12, &[12, 0, 0]), MEDIUM);
    assert_eq!(confidence(11, &[11, 0, 0]), LOW);
}

#[test]
fn confidence_in_a_pair_is_its_lead_over_the_third_role() {
    assert_eq!(confidence(20, &[10, 9, 5]), HIGH);
    assert_eq!(confidence(20, &[10, 9, 6]), MEDIUM);
    assert_eq!(confidence(20, &[10, 9, 7]), MEDIUM);
    assert_eq!(confidence(20, &[10, 9, 8]), LOW);
}

#[test]
fn confidence_in_none_yet_is_how_little_the_best_role_fits() {
    assert_eq!(confidence(20, &[4, 0, 0]), HIGH);
    assert_eq!(confidence(20, &[5, 0, 0]), MEDIUM);
    assert_eq!(confidence(20, &[6, 0, 0]), MEDIUM);
    assert_eq!(confidence(20, &[7, 0, 0]), LOW);
    // Medium needs no coverage here, high does.
    assert_eq!(confidence(16, &[3, 0, 0]), HIGH);
    assert_eq!(confidence(15, &[3, 0, 0]), MEDIUM);
    assert_eq!(confidence(4, &[1, 0, 0]), MEDIUM);

    let mut dataset = tally(3, 20);
    dataset.scoring.medium.none_below = 30;
    let at_30 = recommend(&dataset, &tallied(&dataset, 20, &[6, 0, 0]));
    assert_eq!(at_30.confidence, LOW);
}

#[test]
fn mixed_and_insufficient_have_no_confidence() {
    assert_eq!(confidence(20, &[10, 10, 10]), None);
    assert_eq!(confidence(3, &[3, 0, 0]), None);
}

#[test]
fn the_next_role_is_worth_considering_from_40_percent_on_beside_a_single_role() {
    let dataset = tally(3, 20);
    let runner_up = |points| recommend(&dataset, &tallied(&dataset, 20, points)).runner_up;
    assert_eq!(runner_up(&[12, 3, 8]), Some(2));
    assert_eq!(runner_up(&[12, 3, 7]), None);
    assert_eq!(runner_up(&[12, 12, 8]), None);

    let mut open = dataset.clone();
    open.scoring.none_below_fit = 0;
    let runner_up = |points| recommend(&open, &tallied(&open, 20, points)).runner_up;
    assert_eq!(runner_up(&[12, 1, 0]), Some(1));
    // Without any evidence nothing is worth considering.
    assert_eq!(runner_up(&[12, 0, 0]), None);
}

#[test]
fn ranking_goes_by_points_then_core_points_then_the_order_for_ties() {
    let once = |role: usize| (0..3).map(|r| (r == role) as u8).collect::<Vec<u8>>();
    let questions = [false, true].map(|core| question(0, core, 1, &[once(0), once(1), once(2)]));
    let mut dataset = dataset(3, questions.to_vec());
    dataset.scoring.tie_break = &[1, 2, 0];
    let ranking = |first, second| {
        let mut answers = Answers::empty(&dataset);
        answers.set(0, Some(Answer::Choice(first)));
        answers.set(1, Some(Answer::Choice(second)));
        recommend(&dataset, &answers).ranking
    };
    assert_eq!(ranking(0, 0), [0, 1, 2]);
    // One point each: the core question decides.
    assert_eq!(ranking(1, 0), [0, 1, 2]);
    assert_eq!(ranking(0, 1), [1, 0, 2]);
    assert_eq!(ranking(2, 2), [2, 1, 0]);
}

#[test]
fn fit_is_rounded_half_up_for_display() {
    let score = |raw, max| Score {
        raw: vec![raw],
        core: vec![0],
        max,
        answered: 1,
    };
    assert_eq!(score(1, 8).fit(0), 13); // 12.5
    assert_eq!(score(1, 3).fit(0), 33);
    assert_eq!(score(2, 3).fit(0), 67);
    assert_eq!(score(3, 3).fit(0), 100);
    assert_eq!(score(0, 0).fit(0), 0);
    assert_eq!(score(1, 3).fit(7), 0);
}

#[test]
fn the_first_guard_that_applies_changes_the_outcome_but_neither_fit_nor_ranking() {
    let plain = tally(3, 20);
    let answers = tallied(&plain, 20, &[16, 4, 0]);
    let before = recommend(&plain, &answers);
    assert_eq!(
        (before.outcome, before.confidence),
        (Outcome::Role(0), HIGH)
    );

    // The first question has choice 3: points for the roles 0 and 1.
    let guards = [
        scoring_fixtures::guard(Outcome::Role(1), &[signal(0, 3)], Outcome::Mixed),
        scoring_fixtures::guard(Outcome::Role(0), &[signal(0, 1)], Outcome::NoneYet),
        scoring_fixtures::guard(
            Outcome::Role(0),
            &[signal(0, 1), signal(0, 3)],
            Outcome::Pair(0, 2),
        ),
        scoring_fixtures::guard(Outcome::Role(0), &[signal(0, 3)], Outcome::Role(2)),
    ];
    let guarded = Dataset {
        guards: kept(guards),
        ..plain
    };
    let after = recommend(&guarded, &answers);
    assert_eq!(after.guard, Some(2));
    assert_eq!(after.outcome, Outcome::Pair(0, 2));
    assert_eq!(after.unguarded, Outcome::Role(0));
    assert_eq!(after.confidence, MEDIUM);
    assert_eq!(after.score, before.score);
    assert_eq!(after.ranking, before.ranking);
    assert!(after.names(0) && !after.names(1) && after.names(2));

    let unlike = tallied(&guarded, 20, &[16, 0, 4]);
    assert_eq!(recommend(&guarded, &unlike).guard, None);
}

#[test]
fn a_low_confidence_stays_low_under_a_guard_and_mixed_has_none() {
    let mut dataset = tally(3, 20);
    let answers = tallied(&dataset, 16, &[12, 11, 0]);
    let to_mixed = scoring_fixtures::guard(Outcome::Role(0), &[signal(0, 3)], Outcome::Mixed);
    let to_pair = scoring_fixtures::guard(Outcome::Role(0), &[signal(0, 3)], Outcome::Pair(0, 1));
    dataset.guards = kept([to_pair]);
    assert_eq!(recommend(&dataset, &answers).confidence, LOW);
    dataset.guards = kept([to_mixed]);
    assert_eq!(recommend(&dataset, &answers).confidence, None);
}

/// Asserts that these answers, which make a CTO, come under the guard at this position, and no longer with another answer to one question.
fn assert_guarded(
    choices: [&str; 7],
    guard: (usize, &str),
    (raw, fit): ([u32; 3], u32),
    (question, other): (usize, &str),
) {
    let dataset = bundled();
    let guarded = recommend(dataset, &sheet(dataset, &choices));
    assert_eq!(outcome_id(dataset, guarded.outcome), "cto+fractional-cto");
    assert_eq!(outcome_id(dataset, guarded.unguarded), "cto");
    assert_eq!(guarded.guard, Some(guard.0));
    assert_eq!(dataset.guards[guard.0].id, guard.1);
    assert_eq!(guarded.score.raw, raw);
    assert_eq!(guarded.score.fit(1), fit);
    assert_eq!(guarded.confidence, MEDIUM);
    assert_eq!(guarded.runner_up, None);

    let mut choices = choices;
    choices[question] = other;
    let plain = recommend(dataset, &sheet(dataset, &choices));
    assert_eq!((plain.outcome, plain.guard), (Outcome::Role(1), None));
}

#[test]
fn a_part_time_commitment_turns_a_cto_into_a_cto_with_a_fractional_one_first() {
    let choices = [
        "set-direction",
        "multi-year",
        "rarely",
        "ceo-board-exec",
        "many-teams",
        "scaling-product",
        "part-time-fee",
    ];
    // 17 of 19 against 6: a high lead and 76 % coverage.
    let points = ([2, 17, 6], 89);
    let guard = (0, "part-time-means-fractional");
    assert_guarded(choices, guard, points, (6, "exec-full-time"));
}

#[test]
fn an_assignment_with_an_end_turns_a_cto_into_a_cto_with_a_fractional_one_first() {
    let choices = [
        "set-direction",
        "fixed-mission",
        "rarely",
        "ceo-board-exec",
        "many-teams",
        "scaling-product",
        "exec-full-time",
    ];
    // 16 of 19 against 6: a high lead and 76 % coverage.
    let points = ([3, 16, 6], 84);
    let guard = (1, "assignment-means-fractional");
    assert_guarded(choices, guard, points, (1, "multi-year"));
}

#[test]
fn a_part_time_commitment_is_named_before_an_assignment_with_an_end() {
    let dataset = bundled();
    let choices = [
        "set-direction",
        "fixed-mission",
        "rarely",
        "ceo-board-exec",
        "many-teams",
        "scaling-product",
        "part-time-fee",
    ];
    let guarded = recommend(dataset, &sheet(dataset, &choices));
    assert_eq!(outcome_id(dataset, guarded.unguarded), "cto");
    assert_eq!(outcome_id(dataset, guarded.outcome), "cto+fractional-cto");
    assert_eq!(guarded.guard, Some(0));
    assert_eq!(dataset.guards[0].id, "part-time-means-fractional");
}

#[test]
fn an_assignment_with_an_end_leaves_other_outcomes_as_they_are() {
    let dataset = bundled();
    let developer = [
        "ship-quality",
        "fixed-mission",
        "daily",
        "tech-lead-above",
        "one-team",
    ];
    let found = recommend(dataset, &sheet(dataset, &developer));
    assert_eq!((found.outcome, found.guard), (Outcome::Role(0), None));
    let fractional = [
        "part-time-direction",
        "fixed-mission",
        "advise",
        "founders-part-time",
    ];
    let found = recommend(dataset, &sheet(dataset, &fractional));
    assert_eq!((found.outcome, found.guard), (Outcome::Role(2), None));
}

#[test]
fn the_title_is_the_variant_with_more_matching_answers() {
    let dataset = bundled();
    let titles = &dataset.roles[1].titles;
    let (director, cto) = (Some(titles[0].title), Some(titles[1].title));
    let title = |coding, builders, profile| {
        let answers = sheet(dataset, &["", "", coding, "", builders, profile]);
        title(dataset, &answers, 1)
    };
    assert_eq!(title("partly", "one-team", "scaling-product"), director);
    assert_eq!(title("rarely", "many-teams", "agency-projects"), cto);
    assert_eq!(title("rarely", "one-team", "not-sure"), None);
    assert_eq!(title("advise", "two-three-teams", ""), None);
    assert_eq!(title("", "", ""), None);
}

#[test]
fn a_title_needs_an_answer_and_more_of_them_than_every_other_title() {
    let mut dataset = tally(2, 3);
    let variant = |text, choices: &[usize]| Title {
        title: Text(text),
        signals: kept(choices.iter().map(|&choice| signal(0, choice))),
    };
    let mut titled = |titles: Vec<Title>| {
        let mut roles = dataset.roles.to_vec();
        roles[0].titles = titles.leak();
        dataset.roles = roles.leak();
        let answers = tallied(&dataset, 1, &[1, 0]);
        title(&dataset, &answers, 0)
    };
    assert_eq!(titled(vec![variant(1, &[1])]), Some(Text(1)));
    assert_eq!(titled(vec![variant(1, &[2])]), None);
    let three = [variant(1, &[1]), variant(2, &[0]), variant(3, &[1])];
    assert_eq!(titled(three.to_vec()), None);
    assert_eq!(titled(three[1..].to_vec()), Some(Text(3)));
    assert_eq!(titled(vec![]), None);
}

#[test]
fn unknown_ids_are_left_out_and_reported() {
    let dataset = bundled();
    let ids = [
        ("coding-share", "daily"),
        ("coding_share", "daily"),
        ("builders", "three-people"),
        ("trigger", "not-sure"),
        ("main-gap", "set-direction"),
    ];
    let (answers, unknown) = Answers::from_ids(dataset, &ids);
    let reported =
        |question: &'static str, choice: Option<&'static str>| UnknownAnswer { question, choice };
    assert_eq!(
        unknown,
        [
            reported("coding_share", None),
            reported("builders", Some("three-people"))
        ]
    );
    let kept = [
        ("main-gap", "set-direction"),
        ("coding-share", "daily"),
        ("trigger", "not-sure"),
    ];
    assert_eq!(answers.ids(dataset), kept);
    assert_eq!(answers.answered(), 2);
    assert_eq!(answers.first_open(), Some(1));
}

#[test]
fn the_later_of_two_answers_to_a_question_counts() {
    let dataset = bundled();
    let ids = [("trigger", "incident"), ("trigger", "outgrown")];
    let (answers, unknown) = Answers::from_ids(dataset, &ids);
    assert_eq!(answers.ids(dataset), ids[1..]);
    assert_eq!(unknown, []);
}

#[test]
fn what_is_no_pair_in_a_query_is_reported_and_nothing_is_not() {
    let dataset = bundled();
    let (answers, unknown) =
        Answers::from_query(dataset, "&trigger&&main-gap=set-direction&x=y=z&=&");
    assert_eq!(answers.ids(dataset), [("main-gap", "set-direction")]);
    let reported = |question, choice| UnknownAnswer { question, choice };
    assert_eq!(
        unknown,
        [
            reported("trigger", Some("")),
            reported("x", None),
            reported("", None)
        ]
    );
}

#[test]
fn answers_to_another_dataset_are_no_answers() {
    let (small, large) = (tally(2, 1), tally(4, 30));
    let foreign = tallied(&large, 30, &[30, 30, 30, 30]);
    let result = recommend(&small, &foreign);
    assert_eq!(result.outcome, Outcome::Insufficient);
    assert_eq!(result.score.answered, 0);
    assert_eq!(foreign.ids(&small), []);

    let mut answers = Answers::empty(&small);
    answers.set(7, Some(Answer::Choice(0)));
    assert_eq!(answers, Answers::empty(&small));
    assert_eq!(answers.get(7), None);
}

#[test]
fn ids_of_outcomes() {
    let dataset = bundled();
    let id = |outcome| outcome_id(dataset, outcome);
    assert_eq!(id(Outcome::Role(1)), "cto");
    assert_eq!(id(Outcome::Pair(0, 2)), "lead-developer+fractional-cto");
    assert_eq!(id(Outcome::NoneYet), "none-yet");
    assert_eq!(id(Outcome::Mixed), "mixed");
    assert_eq!(id(Outcome::Insufficient), "insufficient");
}

/// Ids stand in links that visitors have shared: a change here breaks those.
#[test]
fn ids_of_questions_and_choices_stay_as_published() {
    let published = "\
main-gap: ship-quality build-and-direct set-direction part-time-direction nothing-now
time-frame: sprint-project coming-year multi-year fixed-mission no-plan
coding-share: daily partly rarely advise
reports-to: tech-lead-above project-manager founder-daily ceo-board-exec founders-part-time
builders: nobody suppliers-only one-team two-three-teams many-teams
company-profile: early-startup sme-other-trade scaling-product established-firm agency-projects
commitment: exec-full-time senior-dev-salary part-time-fee no-budget
trigger: due-diligence leader-gap team-growth outgrown late-delivery incident no-event
security-duty: ongoing-accountability one-off-effort apply-existing-rules ordinary
spend-suppliers: large-ongoing unsupervised-suppliers in-house-mostly few-tools
";
    let mut ids = String::new();
    for question in bundled().questions.iter() {
        let choices: Vec<&str> = question.choices.iter().map(|choice| choice.id).collect();
        ids += &format!("{}: {}\n", question.id, choices.join(" "));
    }
    assert_eq!(ids, published);
}

/// Walks all complete sheets, a question at a time, so that a sheet costs one addition per role.
struct Census<'a> {
    dataset: &'a Dataset,
    answers: Answers,
    sheets: u32,
    /// How often each outcome occurs: (outcome, without guards, with guards).
    outcomes: Vec<(Outcome, u32, u32)>,
    split: u32,
    first: [u32; 3],
    ties: u32,
}

impl Census<'_> {
    fn walk(&mut self, index: usize, score: &Score) {
        let Some(question) = self.dataset.questions.get(index) else {
            return self.look(score);
        };
        let mut next = score.clone();
        next.max += question.max_weight as u32;
        next.answered += 1;
        for (position, choice) in question.choices.iter().enumerate() {
            self.answers
                .set(index, Some(Answer::Choice(position as u8)));
            for (role, &weight) in choice.weights.iter().enumerate() {
                next.raw[role] = score.raw[role] + weight as u32;
                next.core[role] = score.core[role] + weight as u32 * question.core as u32;
            }
            self.walk(index + 1, &next);
        }
    }

    fn look(&mut self, score: &Score) {
        let limits = Limits::of(self.dataset, score.max, score.answered);
        let plain = limits.outcome(&score.raw);
        let guard = guard(self.dataset, plain, &self.answers);
        let shown = guard.map_or(plain, |guard| self.dataset.guards[guard].then_outcome);
        self.count(plain, 1, 0);
        self.count(shown, 0, 1);
        let ranking = score.ranking(self.dataset);
        self.first[ranking[0]] += 1;
        self.ties += (score.raw[ranking[0]] == score.raw[ranking[1]]) as u32;

        // The steps above are those of `recommend`; where it decides more, and on every 97th sheet, ask it.
        if shown == Outcome::NoneYet || self.sheets.is_multiple_of(97) {
            let whole = recommend(self.dataset, &self.answers);
            assert_eq!((whole.unguarded, whole.outcome), (plain, shown));
            assert_eq!(whole.ranking, ranking);
            assert_eq!(&whole.score, score);
            self.split += whole.split as u32;
        }
        self.sheets += 1;
    }

    fn count(&mut self, outcome: Outcome, plain: u32, shown: u32) {
        match self.outcomes.iter_mut().find(|(o, ..)| *o == outcome) {
            Some((_, plains, showns)) => (*plains, *showns) = (*plains + plain, *showns + shown),
            None => self.outcomes.push((outcome, plain, shown)),
        }
    }
}

#[test]
fn all_complete_sheets_have_the_measured_outcomes() {
    let dataset = bundled();
    let answers = Answers::empty(dataset);
    let nothing = Score::of(dataset, &answers);
    let mut census = Census {
        dataset,
        answers,
        sheets: 0,
        outcomes: Vec::new(),
        split: 0,
        first: [0; 3],
        ties: 0,
    };
    census.walk(0, &nothing);

    assert_eq!(census.sheets, 5_600_000);
    let mut outcomes: Vec<(String, u32, u32)> = census
        .outcomes
        .iter()
        .map(|&(outcome, plain, shown)| (outcome_id(dataset, outcome), plain, shown))
        .collect();
    outcomes.sort_by_key(|&(_, plain, _)| std::cmp::Reverse(plain));
    let measured = [
        ("cto", 1_610_276, 1_164_206),
        ("fractional-cto", 1_081_377, 1_081_377),
        ("lead-developer", 1_021_491, 1_021_491),
        ("none-yet", 600_136, 600_136),
        ("cto+fractional-cto", 557_154, 1_003_224),
        ("lead-developer+cto", 348_444, 348_444),
        ("lead-developer+fractional-cto", 256_421, 256_421),
        ("mixed", 124_701, 124_701),
    ]
    .map(|(id, plain, shown)| (id.to_owned(), plain, shown));
    assert_eq!(outcomes, measured);
    assert_eq!(census.split, 25_444);

    let per_mille = |count: u32| (count + 2_800) / 5_600;
    assert_eq!(census.first.map(per_mille), [291, 402, 307]);
    assert_eq!(per_mille(census.ties), 108);
}
