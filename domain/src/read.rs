//! Reads a dataset: a walk over a JSON value that checks everything and lists the faults.
//!
//! Owns the shape of the JSON. Runs in the build script for the bundled dataset and in the engine for a host's;
//! knows neither.

mod decision;
mod describe;
mod node;
mod walk;

use crate::answers::NOT_SURE;
use crate::cut::cut;
use crate::dataset::*;
use crate::json::{Json, Kind};
use crate::link::safe_link;
use node::Node;
use walk::{ROLES, Walk};

pub use walk::{FAULTS, TEXT};

/// What a dataset says about its own form.
pub const FORMAT: &str = "rolefit-dataset/1";

/// Reads and checks a dataset.
///
/// `words` are the keys of the interface words, in their order, joined by spaces. What is read is never freed.
///
/// # Errors
/// The first [`FAULTS`] faults, each a line with its JSON pointer (RFC 6901), what was found and what was expected, and how many more there
/// are.
pub fn read(json: &Json, words: &str) -> Result<Dataset, String> {
    read_after(&[], json, words)
}

/// The same, where `first` are texts that get the first numbers: each in all languages, in their order, with U+0000 after each.
pub fn read_after(first: &[String], json: &Json, words: &str) -> Result<Dataset, String> {
    let roles = walk::ids(json.get("roles"));
    let mut leaks = false;
    loop {
        let mut tags = String::new();
        let walk = &mut Walk::new(json, &roles, first, leaks);
        let root = &mut Node::root(json);
        if walk.object(
            root,
            "languages format id roles key_distinction dimensions responsibilities faq questions \
             outcomes scoring guards method brief glossary cta words",
        ) {
            walk.each(&root.next(), 1, 24, &mut |walk, node| {
                language(walk, node, &mut tags);
            });
            walk.tags = &tags;
            let dataset = dataset(walk, root, words);
            if leaks {
                return Ok(dataset);
            }
        }
        if walk.count > 0 {
            return Err(walk.fault_lines());
        }
        leaks = true;
    }
}

fn dataset(walk: &mut Walk, root: &mut Node, words: &str) -> Dataset {
    let format = root.next();
    if format.json.as_str() != FORMAT {
        walk.fault(&format, FORMAT);
    }
    // In the order of the names above.
    let mut dataset = Dataset {
        id: walk.kebab(root),
        languages: &[],
        roles: walk.list(root, 2, ROLES, role),
        key_distinction: walk.optional_text(root),
        dimensions: walk.list(root, 1, 60, |walk, node| {
            walk.object(node, "id name cells more");
            walk.id(node, "");
            Dimension {
                name: walk.text(node),
                cells: {
                    let cells = walk.per_role(node, Walk::text);
                    walk.leak(cells)
                },
                more: walk.optional_per_role(node, Walk::optional_text),
            }
        }),
        responsibilities: walk.list(root, 0, 60, |walk, node| {
            walk.object(node, "id role title text coverage");
            walk.id(node, "");
            let role = walk.reference(&node.next(), walk.root.get("roles"));
            Responsibility {
                role,
                title: walk.text(node),
                text: walk.text(node),
                coverage: walk.optional_per_role(node, decision::coverage),
            }
        }),
        faq: walk.list(root, 0, 60, |walk, node| {
            walk.object(node, "id question answer");
            Faq {
                id: walk.id(node, ""),
                question: walk.text(node),
                answer: walk.text(node),
            }
        }),
        questions: walk.list(root, 1, 60, question),
        outcomes: walk.list(root, 1, 100, decision::outcome_text),
        scoring: decision::scoring(walk, &mut root.next()),
        guards: walk.list(root, 0, 24, decision::guard),
        method: decision::method(walk, &mut root.next()),
        brief: decision::brief(walk, &mut root.next()),
        glossary: walk.list(root, 0, 200, |walk, node| {
            walk.object(node, "id term forms text");
            let id = walk.id(node, "");
            let term = walk.text(node);
            Term {
                id,
                term,
                forms: walk.forms(node, term),
                text: walk.text(node),
            }
        }),
        cta: cta(walk, &mut root.next()),
        words: own_words(walk, root, words),
    };
    decision::whole(walk, root, dataset.scoring.none_below_fit > 0);
    let mut languages = Vec::new();
    let mut rest = walk.tags;
    while !rest.is_empty() {
        let tag = cut(&mut rest, b' ');
        languages.push(Language {
            tag: walk.leak_str(tag),
            texts: walk.texts(languages.len()),
        });
    }
    dataset.languages = walk.leak(languages);
    dataset
}

