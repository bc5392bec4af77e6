//! Reads a dataset: one walk over a JSON value that checks everything and lists every fault.
//!
//! Owns the shape of the JSON. Runs in the build script for the bundled dataset and in the engine for a host's;
//! knows neither.

mod decision;
mod describe;
mod node;
mod validate;
mod walk;

use super::dataset::*;
use super::error::Fault;
use super::json::Json;
use super::link::safe_link;
use node::Node;
use walk::Walk;

/// What a dataset says about its own form.
pub const FORMAT: &str = "rolefit-dataset/1";

/// The longest source in bytes, for whoever fetches one; also the cap on all texts together.
pub const MAX_SOURCE: usize = 1_000_000;

/// Stands for no answer, so no choice may be called so.
pub const NOT_SURE: &str = "not-sure";

/// What can be asked for, with the ids that other parts refer to.
struct Names<'j> {
    dimensions: Vec<&'j str>,
    responsibilities: Vec<&'j str>,
    questions: Vec<&'j str>,
    /// The questions as they stand in the JSON: what refers to answers looks for its choices there.
    asked: &'j [Json],
}

/// Reads and checks a dataset.
///
/// `words` are the keys of the interface words, in their order.
///
/// # Errors
/// Every fault, in the order of the walk.
pub fn read(json: &Json, words: &[&str]) -> Result<Dataset, Vec<Fault>> {
    let root = &Node::root(json);
    let walk = &mut Walk::new();
    #[rustfmt::skip]
    let known = [
        "format", "id", "languages", "roles", "key_distinction", "dimensions", "responsibilities", "faq",
        "questions", "outcomes", "scoring", "guards", "glossary", "cta", "words",
    ];
    if walk.object(root, &known) {
        let dataset = dataset(walk, root, words);
        if walk.faults.is_empty() {
            return Ok(dataset);
        }
    }
    Err(std::mem::take(&mut walk.faults))
}

fn dataset<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, words: &[&str]) -> Dataset {
    let format = root.get("format");
    if format.as_str() != FORMAT {
        walk.fault(&format, FORMAT);
    }
    let id = walk.kebab(root, "id");
    walk.tags = walk.list(root, "languages", 1, 24, language).into_owned();
    walk.tags.retain(|tag| !tag.is_empty());
    walk.roles = root.get("roles").ids();
    let names = &Names {
        dimensions: root.get("dimensions").ids(),
        responsibilities: root.get("responsibilities").ids(),
        questions: root.get("questions").ids(),
        asked: root.get("questions").items(),
    };

    let mut dataset = Dataset {
        id,
        languages: List::default(),
        roles: walk.list(root, "roles", 2, 12, |walk, node, at| {
            role(walk, node, at, names)
        }),
        key_distinction: walk.optional_text(root, "key_distinction"),
        dimensions: walk.list(root, "dimensions", 1, 60, |walk, node, at| {
            walk.object(node, &["id", "name", "cells"]);
            walk.id(node, at, &names.dimensions);
            Dimension {
                name: walk.text(node, "name"),
                cells: walk.per_role(node, "cells", Walk::text),
            }
        }),
        responsibilities: walk.optional_list(root, "responsibilities", 60, |walk, node, at| {
            walk.object(node, &["id", "role", "title", "text"]);
            walk.id(node, at, &names.responsibilities);
            Responsibility {
                role: walk.role(&node.get("role")),
                title: walk.text(node, "title"),
                text: walk.text(node, "text"),
            }
        }),
        faq: faq(walk, root),
        questions: walk.list(root, "questions", 1, 60, |walk, node, at| {
            question(walk, node, at, names)
        }),
        outcomes: walk.list(root, "outcomes", 1, 100, decision::outcome_text),
        scoring: decision::scoring(walk, root, names),
        guards: decision::guards(walk, root, names),
        glossary: glossary(walk, root),
        cta: cta(walk, root),
        words: own_words(walk, root, words),
    };
    validate::whole(walk, root, &dataset);
    for at in 0..walk.tags.len() {
        let language = Language {
            tag: Str::Owned(walk.tags[at].to_owned()),
            texts: walk.texts(at),
        };
        dataset.languages.to_mut().push(language);
    }
    dataset
}

/// A language tag, empty if it is none.
fn language<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, _: usize) -> &'j str {
    let tag = node.as_str();
    let is_subtag =
        |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if !tag.split('-').all(is_subtag) {
        walk.fault(node, "a language tag such as en or fr-CA");
        return "";
    }
    if walk
        .tags
        .iter()
        .any(|former| former.eq_ignore_ascii_case(tag))
    {
        walk.fault(node, "each language once");
        return "";
    }
    // At once, so that the next one is compared with it.
    walk.tags.push(tag);
    tag
}

