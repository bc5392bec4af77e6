//! What is in the value of a declaration: colours, fonts, a radius. Custom properties are replaced by their values first.

use super::fonts;
use super::sheet::Declaration;
use crate::color::Color;
use cssparser::{ParseError, Parser, Token};
use std::borrow::Cow;
use std::collections::HashMap;

/// The longest value in which custom properties are replaced, in bytes, and the longest that comes of it.
const LONGEST: usize = 2_000;
/// How much text is read for all replacements of a paste, in bytes.
const MOST: usize = 4_000_000;
/// How often a value may name a property that names a property, and so on.
const DEEPEST: u32 = 8;

/// The custom properties of a paste.
#[derive(Debug)]
pub(super) struct Variables<'a> {
    values: HashMap<&'a str, &'a str>,
    /// How much text may still be read for replacements.
    left: usize,
}

impl<'a> Variables<'a> {
    /// Those that are declared. Of several values the first counts: later ones are for dark pages or for parts of a page.
    pub fn of(declarations: &[Declaration<'a>]) -> Self {
        let mut values = HashMap::new();
        for declaration in declarations {
            if declaration.property.starts_with("--") {
                values
                    .entry(declaration.property)
                    .or_insert(declaration.value);
            }
        }
        Self { values, left: MOST }
    }

    /// A value with the values of custom properties in the place of `var()`. One that is not known stays, unless it has a fallback.
    pub fn expand<'b>(&mut self, value: &'b str) -> Cow<'b, str> {
        if value.len() > LONGEST || self.left == 0 || !value.contains("var(") {
            return Cow::Borrowed(value);
        }
        let mut expanded = String::new();
        match self.replace(value, DEEPEST, &mut expanded) {
            true => Cow::Owned(expanded),
            false => Cow::Borrowed(value),
        }
    }

    /// Writes a value with all replacements; false if that is too long, too deep or too much.
    fn replace(&mut self, value: &str, depth: u32, out: &mut String) -> bool {
        // An empty value is work as well.
        self.left = self.left.saturating_sub(value.len() + 8);
        if value.len() > LONGEST || self.left == 0 {
            return false;
        }
        let mut rest = value;
        while let Some(at) = rest.find("var(") {
            let arguments = &rest[at + 4..];
            let Some(end) = closing(arguments) else {
                break;
            };
            out.push_str(&rest[..at]);
            let (name, fallback) = match arguments[..end].split_once(',') {
                Some((name, fallback)) => (name.trim(), Some(fallback.trim())),
                None => (arguments[..end].trim(), None),
            };
            match self.values.get(name).copied().or(fallback) {
                Some(_) if depth == 0 => return false,
                Some(value) => {
                    if !self.replace(value, depth - 1, out) {
                        return false;
                    }
                }
                None => out.push_str(&rest[at..at + 4 + end + 1]),
            }
            rest = &arguments[end + 1..];
            if out.len() > LONGEST {
                return false;
            }
        }
        out.push_str(rest);
        out.len() <= LONGEST
    }
}

