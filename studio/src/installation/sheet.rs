//! The declarations of a style sheet with their places, the rules that they stand in, and the conditions around those.
//!
//! Owns the form of a sheet; knows nothing of what a property means.

use cssparser::{ParseError, Parser, Token};

/// One declaration.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration<'a> {
    /// The property, as written.
    pub property: &'a str,
    /// The value, without `!important`.
    pub value: &'a str,
    /// Whether it has `!important`.
    pub is_important: bool,
    /// Where the property begins, in bytes of the sheet.
    pub at: usize,
    /// The rule that it stands in, by position in [`Sheet::rules`]; none in a `style` attribute.
    pub rule: Option<usize>,
}

/// A rule, or a block that is no at-rule's.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule<'a> {
    /// Its selectors, as written.
    pub selectors: &'a str,
    /// Where they begin, in bytes of the sheet.
    pub at: usize,
    /// Whether it stands in another rule.
    pub is_nested: bool,
    /// The at-rules around it, from the outside, such as `@media print`.
    pub conditions: Vec<&'a str>,
}

/// A style sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet<'a> {
    /// Its rules, in order.
    pub rules: Vec<Rule<'a>>,
    /// Its declarations, in order.
    pub declarations: Vec<Declaration<'a>>,
}

impl<'a> Sheet<'a> {
    /// Reads any text.
    pub fn read(css: &'a str) -> Self {
        let mut sheet = Self::default();
        sheet.items(&mut Parser::new(css), None, &[]);
        sheet
    }

    /// Reads rules and declarations until the block ends. The parser itself limits how deep blocks are nested.
    fn items(&mut self, input: &mut Parser<'a>, rule: Option<usize>, conditions: &[&'a str]) {
        loop {
            input.skip_whitespace();
            let start = input.position();
            let (end, is_block, is_over) = loop {
                // After a function, this passes over what is in it.
                input.skip_whitespace();
                let end = input.position();
                match input.next() {
                    Ok(Token::CurlyBracketBlock) => break (end, true, false),
                    Ok(Token::Semicolon | Token::CloseCurlyBracket | Token::CDO | Token::CDC) => {
                        break (end, false, false);
                    }
                    Ok(_) => {}
                    Err(_) => break (end, false, true),
                }
            };
            let before = input.slice(start..end);
            if !is_block {
                self.declarations
                    .extend(declaration(before, start.byte_index(), rule));
                if is_over {
                    return;
                }
                continue;
            }
            let before = before.trim_end();
            let mut conditions = conditions.to_vec();
            let inner = match before.starts_with('@') {
                true => {
                    conditions.push(before);
                    rule
                }
                false => {
                    self.rules.push(Rule {
                        selectors: before,
                        at: start.byte_index(),
                        is_nested: rule.is_some(),
                        conditions: conditions.clone(),
                    });
                    Some(self.rules.len() - 1)
                }
            };
            let _ = input.parse_nested_block(|input| {
                self.items(input, inner, &conditions);
                Ok::<(), ParseError<()>>(())
            });
        }
    }
}

fn declaration(text: &str, at: usize, rule: Option<usize>) -> Option<Declaration<'_>> {
    let (property, value) = text.split_once(':')?;
    let property = property.trim();
    let is_name = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
    if property.is_empty() || !property.chars().all(is_name) {
        return None;
    }
    let value = value.trim();
    let (value, is_important) = match value.rsplit_once('!') {
        Some((value, word)) if word.trim().eq_ignore_ascii_case("important") => {
            (value.trim_end(), true)
        }
        _ => (value, false),
    };
    Some(Declaration {
        property,
        value,
        is_important,
        at,
        rule,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn declarations_have_places_rules_and_conditions() {
        let css = "/* é */ a, .b { --x: light-dark(a;b, c) !important; color:red }\n@media print { @layer x { .c { margin: 0; &:hover { top: 0 } left: 0 } } }";
        let sheet = Sheet::read(css);
        let read: Vec<(&str, &str, &str)> = sheet
            .declarations
            .iter()
            .map(|it| {
                assert!(css[it.at..].starts_with(it.property));
                (
                    sheet.rules[it.rule.unwrap()].selectors,
                    it.property,
                    it.value,
                )
            })
            .collect();
        assert_eq!(
            read,
            [
                ("a, .b", "--x", "light-dark(a;b, c)"),
                ("a, .b", "color", "red"),
                (".c", "margin", "0"),
                ("&:hover", "top", "0"),
                (".c", "left", "0"),
            ]
        );
        assert!(sheet.declarations[0].is_important);
        assert_eq!(sheet.rules[1].conditions, ["@media print", "@layer x"]);
        assert_eq!(
            sheet
                .rules
                .iter()
                .map(|it| it.is_nested)
                .collect::<Vec<_>>(),
            [false, false, true]
        );
    }

    #[test]
    fn the_declarations_of_a_style_attribute_stand_in_no_rule() {
        let sheet = Sheet::read("--x: 1px; color: red");
        assert!(sheet.declarations.iter().all(|it| it.rule.is_none()));
        assert_eq!(sheet.declarations.len(), 2);
    }

    proptest! {
        #[test]
        fn any_text_is_read(css in "([{}();:@!&,./*\"'\\\\<>-]|a|--x|media|::part|\n|é| ){0,60}|.*") {
            let sheet = Sheet::read(&css);
            for declaration in &sheet.declarations {
                prop_assert!(css[declaration.at..].starts_with(declaration.property));
            }
        }
    }

    #[test]
    fn blocks_in_each_other_without_end_are_read() {
        let css = format!("{}color: red{}", ".a{".repeat(10_000), "}".repeat(10_000));
        assert_eq!(Sheet::read(&css).declarations.len(), 1);
    }
}
