//! The way through a JSON value: where we are, what may stand there, and every fault on the way.
//!
//! Owns the small readings (a text, a whole number, an id, a list …). Knows the languages and the roles of the
//! dataset, because texts and weights are keyed by them, and nothing else of its shape.

use std::borrow::Cow;

use super::dataset::{Str, Text};
use super::error::Fault;
use super::json::Json;

/// Fields for humans, allowed everywhere and never read.
const NOTES: [&str; 5] = ["rationale", "sources", "criterion", "comment", "$schema"];

/// The longest text in bytes.
const MAX_TEXT: usize = 8_000;

/// A value (or its absence) and the way to it.
#[derive(Clone, Copy)]
pub(super) struct Node<'a, 'j> {
    pub json: Option<&'j Json>,
    up: Option<&'a Node<'a, 'j>>,
    step: Step<'j>,
}

#[derive(Clone, Copy)]
enum Step<'j> {
    Field(&'j str),
    Item(usize),
}

impl<'a, 'j> Node<'a, 'j> {
    /// The whole document.
    pub fn root(json: &'j Json) -> Self {
        Node {
            json: Some(json),
            up: None,
            step: Step::Item(0),
        }
    }

    /// The field of this name, there or not.
    pub fn get(&'a self, name: &'j str) -> Self {
        Node {
            json: self.json.and_then(|json| json.get(name)),
            up: Some(self),
            step: Step::Field(name),
        }
    }

    /// The item at this position, there or not.
    pub fn at(&'a self, position: usize) -> Self {
        let json = self.json.and_then(|json| json.items().get(position));
        Node {
            json,
            up: Some(self),
            step: Step::Item(position),
        }
    }

    /// Whether anything stands here; `null` is nothing.
    pub fn is_there(&self) -> bool {
        !matches!(self.json, None | Some(Json::Null))
    }

    /// The string that stands here.
    pub fn as_str(&self) -> Option<&'j str> {
        self.json.and_then(Json::as_str)
    }

    /// The fields that stand here.
    pub fn fields(&self) -> &'j [(String, Json)] {
        self.json.map_or(&[], Json::fields)
    }

    /// The `id` of each item of the list that stands here; empty where an item has none.
    pub fn ids(&self) -> Vec<&'j str> {
        ids(self.json.map_or(&[], Json::items))
    }

    fn pointer(&self) -> String {
        let Some(up) = self.up else {
            return String::new();
        };
        let mut pointer = up.pointer();
        pointer.push('/');
        match self.step {
            Step::Field(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Step::Item(position) => pointer.push_str(&position.to_string()),
        }
        pointer
    }
}

/// The `id` of each item; empty where an item has none. Stops at 255, more than any list may have.
pub(super) fn ids(items: &[Json]) -> Vec<&str> {
    items
        .iter()
        .take(255)
        .map(|item| item.get("id").and_then(Json::as_str).unwrap_or_default())
        .collect()
}

/// What was learnt on the way.
pub(super) struct Walk<'j> {
    pub faults: Vec<Fault>,
    /// Tags of the languages.
    pub tags: Vec<&'j str>,
    /// Ids of the roles.
    pub roles: Vec<&'j str>,
    /// Every different text so far, each in all languages one after the other.
    texts: Vec<Cow<'j, str>>,
}

