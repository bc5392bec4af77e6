//! A page as a browser builds it from its HTML, as far as the widget is concerned.
//!
//! Owns which element stands in which: what an end tag closes, where a paragraph ends, and where the body begins, as the parsing rules of the HTML
//! standard have it. Left out are the moves that those rules make around misnested formatting and around what stands loose in a table. Knows
//! nothing of the widget.

mod builder;

use builder::Builder;
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An attribute.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its name, in small letters.
    pub name: String,
    /// Its value, without quotes and references.
    pub value: String,
    /// Where its name begins, in bytes.
    pub at: usize,
}

/// What closed an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its own end tag, or none is needed.
    Tag,
    /// A block began at this place, and ended the paragraph that the element stood in.
    Block(usize),
    /// The end of an element around it.
    Around,
    /// The end of the page.
    Page,
}

/// An element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name, in small letters.
    pub name: String,
    /// Its attributes, in the order of the source.
    pub attributes: Vec<Attribute>,
    /// Where its tag begins, in bytes.
    pub at: usize,
    /// The element that it stands in, by position in [`Page::elements`].
    pub parent: Option<usize>,
    /// What closed it.
    pub end: End,
    /// Whether its tag ends with `/>`.
    pub is_self_closing: bool,
    /// Whether it stands in the head.
    pub is_in_head: bool,
    /// Whether it stands in a `<template>`, where nothing is shown or run.
    pub is_inert: bool,
    /// The text right in it.
    pub text: String,
    /// Where that text begins, in bytes.
    pub text_at: usize,
    /// Attributes that occur a second time and do not count: name and place.
    pub repeated: Vec<(String, usize)>,
}

impl Element {
    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|it| it.name == name)
    }

    /// The value of the attribute of this name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|it| it.value.as_str())
    }

    /// Whether it has this class.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.value("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|it| it == class)
    }
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its source, with `\n` at the end of each line.
    pub source: String,
    /// Its elements, in the order of the source.
    pub elements: Vec<Element>,
    /// Whether the source is a whole page and not only a part of its body.
    pub is_whole: bool,
}

impl Page {
    /// Reads any text.
    pub fn read(html: &str) -> Self {
        let source = html.replace("\r\n", "\n").replace('\r', "\n");
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let tokens = Tokenizer::new_with_emitter(&source, emitter).map(|token| match token {
            Ok(token) => token,
            Err(never) => match never {},
        });
        let tokens: Vec<Token<usize>> = tokens.collect();
        let is_whole = tokens.iter().any(|token| match token {
            Token::Doctype(_) => true,
            Token::StartTag(tag) => [&b"html"[..], b"head", b"body"].contains(&tag.name.as_slice()),
            _ => false,
        });
        let elements = Builder::build(&source, is_whole, tokens);
        Self {
            source,
            elements,
            is_whole,
        }
    }

    /// The elements around one, from the inside.
    pub fn around(&self, element: usize) -> impl Iterator<Item = usize> {
        let parent = |it: &usize| self.elements.get(*it).and_then(|it| it.parent);
        std::iter::successors(parent(&element), parent)
    }

    /// The elements right in one.
    pub fn children(&self, element: usize) -> impl Iterator<Item = &Element> {
        self.elements
            .iter()
            .filter(move |it| it.parent == Some(element))
    }

    /// Line and column of a place, both from 1; a column is a character.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let mut at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        let before = &self.source[..at];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The elements of a page with the names of those around them, from the outside.
    fn paths(html: &str) -> Vec<String> {
        let page = Page::read(html);
        (0..page.elements.len())
            .map(|at| {
                let mut names: Vec<&str> = page
                    .around(at)
                    .map(|it| page.elements[it].name.as_str())
                    .collect();
                names.reverse();
                names.push(&page.elements[at].name);
                names.join(" ")
            })
            .collect()
    }

    fn ends(html: &str, name: &str) -> Vec<End> {
        let page = Page::read(html);
        let of = page.elements.iter().filter(|it| it.name == name);
        of.map(|it| it.end).collect()
    }

    #[test]
    fn elements_stand_in_each_other() {
        assert_eq!(
            paths(
                "<!doctype html><html><head><title>a < b</title></head><body><ul><li><b>x</b><li>y</ul><br>z<p>q"
            ),
            [
                "html",
                "html head",
                "html head title",
                "html body",
                "html body ul",
                "html body ul li",
                "html body ul li b",
                "html body ul li",
                "html body br",
                "html body p"
            ]
        );
        assert_eq!(
            paths("<table><tr><td>a<td>b<tr><td>c</table><i>"),
            [
                "table",
                "table tr",
                "table tr td",
                "table tr td",
                "table tr",
                "table tr td",
                "i"
            ]
        );
        assert_eq!(
            paths("<dl><dt>a<dd>b<p>c</dl><h1>x<h2>y</h2>"),
            ["dl", "dl dt", "dl dd", "dl dd p", "h1", "h2"]
        );
        assert_eq!(
            paths("<svg><path/><g></g></svg><x-a/><i>"),
            ["svg", "svg path", "svg g", "x-a", "x-a i"]
        );
    }

