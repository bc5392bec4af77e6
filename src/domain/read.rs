//! Reads a dataset: one walk over a JSON value that checks everything and lists every fault.
//!
//! Owns the shape of the JSON. Runs in the build script for the bundled dataset and in the engine for a host's;
//! knows neither. What concerns several parts at once is in [`validate`](super::validate).

use super::dataset::*;
use super::error::Fault;
use super::json::Json;
use super::link::safe_link;
use super::validate;
use super::walk::{Node, Walk, ids};

/// What a dataset says about its own form.
pub const FORMAT: &str = "rolefit-dataset/1";

/// The longest source in bytes, for whoever fetches one; also the cap on all texts together.
pub const MAX_SOURCE: usize = 1_000_000;

/// Stands for no answer, so no choice may be called so.
pub const NOT_SURE: &str = "not-sure";

/// Outcomes without a role, so no role may be called so.
const RESERVED: [&str; 3] = ["insufficient", "none-yet", "mixed"];

/// What a dataset without `scoring` is scored by.
const SCORING: Scoring = Scoring {
    min_answered: 4,
    none_below_fit: 40,
    near_tie_points: 5,
    tie_break: List::Borrowed(&[]),
    high: Threshold {
        coverage: 80,
        gap: 20,
        none_below: 25,
    },
    medium: Threshold {
        coverage: 60,
        gap: 10,
        none_below: 33,
    },
};

/// Reads and checks a dataset.
///
/// `words` are the keys of the interface words, in their order.
///
/// # Errors
/// Every fault, in the order of the walk.
pub fn read(json: &Json, words: &[&str]) -> Result<Dataset, Vec<Fault>> {
    let root = Node::root(json);
    let mut walk = Walk::new();
    let known = [
        "format",
        "id",
        "languages",
        "roles",
        "key_distinction",
        "dimensions",
        "responsibilities",
        "faq",
        "questions",
        "outcomes",
        "scoring",
        "guards",
        "glossary",
        "cta",
        "words",
    ];
    if !walk.object(&root, &known) {
        return Err(walk.faults);
    }
    let format = root.get("format");
    if format.as_str() != Some(FORMAT) {
        walk.fault(&format, FORMAT);
    }
    let id = walk.kebab(&root.get("id"));
    let languages = root.get("languages");
    walk.tags = walk.list(&languages, 1, 24, language).into_owned();
    walk.tags.retain(|tag| !tag.is_empty());

    let (roles, dimensions, responsibilities) = (
        root.get("roles"),
        root.get("dimensions"),
        root.get("responsibilities"),
    );
    let questions = root.get("questions");
    let (dimension_ids, responsibility_ids, question_ids) =
        (dimensions.ids(), responsibilities.ids(), questions.ids());
    walk.roles = roles.ids();
    let role_ids = walk.roles.clone();
    let asked = Asked {
        ids: question_ids,
        list: questions.json.map_or(&[], Json::items),
    };

    let mut dataset = Dataset {
        id,
        languages: List::default(),
        roles: walk.list(&roles, 2, 12, |walk, node, at| role(walk, node, at, &asked)),
        key_distinction: walk.optional_text(&root.get("key_distinction")),
        dimensions: walk.list(&dimensions, 1, 60, |walk, node, at| {
            walk.object(node, &["id", "name", "cells"]);
            Dimension {
                id: walk.id(node, at, &dimension_ids),
                name: walk.text(&node.get("name")),
                cells: walk.per_role(&node.get("cells"), Walk::text),
            }
        }),
        responsibilities: walk.optional_list(&responsibilities, 60, |walk, node, at| {
            walk.object(node, &["id", "role", "title", "text"]);
            Responsibility {
                id: walk.id(node, at, &responsibility_ids),
                role: walk
                    .reference(&node.get("role"), &role_ids)
                    .unwrap_or_default(),
                title: walk.text(&node.get("title")),
                text: walk.text(&node.get("text")),
            }
        }),
        faq: faq(&mut walk, &root.get("faq")),
        questions: walk.list(&questions, 1, 60, |walk, node, at| {
            question(walk, node, at, &asked, &dimension_ids, &responsibility_ids)
        }),
        outcomes: walk.list(&root.get("outcomes"), 1, 100, outcome_text),
        scoring: SCORING,
        guards: guards(&mut walk, &root.get("guards"), &asked),
        glossary: glossary(&mut walk, &root.get("glossary")),
        cta: cta(&mut walk, &root.get("cta")),
        words: own_words(&mut walk, &root.get("words"), words),
    };
    dataset.scoring = scoring(&mut walk, &root.get("scoring"), dataset.questions.len());
    validate::whole(&mut walk, &root, &dataset);
    if walk.text_bytes() > MAX_SOURCE {
        walk.mismatch(&root, "more than 1000000 bytes of text", "at most 1000000");
    }
    if !walk.faults.is_empty() {
        return Err(walk.faults);
    }
    let language = |(at, tag): (usize, &&str)| Language {
        tag: Str::Owned((*tag).to_owned()),
        texts: walk.texts(at),
    };
    dataset.languages = walk.tags.iter().enumerate().map(language).collect();
    Ok(dataset)
}