impl<'j> Walk<'j> {
    pub fn new() -> Self {
        Walk {
            faults: Vec::new(),
            tags: Vec::new(),
            roles: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Notes that something else should stand here.
    pub fn fault(&mut self, node: &Node, expected: impl Into<Str>) {
        self.mismatch(node, describe(node.json), expected.into());
    }

    /// Notes a fault whose finding is more than the value.
    pub fn mismatch(&mut self, node: &Node, found: impl Into<Str>, expected: impl Into<Str>) {
        self.faults.push(Fault {
            pointer: node.pointer(),
            found: found.into(),
            expected: expected.into(),
        });
    }

    /// Whether an object stands here; its fields must be among these.
    pub fn object(&mut self, node: &Node, known: &[&str]) -> bool {
        if !matches!(node.json, Some(Json::Object(_))) {
            self.fault(node, "an object");
            return false;
        }
        for (name, _) in node.fields() {
            if !known.contains(&name.as_str()) && !NOTES.contains(&name.as_str()) {
                self.mismatch(&node.get(name), "an unknown name", one_of(known));
            }
        }
        true
    }

    /// Reads a list of 1 to `most` items; what is beyond is not looked at.
    pub fn list<'b, T: Clone + 'b>(
        &mut self,
        node: &Node<'_, 'j>,
        least: usize,
        most: usize,
        read: impl Fn(&mut Self, &Node<'_, 'j>, usize) -> T,
    ) -> Cow<'b, [T]> {
        let items = node.json.map_or(&[][..], Json::items);
        if !matches!(node.json, Some(Json::Array(_))) || items.len() < least || items.len() > most {
            self.fault(
                node,
                ["a list of ", &least.to_string(), " to ", &most.to_string()].concat(),
            );
        }
        (0..items.len().min(most))
            .map(|position| read(self, &node.at(position), position))
            .collect()
    }

    /// The same for a list that may be left out.
    pub fn optional_list<'b, T: Clone + 'b>(
        &mut self,
        node: &Node<'_, 'j>,
        most: usize,
        read: impl Fn(&mut Self, &Node<'_, 'j>, usize) -> T,
    ) -> Cow<'b, [T]> {
        if node.is_there() {
            self.list(node, 1, most, read)
        } else {
            Cow::Borrowed(&[])
        }
    }

    /// Reads one value for each role.
    pub fn per_role<'b, T: Clone + 'b>(
        &mut self,
        node: &Node<'_, 'j>,
        read: impl Fn(&mut Self, &Node<'_, 'j>) -> T,
    ) -> Cow<'b, [T]> {
        let roles = self.roles.clone();
        if roles.is_empty() || !self.object(node, &roles) {
            return Cow::Borrowed(&[]);
        }
        roles
            .into_iter()
            .map(|role| read(self, &node.get(role)))
            .collect()
    }

    /// Reads a whole number in a range.
    pub fn number(&mut self, node: &Node, least: u8, most: u8) -> u8 {
        match node.json {
            Some(Json::Number(n))
                if *n >= f64::from(least) && *n <= f64::from(most) && *n == f64::from(*n as u8) =>
            {
                *n as u8
            }
            _ => {
                self.fault(
                    node,
                    [
                        "a whole number from ",
                        &least.to_string(),
                        " to ",
                        &most.to_string(),
                    ]
                    .concat(),
                );
                least
            }
        }
    }

    /// The same for a number that may be left out.
    pub fn number_or(&mut self, node: &Node, least: u8, most: u8, default: u8) -> u8 {
        if node.is_there() {
            self.number(node, least, most)
        } else {
            default
        }
    }

    /// Reads the kebab-case id of an item; it must be the first of its list.
    pub fn id(&mut self, item: &Node<'_, 'j>, position: usize, ids: &[&str]) -> Str {
        let node = item.get("id");
        let id = self.kebab(&node);
        if !id.is_empty() && ids.iter().position(|other| *other == id) != Some(position) {
            self.fault(&node, "an id that is not used before");
        }
        id
    }

    /// Reads a name in kebab-case.
    pub fn kebab(&mut self, node: &Node) -> Str {
        let id = node.as_str().unwrap_or_default();
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9'))
        };
        if id.len() > 64 || !id.split('-').all(is_word) {
            self.fault(
                node,
                "lower-case letters and digits joined by hyphens, at most 64",
            );
            return Str::default();
        }
        Str::Owned(id.to_owned())
    }

    /// Reads the name of one of these; its position.
    pub fn reference(&mut self, node: &Node, ids: &[&str]) -> Option<u8> {
        let position = node
            .as_str()
            .filter(|id| !id.is_empty())
            .and_then(|id| ids.iter().position(|known| *known == id));
        if position.is_none() {
            self.fault(node, one_of(ids));
        }
        position.map(|position| position as u8)
    }

    /// Reads a text: a string for all languages, or a map with a string for each.
    pub fn text(&mut self, node: &Node<'_, 'j>) -> Text {
        let mut words = Vec::new();
        if matches!(node.json, Some(Json::Object(_))) && !self.tags.is_empty() {
            let tags = self.tags.clone();
            self.object(node, &tags);
            words.extend(
                tags.into_iter()
                    .map(|tag| Cow::Borrowed(self.string(&node.get(tag)))),
            );
        } else if !matches!(node.json, Some(Json::Object(_))) {
            let text = self.string(node);
            words.resize(self.tags.len(), Cow::Borrowed(text));
        }
        self.keep(words)
    }

    /// The same for a text that may be left out.
    pub fn optional_text(&mut self, node: &Node<'_, 'j>) -> Option<Text> {
        node.is_there().then(|| self.text(node))
    }

    /// Reads the spellings of a term: a list for all languages, or a map with a list for each. The term is one.
    pub fn forms(&mut self, node: &Node<'_, 'j>, term: Text) -> Text {
        let count = self.tags.len();
        let start = usize::from(term.0) * count;
        let mut words = self
            .texts
            .get(start..start + count)
            .unwrap_or_default()
            .to_vec();
        let tags = self.tags.clone();
        let by_language = matches!(node.json, Some(Json::Object(_))) && self.object(node, &tags);
        for (tag, word) in tags.into_iter().zip(&mut words) {
            let child = node.get(tag);
            let here = if by_language { &child } else { node };
            for form in self
                .optional_list(here, 24, |walk, form, _| walk.string(form))
                .into_owned()
            {
                if form.contains('|') {
                    self.fault(here, "spellings without |");
                }
                let word = word.to_mut();
                word.push('|');
                word.push_str(form);
            }
        }
        self.keep(words)
    }

    /// Reads one string that a visitor will see.
    pub fn string(&mut self, node: &Node<'_, 'j>) -> &'j str {
        match node.as_str() {
            // U+0000 separates the texts of a language.
            Some(text) if text.contains('\0') => self.fault(node, "a text without U+0000"),
            Some(text) if text.len() > MAX_TEXT => self.fault(node, "a text of at most 8000 bytes"),
            Some(text) if !text.trim_ascii().is_empty() => return text,
            _ => self.fault(node, "a text"),
        }
        ""
    }

    /// The place of a text, the former one if it was said before.
    fn keep(&mut self, mut words: Vec<Cow<'j, str>>) -> Text {
        let count = self.tags.len().max(1);
        let known = self.texts.chunks(count).position(|former| former == words);
        let place = known.unwrap_or(self.texts.len() / count);
        if known.is_none() {
            self.texts.append(&mut words);
        }
        Text(place as u16)
    }

    /// All texts of one language, separated by U+0000.
    pub fn texts(&self, language: usize) -> Str {
        let texts: Vec<&str> = self
            .texts
            .iter()
            .skip(language)
            .step_by(self.tags.len())
            .map(|text| &**text)
            .collect();
        Str::Owned(texts.join("\0"))
    }

    /// Bytes of all texts together.
    pub fn text_bytes(&self) -> usize {
        self.texts.iter().map(|text| text.len()).sum()
    }
}

