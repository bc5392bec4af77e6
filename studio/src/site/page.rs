//! The styles in the HTML of a page: style blocks, `style` attributes, and the colour that a page gives to the browser's own interface.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use std::borrow::Cow;

/// How many class names of an element are shown.
const CLASSES: usize = 3;

/// CSS of one place.
#[derive(Debug, PartialEq)]
pub(super) struct Piece<'a> {
    /// The element of a `style` attribute, as a selector; empty for a sheet.
    pub selector: String,
    /// The CSS.
    pub css: Cow<'a, str>,
}

impl<'a> Piece<'a> {
    /// A whole sheet.
    pub fn sheet(css: &'a str) -> Self {
        Self {
            selector: String::new(),
            css: Cow::Borrowed(css),
        }
    }
}

/// Whether a text is HTML: a tag comes before the first block. In CSS, a tag is found at most inside of a block, in a picture.
pub(super) fn is_html(text: &str) -> bool {
    let is_tag = |rest: &str| {
        // Old sheets begin with a comment of HTML.
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || "!/?".contains(first))
            && !rest.starts_with("!--")
    };
    let before_blocks = text.split('{').next().unwrap_or_default();
    let is_comment_first = text.trim_start().starts_with("<!--");
    before_blocks.split('<').skip(1).any(is_tag) || is_comment_first && text.contains("</")
}

/// All CSS of a page, in the order in which it is there.
pub(super) fn pieces<'a>(html: &str) -> Vec<Piece<'a>> {
    let mut emitter = DefaultEmitter::default();
    // As browsers do it: what is in a style block or a script is text.
    emitter.naively_switch_states(true);
    let mut pieces = Vec::new();
    let mut is_style = false;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                is_style = tag.name == b"style" && !tag.self_closing;
                pieces.extend(of_tag(&tag));
            }
            Token::EndTag(_) => is_style = false,
            Token::String(text) if is_style => pieces.push(Piece {
                selector: String::new(),
                css: Cow::Owned(String::from_utf8_lossy(&text).into_owned()),
            }),
            _ => {}
        }
    }
    pieces
}

/// The CSS of a start tag.
fn of_tag<'a>(tag: &StartTag<()>) -> Option<Piece<'a>> {
    let value = |name: &str| {
        let value = tag.attributes.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(value).into_owned())
    };
    let name = String::from_utf8_lossy(&tag.name).into_owned();
    if name == "meta" && value("name").is_some_and(|it| it.eq_ignore_ascii_case("theme-color")) {
        return Some(Piece {
            selector: "meta[name=theme-color]".to_owned(),
            css: Cow::Owned(format!("color: {}", value("content")?)),
        });
    }
    let css = value("style")?;
    let classes = value("class").unwrap_or_default();
    let classes = classes.split_whitespace().take(CLASSES);
    let classes: String = classes.map(|class| format!(".{class}")).collect();
    Some(Piece {
        selector: format!("{name}{classes}[style]"),
        css: Cow::Owned(css),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_and_css_are_told_from_each_other() {
        for html in [
            "<!doctype html><style>.a{color:red}</style>",
            "  <p style='color:red'>",
            "Hello <b>you</b> { }",
            "<!-- page --><div></div>",
            "</div>",
        ] {
            assert!(is_html(html), "{html}");
        }
        for css in [
            "",
            ".a { background: url('data:image/svg+xml,<svg xmlns=\"x\"></svg>') }",
            "@media (width<600px) { .a { color: red } }",
            "color: red",
            "<!-- .a { color: red } -->",
            "a < b",
        ] {
            assert!(!is_html(css), "{css}");
        }
    }

    #[test]
    fn style_blocks_and_attributes_are_found() {
        let html = "<head><meta name=theme-color content='#123456'><style media=all>.a > b { color: red }</style>\
            <script>const a = '<p style=\"color: blue\">';</script>\
            <body><!-- <p style='color: blue'> --><a class='btn big wide very' style='color: &quot;x&quot;'>style</a>";
        let found: Vec<(String, String)> = pieces(html)
            .into_iter()
            .map(|piece| (piece.selector, piece.css.into_owned()))
            .collect();
        let own = |selector: &str, css: &str| (selector.to_owned(), css.to_owned());
        assert_eq!(
            found,
            [
                own("meta[name=theme-color]", "color: #123456"),
                own("", ".a > b { color: red }"),
                own("a.btn.big.wide[style]", "color: \"x\""),
            ]
        );
    }
}
