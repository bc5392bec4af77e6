//! Writes HTML.
//!
//! Owns the escaping of attribute values and comments; knows nothing of what they say.

/// An attribute as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its value; none for an attribute that is only there.
    pub value: Option<String>,
}

impl Given {
    /// An attribute. The name is one of the project's own, and is not escaped.
    pub fn new(name: &str, value: Option<String>) -> Self {
        Self {
            name: name.to_owned(),
            value,
        }
    }

    /// Whether it is this attribute with this value.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.as_deref() == Some(value)
    }
}

/// A start tag.
pub fn open_tag(name: &str, attributes: &[Given]) -> String {
    let attributes: String = attributes
        .iter()
        .map(|given| match &given.value {
            Some(value) => format!(" {}=\"{}\"", given.name, escaped(value)),
            None => format!(" {}", given.name),
        })
        .collect();
    format!("<{name}{attributes}>")
}

/// A value as it stands between double quotes. Line breaks are written as references, because editors change them; U+0000, which no document can
/// hold, is left out.
fn escaped(value: &str) -> String {
    let mut text = String::new();
    for c in value.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '"' => text.push_str("&quot;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\n' => text.push_str("&#10;"),
            '\r' => text.push_str("&#13;"),
            '\0' => {}
            _ => text.push(c),
        }
    }
    text
}

/// A comment. What would end it is written with a space, and U+0000 is left out.
pub fn comment(text: &str) -> String {
    let text = text
        .replace('\0', "")
        .replace("-->", "-- >")
        .replace("--!>", "-- !>")
        .replace("<!--", "<! --");
    let end = if text.ends_with('\n') { "" } else { " " };
    format!("<!-- {text}{end}-->")
}

/// Each line with two spaces before it.
pub fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use html5gum::{Token, Tokenizer};
    use proptest::prelude::*;

    fn tokens(html: &str) -> Vec<Token> {
        let tokens = Tokenizer::new(html).map(|token| token.unwrap());
        tokens
            .filter(|token| !matches!(token, Token::Error(_)))
            .collect()
    }

    proptest! {
        #[test]
        fn a_comment_ends_where_it_is_meant_to(text in "[<>!a \n-]{0,12}|.*") {
            let found = tokens(&format!("{}<p>", comment(&text)));
            prop_assert!(matches!(&found[..], [Token::Comment(_), Token::StartTag(_)]), "{:?}", found);
        }

        #[test]
        fn a_value_is_read_as_it_was_given(value: String) {
            let html = open_tag("p", &[Given::new("title", Some(value.clone())), Given::new("hidden", None)]);
            let found = tokens(&html);
            let [Token::StartTag(tag)] = &found[..] else {
                return Err(TestCaseError::fail(format!("{found:?}")));
            };
            let read = tag.attributes.get(&b"title"[..]).map(|value| String::from_utf8(value.to_vec()).unwrap());
            prop_assert_eq!(read, Some(value.replace('\0', "")));
            prop_assert_eq!(tag.attributes.len(), 2);
        }
    }
}