/// `one of a, b, c`
pub(super) fn one_of(names: &[&str]) -> String {
    ["one of ", &names.join(", ")].concat()
}

/// A value in a few words.
fn describe(json: Option<&Json>) -> Str {
    match json {
        None => "nothing".into(),
        Some(Json::Null) => "null".into(),
        Some(Json::Bool(true)) => "true".into(),
        Some(Json::Bool(false)) => "false".into(),
        Some(Json::Number(number)) => describe_number(*number),
        Some(Json::String(text)) => {
            let start: String = text.chars().take(60).collect();
            let rest = if start.len() < text.len() {
                "…\""
            } else {
                "\""
            };
            ["\"", &start, rest].concat().into()
        }
        Some(Json::Array(items)) => ["a list of ", &items.len().to_string()].concat().into(),
        Some(Json::Object(_)) => "an object".into(),
    }
}

/// Three decimals at most: the standard library's way of writing floats would cost 10 kB.
fn describe_number(number: f64) -> Str {
    if number.is_nan() {
        return "not a number".into();
    }
    if number.abs() > 1e15 {
        return "a number beyond 1e15".into();
    }
    let thousandths = (number.abs() * 1000.0) as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let mut text = [sign, &(thousandths / 1000).to_string()].concat();
    if !thousandths.is_multiple_of(1000) {
        let decimals = (1000 + thousandths % 1000).to_string();
        text.push('.');
        text.push_str(decimals[1..].trim_end_matches('0'));
    }
    text.into()
}
