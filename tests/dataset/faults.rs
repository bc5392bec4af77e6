//! What is wrong with a dataset is told with its place, what was found and what was expected.

use serde_json::{Value, json};

use crate::{DATASET, read, value};

/// A dataset with one value replaced, added or (by `null` where the field was) taken away.
fn changed(changes: &[(&str, Value)]) -> Value {
    let mut dataset = value(DATASET);
    for (pointer, new) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/").replace("~0", "~");
        match dataset.pointer_mut(parent).unwrap() {
            Value::Array(items) if key == "-" => items.push(new.clone()),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = new.clone(),
            Value::Object(fields) => drop(fields.insert(key, new.clone())),
            other => panic!("{pointer}: {other}"),
        }
    }
    dataset
}

fn faults(dataset: Value) -> Vec<String> {
    let faults = read(dataset).err().unwrap_or_default();
    faults.lines().map(str::to_owned).collect()
}

/// Each change alone gives exactly these lines.
fn expect(cases: &[(&str, Value, &[&str])]) {
    for (pointer, new, lines) in cases {
        assert_eq!(
            faults(changed(&[(pointer, new.clone())])),
            *lines,
            "{pointer} = {new}"
        );
    }
}

const OUTCOME: &str =
    "expected a role, or two in their order joined by +, or none-yet, mixed, insufficient";
const KEBAB: &str = "expected an id such as a-role-or-2";

#[test]
fn what_is_no_dataset_is_said_so() {
    assert_eq!(faults(json!(3)), ["dataset: found 3, expected an object"]);
    assert_eq!(
        faults(json!([])),
        ["dataset: found a list of 0, expected an object"]
    );
    let missing = faults(json!({}));
    let places: Vec<&str> = missing
        .iter()
        .map(|line| line.split(':').next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "/languages",
            "/format",
            "/id",
            "/roles",
            "/dimensions",
            "/questions",
            "/outcomes"
        ]
    );
    expect(&[(
        "/format",
        json!("rolefit-dataset/2"),
        &["/format: found \"rolefit-dataset/2\", expected rolefit-dataset/1"],
    )]);
}