/// The questions as they stand in the JSON, for what refers to answers.
struct Asked<'j> {
    ids: Vec<&'j str>,
    list: &'j [Json],
}

/// A language tag, empty if it is none; tags are told apart without regard to case.
fn language<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, _: usize) -> &'j str {
    let tag = node.as_str().unwrap_or_default();
    let is_subtag =
        |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if !tag.split('-').all(is_subtag) {
        walk.fault(node, "a language tag such as en or fr-CA");
        return "";
    }
    tag
}

fn role<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, at: usize, asked: &Asked<'j>) -> Role {
    walk.object(
        node,
        &["id", "name", "tagline", "definition", "notes", "titles"],
    );
    let ids = walk.roles.clone();
    let id = walk.id(node, at, &ids);
    if RESERVED.contains(&&*id) {
        walk.fault(&node.get("id"), "an id that is no outcome without a role");
    }
    Role {
        id,
        name: walk.text(&node.get("name")),
        tagline: walk.optional_text(&node.get("tagline")),
        definition: walk.text(&node.get("definition")),
        notes: walk.optional_list(&node.get("notes"), 24, |walk, note, _| {
            walk.object(note, &["id", "text"]);
            if note.get("id").is_there() {
                walk.kebab(&note.get("id"));
            }
            walk.text(&note.get("text"))
        }),
        titles: walk.optional_list(&node.get("titles"), 12, |walk, title, _| {
            walk.object(title, &["title", "signals"]);
            Title {
                title: walk.text(&title.get("title")),
                signals: signals(walk, &title.get("signals"), asked),
            }
        }),
    }
}

fn faq<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>) -> List<Faq> {
    let ids = node.ids();
    walk.optional_list(node, 60, |walk, node, at| {
        walk.object(node, &["id", "question", "answer"]);
        Faq {
            id: walk.id(node, at, &ids),
            question: walk.text(&node.get("question")),
            answer: walk.text(&node.get("answer")),
        }
    })
}

fn question<'j>(
    walk: &mut Walk<'j>,
    node: &Node<'_, 'j>,
    at: usize,
    asked: &Asked<'j>,
    dimensions: &[&str],
    responsibilities: &[&str],
) -> Question {
    walk.object(
        node,
        &[
            "id",
            "about",
            "core",
            "max_weight",
            "text",
            "help",
            "choices",
        ],
    );
    let before = walk.faults.len();
    let about = node.get("about");
    let about = about.is_there().then(|| {
        walk.object(&about, &["dimension", "responsibility"]);
        let (dimension, responsibility) = (about.get("dimension"), about.get("responsibility"));
        match (dimension.is_there(), responsibility.is_there()) {
            (true, false) => walk.reference(&dimension, dimensions).map(About::Dimension),
            (false, true) => walk
                .reference(&responsibility, responsibilities)
                .map(About::Responsibility),
            _ => {
                walk.fault(&about, "either a dimension or a responsibility");
                None
            }
        }
    });
    let core = node.get("core");
    if core.is_there() && !matches!(core.json, Some(Json::Bool(_))) {
        walk.fault(&core, "true or false");
    }
    let choices = node.get("choices");
    let choice_ids = choices.ids();
    // Where the maximum itself is wrong, its fault is enough.
    let max_weight = walk.number(&node.get("max_weight"), 1, 9);
    let most = if walk.faults.len() > before {
        9
    } else {
        max_weight
    };
    let question = Question {
        id: walk.id(node, at, &asked.ids),
        about: about.flatten(),
        core: matches!(core.json, Some(Json::Bool(true))),
        max_weight,
        text: walk.text(&node.get("text")),
        help: walk.optional_text(&node.get("help")),
        choices: walk.list(&choices, 2, 12, |walk, node, at| {
            walk.object(node, &["id", "label", "weights", "insight"]);
            let id = walk.id(node, at, &choice_ids);
            if id == NOT_SURE {
                walk.fault(
                    &node.get("id"),
                    "another id: not-sure is offered with every question",
                );
            }
            Choice {
                id,
                label: walk.text(&node.get("label")),
                weights: walk.per_role(&node.get("weights"), |walk, node| {
                    walk.number(node, 0, most)
                }),
                insight: walk.optional_text(&node.get("insight")),
            }
        }),
    };
    if walk.faults.len() == before {
        validate::balance(walk, &choices, &question);
    }
    question
}

