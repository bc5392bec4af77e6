//! The styles of a snippet.
//!
//! Owns where the tokens of a design go, and which of its values can stand in a style sheet. Knows nothing of the tag.

use super::html::{Given, open_tag};
use crate::contract::presets::Preset;
use crate::contract::tokens::{PREFIX, token};
use crate::design::Design;
use cssparser::{ParseError, Parser, Token};

/// A CSS file.
#[derive(Clone, Debug, PartialEq)]
pub struct CssFile {
    /// Its name, such as `rolefit-nordlys.css`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The styles as they are written.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    /// What goes into the head of the page.
    pub head: String,
    /// A file to be put beside `embed.js`.
    pub file: Option<CssFile>,
    /// What stands in `<style>` blocks, each as a browser hashes it.
    pub blocks: Vec<String>,
    /// Whether a style sheet is linked.
    pub is_linked: bool,
}

/// Writes the tokens of a design. `folder` is the address of the files, with a slash at its end.
pub fn write(
    design: &Design,
    place: super::Styles,
    folder: &str,
    notes: &mut Vec<String>,
) -> Styles {
    let design = without_what_breaks(design, notes);
    let mut styles = Styles::default();
    let preset = design
        .preset
        .as_deref()
        .filter(|name| Preset::of(name).is_some());
    match (place, preset) {
        (super::Styles::Preset, Some(preset)) => {
            styles.link(&format!("{folder}presets/{preset}.css"));
            notes.push(format!("The preset is the file presets/{preset}.css of dist/: copy that folder beside embed.js too."));
            styles.block(&differences(&design));
        }
        (super::Styles::File, _) => {
            let text = design.css(":root");
            if text.is_empty() {
                return styles;
            }
            let name = format!("rolefit-{}.css", file_name(&design.name));
            styles.link(&format!("{folder}{name}"));
            notes.push(format!(
                "Save the styles as {name}, and put that file beside embed.js."
            ));
            styles.file = Some(CssFile { name, text });
        }
        (place, _) => {
            if place == super::Styles::Preset && !design.changed().is_empty() {
                notes.push(
                    "The design starts from no preset, so its styles stand in a block.".to_owned(),
                );
            }
            styles.block(&design.css(":root"));
        }
    }
    styles
}

impl Styles {
    fn link(&mut self, address: &str) {
        let attributes = [
            Given::new("rel", Some("stylesheet".into())),
            Given::new("href", Some(address.to_owned())),
        ];
        self.head += &format!("{}\n", open_tag("link", &attributes));
        self.is_linked = true;
    }

    fn block(&mut self, css: &str) {
        if css.is_empty() {
            return;
        }
        // A text cannot end the element that it stands in; in a CSS string the backslash changes nothing.
        let content = format!("\n{}", css.replace("</", "<\\/"));
        self.head += &format!("<style>{content}</style>\n");
        self.blocks.push(content);
    }
}

/// A rule for the tokens that differ from those of the design's preset.
fn differences(design: &Design) -> String {
    let lines: String = design
        .tokens
        .iter()
        .filter(|(name, value)| token(name).is_some() && design.base(name) != **value)
        .map(|(name, value)| format!("  {PREFIX}{name}: {};\n", value.css()))
        .collect();
    match lines.is_empty() {
        true => lines,
        false => format!(":root {{\n{lines}}}\n"),
    }
}

/// The design without the values that would not end where their declaration does.
fn without_what_breaks(design: &Design, notes: &mut Vec<String>) -> Design {
    let mut design = design.clone();
    design.tokens.retain(|name, value| {
        let css = value.css();
        let stays = is_one_value(&css);
        if !stays {
            notes.push(format!(
                "{name}: not written, because “{css}” is no value of CSS."
            ));
        }
        stays
    });
    design
}

/// Whether a text is a value that ends where it should, however it is meant.
fn is_one_value(css: &str) -> bool {
    let css = css.trim();
    // A text that does not close what it opens goes on behind the semicolon.
    let followed = format!("{css};-");
    let mut parser = Parser::new(&followed);
    let is_whole =
        parser.parse_until_before(cssparser::Delimiter::Semicolon, |value| all_tokens(value));
    !css.is_empty() && is_whole.is_ok() && parser.position().byte_index() == css.len()
}

fn all_tokens(parser: &mut Parser<'_>) -> Result<(), ParseError<()>> {
    while let Ok(token) = parser.next_including_whitespace_and_comments() {
        let is_refused = token.is_parse_error()
            || matches!(
                token,
                Token::Semicolon
                    | Token::CurlyBracketBlock
                    | Token::Delim('!' | '<')
                    | Token::CDO
                    | Token::CDC
            );
        if is_refused {
            return Err(ParseError::unexpected_token());
        }
        if matches!(
            token,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock
        ) {
            parser.parse_nested_block(|inside| all_tokens(inside))?;
        }
    }
    Ok(())
}

/// A name for a file: the design's in small letters, digits and hyphens.
fn file_name(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    match parts.is_empty() {
        true => "design".to_owned(),
        false => parts.join("-"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_ends_where_it_should_is_written() {
        for css in [
            "#123456",
            "light-dark(oklch(0.5 0.1 200 / 50%), var(--brand, #fff))",
            "\"Iowan Old Style\", 'a;b}', serif",
            "0 1px 2px rgb(0 0 0 / 0.2), inset 0 0 1px",
            "no colour",
            "url(data:x)",
        ] {
            assert!(is_one_value(css), "{css}");
        }
    }

    #[test]
    fn a_value_that_would_go_on_is_not() {
        for css in [
            "",
            " ",
            "red; color: blue",
            "red } body { display: none",
            "red;",
            "rgb(1, 2",
            "rgb(1, 2))",
            "\"Arial",
            "red /* ",
            "red \\",
            "red !important",
            "{}",
            "red</style><script>alert(1)</script>",
            "url(a b)",
            "f(a } b)",
            "[a",
            "-->",
        ] {
            assert!(!is_one_value(css), "{css}");
        }
    }

    #[test]
    fn a_file_is_named_after_the_design() {
        assert_eq!(
            file_name("Atelier Nordlys, 2nd try"),
            "atelier-nordlys-2nd-try"
        );
        assert_eq!(file_name("  "), "design");
        assert_eq!(file_name("../é"), "design");
    }
}
