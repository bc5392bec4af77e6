//! Lists of font families, as the property `font-family` has them.

use cssparser::{Parser, Token, serialize_string};

/// Names that stand for a kind of font, not for one.
const GENERIC: &[&str] = &[
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
    "math",
    "emoji",
    "fangsong",
];

/// Values of every property, which name no font.
const KEYWORDS: &[&str] = &[
    "inherit",
    "initial",
    "unset",
    "revert",
    "revert-layer",
    "default",
];

/// One family of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Family {
    /// The name, without quotes.
    pub name: String,
    /// Whether it stands for a kind of font.
    pub is_generic: bool,
}

impl Family {
    /// The family as CSS, in quotes where its name is more than one plain word.
    pub fn css(&self) -> String {
        let is_word = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-';
        let after_hyphens = self.name.trim_start_matches('-');
        let is_plain = after_hyphens.starts_with(|first: char| first.is_ascii_alphabetic())
            && self.name.bytes().all(is_word);
        // In quotes, the name of a generic family is that of a font.
        let is_keyword = |names: &[&str]| names.iter().any(|it| self.name.eq_ignore_ascii_case(it));
        if self.is_generic || is_plain && !is_keyword(GENERIC) && !is_keyword(KEYWORDS) {
            return self.name.clone();
        }
        let mut css = String::new();
        // Writing to a text cannot fail.
        let _ = serialize_string(&self.name, &mut css);
        css
    }
}

/// The list as CSS.
pub(crate) fn css(families: &[Family]) -> String {
    let all: Vec<String> = families.iter().map(Family::css).collect();
    all.join(", ")
}

/// The families of a list. What is no family is left out, and so are keywords such as `inherit`.
pub(crate) fn families(css: &str) -> Vec<Family> {
    let mut input = Parser::new(css);
    let mut families = Vec::new();
    let mut name = Some(String::new());
    let mut is_quoted = false;
    let mut take = |name: &mut Option<String>, is_quoted: &mut bool| {
        let is_one_of =
            |name: &str, names: &[&str]| names.iter().any(|it| name.eq_ignore_ascii_case(it));
        let whole = name.replace(String::new()).unwrap_or_default();
        let was_quoted = std::mem::take(is_quoted);
        if !whole.trim().is_empty() && (was_quoted || !is_one_of(&whole, KEYWORDS)) {
            families.push(Family {
                is_generic: !was_quoted && is_one_of(&whole, GENERIC),
                name: whole,
            });
        }
    };
    while let Ok(token) = input.next() {
        match token {
            Token::Comma => take(&mut name, &mut is_quoted),
            Token::Ident(word) if !is_quoted => {
                if let Some(name) = &mut name {
                    if !name.is_empty() {
                        name.push(' ');
                    }
                    name.push_str(word);
                }
            }
            Token::QuotedString(whole) if name.as_ref().is_some_and(String::is_empty) => {
                is_quoted = true;
                name = Some(whole.to_string());
            }
            // No name is made with it.
            _ => name = None,
        }
    }
    take(&mut name, &mut is_quoted);
    families
}

#[cfg(test)]
mod tests {
    use super::*;

    fn again(list: &str) -> String {
        css(&families(list))
    }

    #[test]
    fn names_of_several_words_are_put_in_quotes_and_generic_ones_are_not() {
        assert_eq!(
            again("Open Sans , Georgia,serif"),
            "\"Open Sans\", Georgia, serif"
        );
        assert_eq!(
            again("'Source Sans 3', \"Inter\""),
            "\"Source Sans 3\", Inter"
        );
        assert_eq!(again("\"serif\", 'inherit'"), "\"serif\", \"inherit\"");
    }

    #[test]
    fn what_is_no_family_is_left_out() {
        assert_eq!(again("var(--theirs), Arial"), "Arial");
        assert_eq!(again("inherit"), "");
        assert_eq!(again("Arial; } body { color: red"), "");
        assert_eq!(again("Poppins 3, 12px, Arial"), "Arial");
        assert_eq!(again(", ,"), "");
    }

    #[test]
    fn no_list_gets_out_of_its_value() {
        assert_eq!(
            again("'a\\\"; } b { }', Arial"),
            "\"a\\\"; } b { }\", Arial"
        );
    }
}