/// Answers: a map from question to a list of its choices.
fn signals<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, asked: &Asked<'j>) -> List<Signal> {
    let mut signals = Vec::new();
    if walk.object(node, &asked.ids) && node.fields().is_empty() {
        walk.fault(node, "at least one answer");
    }
    for (id, _) in node.fields() {
        let Some(question) = asked.ids.iter().position(|known| known == id) else {
            continue;
        };
        let choices = ids(asked.list[question].get("choices").map_or(&[], Json::items));
        for choice in walk
            .list(&node.get(id), 1, 12, |walk, node, _| {
                walk.reference(node, &choices)
            })
            .into_owned()
        {
            let Some(choice) = choice else { continue };
            let signal = Signal {
                question: question as u8,
                choice,
            };
            if signals.contains(&signal) {
                walk.fault(&node.get(id), "each choice once");
            }
            signals.push(signal);
        }
    }
    signals.into()
}

/// An outcome by its name, if it is one of these roles.
pub(super) fn outcome(name: &str, roles: &[&str]) -> Option<Outcome> {
    let role = |id: &str| {
        roles
            .iter()
            .position(|known| *known == id && !id.is_empty())
            .map(|at| at as u8)
    };
    match name {
        "insufficient" => Some(Outcome::Insufficient),
        "none-yet" => Some(Outcome::NoneYet),
        "mixed" => Some(Outcome::Mixed),
        _ => match name.split_once('+') {
            None => role(name).map(Outcome::Role),
            Some((one, other)) => match (role(one)?, role(other)?) {
                (one, other) if one < other => Some(Outcome::Pair(one, other)),
                _ => None,
            },
        },
    }
}

/// Reads the name of an outcome; `Insufficient` stands for a wrong one.
fn outcome_name(walk: &mut Walk, node: &Node, roles_only: bool) -> Outcome {
    let outcome = node.as_str().and_then(|name| outcome(name, &walk.roles));
    match outcome {
        Some(outcome @ (Outcome::Role(_) | Outcome::Pair(..))) => outcome,
        Some(outcome) if !roles_only => outcome,
        _ => {
            let others = if roles_only {
                ""
            } else {
                ", none-yet, mixed or insufficient"
            };
            walk.fault(
                node,
                ["a role, two roles in their order joined by +", others].concat(),
            );
            Outcome::Insufficient
        }
    }
}

fn outcome_text<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, _: usize) -> OutcomeText {
    walk.object(node, &["id", "headline", "split_headline", "meaning"]);
    let text = OutcomeText {
        outcome: outcome_name(walk, &node.get("id"), false),
        headline: walk.text(&node.get("headline")),
        split_headline: walk.optional_text(&node.get("split_headline")),
        meaning: walk.optional_text(&node.get("meaning")),
    };
    if text.split_headline.is_some() && text.outcome != Outcome::NoneYet {
        walk.mismatch(
            &node.get("split_headline"),
            "a text that is never shown",
            "it with none-yet only",
        );
    }
    text
}

