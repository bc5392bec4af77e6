//! The colour that a token has in a design, in a light and in a dark widget.
//!
//! Owns the few forms of CSS in which tokens are written: colours, `light-dark()`, `var()` and `color-mix(in oklab, …)`. A value of any other
//! form has no colour here. Knows nothing of contrast.

use super::Color;
use crate::contract::tokens::{PREFIX, token, tokens};
use crate::design::{Design, Value};
use cssparser::{ParseError, Parser, Token};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Before the name of a token inside of the widget, where it always has a value.
const PRIVATE: &str = "--_rf-";
/// How many steps the colour of one value may take. The deepest design that makes sense takes about twenty.
const STEPS: u32 = 10_000;

/// Whether a widget is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Dark letters on a light ground.
    Light,
    /// The opposite.
    Dark,
}

impl Scheme {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its side of a value.
    pub fn of(self, value: &Value) -> &str {
        match self {
            Self::Light => value.light(),
            Self::Dark => value.dark(),
        }
    }
}

/// The colour of a token in a design; `None` where it cannot be computed, as with `var(--theirs)`.
pub fn color(design: &Design, token: &str, scheme: Scheme) -> Option<Color> {
    Resolver::of(design).token(token, scheme)
}

/// The value of a token with another colour in one scheme, as a design keeps it.
///
/// The other side stays as it is, unless it follows other tokens: their names have no value on a host's page where the design does not
/// set them, so the colour is written instead.
pub fn with_color(design: &Design, token: &str, scheme: Scheme, new: Color) -> Value {
    let value = design.value(token);
    let side = |its: Scheme| {
        let text = its.of(&value);
        match text.contains("var(") {
            _ if its == scheme => new.hex(),
            true => color(design, token, its).map_or_else(|| text.to_owned(), Color::hex),
            false => text.to_owned(),
        }
    };
    Value::Pair {
        light: side(Scheme::Light),
        dark: side(Scheme::Dark),
    }
}

/// A value, read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Color(Color),
    LightDark(Box<[Expression; 2]>),
    Variable(Variable, Option<Box<Expression>>),
    Mix {
        colors: Box<[Expression; 2]>,
        /// The share of the first, from 0 to 1.
        share: f64,
        /// By what the opacity is multiplied.
        opacity: f64,
    },
    /// What cannot be computed here.
    Unknown,
}

/// A token by one of its two names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Variable {
    /// As a page sets it.
    Public(&'static str),
    /// As the widget uses it: the page's value, else the default.
    Private(&'static str),
}

/// Why a value has no colour.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Gap {
    /// It names a custom property that has no value there. The browser then takes the fallback, in the end the default.
    Unset,
    /// It cannot be computed.
    Unknown,
}

/// The colours of a design's tokens.
#[derive(Clone, Debug)]
pub struct Resolver {
    /// What the design sets on the page, by token.
    set: BTreeMap<&'static str, Expression>,
}

impl Resolver {
    /// The tokens of this design.
    pub fn of(design: &Design) -> Self {
        let colors = design
            .changed()
            .into_iter()
            .filter(|(name, _)| DEFAULTS.contains_key(name));
        Self {
            set: colors
                .map(|(name, value)| (name, parse(&value.css())))
                .collect(),
        }
    }

    /// Sets a token to one colour in both schemes.
    pub fn set(&mut self, token: &'static str, color: Color) {
        self.set.insert(token, Expression::Color(color));
    }

    /// The colour of a token; `None` where it cannot be computed.
    pub fn token(&self, token: &str, scheme: Scheme) -> Option<Color> {
        let (name, _) = DEFAULTS.get_key_value(token)?;
        self.compute(&Expression::Variable(Variable::Private(name), None), scheme)
    }

    /// The colour of a value in a style sheet of the widget.
    pub(super) fn compute(&self, value: &Expression, scheme: Scheme) -> Option<Color> {
        let mut evaluation = Evaluation {
            resolver: self,
            scheme,
            path: Vec::new(),
            steps: STEPS,
        };
        evaluation.compute(value, Place::Widget).ok()
    }

