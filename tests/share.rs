//! Links that carry answers: what is written is read again, and what was tampered with is dropped without being believed.

#![allow(clippy::unwrap_used)]

mod scoring_fixtures;

use proptest::prelude::*;
use rolefit::domain::answers::Answers;
use rolefit::domain::share::{Shared, Unread, read, spelled, write};
use scoring_fixtures::{bundled, draws};

fn given(ids: &[(&str, &str)]) -> Answers {
    Answers::from_ids(bundled(), ids).0
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(mut draws in draws(), instance in any::<String>()) {
        let dataset = draws.dataset();
        let answers = draws.answers(&dataset);
        let code = write(&dataset, &answers, &instance);
        let instance = spelled(&instance);
        prop_assert_eq!(read(&dataset, &code), Ok(Shared { instance: &instance, answers, dropped: 0 }));
    }

    #[test]
    fn no_two_names_are_spelled_alike_and_no_address_is_broken_by_one(one in any::<String>(), other in "[a-c~.0-9é]{0,4}") {
        prop_assert_eq!(spelled(&one) == spelled(&other), one == other);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-~".contains(&byte);
        prop_assert!(spelled(&one).bytes().all(plain));
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
        prop_assume!(!fragment.starts_with("#rf="));
        prop_assert_eq!(read(bundled(), &fragment), Err(Unread::Foreign));
    }
}

#[test]
fn a_code_can_be_read_by_people_and_is_short() {
    let answers = given(&[("main-gap", "set-direction"), ("trigger", "not-sure")]);
    let code = write(bundled(), &answers, "1");
    assert_eq!(code, "#rf=1.1.main-gap_set-direction.trigger_not-sure.Z");

    let longest = bundled().questions.iter().map(|question| {
        let ids = question.choices.iter().map(|choice| choice.id);
        (question.id, ids.max_by_key(|id| id.len()).unwrap())
    });
    let code = write(bundled(), &given(&longest.collect::<Vec<_>>()), "1");
    assert!(code.len() < 400, "{} characters: {code}", code.len());
}

#[test]
fn what_the_dataset_lacks_is_dropped_and_counted() {
    let code =
        "#rf=1.1.main-gap_set-direction.main-gap_no-such.no-such_set-direction.__proto___x.<b>.Z";
    let shared = read(bundled(), code).unwrap();
    assert_eq!(shared.answers, given(&[("main-gap", "set-direction")]));
    assert_eq!(shared.dropped, 4);
}

#[test]
fn a_code_that_was_cut_off_at_its_start_is_still_known_as_one() {
    let shared = read(bundled(), "#rf=1.").unwrap();
    assert_eq!(shared.answers, given(&[]));
    assert_eq!(shared.dropped, 1);
}

#[test]
fn another_version_is_told_from_a_foreign_fragment() {
    assert_eq!(read(bundled(), "#rf=2.1.a_b.Z"), Err(Unread::Version));
    assert_eq!(read(bundled(), "#rf=10.1.Z"), Err(Unread::Version));
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
    ] {
        assert_eq!(read(bundled(), foreign), Err(Unread::Foreign), "{foreign}");
    }
}
