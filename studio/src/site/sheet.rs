//! The declarations of a style sheet with the selectors that they stand under.

use cssparser::{ParseError, Parser, Token};

/// How much of a selector is looked at, in bytes.
const LONGEST_SELECTOR: usize = 200;

/// One declaration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Declaration<'a> {
    /// The selector that it stands under; empty for declarations alone.
    pub selector: &'a str,
    /// The property, as written.
    pub property: &'a str,
    /// The value, without `!important`.
    pub value: &'a str,
}

impl<'a> Declaration<'a> {
    /// The beginning of the selector.
    pub fn place(&self) -> &'a str {
        let mut end = self.selector.len().min(LONGEST_SELECTOR);
        while !self.selector.is_char_boundary(end) {
            end -= 1;
        }
        &self.selector[..end]
    }
}

/// Adds the declarations of a sheet. Those of a `style` attribute stand under `selector`.
pub(super) fn read<'a>(css: &'a str, selector: &'a str, found: &mut Vec<Declaration<'a>>) {
    items(&mut Parser::new(css), selector, found);
}

/// What the next token means.
enum Step {
    Go,
    Block,
    End,
    EndOfInput,
}

/// Reads rules and declarations until the block ends. Nesting has a limit: below it, the content of blocks counts as that of the block
/// around them.
fn items<'a>(input: &mut Parser<'a>, selector: &'a str, found: &mut Vec<Declaration<'a>>) {
    loop {
        input.skip_whitespace();
        let start = input.position();
        loop {
            // After a function, this passes over what is in it.
            input.skip_whitespace();
            let end = input.position();
            let step = match input.next() {
                Ok(Token::CurlyBracketBlock) => Step::Block,
                Ok(Token::Semicolon | Token::CloseCurlyBracket | Token::CDO | Token::CDC) => {
                    Step::End
                }
                Ok(_) => Step::Go,
                Err(_) => Step::EndOfInput,
            };
            match step {
                Step::Go => {}
                Step::Block => {
                    let before = input.slice(start..end).trim();
                    // The rules of a media query are what they are without it, and a font face is a place of its own.
                    let within = match before.starts_with('@') && !before.starts_with("@font-face")
                    {
                        true => selector,
                        false => before,
                    };
                    let _ = input.parse_nested_block(|input| {
                        items(input, within, found);
                        Ok::<(), ParseError<()>>(())
                    });
                    break;
                }
                Step::End | Step::EndOfInput => {
                    found.extend(declaration(input.slice(start..end), selector));
                    match step {
                        Step::EndOfInput => return,
                        _ => break,
                    }
                }
            }
        }
    }
}

fn declaration<'a>(text: &'a str, selector: &'a str) -> Option<Declaration<'a>> {
    let (property, value) = text.split_once(':')?;
    let property = property.trim();
    let is_name = |letter: u8| letter.is_ascii_alphanumeric() || b"-_".contains(&letter);
    if property.is_empty() || !property.bytes().all(is_name) {
        return None;
    }
    let value = value.trim();
    let value = match value.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => value.trim_end(),
        _ => value,
    };
    Some(Declaration {
        selector,
        property,
        value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(css: &str) -> Vec<(String, String, String)> {
        let mut found = Vec::new();
        read(css, "", &mut found);
        let own = |it: &Declaration| {
            [it.selector, it.property, it.value]
                .map(str::to_owned)
                .into()
        };
        found.iter().map(own).collect()
    }

    fn one(selector: &str, property: &str, value: &str) -> (String, String, String) {
        [selector, property, value].map(str::to_owned).into()
    }

    #[test]
    fn declarations_stand_under_their_selectors() {
        assert_eq!(
            all("/* all */ a:hover, .b { color: red; background: blue !important }\n.c{--x:1px}"),
            [
                one("a:hover, .b", "color", "red"),
                one("a:hover, .b", "background", "blue"),
                one(".c", "--x", "1px"),
            ]
        );
    }

    #[test]
    fn rules_of_media_queries_and_nested_rules_are_read() {
        let css = "@charset \"utf-8\"; @media (width <= 600px) { .a { color: red; &:hover { color: blue } margin: 0 } }";
        assert_eq!(
            all(css),
            [
                one(".a", "color", "red"),
                one("&:hover", "color", "blue"),
                one(".a", "margin", "0"),
            ]
        );
    }

    #[test]
    fn declarations_alone_are_read() {
        assert_eq!(
            all("color: red; background: url(a;b) blue; color: rgb(0 0 0)"),
            [
                one("", "color", "red"),
                one("", "background", "url(a;b) blue"),
                one("", "color", "rgb(0 0 0)"),
            ]
        );
    }

    #[test]
    fn what_is_broken_does_not_hide_what_follows() {
        assert_eq!(
            all("} .a { color: red } ) ; .b { margin }"),
            [one(".a", "color", "red")]
        );
        assert_eq!(
            all("<!-- .a { color: red } -->"),
            [one(".a", "color", "red")]
        );
        assert_eq!(all(".a { color: red"), [one(".a", "color", "red")]);
    }

    #[test]
    fn blocks_in_each_other_without_end_are_read() {
        let css = format!("{}color: red{}", ".a{".repeat(1000), "}".repeat(1000));
        assert_eq!(all(&css).len(), 1);
    }
}