    /// The token that decides the colour of this one: another where the value is nothing but `var()`, else itself.
    pub fn source(&self, token: &'static str) -> &'static str {
        let mut source = token;
        // No more steps than there are tokens, for tokens that follow each other in a circle.
        for _ in 0..DEFAULTS.len() {
            let (value, place) = match self.set.get(source) {
                Some(value) => (value, Place::Page),
                None => (
                    DEFAULTS.get(source).unwrap_or(&Expression::Unknown),
                    Place::Widget,
                ),
            };
            match (value, place) {
                (Expression::Variable(Variable::Private(name), _), Place::Widget) => source = name,
                (Expression::Variable(Variable::Public(name), _), Place::Page)
                    if self.set.contains_key(name) =>
                {
                    source = name;
                }
                _ => return source,
            }
        }
        token
    }
}

/// The default of each token that is a colour.
static DEFAULTS: LazyLock<BTreeMap<&'static str, Expression>> = LazyLock::new(|| {
    let colors = tokens()
        .iter()
        .filter(|token| token.name.starts_with("color-"));
    colors
        .map(|token| (token.name, parse(token.default)))
        .collect()
});

/// Where a value stands: that decides which custom properties have one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    /// In the rule that sets the tokens. Private names have no value there, and public ones only those of the design.
    Page,
    /// Inside of the widget.
    Widget,
}

struct Evaluation<'a> {
    resolver: &'a Resolver,
    scheme: Scheme,
    /// The custom properties whose values are being computed, to find circles.
    path: Vec<(Place, &'static str)>,
    steps: u32,
}

impl Evaluation<'_> {
    fn compute(&mut self, value: &Expression, place: Place) -> Result<Color, Gap> {
        self.steps = self.steps.checked_sub(1).ok_or(Gap::Unknown)?;
        match value {
            Expression::Color(color) => Ok(*color),
            Expression::Unknown => Err(Gap::Unknown),
            Expression::LightDark(sides) => {
                let [light, dark] = [&sides[0], &sides[1]].map(|side| self.compute(side, place));
                // What is unset anywhere in a value makes all of it invalid.
                if light == Err(Gap::Unset) || dark == Err(Gap::Unset) {
                    return Err(Gap::Unset);
                }
                match self.scheme {
                    Scheme::Light => light,
                    Scheme::Dark => dark,
                }
            }
            Expression::Mix {
                colors,
                share,
                opacity,
            } => {
                let [one, other] = [&colors[0], &colors[1]].map(|color| self.compute(color, place));
                if one == Err(Gap::Unset) || other == Err(Gap::Unset) {
                    return Err(Gap::Unset);
                }
                let mixed = one?.mix_oklab(*share, other?);
                Ok(mixed.with_alpha(mixed.opacity() * opacity))
            }
            Expression::Variable(variable, fallback) => {
                let found = match (variable, place) {
                    (Variable::Private(_), Place::Page) => Err(Gap::Unset),
                    (Variable::Private(name), Place::Widget) => self.in_widget(name),
                    (Variable::Public(name), _) => self.on_page(name),
                };
                match (found, fallback) {
                    (Err(Gap::Unset), Some(fallback)) => self.compute(fallback, place),
                    (found, _) => found,
                }
            }
        }
    }

    /// The value that the design sets on the page.
    fn on_page(&mut self, name: &'static str) -> Result<Color, Gap> {
        let value = self.resolver.set.get(name).ok_or(Gap::Unset)?;
        self.within((Place::Page, name), |evaluation| {
            evaluation.compute(value, Place::Page)
        })
    }

    /// The value that the widget uses.
    fn in_widget(&mut self, name: &'static str) -> Result<Color, Gap> {
        match self.on_page(name) {
            Err(Gap::Unset) => {}
            found => return found,
        }
        let default = DEFAULTS.get(name).ok_or(Gap::Unknown)?;
        self.within((Place::Widget, name), |evaluation| {
            evaluation.compute(default, Place::Widget)
        })
    }

    /// Computes the value of a property. Within its own value a property has none.
    fn within(
        &mut self,
        property: (Place, &'static str),
        compute: impl FnOnce(&mut Self) -> Result<Color, Gap>,
    ) -> Result<Color, Gap> {
        if self.path.contains(&property) {
            return Err(Gap::Unset);
        }
        self.path.push(property);
        let found = compute(self);
        self.path.pop();
        found
    }
}

