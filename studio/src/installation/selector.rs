//! Selectors, as far as one can say which elements of a page they do not reach.
//!
//! Owns the last part of a selector, which names what it reaches; what stands before it and what narrows it is not looked at. Knows nothing of
//! what a rule sets.

use super::page::Element;
use cssparser::{ParseError, Parser, Token};

/// What a selector says of the elements that it reaches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selector {
    /// The name of the element.
    pub tag: Option<String>,
    /// Its classes.
    pub classes: Vec<String>,
    /// Its ids.
    pub ids: Vec<String>,
    /// Whether it is `:root`.
    pub is_root: bool,
    /// Whether it is `:host`.
    pub is_host: bool,
    /// Whether something stands in it that is not looked at here, such as `:hover`, `[dir]`, `&`, or another element before it.
    pub is_narrowed: bool,
    /// The names in `::part()`.
    pub parts: Vec<String>,
    /// Another pseudo-element, such as `before`.
    pub pseudo_element: Option<String>,
    /// Whether something stands behind `::part()` that reaches into the part, which nothing can.
    pub is_behind_part: bool,
}

impl Selector {
    /// The selectors of a list.
    pub fn list(text: &str) -> Vec<Self> {
        let mut parser = Parser::new(text);
        let mut starts = vec![0];
        let mut ends = Vec::new();
        loop {
            let before = parser.position().byte_index();
            match parser.next_including_whitespace() {
                Ok(Token::Comma) => {
                    ends.push(before);
                    starts.push(parser.position().byte_index());
                }
                Ok(_) => {}
                Err(_) => break,
            }
        }
        ends.push(text.len());
        let slices = starts
            .into_iter()
            .zip(ends)
            .filter_map(|(start, end)| text.get(start..end));
        slices.map(|it| Self::read(it.trim())).collect()
    }

    fn read(text: &str) -> Self {
        let mut parser = Parser::new(text);
        let mut selector = Self::default();
        // A combinator begins another part only if something follows it.
        let mut is_after_combinator = false;
        while let Ok(token) = parser.next_including_whitespace() {
            let token = token.clone();
            if matches!(token, Token::WhiteSpace(_) | Token::Delim('>' | '+' | '~')) {
                is_after_combinator = true;
                continue;
            }
            if is_after_combinator {
                is_after_combinator = false;
                selector = Self {
                    is_behind_part: selector.is_behind_part || !selector.parts.is_empty(),
                    is_narrowed: true,
                    ..Self::default()
                };
            }
            match token {
                Token::Ident(name) => selector.tag = Some(name.to_ascii_lowercase()),
                Token::IDHash(name) | Token::Hash(name) => selector.ids.push(name.to_string()),
                Token::Delim('.') => {
                    if let Ok(name) = parser.expect_ident() {
                        selector.classes.push(name.to_string());
                    }
                }
                Token::Colon => selector.pseudo(&mut parser),
                Token::Delim('*') => {}
                _ => selector.is_narrowed = true,
            }
        }
        selector
    }

    fn pseudo(&mut self, parser: &mut Parser<'_>) {
        let mut is_element = false;
        while let Ok(token) = parser.next_including_whitespace() {
            let token = token.clone();
            match token {
                Token::Colon => {
                    is_element = true;
                    continue;
                }
                Token::Ident(name) | Token::Function(name)
                    if name.eq_ignore_ascii_case("host") && !is_element =>
                {
                    self.is_host = true
                }
                Token::Function(name) if name.eq_ignore_ascii_case("part") && is_element => {
                    let _ = parser.parse_nested_block(|inside| {
                        while let Ok(token) = inside.next() {
                            if let Token::Ident(name) = token {
                                self.parts.push(name.to_string());
                            }
                        }
                        Ok::<(), ParseError<()>>(())
                    });
                }
                Token::Ident(name) if name.eq_ignore_ascii_case("root") && !is_element => {
                    self.is_root = true
                }
                Token::Ident(name) | Token::Function(name) => {
                    let name = name.to_ascii_lowercase();
                    let is_old =
                        ["before", "after", "first-line", "first-letter"].contains(&name.as_str());
                    // Behind a part it stands for something of the part.
                    if (is_element || is_old) && self.parts.is_empty() {
                        self.pseudo_element = Some(name);
                    } else {
                        self.is_narrowed = true;
                    }
                }
                _ => {}
            }
            return;
        }
    }

    /// Whether it says that it reaches an element of any name.
    fn takes_any_name(&self) -> bool {
        self.tag.is_none() && !self.is_root
    }

    /// Whether it may reach an element.
    pub fn may_reach(&self, element: &Element) -> bool {
        let has_name = self.tag.as_deref().is_none_or(|tag| tag == element.name);
        let has_ids = self
            .ids
            .iter()
            .all(|id| element.value("id") == Some(id.as_str()));
        has_name
            && has_ids
            && (!self.is_root || element.name == "html")
            && self.classes.iter().all(|class| element.has_class(class))
    }

    /// Whether it may reach a `<role-fit>` without attributes, which the loader puts into the page.
    pub fn may_reach_bare(&self, name: &str) -> bool {
        let has_name = self.takes_any_name() || self.tag.as_deref() == Some(name);
        has_name && !self.is_root && self.classes.is_empty() && self.ids.is_empty()
    }

    /// Whether it reaches the page as a whole.
    pub fn is_whole_page(&self) -> bool {
        self.is_root || matches!(self.tag.as_deref(), Some("html" | "body"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> Selector {
        let list = Selector::list(text);
        assert_eq!(list.len(), 1, "{list:?}");
        list.into_iter().next().unwrap()
    }

    #[test]
    fn a_selector_says_which_elements_it_reaches() {
        let selector = one("main > Section.hero.wide#top");
        assert_eq!(selector.tag.as_deref(), Some("section"));
        assert_eq!(
            (selector.classes, selector.ids),
            (
                vec!["hero".to_owned(), "wide".into()],
                vec!["top".to_owned()]
            )
        );
        assert!(selector.is_narrowed);
        assert!(one(":root").is_root && !one(":root").is_narrowed);
        assert!(one(":host(.x)").is_host && one(":host").is_host);
        assert!(one("a:hover").is_narrowed);
        assert!(one("a[href]").is_narrowed);
        assert!(one("*").takes_any_name());
    }

    #[test]
    fn a_list_is_split_at_its_own_commas() {
        let list = Selector::list("a, :is(b, c) , [x=\"d,e\"]");
        assert_eq!(list.len(), 3);
        assert_eq!(list[0].tag.as_deref(), Some("a"));
    }

    #[test]
    fn parts_and_pseudo_elements_are_told_apart() {
        let part = one("role-fit::part(choice button):hover");
        assert_eq!(
            (part.tag.as_deref(), part.parts),
            (Some("role-fit"), vec!["choice".to_owned(), "button".into()])
        );
        assert_eq!(one("a::before").pseudo_element.as_deref(), Some("before"));
        assert_eq!(one("a:after").pseudo_element.as_deref(), Some("after"));
        assert_eq!(one("role-fit::part(title)::before").pseudo_element, None);
        assert!(one("role-fit::part(cell) span").is_behind_part);
        assert!(!one("role-fit::part(cell) ").is_behind_part);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([.#:,>~+*&(){}\\[\\]|\"'\\\\ -]|a|part|host|root|::|é){0,30}|.*") {
            Selector::list(&text);
        }
    }
}
