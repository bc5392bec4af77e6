//! Reads a dataset: a reader over a JSON value that checks everything and lists the faults.
//!
//! Owns the shape of the JSON. Runs in the build script for the bundled dataset and in the engine for a host's;
//! knows neither.

mod decision;
mod describe;
mod fields;
mod node;

use crate::answers::NOT_SURE;
use crate::cut::cut;
use crate::dataset::*;
use crate::json::{Json, Kind};
use crate::link::safe_link;
use fields::{ROLES, Reader};
use node::Node;

pub use fields::{FAULTS, TEXT};

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
    let roles = fields::ids(json.get("roles"));
    let mut leaks = false;
    loop {
        let mut tags = String::new();
        let reader = &mut Reader::new(json, &roles, first, leaks);
        let root = &mut Node::root(json);
        if reader.object(
            root,
            "languages format id roles key_distinction dimensions responsibilities faq questions \
             outcomes scoring guards method brief glossary cta words",
        ) {
            reader.each(&root.next(), 1, 24, &mut |reader, node| {
                language(reader, node, &mut tags);
            });
            reader.tags = &tags;
            let dataset = dataset(reader, root, words);
            if leaks {
                return Ok(dataset);
            }
        }
        if reader.count > 0 {
            return Err(reader.fault_lines());
        }
        leaks = true;
    }
}

fn dataset(reader: &mut Reader, root: &mut Node, words: &str) -> Dataset {
    let format = root.next();
    if format.json.as_str() != FORMAT {
        reader.fault(&format, FORMAT);
    }
    // In the order of the names above.
    let mut dataset = Dataset {
        id: reader.kebab(root),
        languages: &[],
        roles: reader.list(root, 2, ROLES, role),
        key_distinction: reader.optional_text(root),
        dimensions: reader.list(root, 1, 60, |reader, node| {
            reader.object(node, "id name cells more");
            reader.id(node, "");
            Dimension {
                name: reader.text(node),
                cells: {
                    let cells = reader.per_role(node, Reader::text);
                    reader.leak(cells)
                },
                more: reader.optional_per_role(node, Reader::optional_text),
            }
        }),
        responsibilities: reader.list(root, 0, 60, |reader, node| {
            reader.object(node, "id role title text coverage");
            reader.id(node, "");
            let role = reader.reference(&node.next(), reader.root.get("roles"));
            Responsibility {
                role,
                title: reader.text(node),
                text: reader.text(node),
                coverage: reader.optional_per_role(node, decision::coverage),
            }
        }),
        faq: reader.list(root, 0, 60, |reader, node| {
            reader.object(node, "id question answer");
            Faq {
                id: reader.id(node, ""),
                question: reader.text(node),
                answer: reader.text(node),
            }
        }),
        questions: reader.list(root, 1, 60, question),
        outcomes: reader.list(root, 1, 100, decision::outcome_text),
        scoring: decision::scoring(reader, &mut root.next()),
        guards: reader.list(root, 0, 24, decision::guard),
        method: decision::method(reader, &mut root.next()),
        brief: decision::brief(reader, &mut root.next()),
        glossary: reader.list(root, 0, 200, |reader, node| {
            reader.object(node, "id term forms text");
            let id = reader.id(node, "");
            let term = reader.text(node);
            Term {
                id,
                term,
                forms: reader.forms(node, term),
                text: reader.text(node),
            }
        }),
        cta: cta(reader, &mut root.next()),
        words: own_words(reader, root, words),
    };
    decision::whole(reader, root, dataset.scoring.none_below_fit > 0);
    let mut languages = Vec::new();
    let mut rest = reader.tags;
    while !rest.is_empty() {
        let tag = cut(&mut rest, b' ');
        languages.push(Language {
            tag: reader.leak_str(tag),
            texts: reader.texts(languages.len()),
        });
    }
    dataset.languages = reader.leak(languages);
    dataset
}

/// Adds a language tag to those before.
fn language(reader: &mut Reader, node: &Node, tags: &mut String) {
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
        fields::join(tags, tag);
    } else {
        reader.fault(node, "another language tag, such as en or fr-CA");
    }
}

