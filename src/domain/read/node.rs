//! A place in a JSON value: what stands there and the way to it.

use super::super::json::Json;
use super::describe::write_number;

/// A value (or its absence) and the way to it.
#[derive(Clone, Copy)]
pub(super) struct Node<'a, 'j> {
    pub json: Option<&'j Json>,
    up: Option<&'a Node<'a, 'j>>,
    /// The name of the field; empty for an item of a list.
    name: &'j str,
    position: usize,
}

impl<'a, 'j> Node<'a, 'j> {
    /// The whole document.
    pub fn root(json: &'j Json) -> Self {
        Node {
            json: Some(json),
            up: None,
            name: "",
            position: 0,
        }
    }

    /// The field of this name, there or not.
    pub fn get(&'a self, name: &'j str) -> Self {
        Node {
            json: self.json.and_then(|json| json.get(name)),
            up: Some(self),
            name,
            position: usize::MAX,
        }
    }

    /// The item at this position, there or not.
    pub fn at(&'a self, position: usize) -> Self {
        Node {
            json: self.items().get(position),
            up: Some(self),
            name: "",
            position,
        }
    }

    /// Whether anything stands here; `null` is nothing.
    pub fn is_there(&self) -> bool {
        !matches!(self.json, None | Some(Json::Null))
    }

    /// The string that stands here, else an empty one.
    pub fn as_str(&self) -> &'j str {
        self.json.and_then(Json::as_str).unwrap_or_default()
    }

    /// The items that stand here.
    pub fn items(&self) -> &'j [Json] {
        self.json.map_or(&[], Json::items)
    }

    /// The fields that stand here.
    pub fn fields(&self) -> &'j [(String, Json)] {
        self.json.map_or(&[], Json::fields)
    }

    /// The `id` of each item of the list that stands here; empty where an item has none.
    pub fn ids(&self) -> Vec<&'j str> {
        ids(self.items())
    }

    /// Writes the JSON pointer (RFC 6901) to here.
    pub fn write_pointer(&self, pointer: &mut String) {
        let Some(up) = self.up else { return };
        up.write_pointer(pointer);
        pointer.push('/');
        if self.position != usize::MAX {
            write_number(pointer, self.position);
        }
        for c in self.name.chars() {
            match c {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                _ => pointer.push(c),
            }
        }
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