/// Where the parenthesis is closed that was opened before the text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|letter| {
        match letter {
            b'(' => depth += 1,
            b')' if depth == 0 => return true,
            b')' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// Functions that make a colour.
const FUNCTIONS: &[&str] = &[
    "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
];

/// Beginnings of properties whose values may name a colour. In others, such a word means something else.
const COLORED: &[&str] = &[
    "--",
    "background",
    "border",
    "box-shadow",
    "column-rule",
    "fill",
    "filter",
    "outline",
    "stroke",
    "text-decoration",
    "text-emphasis",
    "text-shadow",
];

/// Every colour in a value.
pub(super) fn colors(property: &str, value: &str, mut found: impl FnMut(Color)) {
    let is_colored =
        property.contains("color") || COLORED.iter().any(|it| property.starts_with(it));
    components(&mut Parser::new(value), is_colored, &mut found);
}

fn components(input: &mut Parser, has_names: bool, found: &mut dyn FnMut(Color)) {
    enum Part {
        Color,
        Function,
        Block,
        Other,
    }
    loop {
        input.skip_whitespace();
        let start = input.position();
        let part = match input.next() {
            Err(_) => return,
            Ok(Token::Hash(_) | Token::IDHash(_)) => Part::Color,
            Ok(Token::Ident(_)) if has_names => Part::Color,
            Ok(Token::Function(name)) if is_one_of(name, FUNCTIONS) => Part::Function,
            Ok(Token::Function(name)) if is_one_of(name, &["url", "image-set"]) => Part::Other,
            Ok(Token::Function(_) | Token::ParenthesisBlock) => Part::Block,
            Ok(_) => Part::Other,
        };
        let nested = match part {
            Part::Other => continue,
            Part::Color => Ok(()),
            Part::Function => input.parse_nested_block(|input| {
                while input.next().is_ok() {}
                Ok::<(), ParseError<()>>(())
            }),
            Part::Block => {
                // Beyond the limit of nesting, the content counts as that of the block around.
                let _ = input.parse_nested_block(|input| {
                    components(input, has_names, found);
                    Ok::<(), ParseError<()>>(())
                });
                continue;
            }
        };
        if nested.is_ok()
            && let Some(color) = Color::read(input.slice_from(start))
        {
            found(color);
        }
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Words in the names of fonts that have pictures instead of letters.
const PICTURES: &[&str] = &[
    "icon", "awesome", "glyph", "emoji", "swiper", "slick", "symbols",
];

/// The font families of a value, as a list in one form.
pub(super) fn fonts(property: &str, value: &str) -> Option<String> {
    let list = match property {
        _ if value.len() > LONGEST => return None,
        _ if property.eq_ignore_ascii_case("font-family") => value,
        _ if property.eq_ignore_ascii_case("font") => after_size(value)?,
        _ => return None,
    };
    let families = fonts::families(list);
    let name = families.first()?.name.to_ascii_lowercase();
    let is_pictures = PICTURES.iter().any(|word| name.contains(word));
    (!is_pictures).then(|| fonts::css(&families))
}

/// What follows the size, and the height of a line, in the shorthand `font`.
fn after_size(value: &str) -> Option<&str> {
    const SIZES: &[&str] = &[
        "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller",
        "larger",
    ];
    let mut input = Parser::new(value);
    loop {
        let is_size = match input.next().ok()? {
            Token::Dimension { .. } | Token::Percentage { .. } => true,
            Token::Ident(word) => is_one_of(word, SIZES),
            // A calculated size. A function in another place makes no list.
            Token::Function(_) => true,
            _ => false,
        };
        if is_size {
            break;
        }
    }
    let is_slash = input.try_parse(|input| input.expect_delim('/')).is_ok();
    if is_slash {
        input.next().ok()?;
    }
    // A function that was met is passed over with it.
    input.skip_whitespace();
    let rest = input.position();
    while input.next().is_ok() {}
    Some(input.slice_from(rest))
}

/// The first radius of a value.
pub(super) fn radius(property: &str, value: &str) -> Option<String> {
    let property = property.to_ascii_lowercase();
    // A custom property is counted where it is used.
    if !property.ends_with("radius") || !property.contains("border-") || property.starts_with("--")
    {
        return None;
    }
    let mut input = Parser::new(value);
    match input.next().ok()? {
        Token::Number { value, .. } if *value == 0.0 => Some("0".to_owned()),
        Token::Dimension { value, .. } if *value == 0.0 => Some("0".to_owned()),
        Token::Dimension { value, unit, .. } if *value > 0.0 => {
            Some(format!("{value}{}", unit.to_ascii_lowercase()))
        }
        Token::Percentage { unit_value, .. } if *unit_value > 0.0 => {
            // A percentage that was written with three digits has not more now.
            let percent = (f64::from(*unit_value) * 1e5).round() / 1e3;
            Some(format!("{percent}%"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hexes(property: &str, value: &str) -> Vec<String> {
        let mut found = Vec::new();
        colors(property, value, |color| found.push(color.hex()));
        found
    }

    fn variables(values: &[(&'static str, &'static str)]) -> Variables<'static> {
        let declarations: Vec<Declaration> = values
            .iter()
            .map(|(property, value)| Declaration {
                selector: ":root",
                property,
                value,
            })
            .collect();
        Variables::of(&declarations)
    }

    #[test]
    fn every_form_of_colour_is_found_wherever_it_stands() {
        assert_eq!(hexes("border", "1px solid #F00"), ["#ff0000"]);
        assert_eq!(
            hexes(
                "background-image",
                "linear-gradient(to right, navy 10%, rgb(0 0 0 / 50%))"
            ),
            ["#000080", "#00000080"]
        );
        assert_eq!(
            hexes("color", "light-dark(white, hsl(0, 100%, 50%))"),
            ["#ffffff", "#ff0000"]
        );
        assert_eq!(hexes("--any", "red"), ["#ff0000"]);
    }

    #[test]
    fn what_only_looks_like_a_colour_is_not_found() {
        assert_eq!(hexes("font-family", "Coral, Tan"), [""; 0]);
        assert_eq!(hexes("background", "url(#fff) no-repeat"), [""; 0]);
        assert_eq!(hexes("background", "url(\"#fff\")"), [""; 0]);
        assert_eq!(hexes("color", "inherit"), [""; 0]);
        assert_eq!(hexes("content", "\"red\""), [""; 0]);
    }

    #[test]
    fn custom_properties_are_replaced() {
        let mut known = variables(&[
            ("--blue", "#00f"),
            ("--link", "var( --blue )"),
            ("--rgb", "1, 2, 3"),
            ("--blue", "#000"),
            ("--circle", "var(--circle)"),
        ]);
        assert_eq!(known.expand("1px solid var(--link)"), "1px solid #00f");
        assert_eq!(known.expand("rgba(var(--rgb), 0.5)"), "rgba(1, 2, 3, 0.5)");
        assert_eq!(known.expand("var(--theirs, var(--blue))"), "#00f");
        assert_eq!(known.expand("var(--theirs) red"), "var(--theirs) red");
        assert_eq!(known.expand("var(--circle)"), "var(--circle)");
        assert_eq!(known.expand("var(--blue"), "var(--blue");
    }

    #[test]
    fn a_value_that_grows_with_every_replacement_stays_as_it_is() {
        let mut known = variables(&[
            (
                "--a",
                "var(--b) var(--b) var(--b) var(--b) var(--b) var(--b)",
            ),
            (
                "--b",
                "var(--c) var(--c) var(--c) var(--c) var(--c) var(--c)",
            ),
            (
                "--c",
                "var(--d) var(--d) var(--d) var(--d) var(--d) var(--d)",
            ),
            (
                "--d",
                "red red red red red red red red red red red red red red",
            ),
        ]);
        assert_eq!(known.expand("var(--a)"), "var(--a)");
    }

    #[test]
    fn fonts_are_found_in_both_properties() {
        assert_eq!(
            fonts("font-family", "Open Sans, serif"),
            Some("\"Open Sans\", serif".to_owned())
        );
        for value in [
            "italic 700 16px/1.5 Inter, serif",
            "16px / 150% Inter, serif",
            "bold small Inter, serif",
            "calc(1em + 1px) Inter, serif",
        ] {
            assert_eq!(
                fonts("font", value),
                Some("Inter, serif".to_owned()),
                "{value}"
            );
        }
        assert_eq!(fonts("font", "inherit"), None);
        assert_eq!(fonts("font", "caption"), None);
        assert_eq!(fonts("font-family", "\"Font Awesome 6 Free\""), None);
        assert_eq!(fonts("font-size", "12px"), None);
    }

    #[test]
    fn radii_are_found_in_their_properties() {
        assert_eq!(radius("border-radius", "4px 8px"), Some("4px".to_owned()));
        assert_eq!(
            radius("-webkit-border-top-left-radius", "0.5EM"),
            Some("0.5em".to_owned())
        );
        assert_eq!(radius("border-radius", "0px"), Some("0".to_owned()));
        assert_eq!(radius("border-radius", "33.3%"), Some("33.3%".to_owned()));
        assert_eq!(radius("border-radius", "var(--theirs)"), None);
        assert_eq!(radius("border-width", "4px"), None);
    }
}
