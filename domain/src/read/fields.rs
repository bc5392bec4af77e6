//! Reads the fields of a JSON value and lists every fault in them: unknown names, wrong types, lengths and ranges.
//!
//! Owns the readings of single values (a text, a whole number, an id, a list …) and their limits. Knows which names can be referred to and
//! nothing else of a dataset's shape. Every byte of it is loaded with a host's dataset: the names of an object's fields stand in one string,
//! and readings take the field that is next in it; lists of names are such strings too.

use super::describe::{describe, write_number};
use super::node::Node;
use crate::cut::cut;
use crate::dataset::Text;
use crate::json::{Json, Kind};

/// Fields for humans, allowed everywhere and never read.
const NOTES: &str = "rationale sources criterion comment $schema";

/// The most bytes that a text may have in one language.
pub const TEXT: usize = 8_000;

/// The most faults that get a line; more are counted.
pub const FAULTS: usize = 50;

/// Roles, at most.
pub(super) const ROLES: usize = 12;

/// What is known on the way.
pub(super) struct Reader<'n> {
    /// A line for each fault.
    pub faults: String,
    /// How many there are.
    pub count: usize,
    /// Whether what is read is leaked, so that it lives as long as the page. A first reader leaks nothing, so that a faulty dataset costs no
    /// memory.
    pub leaks: bool,
    /// Tags of the languages, joined by spaces.
    pub tags: &'n str,
    /// Ids of the roles, joined by spaces.
    pub roles: &'n str,
    /// The whole document: what refers to something looks for it there.
    pub root: &'n Json,
    /// By role, the roles (as bits) that some choice puts it ahead of.
    pub ahead: [u16; ROLES],
    /// Every different text so far, each in all languages, with a NUL after each.
    texts: Vec<String>,
}

impl<'n> Reader<'n> {
    /// A reader through `root`. `texts` get the first numbers.
    pub fn new(root: &'n Json, roles: &'n str, texts: &[String], leaks: bool) -> Self {
        Reader {
            faults: String::new(),
            count: 0,
            leaks,
            tags: "",
            roles,
            root,
            ahead: [0; ROLES],
            texts: texts.to_vec(),
        }
    }

    /// Notes that something else should stand here.
    pub fn fault(&mut self, node: &Node, expected: &str) {
        self.fault_with(node, expected, "");
    }

    /// The same with a name after the words.
    pub fn fault_with(&mut self, node: &Node, expected: &str, name: &str) {
        self.count += 1;
        if self.count > FAULTS {
            return;
        }
        let line = &mut self.faults;
        if node.up.is_none() {
            line.push_str("dataset");
        }
        node.write_pointer(line);
        line.push_str(": found ");
        describe(node.json, line);
        for part in [", expected ", expected, name, "\n"] {
            line.push_str(part);
        }
    }

    /// The lines, and how many faults have none.
    pub fn fault_lines(&mut self) -> String {
        if self.count > FAULTS {
            self.faults.push_str("and ");
            write_number(&mut self.faults, self.count - FAULTS);
            self.faults.push_str(" more\n");
        }
        std::mem::take(&mut self.faults)
    }

