//! A position in a JSON value: the value there and the path to it.

use super::describe::write_number;
use crate::cut::cut;
use crate::json::{Json, Kind, NOTHING};

/// A value (or its absence) and the way to it.
pub(super) struct Node<'a, 'j> {
    pub json: &'j Json,
    /// What it is part of.
    pub up: Option<&'a Node<'a, 'j>>,
    /// The name of the field; empty for an item of a list.
    pub name: &'a str,
    /// Position in a list.
    pub position: usize,
    /// Names of the fields that [`next`](Self::next) has still to answer, joined by spaces.
    pub rest: &'a str,
}

impl<'a, 'j> Node<'a, 'j> {
    /// The whole document.
    pub fn root(json: &'j Json) -> Self {
        Node {
            json,
            up: None,
            name: "",
            position: 0,
            rest: "",
        }
    }

    /// The next of the named fields, there or not.
    pub fn next(&mut self) -> Node<'_, 'j> {
        let name = cut(&mut self.rest, b' ');
        self.get(name)
    }

    /// Whether the next of the named fields is there; one that is not is passed over.
    pub fn has_next(&mut self) -> bool {
        let rest = self.rest;
        let is_there = self.next().is_there();
        if is_there {
            self.rest = rest;
        }
        is_there
    }

    /// The field of this name, there or not.
    pub fn get<'b>(&'b self, name: &'b str) -> Node<'b, 'j> {
        Node {
            json: self.json.get(name),
            up: Some(self),
            name,
            position: 0,
            rest: "",
        }
    }

    /// The item or field at this position, there or not.
    pub fn at(&self, position: usize) -> Node<'_, 'j> {
        let (name, json) = self
            .json
            .parts
            .get(position)
            .map_or(("", &NOTHING), |(name, json)| (name, json));
        Node {
            json,
            up: Some(self),
            name,
            position,
            rest: "",
        }
    }

    /// Whether anything stands here; `null` is nothing.
    pub fn is_there(&self) -> bool {
        self.json.kind != Kind::Nothing
    }

    /// Writes the JSON pointer (RFC 6901) to here.
    pub fn write_pointer(&self, pointer: &mut String) {
        let Some(up) = self.up else { return };
        up.write_pointer(pointer);
        pointer.push('/');
        if up.json.kind == Kind::List {
            write_number(pointer, self.position);
        }
        for c in self.name.chars() {
            match c {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                '\0'..' ' => pointer.push(' '),
                _ => pointer.push(c),
            }
        }
    }
}