    #[test]
    fn a_block_ends_the_paragraph_and_what_stands_open_in_it() {
        assert_eq!(
            paths("<p><x-a><h2>t</h2></x-a></p>"),
            ["p", "p x-a", "h2", "p"]
        );
        assert_eq!(ends("<p><x-a><h2>t</h2></x-a></p>", "x-a"), [End::Block(8)]);
        assert_eq!(
            paths("<p><div><h2>t</h2></div></p>"),
            ["p", "div", "div h2", "p"]
        );
        // A button keeps the paragraph around it open.
        assert_eq!(
            paths("<p><button><div></div></button>"),
            ["p", "p button", "p button div"]
        );
        assert_eq!(paths("<p><object><p>a"), ["p", "p object", "p object p"]);
    }

    #[test]
    fn what_closed_an_element_is_known() {
        assert_eq!(ends("<x-a></x-a>", "x-a"), [End::Tag]);
        assert_eq!(ends("<div><x-a></div>", "x-a"), [End::Around]);
        assert_eq!(ends("<x-a>", "x-a"), [End::Page]);
        // An end tag does not reach out of a block.
        assert_eq!(ends("<x-a><div></x-a></div>", "x-a"), [End::Page]);
        assert_eq!(ends("<body><x-a></body></html>", "x-a"), [End::Page]);
    }

    #[test]
    fn the_body_begins_at_the_first_element_that_belongs_there() {
        let in_head = |html: &str| {
            let page = Page::read(html);
            let names = page.elements.iter().filter(|it| it.is_in_head);
            names
                .map(|it| it.name.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            in_head("<!doctype html><script></script><p><script></script>"),
            "script"
        );
        assert_eq!(
            in_head("<html><head><link><x-a></x-a><script></script></head>"),
            "head link"
        );
        assert_eq!(
            in_head("<html><head></head><meta><body><script></script>"),
            "head meta"
        );
        assert_eq!(in_head("<head>text<script></script>"), "head");
        // A part of a page is a part of its body.
        assert_eq!(in_head("<script></script>"), "");
    }

    #[test]
    fn scripts_styles_and_frames_hold_text_only() {
        let page = Page::read("<script>'<p>'</script><style>a>b{}</style><iframe><p></iframe>");
        let texts: Vec<(&str, &str, usize)> = page
            .elements
            .iter()
            .map(|it| (it.name.as_str(), it.text.as_str(), it.text_at))
            .collect();
        assert_eq!(
            texts,
            [
                ("script", "'<p>'", 8),
                ("style", "a>b{}", 29),
                ("iframe", "<p>", 50)
            ]
        );
    }

    #[test]
    fn what_stands_in_a_template_is_inert() {
        let page = Page::read("<template><x-a></x-a></template><x-b></x-b>");
        let inert: Vec<&str> = page
            .elements
            .iter()
            .filter(|it| it.is_inert)
            .map(|it| it.name.as_str())
            .collect();
        assert_eq!(inert, ["x-a"]);
    }

    #[test]
    fn attributes_have_places_values_without_references_and_an_order() {
        let page = Page::read("é<x-a b = 'c &amp; d'\r\n  A=e b=f g>");
        let element = &page.elements[0];
        let attributes: Vec<(&str, &str)> = element
            .attributes
            .iter()
            .map(|it| (it.name.as_str(), it.value.as_str()))
            .collect();
        assert_eq!(attributes, [("b", "c & d"), ("a", "e"), ("g", "")]);
        let places: Vec<(usize, usize)> = element
            .attributes
            .iter()
            .map(|it| page.position(it.at))
            .collect();
        assert_eq!(places, [(1, 7), (2, 3), (2, 11)]);
        assert_eq!(page.position(element.at), (1, 2));
        assert_eq!(element.repeated.len(), 1);
        assert_eq!(
            (
                element.repeated[0].0.as_str(),
                page.position(element.repeated[0].1)
            ),
            ("b", (2, 7))
        );
    }

    #[test]
    fn a_second_tag_of_the_page_adds_what_the_first_one_lacks() {
        let page = Page::read("<html a=1><body><html a=2 lang=en>");
        let html = &page.elements[0];
        assert_eq!(
            (html.value("a"), html.value("lang")),
            (Some("1"), Some("en"))
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(html in "(<|>|/|p|div|table|tr|td|li|button|svg|template|head|body|html|script|style|!--|-->| a=b|'|\"|é|\r|\n|&amp|;){0,40}|.*") {
            let page = Page::read(&html);
            for (at, element) in page.elements.iter().enumerate() {
                prop_assert!(element.parent.is_none_or(|parent| parent < at));
                prop_assert!(element.at <= page.source.len());
                page.position(element.at);
                for attribute in &element.attributes {
                    let named = page.source.get(attribute.at..).unwrap_or_default().to_ascii_lowercase();
                    prop_assert!(named.starts_with(&attribute.name) || attribute.name.contains('\u{fffd}'), "{:?} {:?}", attribute, named);
                }
            }
        }
    }
}