    /// Whether an object stands here; its fields must be among these.
    pub fn object<'a>(&mut self, node: &mut Node<'a, '_>, names: &'a str) -> bool {
        node.rest = names;
        if node.json.kind != Kind::Object {
            self.fault(node, "an object");
            return false;
        }
        for at in 0..node.json.parts.len() {
            let part = node.at(at);
            if !names.is_empty() && find(names, part.name) == NONE {
                self.unknown(&part, names);
            }
        }
        true
    }

    /// Finds fault with a field whose name is none of these, unless it is for humans.
    pub fn unknown(&mut self, node: &Node, names: &str) {
        if find(NOTES, node.name) == NONE {
            self.fault_with(node, "one of ", names);
        }
    }

    /// Reads the items of a list; what is beyond `most` is not looked at. With a `least` of 0 the list may be left out, but not be
    /// empty.
    pub fn each(
        &mut self,
        list: &Node,
        least: usize,
        most: usize,
        read: &mut dyn FnMut(&mut Self, &mut Node),
    ) {
        if least == 0 && !list.is_there() {
            return;
        }
        let least = least.max(1);
        let is_list = list.json.kind == Kind::List;
        let count = if is_list { list.json.parts.len() } else { 0 };
        if count < least || count > most {
            self.expect_range(list, "a list of ", least, most);
        }
        for at in 0..count.min(most) {
            read(self, &mut list.at(at));
        }
    }

    /// The same; returns what was read.
    pub fn list<T>(
        &mut self,
        parent: &mut Node,
        least: usize,
        most: usize,
        mut read: impl FnMut(&mut Self, &mut Node) -> T,
    ) -> &'static [T] {
        let mut items = Vec::new();
        self.each(&parent.next(), least, most, &mut |reader, node| {
            items.push(read(reader, node));
        });
        self.leak(items)
    }

    /// Leaks a list, if this reader leaks anything.
    pub fn leak<T>(&self, items: Vec<T>) -> &'static [T] {
        if self.leaks { items.leak() } else { &[] }
    }

    /// Leaks a string, if this reader leaks anything.
    pub fn leak_str(&self, text: &str) -> &'static str {
        if self.leaks {
            String::from(text).leak()
        } else {
            ""
        }
    }

    fn expect_range(&mut self, node: &Node, what: &str, least: usize, most: usize) {
        let mut expected = String::from(what);
        write_number(&mut expected, least);
        if most > least {
            expected.push_str(" to ");
            write_number(&mut expected, most);
        }
        self.fault(node, &expected);
    }

    /// Reads one value for each role.
    pub fn per_role<T>(
        &mut self,
        parent: &mut Node,
        mut read: impl FnMut(&mut Self, &mut Node) -> T,
    ) -> Vec<T> {
        let mut values = Vec::new();
        self.each_role(parent, &mut |reader, node| values.push(read(reader, node)));
        values
    }

    fn each_role(&mut self, parent: &mut Node, read: &mut dyn FnMut(&mut Self, &mut Node)) {
        let mut node = parent.next();
        if self.object(&mut node, self.roles) {
            while !node.rest.is_empty() {
                read(self, &mut node);
            }
        }
    }

    /// The same, where the values may be left out together.
    pub fn optional_per_role<T>(
        &mut self,
        parent: &mut Node,
        read: impl FnMut(&mut Self, &mut Node) -> T,
    ) -> &'static [T] {
        let mut values = Vec::new();
        if parent.has_next() {
            values = self.per_role(parent, read);
        }
        self.leak(values)
    }

    /// Reads a whole number in a range; the largest stands for a wrong one.
    pub fn number(&mut self, parent: &mut Node, least: u8, most: u8) -> u8 {
        self.whole_number(&parent.next(), least.into(), most.into()) as u8
    }

    /// The same for one that stands here and may have four digits.
    pub fn whole_number(&mut self, node: &Node, least: usize, most: usize) -> usize {
        /// More than any range has, with another digit too.
        const WRONG: usize = 1_000_000;
        let mut number = WRONG;
        let digits = if most > 999 { 4 } else { 3 };
        if node.json.kind == Kind::Number && (1..=digits).contains(&node.json.text.len()) {
            number = 0;
            for byte in node.json.text.bytes() {
                let digit = usize::from(byte.wrapping_sub(b'0'));
                number = if digit < 10 {
                    number * 10 + digit
                } else {
                    WRONG
                };
            }
        }
        if number < least || number > most {
            self.expect_range(node, "a whole number from ", least, most);
            number = most;
        }
        number
    }

    /// Reads a whole number that may be left out, into a field.
    pub fn set_number(&mut self, parent: &mut Node, least: u8, most: u8, field: &mut u8) {
        if parent.has_next() {
            *field = self.number(parent, least, most);
        }
    }

    /// Reads the id of an item, which is in kebab-case, none of the reserved ones, and the first of its list.
    pub fn id(&mut self, item: &mut Node, reserved: &str) -> &'static str {
        let id = self.kebab(item);
        let node = &item.get("id");
        if find(reserved, node.json.as_str()) != NONE {
            self.fault_with(node, "an id other than ", reserved);
        }
        self.first(item);
        id
    }

    /// Finds fault with an item whose id an earlier one of its list has.
    pub fn first(&mut self, item: &Node) {
        let id = item.get("id");
        let name = id.json.as_str();
        let first = item.up.map_or(NONE, |list| position(list.json, name));
        if first != NONE && usize::from(first) != item.position {
            self.fault(&id, "an id of its own");
        }
    }

    /// Reads a name in kebab-case.
    pub fn kebab(&mut self, parent: &mut Node) -> &'static str {
        let node = parent.next();
        let id = node.json.as_str();
        let mut before = b'-';
        let mut fits = id.len() <= 64;
        for &b in id.as_bytes() {
            fits &= matches!(b, b'a'..=b'z' | b'0'..=b'9') || b == b'-' && before != b'-';
            before = b;
        }
        if !fits || before == b'-' {
            self.fault(&node, "an id such as a-role-or-2");
        }
        self.leak_str(id)
    }

    /// Reads the id of an item of a list; its position, [`NONE`] if there is none.
    pub fn reference(&mut self, node: &Node, list: &Json) -> u8 {
        let position = position(list, node.json.as_str());
        if position == NONE {
            self.fault_with(node, "one of ", &ids(list));
        }
        position
    }

    /// Reads a list of ids of some items, each once; their positions.
    pub fn references(&mut self, list: &Node, least: usize, most: usize, of: &Json) -> Vec<u8> {
        let mut found = Vec::new();
        self.each(list, least, most, &mut |reader, node| {
            let position = reader.reference(node, of);
            if position != NONE && found.contains(&position) {
                reader.fault(node, "each once");
            }
            found.push(position);
        });
        found
    }

    /// Reads a text: a string for all languages, or a map with a string for each.
    pub fn text(&mut self, parent: &mut Node) -> Text {
        self.text_here(&parent.next())
    }

    /// The same for a text that stands here.
    pub fn text_here(&mut self, node: &Node) -> Text {
        let mut node = Node { ..*node };
        let mut text = String::new();
        let is_map = self.is_map(&mut node);
        if !is_map {
            self.string(&node);
        }
        for _ in 0..count(self.tags) {
            text.push_str(if is_map {
                self.string(&node.next())
            } else {
                node.json.as_str()
            });
            text.push('\0');
        }
        self.intern(text)
    }

    /// The same for a text that may be left out.
    pub fn optional_text(&mut self, parent: &mut Node) -> Option<Text> {
        parent.has_next().then(|| self.text(parent))
    }

    /// Reads the spellings of a term: a list for all languages, or a map with a list for each. The term is one; `|` stands between.
    pub fn forms(&mut self, parent: &mut Node, term: Text) -> Text {
        let mut node = parent.next();
        let mut text = String::new();
        let is_map = self.is_map(&mut node);
        let terms = self.texts.get(usize::from(term.0)).cloned();
        let terms = terms.unwrap_or_default();
        let mut rest = &*terms;
        while !rest.is_empty() {
            text.push_str(cut(&mut rest, b'\0'));
            let child;
            let list = if is_map {
                child = node.next();
                &child
            } else {
                &node
            };
            self.each(list, 0, 24, &mut |reader, form| {
                text.push('|');
                text.push_str(reader.string(form));
            });
            text.push('\0');
        }
        self.intern(text)
    }

    /// Whether a map by language stands here.
    fn is_map<'a>(&mut self, node: &mut Node<'a, '_>) -> bool
    where
        'n: 'a,
    {
        node.json.kind == Kind::Object && self.object(node, self.tags)
    }

    /// Reads one string that a visitor will see.
    fn string<'j>(&mut self, node: &Node<'_, 'j>) -> &'j str {
        let text = node.json.as_str();
        let fits = !text.trim_ascii().is_empty() && text.len() <= TEXT;
        // Without a language no text can be kept.
        if !fits && !self.tags.is_empty() {
            let mut expected = String::from("a text of at most ");
            write_number(&mut expected, TEXT);
            self.fault_with(node, &expected, " bytes");
        }
        text
    }

    /// The position of a text in all languages; equal texts have one position.
    fn intern(&mut self, text: String) -> Text {
        let known = self.texts.iter().position(|former| *former == text);
        let position = known.unwrap_or(self.texts.len());
        if known.is_none() {
            self.texts.push(text);
        }
        Text(position as u16)
    }

    /// All texts of one language, a NUL after each.
    pub fn texts(&self, language: usize) -> &'static str {
        let mut texts = String::new();
        for text in &self.texts {
            let mut rest = &**text;
            for _ in 0..language {
                cut(&mut rest, b'\0');
            }
            texts.push_str(cut(&mut rest, b'\0'));
            texts.push('\0');
        }
        self.leak_str(&texts)
    }
}