/// Reads a value.
pub(super) fn parse(css: &str) -> Expression {
    Parser::new(css)
        .parse_entirely(expression)
        .unwrap_or(Expression::Unknown)
}

type Fault = ParseError<()>;

fn expression(input: &mut Parser) -> Result<Expression, Fault> {
    input.skip_whitespace();
    let start = input.position();
    let Token::Function(name) = input.next()?.clone() else {
        return Ok(plain(input.slice_from(start)));
    };
    let read = match &*name.to_ascii_lowercase() {
        "light-dark" => light_dark,
        "var" => variable,
        "color-mix" => mix,
        _ => {
            input.parse_nested_block(skip)?;
            return Ok(plain(input.slice_from(start)));
        }
    };
    // What is wrong inside of a function ends with it.
    Ok(input
        .parse_nested_block(read)
        .unwrap_or(Expression::Unknown))
}

/// A colour that depends on nothing.
fn plain(css: &str) -> Expression {
    Color::read(css).map_or(Expression::Unknown, Expression::Color)
}

fn skip(input: &mut Parser) -> Result<(), Fault> {
    while input.next().is_ok() {}
    Ok(())
}

fn light_dark(input: &mut Parser) -> Result<Expression, Fault> {
    let light = expression(input)?;
    input.expect_comma()?;
    let dark = expression(input)?;
    Ok(Expression::LightDark(Box::new([light, dark])))
}

fn variable(input: &mut Parser) -> Result<Expression, Fault> {
    let name = input.expect_ident_cloned()?;
    let fallback = match input.try_parse(Parser::expect_comma) {
        Ok(()) => Some(Box::new(expression(input)?)),
        Err(_) => None,
    };
    let public = name.strip_prefix(PREFIX).and_then(token);
    let private = name.strip_prefix(PRIVATE).and_then(token);
    let variable = match (public, private) {
        (Some(token), _) => Variable::Public(token.name),
        (_, Some(token)) => Variable::Private(token.name),
        // A property of the page's own: only the page knows its value.
        _ => return Ok(Expression::Unknown),
    };
    Ok(Expression::Variable(variable, fallback))
}

fn mix(input: &mut Parser) -> Result<Expression, Fault> {
    input.expect_ident_matching("in")?;
    input.expect_ident_matching("oklab")?;
    input.expect_comma()?;
    let (one, its) = part(input)?;
    input.expect_comma()?;
    let (other, others) = part(input)?;
    let (share, sum) = match (its, others) {
        (None, None) => (0.5, 1.0),
        (Some(share), None) => (share, 1.0),
        (None, Some(share)) => (1.0 - share, 1.0),
        (Some(one), Some(other)) => (one / (one + other), one + other),
    };
    // Two of 0 % are no mix.
    if share.is_nan() {
        return Err(ParseError::unexpected_token());
    }
    Ok(Expression::Mix {
        colors: Box::new([one, other]),
        share,
        opacity: sum.min(1.0),
    })
}