#[test]
fn values_of_the_wrong_kind_are_found() {
    expect(&[
        (
            "/roles/2/name",
            json!(3),
            &["/roles/2/name: found 3, expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/2/name",
            json!(-2.5),
            &["/roles/2/name: found -2.5, expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/2/name",
            json!(1e300),
            &["/roles/2/name: found 1e+300, expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/2/name",
            json!(false),
            &["/roles/2/name: found false, expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/2/name",
            json!(null),
            &["/roles/2/name: found null, expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/2/name",
            json!(["x"]),
            &["/roles/2/name: found a list of 1, expected a text of at most 8000 bytes"],
        ),
        (
            "/questions/1/core",
            json!("yes"),
            &["/questions/1/core: found \"yes\", expected true or false"],
        ),
        (
            "/questions/1/choices/0/weights",
            json!([3, 0, 0]),
            &["/questions/1/choices/0/weights: found a list of 3, expected an object"],
        ),
        (
            "/faq",
            json!({}),
            &["/faq: found an object, expected a list of 1 to 60"],
        ),
        (
            "/cta",
            json!("x"),
            &[
                "/cta: found \"x\", expected an object",
                "/cta/heading: found nothing, expected a text of at most 8000 bytes",
                "/cta/text: found nothing, expected a text of at most 8000 bytes",
                "/cta/label: found nothing, expected a text of at most 8000 bytes",
            ],
        ),
    ]);
}

#[test]
fn long_findings_are_cut() {
    let line = &faults(changed(&[("/id", json!("É".repeat(100)))]))[0];
    assert_eq!(
        *line,
        format!("/id: found \"{}…\", {KEBAB}", "É".repeat(30))
    );
}

#[test]
fn a_pointer_escapes_what_it_must() {
    expect(&[(
        "/cta/a~0b~1c",
        json!(1),
        &["/cta/a~0b~1c: found 1, expected one of heading text label href"],
    )]);
}

#[test]
fn unknown_fields_are_named_but_notes_may_stand_anywhere() {
    expect(&[
        (
            "/roles/0/nmae",
            json!("x"),
            &[
                "/roles/0/nmae: found \"x\", expected one of id name tagline definition notes titles",
            ],
        ),
        (
            "/scoring/confidence/low",
            json!({}),
            &["/scoring/confidence/low: found an object, expected one of high medium"],
        ),
    ]);
    for note in ["rationale", "sources", "criterion", "comment", "$schema"] {
        for place in [
            "",
            "/roles/0",
            "/questions/0/choices/0",
            "/scoring",
            "/guards/0",
            "/dimensions/0/more",
            "/responsibilities/0/coverage",
            "/responsibilities/0/coverage/cto",
            "/method/shares",
            "/cta",
        ] {
            let changes = [(&*format!("{place}/{note}"), json!(["anything"]))];
            assert_eq!(faults(changed(&changes)), [""; 0]);
        }
    }
    let unknown_word = &faults(changed(&[("/words", json!({ "bakc": "x", "back": "Up" }))]))[..];
    assert!(
        matches!(unknown_word, [line] if line.starts_with("/words/bakc: found \"x\", expected one of "))
    );
}

#[test]
fn ids_are_kebab_case_unique_and_not_reserved() {
    let unique = "expected an id of its own";
    for id in ["", "Lead", "a--b", "-a", "a-", "a_b", "é", "a b", "a+b"] {
        assert_eq!(
            faults(changed(&[("/faq/0/id", json!(id))])),
            [format!("/faq/0/id: found {id:?}, {KEBAB}")]
        );
    }
    assert!(faults(changed(&[("/faq/0/id", json!("a1-2b"))])).is_empty());
    expect(&[
        (
            "/faq/1/id",
            json!("does-cto-code"),
            &[&format!("/faq/2/id: found \"does-cto-code\", {unique}")],
        ),
        (
            "/questions/0/choices/1/id",
            json!("nothing-now"),
            &[&format!(
                "/questions/0/choices/4/id: found \"nothing-now\", {unique}"
            )],
        ),
        (
            "/questions/0/choices/1/id",
            json!("not-sure"),
            &["/questions/0/choices/1/id: found \"not-sure\", expected an id other than not-sure"],
        ),
        (
            "/roles/1/notes/0/id",
            json!("A"),
            &[&format!("/roles/1/notes/0/id: found \"A\", {KEBAB}")],
        ),
    ]);
    for id in ["none-yet", "mixed", "insufficient"] {
        let lines = faults(changed(&[("/roles/2/id", json!(id))]));
        assert_eq!(
            lines[0],
            format!(
                "/roles/2/id: found {id:?}, expected an id other than insufficient none-yet mixed"
            )
        );
    }
}

#[test]
fn references_must_lead_somewhere() {
    let roles = "expected one of lead-developer cto fractional-cto";
    let dimensions =
        "expected one of primary-focus horizon hands-on-coding reports-to typical-context";
    expect(&[
        (
            "/responsibilities/0/role",
            json!("ceo"),
            &[&format!("/responsibilities/0/role: found \"ceo\", {roles}")],
        ),
        (
            "/questions/0/about",
            json!({ "dimension": "x" }),
            &[&format!(
                "/questions/0/about/dimension: found \"x\", {dimensions}"
            )],
        ),
        (
            "/questions/0/about",
            json!({}),
            &["/questions/0/about: found an object, expected either dimension or responsibility"],
        ),
        (
            "/dimensions/0/cells/ceo",
            json!("x"),
            &[&format!("/dimensions/0/cells/ceo: found \"x\", {roles}")],
        ),
        (
            "/questions/0/choices/0/weights/ceo",
            json!(1),
            &[&format!(
                "/questions/0/choices/0/weights/ceo: found 1, {roles}"
            )],
        ),
        (
            "/roles/1/titles/0/signals",
            json!({ "commitment": ["x"] }),
            &["/roles/1/titles/0/signals/commitment/0: found \"x\", \
             expected one of exec-full-time senior-dev-salary part-time-fee no-budget"],
        ),
        (
            "/roles/1/titles/0/signals",
            json!({ "commitment": ["no-budget", "no-budget"] }),
            &["/roles/1/titles/0/signals/commitment/1: found \"no-budget\", expected each once"],
        ),
        (
            "/roles/1/titles/0/signals",
            json!({}),
            &["/roles/1/titles/0/signals: found an object, expected at least one answer"],
        ),
        (
            "/scoring/tie_break/0",
            json!("ceo"),
            &[&format!("/scoring/tie_break/0: found \"ceo\", {roles}")],
        ),
        (
            "/scoring/tie_break/0",
            json!("cto"),
            &["/scoring/tie_break/2: found \"cto\", expected each once"],
        ),
        (
            "/scoring/tie_break",
            json!(["cto", "lead-developer"]),
            &["/scoring/tie_break: found a list of 2, expected a list of 3"],
        ),
    ]);
    let unknown = &faults(changed(&[("/guards/0/and_answer/x", json!(["y"]))]))[..];
    assert!(
        matches!(unknown, [line] if line.starts_with("/guards/0/and_answer/x: found a list of 1, expected one of main-gap "))
    );
}

#[test]
fn cells_and_weights_of_every_role_are_needed() {
    expect(&[
        (
            "/dimensions/0/cells",
            json!({ "lead-developer": "a", "fractional-cto": "c" }),
            &["/dimensions/0/cells/cto: found nothing, expected a text of at most 8000 bytes"],
        ),
        (
            "/questions/0/choices/4/weights",
            json!({ "lead-developer": 0, "cto": 0 }),
            &[
                "/questions/0/choices/4/weights/fractional-cto: found nothing, expected a whole number from 0 to 3",
            ],
        ),
    ]);
}

#[test]
fn a_cell_may_say_more_and_another_not() {
    expect(&[
        (
            "/dimensions/0/more",
            json!({ "ceo": "x", "cto": 3 }),
            &[
                "/dimensions/0/more/ceo: found \"x\", expected one of lead-developer cto fractional-cto",
                "/dimensions/0/more/cto: found 3, expected a text of at most 8000 bytes",
            ],
        ),
        (
            "/dimensions/0/more",
            json!("x"),
            &["/dimensions/0/more: found \"x\", expected an object"],
        ),
        ("/dimensions/0/more", json!({}), &[]),
        ("/dimensions/0/more", json!(null), &[]),
    ]);
    let some = changed(&[("/dimensions/0/more", json!({ "cto": "x" }))]);
    let dimensions = read(some).unwrap().dimensions;
    let said: Vec<bool> = dimensions[0].more.iter().map(Option::is_some).collect();
    assert_eq!(said, [false, true, false]);
    let none = read(changed(&[("/dimensions/0/more", json!(null))])).unwrap();
    assert!(none.dimensions[0].more.is_empty());
}

#[test]
fn coverage_is_said_for_every_role_in_one_of_four_words() {
    let place = "/responsibilities/0/coverage";
    let owns = json!({ "level": "owns" });
    expect(&[
        (
            place,
            json!({ "lead-developer": owns, "cto": { "level": "does", "why": " " }, "ceo": owns }),
            &[
                "/responsibilities/0/coverage/ceo: found an object, expected one of lead-developer cto fractional-cto",
                "/responsibilities/0/coverage/cto/level: found \"does\", expected one of owns shared advises none",
                "/responsibilities/0/coverage/cto/why: found \" \", expected a text of at most 8000 bytes",
                "/responsibilities/0/coverage/fractional-cto: found nothing, expected an object",
                "/responsibilities/0/coverage/fractional-cto/level: found nothing, expected one of owns shared advises none",
            ],
        ),
        (
            "/responsibilities/0/coverage/cto/wyh",
            json!("x"),
            &["/responsibilities/0/coverage/cto/wyh: found \"x\", expected one of level why"],
        ),
        (place, json!(null), &[]),
        (
            place,
            json!({ "lead-developer": owns, "cto": owns, "fractional-cto": owns }),
            &[],
        ),
    ]);
    let none = read(changed(&[(place, json!(null))])).unwrap();
    assert!(none.responsibilities[0].coverage.is_empty());
}

#[test]
fn what_is_said_about_the_method_holds_together() {
    let outcome = "expected one of lead-developer cto fractional-cto insufficient none-yet mixed, or two roles joined by +";
    let sum = "expected shares that add up to 1000";
    expect(&[
        (
            "/method",
            json!("x"),
            &["/method: found \"x\", expected an object"],
        ),
        ("/method", json!({}), &[]),
        (
            "/method/limit",
            json!(["x"]),
            &["/method/limit: found a list of 1, expected one of limits sources shares"],
        ),
        (
            "/method/limits",
            json!(["x", { "en": "x" }]),
            &["/method/limits/1/fr: found nothing, expected a text of at most 8000 bytes"],
        ),
        (
            "/method/sources",
            json!(3),
            &["/method/sources: found 3, expected a text of at most 8000 bytes"],
        ),
        (
            "/method/shares",
            json!([]),
            &["/method/shares: found a list of 0, expected an object"],
        ),
        (
            "/method/shares",
            json!({}),
            &[&format!("/method/shares: found an object, {sum}")],
        ),
        (
            "/method/shares/cto",
            json!(252),
            &[&format!("/method/shares: found an object, {sum}")],
        ),
        (
            "/method/shares/cto",
            json!(1001),
            &["/method/shares/cto: found 1001, expected a whole number from 0 to 1000"],
        ),
        (
            "/method/shares/cto",
            json!(25.1),
            &["/method/shares/cto: found 25.1, expected a whole number from 0 to 1000"],
        ),
        (
            "/method/shares/fractional-cto+cto",
            json!(0),
            &[&format!(
                "/method/shares/fractional-cto+cto: found 0, {outcome}"
            )],
        ),
        ("/method/shares", json!({ "mixed": 1000 }), &[]),
    ]);
}

#[test]
fn a_brief_is_for_roles_and_answers_that_there_are() {
    expect(&[
        (
            "/brief",
            json!([]),
            &["/brief: found a list of 0, expected an object"],
        ),
        ("/brief", json!({}), &[]),
        (
            "/brief/first/0/role",
            json!("cfo"),
            &[
                "/brief/first/0/role: found \"cfo\", expected one of lead-developer cto fractional-cto",
            ],
        ),
        (
            "/brief/asks/0/if",
            json!({ "trigger": ["sale"] }),
            &[
                "/brief/asks/0/if/trigger/0: found \"sale\", expected one of due-diligence leader-gap team-growth outgrown late-delivery incident no-event",
            ],
        ),
        (
            "/brief/asks/0/if",
            json!({}),
            &["/brief/asks/0/if: found an object, expected at least one answer"],
        ),
        (
            "/brief/asks/0/text",
            json!({ "en": "x" }),
            &["/brief/asks/0/text/fr: found nothing, expected a text of at most 8000 bytes"],
        ),
    ]);
}

#[test]
fn numbers_are_whole_and_in_range() {
    let place = "/questions/0/choices/4/weights/cto";
    for (number, found) in [
        (json!(4), "4"),
        (json!(-1), "-1"),
        (json!(0.5), "0.5"),
        (json!("1"), "\"1\""),
    ] {
        let line = format!("{place}: found {found}, expected a whole number from 0 to 3");
        assert_eq!(faults(changed(&[(place, number)])), [line]);
    }
    assert!(faults(changed(&[(place, json!(3.0))])).is_empty());
    expect(&[
        (
            "/questions/0/max_weight",
            json!(0),
            &["/questions/0/max_weight: found 0, expected a whole number from 1 to 9"],
        ),
        (
            "/questions/0/max_weight",
            json!(10),
            &["/questions/0/max_weight: found 10, expected a whole number from 1 to 9"],
        ),
        (
            "/scoring/min_answered",
            json!(11),
            &["/scoring/min_answered: found 11, expected a whole number from 1 to 10"],
        ),
        (
            "/scoring/none_below_fit",
            json!(101),
            &["/scoring/none_below_fit: found 101, expected a whole number from 0 to 100"],
        ),
        (
            "/scoring/confidence/high/gap",
            json!(20.001),
            &["/scoring/confidence/high/gap: found 20.001, expected a whole number from 0 to 100"],
        ),
    ]);
}

#[test]
fn a_question_gives_every_role_the_same_maximum() {
    expect(&[
        (
            "/questions/0/choices/2/weights/cto",
            json!(2),
            &["/questions/0/choices: found a list of 5, expected a choice with max_weight for cto"],
        ),
        (
            "/questions/5/max_weight",
            json!(3),
            &[
                "/questions/5/choices: found a list of 5, expected a choice with max_weight for lead-developer",
                "/questions/5/choices: found a list of 5, expected a choice with max_weight for cto",
                "/questions/5/choices: found a list of 5, expected a choice with max_weight for fractional-cto",
            ],
        ),
    ]);
}

#[test]
fn a_text_is_there_in_every_language_and_no_other() {
    expect(&[
        (
            "/roles/0/name",
            json!({ "en": "x" }),
            &["/roles/0/name/fr: found nothing, expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/0/name",
            json!({ "en": "x", "fr": "y", "de": "z" }),
            &["/roles/0/name/de: found \"z\", expected one of en fr"],
        ),
        (
            "/roles/0/name",
            json!({ "en": "x", "fr": " " }),
            &["/roles/0/name/fr: found \" \", expected a text of at most 8000 bytes"],
        ),
        (
            "/roles/0/name",
            json!(""),
            &["/roles/0/name: found \"\", expected a text of at most 8000 bytes"],
        ),
        ("/roles/0/name", json!("a\u{0}b"), &[]),
        ("/roles/0/name", json!("the same in all languages"), &[]),
        (
            "/glossary/0/forms",
            json!({ "de": ["x"] }),
            &["/glossary/0/forms/de: found a list of 1, expected one of en fr"],
        ),
    ]);
    let long = &faults(changed(&[("/roles/0/name", json!("x".repeat(8001)))]))[0];
    assert!(
        long.ends_with("…\", expected a text of at most 8000 bytes"),
        "{long}"
    );
}

#[test]
fn languages_are_tags_each_once() {
    expect(&[(
        "/languages",
        json!([]),
        &["/languages: found a list of 0, expected a list of 1 to 24"],
    )]);
    let lines = faults(changed(&[("/languages/-", json!("de"))]));
    assert_eq!(
        lines[0],
        "/roles/0/name/de: found nothing, expected a text of at most 8000 bytes"
    );
    let lines = faults(changed(&[("/languages/-", json!("in English"))]));
    assert_eq!(
        lines,
        ["/languages/2: found \"in English\", expected another language tag, such as en or fr-CA"]
    );
    let lines = faults(changed(&[("/languages/-", json!("fr"))]));
    assert_eq!(
        lines,
        ["/languages/2: found \"fr\", expected another language tag, such as en or fr-CA"]
    );
}

#[test]
fn lists_are_neither_empty_nor_too_long() {
    let many = |count: usize| Value::Array(vec![json!("x"); count]);
    let cases = [
        ("/roles", 12, 2),
        ("/dimensions", 60, 1),
        ("/questions", 60, 1),
        ("/questions/0/choices", 12, 2),
        ("/responsibilities", 60, 1),
        ("/faq", 60, 1),
        ("/outcomes", 100, 1),
        ("/guards", 24, 1),
        ("/glossary", 200, 1),
        ("/roles/1/notes", 24, 1),
        ("/roles/1/titles", 12, 1),
        ("/glossary/0/forms", 24, 1),
        ("/languages", 24, 1),
        ("/method/limits", 12, 1),
        ("/brief/first", 200, 1),
        ("/brief/asks", 200, 1),
    ];
    for (pointer, most, least) in cases {
        for count in [0, most + 1] {
            let line =
                format!("{pointer}: found a list of {count}, expected a list of {least} to {most}");
            let lines = faults(changed(&[(pointer, many(count))]));
            assert!(lines.contains(&line), "{line} not in {lines:#?}");
            assert!(
                !lines
                    .iter()
                    .any(|line| line.starts_with(&format!("{pointer}/{most}"))),
                "{lines:#?}"
            );
        }
    }
}

#[test]
fn every_outcome_that_is_not_a_pair_has_one_text_that_can_be_reached() {
    let mut without = changed(&[]);
    without["outcomes"].as_array_mut().unwrap().clear();
    without["outcomes"] = json!([{ "id": "cto+fractional-cto", "headline": "x" }]);
    assert_eq!(
        faults(without),
        [
            "lead-developer",
            "cto",
            "fractional-cto",
            "insufficient",
            "none-yet",
            "mixed"
        ]
        .map(|outcome| format!("/outcomes: found a list of 1, expected a text for {outcome}"))
    );
    expect(&[
        (
            "/outcomes/-",
            json!({ "id": "cto", "headline": "x" }),
            &["/outcomes/9/id: found \"cto\", expected an id of its own"],
        ),
        (
            "/outcomes/-",
            json!({ "id": "insufficient", "headline": "x" }),
            &["/outcomes/9/id: found \"insufficient\", expected an id of its own"],
        ),
        (
            "/outcomes/3/id",
            json!("lead-developer+ceo"),
            &[&format!(
                "/outcomes/3/id: found \"lead-developer+ceo\", {OUTCOME}"
            )],
        ),
        (
            "/outcomes/3/id",
            json!("fractional-cto+lead-developer"),
            &[&format!(
                "/outcomes/3/id: found \"fractional-cto+lead-developer\", {OUTCOME}"
            )],
        ),
        (
            "/outcomes/3/id",
            json!("cto+cto"),
            &[&format!("/outcomes/3/id: found \"cto+cto\", {OUTCOME}")],
        ),
        (
            "/outcomes/0/split_headline",
            json!("x"),
            &["/outcomes/0/split_headline: found \"x\", expected nothing but with none-yet"],
        ),
        (
            "/outcomes/0/split_next",
            json!("x"),
            &["/outcomes/0/split_next: found \"x\", expected nothing but with none-yet"],
        ),
        (
            "/scoring/none_below_fit",
            json!(0),
            &["/outcomes: found a list of 9, expected no text for the unreachable none-yet"],
        ),
    ]);
    let mut two: Value = value(include_str!("../datasets/two-bicycles.json"));
    two["outcomes"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "mixed", "headline": "x" }));
    assert_eq!(
        faults(two),
        ["/outcomes: found a list of 5, expected no text for the unreachable mixed",]
    );
}

#[test]
fn a_role_that_is_never_ahead_is_found() {
    let mut two: Value = value(include_str!("../datasets/two-bicycles.json"));
    for question in two["questions"].as_array_mut().unwrap() {
        for choice in question["choices"].as_array_mut().unwrap() {
            choice["weights"]["cargo-bike"] = choice["weights"]["city-bike"].clone();
        }
    }
    two["questions"][0]["choices"][2]["weights"] = json!({ "city-bike": 2, "cargo-bike": 1 });
    two["questions"][0]["choices"][1]["weights"] = json!({ "city-bike": 0, "cargo-bike": 0 });
    assert_eq!(
        faults(two),
        ["/roles/1: found an object, expected a choice that prefers it to city-bike",]
    );
}

#[test]
fn guards_apply_to_roles() {
    let only = "expected a role, or two in their order joined by +";
    expect(&[
        (
            "/guards/0/if_outcome",
            json!("mixed"),
            &[&format!("/guards/0/if_outcome: found \"mixed\", {only}")],
        ),
        (
            "/guards/0/then_outcome",
            json!("ceo"),
            &[&format!("/guards/0/then_outcome: found \"ceo\", {only}")],
        ),
    ]);
}

#[test]
fn unsafe_links_are_faults() {
    expect(&[
        (
            "/cta/href",
            json!("javascript:alert(1)"),
            &[
                "/cta/href: found \"javascript:alert(1)\", expected a link that starts with https: http: mailto: or tel:, or one within the site",
            ],
        ),
        (
            "/cta/href",
            json!(7),
            &[
                "/cta/href: found 7, expected a link that starts with https: http: mailto: or tel:, or one within the site",
            ],
        ),
        ("/cta/href", json!("/contact"), &[]),
    ]);
}

#[test]
fn all_faults_of_a_file_are_reported_at_once() {
    let dataset = changed(&[
        ("/id", json!("Tech")),
        ("/roles/0/name", json!({ "en": "x" })),
        ("/dimensions/2/cells/cto", json!(null)),
        ("/questions/3/choices/0/weights/cto", json!(7)),
        ("/questions/4/choices/3/weights/cto", json!(2)),
        ("/questions/4/choices/4/weights/cto", json!(2)),
        ("/outcomes/0/headline", json!("")),
        ("/glossary/29/id", json!("cto")),
        ("/cta/href", json!("//example.org")),
        ("/wrods", json!({})),
    ]);
    let lines = faults(dataset);
    let places: Vec<&str> = lines
        .iter()
        .map(|line| line.split(": ").next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "/wrods",
            "/id",
            "/roles/0/name/fr",
            "/dimensions/2/cells/cto",
            "/questions/3/choices/0/weights/cto",
            "/questions/4/choices",
            "/outcomes/0/headline",
            "/glossary/29/id",
            "/cta/href",
        ]
    );
}
