//! Links that carry answers: what is written is read again, and what was tampered with is dropped without being believed.

#![allow(clippy::unwrap_used)]

mod scoring_fixtures;

use proptest::prelude::*;
use rolefit::domain::answers::Answers;
use rolefit::domain::dataset::Dataset;
use rolefit::domain::share::{Shared, Unread, read, spelled, write};
use scoring_fixtures::{bundled, draws};

fn given(ids: &[(&str, &str)]) -> Answers {
    Answers::from_ids(bundled(), ids).0
}

/// Whether a text is a selector's identifier, whatever stands before it: letters, digits, `-` and `_`, and the first is a letter.
fn is_selector(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    text.bytes().all(plain)
}

/// The code in the form that links had before their fragment was a selector.
fn older(dataset: &Dataset, answers: &Answers, instance: &str) -> String {
    let ids = answers.ids(dataset).into_iter();
    let pairs: String = ids
        .map(|(question, choice)| format!(".{question}_{choice}"))
        .collect();
    format!("#rf=1.{}{pairs}.Z", spelled(instance).replace('_', "~"))
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(mut draws in draws(), instance in any::<String>()) {
        let dataset = draws.dataset();
        let answers = draws.answers(&dataset);
        let code = write(&dataset, &answers, &instance);
        let instance = spelled(&instance);
        prop_assert_eq!(read(&dataset, &code), Ok(Shared { instance, answers, dropped: 0 }));
    }

    #[test]
    fn no_two_names_are_spelled_alike_and_no_name_ends_a_code(one in any::<String>(), other in "[a-c_.0-9é]{0,4}") {
        prop_assert_eq!(spelled(&one) == spelled(&other), one == other);
        prop_assert!(is_selector(&spelled(&one)) && !spelled(&one).contains("__") && !spelled(&one).ends_with('_'));
    }

    #[test]
    fn a_code_is_a_selector_whatever_the_dataset_and_the_name(mut draws in draws(), instance in any::<String>()) {
        let dataset = draws.dataset();
        let code = write(&dataset, &draws.answers(&dataset), &instance);
        prop_assert!(code.strip_prefix('#').is_some_and(is_selector), "{code}");
    }

    #[test]
    fn an_older_code_is_read_like_one_of_today(mut draws in draws(), instance in any::<String>()) {
        let dataset = draws.dataset();
        let answers = draws.answers(&dataset);
        let older = older(&dataset, &answers, &instance);
        prop_assert_eq!(read(&dataset, &older), read(&dataset, &write(&dataset, &answers, &instance)));
    }

    #[test]
    fn a_code_that_was_cut_off_gives_fewer_answers_never_others(mut draws in draws(), end in 0.0..1.0) {
        let dataset = bundled();
        let answers = draws.answers(dataset);
        let code = write(dataset, &answers, "pricing");
        let end = (code.len() as f64 * end) as usize;
        if let Ok(shared) = read(dataset, &code[..end]) {
            prop_assert!(shared.dropped > 0, "a reader would not know that {} is not all", &code[..end]);
            for question in 0..dataset.questions.len() {
                let kept = shared.answers.get(question);
                prop_assert!(kept.is_none() || kept == answers.get(question));
            }
        }
    }

    #[test]
    fn no_other_fragment_is_taken_for_ours(fragment in "[#/?!]{1,2}[ -~]{0,40}") {
        prop_assume!(!fragment.starts_with("#rf=") && !fragment.starts_with("#rolefit-"));
        prop_assert_eq!(read(bundled(), &fragment), Err(Unread::Foreign));
    }
}

#[test]
fn a_code_can_be_read_by_people_and_is_short() {
    let answers = given(&[("main-gap", "set-direction"), ("trigger", "not-sure")]);
    let code = write(bundled(), &answers, "1");
    assert_eq!(
        code,
        "#rolefit-1__1__main-gap_set-direction__trigger_not-sure__Z"
    );

    let longest = bundled().questions.iter().map(|question| {
        let ids = question.choices.iter().map(|choice| choice.id);
        (question.id, ids.max_by_key(|id| id.len()).unwrap())
    });
    let code = write(bundled(), &given(&longest.collect::<Vec<_>>()), "1");
    assert!(code.len() < 400, "{} characters: {code}", code.len());
}

#[test]
fn what_the_dataset_lacks_is_dropped_and_counted() {
    for code in [
        "#rolefit-1__1__main-gap_set-direction__main-gap_no-such__no-such_set-direction__proto_x__<b>__Z",
        "#rf=1.1.main-gap_set-direction.main-gap_no-such.no-such_set-direction.__proto___x.<b>.Z",
    ] {
        let shared = read(bundled(), code).unwrap();
        assert_eq!(shared.answers, given(&[("main-gap", "set-direction")]));
        assert_eq!(shared.dropped, 4, "{code}");
    }
}

#[test]
fn a_code_that_was_cut_off_at_its_start_is_still_known_as_one() {
    for code in ["#rolefit-1__", "#rf=1."] {
        let shared = read(bundled(), code).unwrap();
        assert_eq!(shared.answers, given(&[]));
        assert_eq!(shared.dropped, 1);
    }
}

#[test]
fn another_version_is_told_from_a_foreign_fragment() {
    for other in [
        "#rolefit-2__1__a_b__Z",
        "#rolefit-10__1__Z",
        "#rf=2.1.a_b.Z",
        "#rf=10.1.Z",
    ] {
        assert_eq!(read(bundled(), other), Err(Unread::Version), "{other}");
    }
    for foreign in [
        "",
        "rf=1.1.Z",
        "#",
        "#/route",
        "#!/rf=1.1.Z",
        "#rf",
        "#RF=1.1.Z",
        "##rf=1.1.Z",
        "#rf=",
        "#rf=1",
        "#rf=v2.x",
        "#rf=a&b=c.d",
        "#rolefit",
        "#rolefit-",
        "#rolefit-1",
        "#rolefit-1_1_Z",
        "#rolefit-1.1.Z",
        "#rolefit-roles__Z",
        "#ROLEFIT-1__1__Z",
        "rolefit-1__1__Z",
    ] {
        assert_eq!(read(bundled(), foreign), Err(Unread::Foreign), "{foreign}");
    }
}
