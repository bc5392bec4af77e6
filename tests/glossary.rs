//! What is marked as a glossary term, and what is not.

use rolefit::domain::glossary::{Segment, mark};

/// The text with every marked term as `[term:position]`.
fn marked(text: &str, forms: &[&str]) -> String {
    marked_after(text, forms, &mut Vec::new())
}

fn marked_after(text: &str, forms: &[&str], seen: &mut Vec<bool>) -> String {
    let segments = mark(text, forms, seen);
    let whole: String = segments
        .iter()
        .map(|segment| match segment {
            Segment::Plain(part) | Segment::Term(part, _) => *part,
        })
        .collect();
    assert_eq!(whole, text);
    segments
        .iter()
        .map(|segment| match segment {
            Segment::Plain(part) => {
                assert!(!part.is_empty());
                part.to_string()
            }
            Segment::Term(part, term) => format!("[{part}:{term}]"),
        })
        .collect()
}

#[test]
fn a_term_is_marked_as_it_is_spelled() {
    assert_eq!(marked("A roadmap.", &["Roadmap"]), "A [roadmap:0].");
    assert_eq!(marked("ROADMAP", &["roadmap"]), "[ROADMAP:0]");
    assert_eq!(marked("No such word.", &["roadmap"]), "No such word.");
    assert_eq!(marked("", &["roadmap"]), "");
    assert_eq!(marked("roadmap", &[]), "roadmap");
}

#[test]
fn plurals_are_spellings_of_their_own() {
    let forms = ["architect|architects", "SME|SMEs"];
    assert_eq!(
        marked("Architects advise SMEs.", &forms),
        "[Architects:0] advise [SMEs:1]."
    );
    assert_eq!(marked("Architecture", &forms), "Architecture");
}

#[test]
fn nothing_inside_a_word_is_marked() {
    let forms = ["board|boards", "stack", "été"];
    for text in [
        "dashboard",
        "boarding",
        "stacks",
        "Stack2",
        "haystack",
        "tété",
        "étés",
        "boardé",
        "éboard",
    ] {
        assert_eq!(marked(text, &forms), text);
    }
}

#[test]
fn punctuation_and_hyphens_end_a_word() {
    let forms = ["CTO", "hands-on", "board"];
    let text = "“CTO”—hands-on (board): ok";
    assert_eq!(
        marked(text, &forms),
        "“[CTO:0]”—[hands-on:1] ([board:2]): ok"
    );
    assert_eq!(marked("board-level", &forms), "[board:2]-level");
    assert_eq!(marked("3×CTO÷2", &forms), "3×[CTO:0]÷2");
    assert_eq!(marked("the CTO’s plan", &forms), "the [CTO:0]’s plan");
    assert_eq!(marked("the CTO's plan", &forms), "the [CTO:0]'s plan");
    assert_eq!(marked("CTO\u{a0}: oui", &forms), "[CTO:0]\u{a0}: oui");
}

#[test]
fn french_articles_and_accents() {
    let forms = [
        "architecte|architectes",
        "conformité",
        "montée en charge",
        "CTO à temps partagé|CTO à temps partagés",
        "conseil d’administration",
    ];
    assert_eq!(
        marked("L’architecte et la conformité, d’abord.", &forms),
        "L’[architecte:0] et la [conformité:1], d’abord."
    );
    assert_eq!(marked("Montée en charge", &forms), "[Montée en charge:2]");
    assert_eq!(
        marked("Un CTO à temps partagé au conseil d’administration", &forms),
        "Un [CTO à temps partagé:3] au [conseil d’administration:4]"
    );
    assert_eq!(marked("non-conformités", &forms), "non-conformités");
}

#[test]
fn the_longest_spelling_wins() {
    let forms = [
        "CTO",
        "fractional CTO|fractional CTOs",
        "CTO à temps partagé",
        "CTOs",
    ];
    assert_eq!(marked("A fractional CTO", &forms), "A [fractional CTO:1]");
    assert_eq!(
        marked("A CTO à temps partagé", &forms),
        "A [CTO à temps partagé:2]"
    );
    assert_eq!(marked("CTOs", &forms), "[CTOs:3]");
}

#[test]
fn a_term_is_marked_once_and_its_words_stay_whole_after_that() {
    let forms = ["CTO", "fractional CTO"];
    let mut seen = Vec::new();
    assert_eq!(
        marked_after(
            "A fractional CTO, fractional CTO, CTO, CTO",
            &forms,
            &mut seen
        ),
        "A [fractional CTO:1], fractional CTO, [CTO:0], CTO"
    );
    assert_eq!(marked_after("CTO again", &forms, &mut seen), "CTO again");
    assert_eq!(marked("CTO again", &forms), "[CTO:0] again");
}

#[test]
fn neighbouring_terms_are_both_marked() {
    let forms = ["lead developer", "CTO"];
    assert_eq!(
        marked("lead developer CTO", &forms),
        "[lead developer:0] [CTO:1]"
    );
    assert_eq!(
        marked("CTO/lead developer", &forms),
        "[CTO:1]/[lead developer:0]"
    );
}

#[test]
fn empty_spellings_mark_nothing() {
    assert_eq!(marked("a b", &["", "|", "b|"]), "a [b:2]");
}