fn role<'j>(walk: &mut Walk<'j>, node: &Node<'_, 'j>, at: usize, names: &Names<'j>) -> Role {
    walk.object(
        node,
        &["id", "name", "tagline", "definition", "notes", "titles"],
    );
    let ids = walk.roles.clone();
    let id = walk.id(node, at, &ids);
    if decision::RESERVED.contains(&&*id) {
        walk.fault(&node.get("id"), "an id that is no outcome without a role");
    }
    Role {
        id,
        name: walk.text(node, "name"),
        tagline: walk.optional_text(node, "tagline"),
        definition: walk.text(node, "definition"),
        notes: walk.optional_list(node, "notes", 24, |walk, node, _| {
            walk.object(node, &["id", "text"]);
            if node.get("id").is_there() {
                walk.kebab(node, "id");
            }
            walk.text(node, "text")
        }),
        titles: walk.optional_list(node, "titles", 12, |walk, node, _| {
            walk.object(node, &["title", "signals"]);
            Title {
                title: walk.text(node, "title"),
                signals: decision::answers(walk, node, "signals", names),
            }
        }),
    }
}

fn faq<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>) -> List<Faq> {
    let ids = root.get("faq").ids();
    walk.optional_list(root, "faq", 60, |walk, node, at| {
        walk.object(node, &["id", "question", "answer"]);
        walk.id(node, at, &ids);
        Faq {
            question: walk.text(node, "question"),
            answer: walk.text(node, "answer"),
        }
    })
}

fn question<'j>(
    walk: &mut Walk<'j>,
    node: &Node<'_, 'j>,
    at: usize,
    names: &Names<'j>,
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
    let core = node.get("core");
    if core.is_there() && !matches!(core.json, Some(Json::Bool(_))) {
        walk.fault(&core, "true or false");
    }
    let max_weight = walk.number(node, "max_weight", 1, 9);
    let choice_ids = node.get("choices").ids();
    let question = Question {
        id: walk.id(node, at, &names.questions),
        about: about(walk, node, names),
        core: matches!(core.json, Some(Json::Bool(true))),
        max_weight: max_weight.unwrap_or(9),
        text: walk.text(node, "text"),
        help: walk.optional_text(node, "help"),
        choices: walk.list(node, "choices", 2, 12, |walk, node, at| {
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
                label: walk.text(node, "label"),
                weights: walk.per_role(node, "weights", |walk, weights, role| {
                    walk.number(weights, role, 0, max_weight.unwrap_or(9))
                        .unwrap_or_default()
                }),
                insight: walk.optional_text(node, "insight"),
            }
        }),
    };
    if walk.faults.len() == before {
        validate::balance(walk, node, &question);
    }
    question
}

fn about<'j>(walk: &mut Walk<'j>, question: &Node<'_, 'j>, names: &Names) -> Option<About> {
    let node = question.get("about");
    if !node.is_there() {
        return None;
    }
    walk.object(&node, &["dimension", "responsibility"]);
    let (dimension, responsibility) = (node.get("dimension"), node.get("responsibility"));
    match (dimension.is_there(), responsibility.is_there()) {
        (true, false) => walk
            .reference(&dimension, &names.dimensions)
            .map(About::Dimension),
        (false, true) => walk
            .reference(&responsibility, &names.responsibilities)
            .map(About::Responsibility),
        _ => {
            walk.fault(&node, "either a dimension or a responsibility");
            None
        }
    }
}

fn glossary<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>) -> List<Term> {
    let ids = root.get("glossary").ids();
    walk.optional_list(root, "glossary", 200, |walk, node, at| {
        walk.object(node, &["id", "term", "forms", "text"]);
        walk.id(node, at, &ids);
        let term = walk.text(node, "term");
        Term {
            term,
            forms: walk.forms(node, "forms", term),
            text: walk.text(node, "text"),
        }
    })
}

fn cta<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>) -> Option<Cta> {
    let node = &root.get("cta");
    if !node.is_there() {
        return None;
    }
    walk.object(node, &["heading", "text", "label", "href"]);
    let href = node.get("href");
    let link = safe_link(href.as_str());
    if href.is_there() && link.is_none() {
        walk.fault(
            &href,
            "a link with https:, http:, mailto: or tel:, or a relative one",
        );
    }
    Some(Cta {
        heading: walk.text(node, "heading"),
        text: walk.text(node, "text"),
        label: walk.text(node, "label"),
        href: link.map(Str::Owned),
    })
}

fn own_words<'j>(walk: &mut Walk<'j>, root: &Node<'_, 'j>, keys: &[&str]) -> List<(Word, Text)> {
    let node = &root.get("words");
    let mut words = Vec::new();
    if node.is_there() && walk.object(node, keys) {
        for (key, _) in node.fields() {
            if let Some(at) = keys.iter().position(|known| known == key) {
                words.push((Word(at as u16), walk.text(node, key)));
            }
        }
    }
    List::Owned(words)
}