/// Stands for no position: no list is so long.
pub(super) const NONE: u8 = u8::MAX;

/// The position of a name among names joined by spaces, or [`NONE`].
pub(super) fn find(names: &str, name: &str) -> u8 {
    let (mut rest, mut position) = (names, 0);
    while !rest.is_empty() && !name.is_empty() {
        if cut(&mut rest, b' ') == name {
            return position;
        }
        position += 1;
    }
    NONE
}

/// How many names there are.
pub(super) fn count(names: &str) -> usize {
    let (mut rest, mut count) = (names, 0);
    while !rest.is_empty() {
        cut(&mut rest, b' ');
        count += 1;
    }
    count
}

/// The position of the item with this id in a list, or [`NONE`].
pub(super) fn position(list: &Json, id: &str) -> u8 {
    let mut position = 0;
    for (_, item) in &list.parts {
        if position == NONE || item.get("id").as_str() == id && !id.is_empty() {
            break;
        }
        position += 1;
    }
    if usize::from(position) < list.parts.len() {
        position
    } else {
        NONE
    }
}

/// The ids of the items, joined by spaces; those that are no ids are found faulty where they stand. Stops at 60, the most that
/// any list with references to it may have.
pub(super) fn ids(list: &Json) -> String {
    let mut ids = String::new();
    for (_, item) in list.parts.iter().take(60) {
        let id = item.get("id").as_str();
        if id.len() <= 64 && !id.as_bytes().contains(&b' ') {
            join(&mut ids, id);
        }
    }
    ids
}

/// Adds a name to names.
pub(super) fn join(names: &mut String, name: &str) {
    if !names.is_empty() && !name.is_empty() {
        names.push(' ');
    }
    names.push_str(name);
}