/// Adds a language tag to those before.
fn language(walk: &mut Walk, node: &Node, tags: &mut String) {
    let tag = node.json.as_str();
    // What the browser's own numbers and lists take, of that what is common: a language, with a region or a script.
    let mut region = tag;
    let language = cut(&mut region, b'-');
    let mut fits = matches!(language.len(), 2 | 3)
        && matches!(tag.len() - language.len(), 0 | 3 | 5)
        && [language, region]
            .concat()
            .bytes()
            .all(|b| b.is_ascii_alphabetic());
    let mut rest = &**tags;
    while !rest.is_empty() {
        fits &= !cut(&mut rest, b' ').eq_ignore_ascii_case(tag);
    }
    if fits {
        walk::join(tags, tag);
    } else {
        walk.fault(node, "another language tag, such as en or fr-CA");
    }
}

fn role(walk: &mut Walk, node: &mut Node) -> Role {
    walk.object(node, "id name tagline definition notes titles");
    Role {
        id: walk.id(node, decision::WITHOUT_ROLE),
        name: walk.text(node),
        tagline: walk.optional_text(node),
        definition: walk.text(node),
        notes: walk.list(node, 0, 24, |walk, node| {
            walk.object(node, "text id");
            let text = walk.text(node);
            if node.get("id").is_there() {
                walk.kebab(node);
            }
            text
        }),
        titles: walk.list(node, 0, 12, |walk, node| {
            walk.object(node, "title signals");
            let title = walk.text(node);
            let signals = decision::answers(walk, node);
            Title {
                title,
                signals: walk.leak(signals),
            }
        }),
    }
}

fn question(walk: &mut Walk, node: &mut Node) -> Question {
    walk.object(node, "id about core max_weight text help choices");
    let before = walk.count;
    let id = walk.id(node, "");
    let about = about(walk, &mut node.next());
    let core = node.next();
    if core.is_there() && core.json.kind != Kind::Bool {
        walk.fault(&core, "true or false");
    }
    let core = core.json.text == "true";
    let max_weight = walk.number(node, 1, 9);
    let mut best = [0; ROLES];
    let question = Question {
        id,
        about,
        core,
        max_weight,
        text: walk.text(node),
        help: walk.optional_text(node),
        choices: walk.list(node, 2, 12, |walk, node| {
            walk.object(node, "id label weights insight");
            let id = walk.id(node, NOT_SURE);
            let label = walk.text(node);
            let weights = walk.per_role(node, |walk, weights| walk.number(weights, 0, max_weight));
            decision::weigh(walk, &weights, &mut best);
            Choice {
                id,
                label,
                weights: walk.leak(weights),
                insight: walk.optional_text(node),
            }
        }),
    };
    if walk.count == before {
        // All roles have the same maximum (I1).
        let mut rest = walk.roles;
        for best in best.into_iter().take(walk::count(walk.roles)) {
            let role = cut(&mut rest, b' ');
            if best != max_weight {
                let choices = node.get("choices");
                walk.fault_with(&choices, "a choice with max_weight for ", role);
            }
        }
    }
    question
}

fn about(walk: &mut Walk, node: &mut Node) -> Option<About> {
    if !node.is_there() {
        return None;
    }
    walk.object(node, "dimension responsibility");
    let (dimension, responsibility) = (node.get("dimension"), node.get("responsibility"));
    if dimension.is_there() == responsibility.is_there() {
        walk.fault(node, "either dimension or responsibility");
        None
    } else if dimension.is_there() {
        let list = walk.root.get("dimensions");
        Some(About::Dimension(walk.reference(&dimension, list)))
    } else {
        let list = walk.root.get("responsibilities");
        Some(About::Responsibility(walk.reference(&responsibility, list)))
    }
}

fn cta(walk: &mut Walk, node: &mut Node) -> Option<Cta> {
    if !node.is_there() {
        return None;
    }
    walk.object(node, "heading text label href");
    let (heading, text, label) = (walk.text(node), walk.text(node), walk.text(node));
    let href = node.next();
    let link = safe_link(href.json.as_str());
    if href.is_there() && link.is_none() {
        walk.fault(
            &href,
            "a link that starts with https: http: mailto: or tel:, or one within the site",
        );
    }
    Some(Cta {
        heading,
        text,
        label,
        href: link.map(|link| walk.leak_str(&link)),
    })
}

fn own_words(walk: &mut Walk, parent: &mut Node, keys: &str) -> &'static [(Word, Text)] {
    let mut words = Vec::new();
    let node = &mut parent.next();
    if node.is_there() {
        walk.object(node, keys);
    }
    let mut word = 0;
    while !node.rest.is_empty() {
        if let Some(text) = walk.optional_text(node) {
            words.push((Word(word), text));
        }
        word += 1;
    }
    walk.leak(words)
}
