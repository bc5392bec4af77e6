//! Builds the elements of a page from its tokens.
//!
//! Owns the parsing rules of the HTML standard, as far as its parent module says. Knows nothing of the widget.

use super::{Attribute, Element, End};
use html5gum::{Error, StartTag, Token};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    BeforeHead,
    Head,
    AfterHead,
    Body,
}

const IN_HEAD: &str =
    "base basefont bgsound link meta noframes noscript script style template title";

const VOID: &str = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr";

/// A start tag of these ends an open paragraph.
const ENDS_PARAGRAPH: &str = "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form \
    h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul \
    xmp";

/// An end tag looks for its element up to these.
const SCOPE: &str =
    "annotation-xml applet caption foreignobject html marquee mi mn mo ms mtext object table td th";

/// An end tag that is none of a block's looks for its element up to these.
const SPECIAL: &str = "address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup \
    dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head \
    header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes \
    noscript object ol p param plaintext pre script search section select source style summary table tbody td \
    template textarea tfoot th thead title \
    tr track ul wbr xmp";

/// Whether a list has a name.
fn has(list: &str, name: &str) -> bool {
    list.split(' ').any(|it| it == name)
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Builds the elements of a page from its tokens.
pub struct Builder<'a> {
    source: &'a str,
    elements: Vec<Element>,
    /// The open elements, from the outside.
    open: Vec<usize>,
    place: Place,
    /// What was repeated in the tag that is being read.
    repeated: Vec<(String, usize)>,
}

