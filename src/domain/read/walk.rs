//! The walk through a JSON value: what may stand where, and every fault on the way.
//!
//! Owns the small readings (a text, a whole number, an id, a list …). Knows the languages and the roles of the
//! dataset, because texts and weights are keyed by them, and nothing else of its shape. Visitors pay for each byte
//! of this: readings take the parent and a name, so that the many calls stay short, and numbers are written by hand.

use std::borrow::Cow;

use super::super::dataset::{List, Str, Text};
use super::super::error::Fault;
use super::super::json::Json;
use super::describe::{describe, one_of, write_number};
use super::node::Node;

/// Fields for humans, allowed everywhere and never read.
const NOTES: [&str; 5] = ["rationale", "sources", "criterion", "comment", "$schema"];

/// The longest text in bytes.
const MAX_TEXT: usize = 8_000;

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
    pub fn fault(&mut self, node: &Node, expected: &'static str) {
        self.mismatch(node, describe(node.json), Cow::Borrowed(expected));
    }

    /// Notes a fault whose finding is more than the value.
    pub fn mismatch(&mut self, node: &Node, found: Str, expected: Str) {
        let mut pointer = String::new();
        node.write_pointer(&mut pointer);
        self.faults.push(Fault {
            pointer,
            found,
            expected,
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
                self.mismatch(
                    &node.get(name),
                    Cow::Borrowed("an unknown name"),
                    Cow::Owned(one_of(known)),
                );
            }
        }
        true
    }

    /// Reads a list; what is beyond `most` is not looked at.
    pub fn list<'b, T: Clone + 'b>(
        &mut self,
        parent: &Node<'_, 'j>,
        name: &'j str,
        least: usize,
        most: usize,
        mut read: impl FnMut(&mut Self, &Node<'_, 'j>, usize) -> T,
    ) -> Cow<'b, [T]> {
        let node = parent.get(name);
        let count = self.count(&node, least, most);
        Cow::Owned((0..count).map(|at| read(self, &node.at(at), at)).collect())
    }

    /// The same for a list that may be left out.
    pub fn optional_list<'b, T: Clone + 'b>(
        &mut self,
        parent: &Node<'_, 'j>,
        name: &'j str,
        most: usize,
        read: impl FnMut(&mut Self, &Node<'_, 'j>, usize) -> T,
    ) -> Cow<'b, [T]> {
        if parent.get(name).is_there() {
            self.list(parent, name, 1, most, read)
        } else {
            Cow::Borrowed(&[])
        }
    }

    /// How many items of a list to read.
    fn count(&mut self, node: &Node, least: usize, most: usize) -> usize {
        let count = node.items().len();
        // A list of none is a fault whatever stands there.
        if count < least || count > most {
            self.expect_range(node, "a list of ", least, most);
        }
        count.min(most)
    }

    fn expect_range(&mut self, node: &Node, what: &str, least: usize, most: usize) {
        let mut expected = what.to_owned();
        write_number(&mut expected, least);
        if most > least {
            expected.push_str(" to ");
            write_number(&mut expected, most);
        }
        self.mismatch(node, describe(node.json), Cow::Owned(expected));
    }

    /// Reads one value for each role.
    pub fn per_role<T: Clone>(
        &mut self,
        parent: &Node<'_, 'j>,
        name: &'j str,
        read: impl Fn(&mut Self, &Node<'_, 'j>, &'j str) -> T,
    ) -> List<T> {
        let node = parent.get(name);
        let roles = self.roles.clone();
        if roles.is_empty() || !self.object(&node, &roles) {
            return Cow::Borrowed(&[]);
        }
        roles
            .into_iter()
            .map(|role| read(self, &node, role))
            .collect()
    }

    /// Reads a whole number in a range.
    pub fn number(
        &mut self,
        parent: &Node<'_, 'j>,
        name: &'j str,
        least: u8,
        most: u8,
    ) -> Option<u8> {
        let node = parent.get(name);
        if let Some(Json::Number(number)) = node.json {
            let whole = *number as u8;
            if f64::from(whole) == *number && whole >= least && whole <= most {
                return Some(whole);
            }
        }
        self.expect_range(
            &node,
            "a whole number from ",
            usize::from(least),
            usize::from(most),
        );
        None
    }

    /// Reads a whole number that may be left out, 0 or 1 to `most`, into its place.
    pub fn set_number(
        &mut self,
        parent: &Node<'_, 'j>,
        name: &'j str,
        least: u8,
        most: u8,
        place: &mut u8,
    ) {
        if parent.get(name).is_there() {
            *place = self.number(parent, name, least, most).unwrap_or(*place);
        }
    }

    /// Reads the kebab-case id of an item; it must be the first of its list.
    pub fn id(&mut self, item: &Node<'_, 'j>, position: usize, ids: &[&str]) -> Str {
        let id = self.kebab(item, "id");
        if !id.is_empty() && ids.iter().position(|other| *other == id) != Some(position) {
            self.fault(&item.get("id"), "an id that is not used before");
        }
        id
    }

    /// Reads a name in kebab-case.
    pub fn kebab(&mut self, parent: &Node<'_, 'j>, name: &'j str) -> Str {
        let node = parent.get(name);
        let id = node.as_str();
        let mut before = b'-';
        for b in id.bytes().chain([b'-']) {
            let fits = matches!(b, b'a'..=b'z' | b'0'..=b'9') || b == b'-' && before != b'-';
            if !fits || id.len() > 64 {
                self.fault(
                    &node,
                    "lower-case letters and digits joined by hyphens, at most 64",
                );
                return Str::default();
            }
            before = b;
        }
        Str::Owned(id.to_owned())
    }

    /// Reads the name of one of these; its position.
    pub fn reference(&mut self, node: &Node, ids: &[&str]) -> Option<u8> {
        let name = node.as_str();
        let position = ids.iter().position(|id| *id == name && !name.is_empty());
        if position.is_none() {
            self.mismatch(node, describe(node.json), Cow::Owned(one_of(ids)));
        }
        position.map(|position| position as u8)
    }

    /// Reads the name of a role; its position.
    pub fn role(&mut self, node: &Node) -> u8 {
        let roles = self.roles.clone();
        self.reference(node, &roles).unwrap_or_default()
    }

    /// Reads a text: a string for all languages, or a map with a string for each.
    pub fn text(&mut self, parent: &Node<'_, 'j>, name: &'j str) -> Text {
        let node = parent.get(name);
        let tags = self.tags.clone();
        let is_map = matches!(node.json, Some(Json::Object(_)));
        if is_map && !tags.is_empty() {
            self.object(&node, &tags);
        }
        let same = if is_map { "" } else { self.string(&node) };
        let in_language = |tag| {
            Cow::Borrowed(if is_map {
                self.string(&node.get(tag))
            } else {
                same
            })
        };
        let texts = tags.into_iter().map(in_language).collect();
        self.keep(texts)
    }

    /// The same for a text that may be left out.
    pub fn optional_text(&mut self, parent: &Node<'_, 'j>, name: &'j str) -> Option<Text> {
        parent.get(name).is_there().then(|| self.text(parent, name))
    }

    /// Reads the spellings of a term: a list for all languages, or a map with a list for each. The term is one.
    pub fn forms(&mut self, parent: &Node<'_, 'j>, name: &'j str, term: Text) -> Text {
        let node = parent.get(name);
        let tags = self.tags.clone();
        let start = usize::from(term.0) * tags.len();
        let mut texts = self
            .texts
            .get(start..start + tags.len())
            .unwrap_or_default()
            .to_vec();
        let is_map = matches!(node.json, Some(Json::Object(_))) && !tags.is_empty();
        if is_map {
            self.object(&node, &tags);
        }
        for (tag, text) in tags.into_iter().zip(&mut texts) {
            let (parent, name) = if is_map { (&node, tag) } else { (parent, name) };
            let forms = self.optional_list(parent, name, 24, |walk, form, _| {
                let text = walk.string(form);
                if text.contains('|') {
                    walk.fault(form, "a spelling without |");
                }
                text
            });
            for form in forms.iter() {
                text.to_mut().push('|');
                text.to_mut().push_str(form);
            }
        }
        self.keep(texts)
    }

    /// Reads one string that a visitor will see.
    fn string(&mut self, node: &Node<'_, 'j>) -> &'j str {
        let text = node.as_str();
        if text.trim_ascii().is_empty() {
            self.fault(node, "a text");
        } else if text.len() > MAX_TEXT {
            self.fault(node, "a text of at most 8000 bytes");
        } else if text.contains('\0') {
            // It separates the texts of a language.
            self.fault(node, "a text without U+0000");
        } else {
            return text;
        }
        ""
    }

    /// The place of a text in all languages, the former one if it was said before.
    fn keep(&mut self, mut texts: Vec<Cow<'j, str>>) -> Text {
        let count = texts.len().max(1);
        let known = self.texts.chunks(count).position(|former| former == texts);
        let place = known.unwrap_or(self.texts.len() / count);
        if known.is_none() {
            self.texts.append(&mut texts);
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