fn guards<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, asked: &Asked<'j>) -> List<Guard> {
    let ids = node.ids();
    walk.optional_list(node, 24, |walk, node, at| {
        walk.object(
            node,
            &[
                "id",
                "if_outcome",
                "and_answer",
                "then_outcome",
                "headline",
                "why",
            ],
        );
        Guard {
            id: walk.id(node, at, &ids),
            if_outcome: outcome_name(walk, &node.get("if_outcome"), true),
            and_answer: signals(walk, &node.get("and_answer"), asked),
            then_outcome: outcome_name(walk, &node.get("then_outcome"), true),
            headline: walk.text(&node.get("headline")),
            why: walk.text(&node.get("why")),
        }
    })
}

fn scoring<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, questions: usize) -> Scoring {
    let roles = walk.roles.clone();
    let mut scoring = SCORING;
    let asked = questions.clamp(1, 60) as u8;
    scoring.min_answered = scoring.min_answered.min(asked);
    scoring.tie_break = (0..roles.len().min(12) as u8).collect();
    if !node.is_there() {
        return scoring;
    }
    walk.object(
        node,
        &[
            "min_answered",
            "none_below_fit",
            "near_tie_points",
            "tie_break",
            "confidence",
        ],
    );
    scoring.min_answered =
        walk.number_or(&node.get("min_answered"), 1, asked, scoring.min_answered);
    scoring.none_below_fit =
        walk.number_or(&node.get("none_below_fit"), 0, 100, scoring.none_below_fit);
    scoring.near_tie_points = walk.number_or(
        &node.get("near_tie_points"),
        0,
        100,
        scoring.near_tie_points,
    );
    let order = node.get("tie_break");
    if order.is_there() {
        let mut places = walk
            .list(&order, 2, 12, |walk, node, _| walk.reference(node, &roles))
            .into_owned();
        let given: List<u8> = places.iter().flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        if given.len() != roles.len() || places.len() != roles.len() {
            walk.fault(&order, "every role once");
        }
        scoring.tie_break = given;
    }
    let confidence = node.get("confidence");
    if confidence.is_there() {
        walk.object(&confidence, &["high", "medium"]);
        scoring.high = threshold(walk, &confidence.get("high"), scoring.high);
        scoring.medium = threshold(walk, &confidence.get("medium"), scoring.medium);
    }
    scoring
}

fn threshold(walk: &mut Walk, node: &Node, default: Threshold) -> Threshold {
    if !node.is_there() {
        return default;
    }
    walk.object(node, &["coverage", "gap", "none_below"]);
    Threshold {
        coverage: walk.number_or(&node.get("coverage"), 0, 100, default.coverage),
        gap: walk.number_or(&node.get("gap"), 0, 100, default.gap),
        none_below: walk.number_or(&node.get("none_below"), 0, 100, default.none_below),
    }
}

fn glossary<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>) -> List<Term> {
    let ids = node.ids();
    walk.optional_list(node, 200, |walk, node, at| {
        walk.object(node, &["id", "term", "forms", "text"]);
        let id = walk.id(node, at, &ids);
        let term = walk.text(&node.get("term"));
        Term {
            id,
            term,
            forms: walk.forms(&node.get("forms"), term),
            text: walk.text(&node.get("text")),
        }
    })
}

fn cta<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>) -> Option<Cta> {
    if !node.is_there() {
        return None;
    }
    walk.object(node, &["heading", "text", "label", "href"]);
    let href = node.get("href");
    let link = href.as_str().and_then(safe_link);
    if href.is_there() && link.is_none() {
        walk.fault(
            &href,
            "a link with https:, http:, mailto: or tel:, or a relative one",
        );
    }
    Some(Cta {
        heading: walk.text(&node.get("heading")),
        text: walk.text(&node.get("text")),
        label: walk.text(&node.get("label")),
        href: link.map(Str::Owned),
    })
}

fn own_words<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, keys: &[&str]) -> List<(Word, Text)> {
    if !node.is_there() || !walk.object(node, keys) {
        return List::default();
    }
    let place = |key: &String| keys.iter().position(|known| known == key);
    let fields = node
        .fields()
        .iter()
        .filter_map(|(key, _)| place(key).map(|at| (at, key)));
    fields
        .map(|(at, key)| (Word(at as u16), walk.text(&node.get(key))))
        .collect()
}