impl<'a> Builder<'a> {
    /// The elements of a page, in the order of the source.
    pub fn build(source: &'a str, is_whole: bool, tokens: Vec<Token<usize>>) -> Vec<Element> {
        let mut builder = Self {
            source,
            elements: Vec::new(),
            open: Vec::new(),
            place: if is_whole {
                Place::BeforeHead
            } else {
                Place::Body
            },
            repeated: Vec::new(),
        };
        for token in tokens {
            builder.token(token);
        }
        builder.close_to(0, End::Page);
        builder.elements
    }

    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => {
                self.repeated.clear();
                self.end(&text(&tag.name), tag.span.start);
            }
            Token::String(content) => self.text(&text(&content), content.span.start),
            Token::Error(error) if error.value == Error::DuplicateAttribute => {
                let name = self
                    .source
                    .get(error.span.start..error.span.end)
                    .unwrap_or_default();
                self.repeated
                    .push((name.to_ascii_lowercase(), error.span.start));
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn name(&self, element: usize) -> &str {
        self.elements.get(element).map_or("", |it| it.name.as_str())
    }

    fn current(&self) -> &str {
        self.open.last().map_or("", |last| self.name(*last))
    }

    /// Closes the open elements from this depth on.
    fn close_to(&mut self, depth: usize, end: End) {
        while self.open.len() > depth {
            if let Some(element) = self.open.pop().and_then(|last| self.elements.get_mut(last)) {
                element.end = end;
            }
        }
    }

    /// Closes the open element at this depth by its own end, and with it what stands in it.
    fn close_at(&mut self, depth: usize, within: End) {
        self.close_to(depth + 1, within);
        self.close_to(depth, End::Tag);
    }

    /// The depth of the innermost open element with one of these names, if it is in scope.
    fn find(&self, names: &[&str], limits: &[&str]) -> Option<usize> {
        for (depth, element) in self.open.iter().enumerate().rev() {
            let name = self.name(*element);
            if names.contains(&name) {
                return Some(depth);
            }
            if has(SCOPE, name) || name == "template" || limits.contains(&name) {
                return None;
            }
        }
        None
    }

    fn paragraph(&self) -> Option<usize> {
        self.find(&["p"], &["button"])
    }

    /// The same among the parts of a table.
    fn find_in_table(&self, names: &[&str]) -> Option<usize> {
        for (depth, element) in self.open.iter().enumerate().rev() {
            let name = self.name(*element);
            if names.contains(&name) {
                return Some(depth);
            }
            if matches!(name, "html" | "table" | "template") {
                return None;
            }
        }
        None
    }

    fn push(&mut self, name: String, tag: StartTag<usize>, stays_open: bool) {
        let mut attributes: Vec<Attribute> = tag
            .attributes
            .iter()
            .map(|(name, value)| Attribute {
                name: text(name),
                value: text(value),
                at: value.span.start,
            })
            .collect();
        attributes.sort_by_key(|it| it.at);
        let parent = self.open.last().copied();
        let is_in =
            |of: fn(&Element) -> bool| parent.and_then(|it| self.elements.get(it)).is_some_and(of);
        let is_inert = is_in(|it| it.is_inert || it.name == "template");
        self.elements.push(Element {
            attributes,
            at: tag.span.start,
            parent,
            end: End::Tag,
            is_self_closing: tag.self_closing,
            is_in_head: self.place == Place::Head
                || (self.place == Place::AfterHead && has(IN_HEAD, &name)),
            is_inert,
            text: String::new(),
            text_at: tag.span.end,
            repeated: std::mem::take(&mut self.repeated),
            name,
        });
        if stays_open {
            self.open.push(self.elements.len() - 1);
        }
    }

    fn begin_body(&mut self) {
        if self.place == Place::Body {
            return;
        }
        self.place = Place::Body;
        let depth = self.open.iter().position(|it| self.name(*it) == "head");
        if let Some(depth) = depth {
            self.close_at(depth, End::Around);
        }
    }

    fn start(&mut self, tag: StartTag<usize>) {
        let name = text(&tag.name);
        match name.as_str() {
            "html" | "body" => {
                if name == "body" {
                    self.begin_body();
                }
                let known = self.elements.iter().position(|it| it.name == name);
                if let Some(known) = known {
                    // A second tag adds the attributes that the first one lacks.
                    self.repeated.clear();
                    self.push(name, tag, false);
                    if let Some(second) = self.elements.pop()
                        && let Some(first) = self.elements.get_mut(known)
                    {
                        for attribute in second.attributes {
                            if first.attribute(&attribute.name).is_none() {
                                first.attributes.push(attribute);
                            }
                        }
                    }
                } else {
                    self.push(name, tag, true);
                }
                return;
            }
            "head" => {
                if self.place == Place::BeforeHead {
                    self.place = Place::Head;
                    self.push(name, tag, true);
                }
                return;
            }
            _ => {}
        }
        if self.place != Place::Body && !self.is_in_template() {
            match has(IN_HEAD, &name) {
                true if self.place == Place::BeforeHead => self.place = Place::Head,
                true => {}
                false => self.begin_body(),
            }
        }
        let is_foreign = self.is_foreign();
        if !is_foreign {
            self.close_before(&name, tag.span.start);
        }
        let is_void = has(VOID, &name)
            || ((is_foreign || matches!(name.as_str(), "svg" | "math")) && tag.self_closing);
        self.push(name, tag, !is_void);
    }

    fn is_in_template(&self) -> bool {
        self.open.iter().any(|it| self.name(*it) == "template")
    }

    fn is_foreign(&self) -> bool {
        let innermost = self.open.iter().rev().map(|it| self.name(*it));
        let mut innermost = innermost.skip_while(|name| {
            !matches!(
                *name,
                "svg" | "math" | "foreignobject" | "desc" | "annotation-xml"
            )
        });
        matches!(innermost.next(), Some("svg" | "math"))
    }

    /// Closes what a start tag closes.
    fn close_before(&mut self, name: &str, at: usize) {
        match name {
            "li" | "dd" | "dt" => {
                let same: &[&str] = if name == "li" { &["li"] } else { &["dd", "dt"] };
                let mut depth = None;
                for (position, element) in self.open.iter().enumerate().rev() {
                    let open = self.name(*element);
                    if same.contains(&open) {
                        depth = Some(position);
                    }
                    if depth.is_some()
                        || (has(SPECIAL, open) && !matches!(open, "address" | "div" | "p"))
                    {
                        break;
                    }
                }
                if let Some(depth) = depth {
                    self.close_at(depth, End::Around);
                }
            }
            "button" => {
                if let Some(depth) = self.find(&["button"], &[]) {
                    self.close_at(depth, End::Around);
                }
            }
            "option" | "optgroup" if self.current() == "option" => {
                self.close_to(self.open.len() - 1, End::Tag);
            }
            "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => {
                let around: &[&str] = match name {
                    "td" | "th" => &["tr"],
                    "tr" => &["tbody", "thead", "tfoot"],
                    _ => &["table"],
                };
                let depth = self
                    .find_in_table(around)
                    .or_else(|| self.find_in_table(&["table"]));
                let depth =
                    depth.or_else(|| self.open.iter().rposition(|it| self.name(*it) == "table"));
                if let Some(depth) = depth {
                    self.close_to(depth + 1, End::Around);
                }
            }
            _ => {}
        }
        if has(ENDS_PARAGRAPH, name)
            && let Some(depth) = self.paragraph()
        {
            self.close_at(depth, End::Block(at));
        }
        if is_heading(name) && is_heading(self.current()) {
            self.close_to(self.open.len() - 1, End::Tag);
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        match name {
            "head" => {
                if matches!(self.place, Place::BeforeHead | Place::Head) && !self.is_in_template() {
                    let depth = self.open.iter().position(|it| self.name(*it) == "head");
                    if let Some(depth) = depth {
                        self.close_at(depth, End::Around);
                    }
                    self.place = Place::AfterHead;
                }
            }
            // What follows belongs to the body all the same.
            "body" | "html" => {}
            "p" => match self.paragraph() {
                Some(depth) => self.close_at(depth, End::Around),
                None => {
                    self.begin_body();
                    let tag = StartTag {
                        name: b"p".to_vec().into(),
                        span: html5gum::Span { start: at, end: at },
                        ..StartTag::default()
                    };
                    self.push("p".to_owned(), tag, false);
                }
            },
            "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" => {
                if let Some(depth) = self.find_in_table(&[name]) {
                    self.close_at(depth, End::Around);
                }
            }
            _ if is_heading(name) => {
                if let Some(depth) = self.find(&["h1", "h2", "h3", "h4", "h5", "h6"], &[]) {
                    self.close_at(depth, End::Around);
                }
            }
            "li" => {
                if let Some(depth) = self.find(&["li"], &["ol", "ul"]) {
                    self.close_at(depth, End::Around);
                }
            }
            _ if has(ENDS_PARAGRAPH, name) || name == "button" => {
                if let Some(depth) = self.find(&[name], &[]) {
                    self.close_at(depth, End::Around);
                }
            }
            _ => {
                for (depth, element) in self.open.iter().enumerate().rev() {
                    let open = self.name(*element);
                    if open == name {
                        self.close_at(depth, End::Around);
                        return;
                    }
                    if has(SPECIAL, open) {
                        return;
                    }
                }
            }
        }
    }

    fn text(&mut self, content: &str, at: usize) {
        let is_blank = content.bytes().all(|it| it.is_ascii_whitespace());
        let is_loose = matches!(self.current(), "" | "html" | "head");
        if is_loose && !is_blank {
            self.begin_body();
        }
        if let Some(element) = self
            .open
            .last()
            .and_then(|last| self.elements.get_mut(*last))
        {
            if element.text.is_empty() {
                element.text_at = at;
            }
            element.text.push_str(content);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