/// A colour of a mix, with its percentage before it or after.
fn part(input: &mut Parser) -> Result<(Expression, Option<f64>), Fault> {
    let before = input.try_parse(Parser::expect_percentage).ok();
    let color = expression(input)?;
    let share = before.or_else(|| input.try_parse(Parser::expect_percentage).ok());
    match share.map(f64::from) {
        Some(share) if !(0.0..=1.0).contains(&share) => Err(ParseError::unexpected_token()),
        share => Ok((color, share)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with(values: &[(&str, &str)]) -> Design {
        let mut design = Design::new();
        for (name, css) in values {
            design.tokens.insert((*name).to_owned(), Value::of_css(css));
        }
        design
    }

    fn both(values: &[(&str, &str)], token: &str) -> [Option<String>; 2] {
        let design = with(values);
        Scheme::ALL.map(|scheme| color(&design, token, scheme).map(Color::hex))
    }

    fn pair(light: &str, dark: &str) -> [Option<String>; 2] {
        [Some(light.to_owned()), Some(dark.to_owned())]
    }

    #[test]
    fn every_default_that_is_a_colour_has_one_in_light_and_dark() {
        let resolver = Resolver::of(&Design::new());
        assert!(DEFAULTS.len() > 8);
        for name in DEFAULTS.keys() {
            for scheme in Scheme::ALL {
                assert!(resolver.token(name, scheme).is_some(), "{name}");
            }
        }
        assert_eq!(both(&[], "color-text"), pair("#1c1e24", "#e9ebf0"));
    }

    #[test]
    fn a_token_follows_the_one_that_its_default_names() {
        assert_eq!(both(&[], "color-focus"), both(&[], "color-accent"));
        let accent = [("color-accent", "light-dark(#800000, #ff8080)")];
        assert_eq!(both(&accent, "color-focus"), pair("#800000", "#ff8080"));
    }

    #[test]
    fn a_mix_follows_its_parts() {
        let values = [("color-muted", "#000000"), ("color-surface", "#ffffff")];
        let mixed = Color::BLACK.mix_oklab(0.7, Color::WHITE).hex();
        assert_eq!(both(&values, "color-control"), pair(&mixed, &mixed));
    }

    #[test]
    fn a_value_may_name_a_token_that_the_design_sets() {
        let values = [
            ("color-accent", "light-dark(navy, skyblue)"),
            ("color-positive", "var(--rolefit-color-accent)"),
            (
                "color-border",
                "color-mix(in oklab, var(--rolefit-color-accent) 50%, transparent)",
            ),
        ];
        assert_eq!(both(&values, "color-positive"), pair("#000080", "#87ceeb"));
        assert_eq!(
            both(&values, "color-border"),
            pair("#00008080", "#87ceeb80")
        );
    }

    #[test]
    fn a_value_that_names_what_the_page_does_not_set_leaves_the_default() {
        // As browsers do it: the whole property is then as if it were not set.
        for css in [
            "var(--rolefit-color-accent)",
            "var(--_rf-color-accent)",
            "light-dark(#fff, var(--_rf-color-accent))",
            "color-mix(in oklab, #fff, var(--_rf-color-accent))",
        ] {
            let values = [("color-text", css)];
            assert_eq!(
                both(&values, "color-text"),
                pair("#1c1e24", "#e9ebf0"),
                "{css}"
            );
        }
        let values = [("color-text", "var(--_rf-color-accent, #123456)")];
        assert_eq!(both(&values, "color-text"), pair("#123456", "#123456"));
    }

    #[test]
    fn tokens_that_name_each_other_in_a_circle_have_their_defaults() {
        let values = [
            ("color-text", "var(--rolefit-color-muted)"),
            ("color-muted", "var(--rolefit-color-text)"),
        ];
        assert_eq!(both(&values, "color-text"), both(&[], "color-text"));
        assert_eq!(both(&values, "color-muted"), both(&[], "color-muted"));
    }

    #[test]
    fn what_only_the_page_knows_has_no_colour() {
        for css in [
            "var(--theirs)",
            "var(--theirs, #fff)",
            "currentcolor",
            "Canvas",
            "inherit",
            "no colour",
            "#fff #000",
            "",
            "color-mix(in srgb, red, blue)",
            "color-mix(in oklab, red)",
            "color-mix(in oklab, red 0%, blue 0%)",
            "color-mix(in oklab, red -10%, blue)",
            "color-mix(in oklab, red 50%, blue 150%)",
            "light-dark(#fff)",
        ] {
            assert_eq!(
                both(&[("color-text", css)], "color-text"),
                [None, None],
                "{css}"
            );
        }
        let half = [("color-text", "light-dark(#123456, var(--theirs))")];
        assert_eq!(
            both(&half, "color-text"),
            [Some("#123456".to_owned()), None]
        );
        assert_eq!(both(&[], "radius"), [None, None]);
    }

    #[test]
    fn percentages_count_before_and_after_a_colour() {
        for css in [
            "color-mix(in oklab, red 25%, blue)",
            "color-mix(in oklab, 25% red, blue)",
            "color-mix(in oklab, red, blue 75%)",
            "COLOR-MIX(in OKLAB, red 25% , blue 75%)",
        ] {
            let mixed = Color::rgb(255, 0, 0)
                .mix_oklab(0.25, Color::rgb(0, 0, 255))
                .hex();
            assert_eq!(
                both(&[("color-text", css)], "color-text"),
                pair(&mixed, &mixed),
                "{css}"
            );
        }
        let thin = both(
            &[("color-text", "color-mix(in oklab, red 20%, red 20%)")],
            "color-text",
        );
        assert_eq!(thin, pair("#ff000066", "#ff000066"));
    }

    #[test]
    fn the_source_of_a_token_is_the_one_that_decides_its_colour() {
        let plain = Resolver::of(&Design::new());
        assert_eq!(plain.source("color-focus"), "color-accent");
        assert_eq!(plain.source("color-control"), "color-control");
        let set = Resolver::of(&with(&[
            ("color-accent", "#123456"),
            ("color-text", "var(--rolefit-color-accent)"),
            ("color-muted", "var(--rolefit-color-border)"),
            ("color-positive", "var(--rolefit-color-positive)"),
        ]));
        assert_eq!(set.source("color-text"), "color-accent");
        assert_eq!(set.source("color-muted"), "color-muted");
        assert_eq!(set.source("color-positive"), "color-positive");
    }

    #[test]
    fn a_colour_for_one_scheme_keeps_that_of_the_other() {
        let design = with(&[("color-text", "light-dark(#123456, rebeccapurple)")]);
        let new = Color::rgb(1, 2, 3);
        let css = |token, scheme| with_color(&design, token, scheme, new).css();
        assert_eq!(
            css("color-text", Scheme::Light),
            "light-dark(#010203, rebeccapurple)"
        );
        assert_eq!(
            css("color-text", Scheme::Dark),
            "light-dark(#123456, #010203)"
        );
        // var(--_rf-color-accent) would have no value on the page.
        assert_eq!(
            css("color-focus", Scheme::Light),
            "light-dark(#010203, #a3b5ff)"
        );
    }

    #[test]
    fn a_value_that_grows_with_every_token_has_an_end() {
        let names: Vec<&str> = DEFAULTS.keys().copied().collect();
        let values: Vec<(&str, String)> = names
            .windows(2)
            .map(|pair| {
                let next = format!("var(--rolefit-{})", pair[1]);
                let mix = (0..6).fold(next.clone(), |css, _| {
                    format!("color-mix(in oklab, {css}, color-mix(in oklab, {next}, {next}))")
                });
                (pair[0], mix)
            })
            .collect();
        let mut values: Vec<(&str, &str)> =
            values.iter().map(|(name, css)| (*name, &**css)).collect();
        values.push((names[names.len() - 1], "red"));
        assert_eq!(both(&values, names[0]), [None, None]);
    }

    proptest! {
        #[test]
        fn any_value_has_a_colour_or_none(css in "[a-z0-9#(),% -]{0,60}", any in ".{0,40}") {
            both(&[("color-text", &css), ("color-accent", &any)], "color-text");
        }
    }
}