fn role(reader: &mut Reader, node: &mut Node) -> Role {
    reader.object(node, "id name tagline definition notes titles");
    Role {
        id: reader.id(node, decision::WITHOUT_ROLE),
        name: reader.text(node),
        tagline: reader.optional_text(node),
        definition: reader.text(node),
        notes: reader.list(node, 0, 24, |reader, node| {
            reader.object(node, "text id");
            let text = reader.text(node);
            if node.get("id").is_there() {
                reader.kebab(node);
            }
            text
        }),
        titles: reader.list(node, 0, 12, |reader, node| {
            reader.object(node, "title signals");
            let title = reader.text(node);
            let signals = decision::answers(reader, node);
            Title {
                title,
                signals: reader.leak(signals),
            }
        }),
    }
}

fn question(reader: &mut Reader, node: &mut Node) -> Question {
    reader.object(node, "id about core max_weight text help choices");
    let before = reader.count;
    let id = reader.id(node, "");
    let about = about(reader, &mut node.next());
    let core = node.next();
    if core.is_there() && core.json.kind != Kind::Bool {
        reader.fault(&core, "true or false");
    }
    let core = core.json.text == "true";
    let max_weight = reader.number(node, 1, 9);
    let mut best = [0; ROLES];
    let question = Question {
        id,
        about,
        core,
        max_weight,
        text: reader.text(node),
        help: reader.optional_text(node),
        choices: reader.list(node, 2, 12, |reader, node| {
            reader.object(node, "id label weights insight");
            let id = reader.id(node, NOT_SURE);
            let label = reader.text(node);
            let weights = reader.per_role(node, |reader, weights| {
                reader.number(weights, 0, max_weight)
            });
            decision::weigh(reader, &weights, &mut best);
            Choice {
                id,
                label,
                weights: reader.leak(weights),
                insight: reader.optional_text(node),
            }
        }),
    };
    if reader.count == before {
        // All roles have the same maximum (I1).
        let mut rest = reader.roles;
        for best in best.into_iter().take(fields::count(reader.roles)) {
            let role = cut(&mut rest, b' ');
            if best != max_weight {
                let choices = node.get("choices");
                reader.fault_with(&choices, "a choice with max_weight for ", role);
            }
        }
    }
    question
}

fn about(reader: &mut Reader, node: &mut Node) -> Option<About> {
    if !node.is_there() {
        return None;
    }
    reader.object(node, "dimension responsibility");
    let (dimension, responsibility) = (node.get("dimension"), node.get("responsibility"));
    if dimension.is_there() == responsibility.is_there() {
        reader.fault(node, "either dimension or responsibility");
        None
    } else if dimension.is_there() {
        let list = reader.root.get("dimensions");
        Some(About::Dimension(reader.reference(&dimension, list)))
    } else {
        let list = reader.root.get("responsibilities");
        Some(About::Responsibility(
            reader.reference(&responsibility, list),
        ))
    }
}

fn cta(reader: &mut Reader, node: &mut Node) -> Option<Cta> {
    if !node.is_there() {
        return None;
    }
    reader.object(node, "heading text label href");
    let (heading, text, label) = (reader.text(node), reader.text(node), reader.text(node));
    let href = node.next();
    let link = safe_link(href.json.as_str());
    if href.is_there() && link.is_none() {
        reader.fault(
            &href,
            "a link that starts with https: http: mailto: or tel:, or one within the site",
        );
    }
    Some(Cta {
        heading,
        text,
        label,
        href: link.map(|link| reader.leak_str(&link)),
    })
}

fn own_words(reader: &mut Reader, parent: &mut Node, keys: &str) -> &'static [(Word, Text)] {
    let mut words = Vec::new();
    let node = &mut parent.next();
    if node.is_there() {
        reader.object(node, keys);
    }
    let mut word = 0;
    while !node.rest.is_empty() {
        if let Some(text) = reader.optional_text(node) {
            words.push((Word(word), text));
        }
        word += 1;
    }
    reader.leak(words)
}
