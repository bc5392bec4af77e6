//! Colours: reading them, their contrast, and the derivation of a whole set of tokens from the colours of a brand.
//!
//! Owns [`Color`] and what is computed from one or two of them. Only its modules know of tokens.

pub mod brand;
pub mod contrast;
pub mod resolve;

use palette::convert::FromColorUnclamped;
use palette::{LinSrgb, Oklab, Oklch, Srgb};

/// The longest text that is read as a colour, in bytes. A relative colour of several levels is shorter.
const LONGEST: usize = 256;
/// How far a channel of linear light may be outside of 0..1 before a colour is out of gamut: far less than a step of eight bits.
const TOLERANCE: f64 = 1e-4;

/// A colour of sRGB with its opacity, in eight bits a channel as screens show it.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Color {
    /// Red, from 0 to 255.
    pub red: u8,
    /// Green, likewise.
    pub green: u8,
    /// Blue, likewise.
    pub blue: u8,
    /// The opacity: 0 is transparent and 255 opaque.
    pub alpha: u8,
}

impl Color {
    /// White.
    pub const WHITE: Self = Self::rgb(255, 255, 255);
    /// Black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);

    /// An opaque colour.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self {
            red,
            green,
            blue,
            alpha: 255,
        }
    }

    /// Reads a colour as CSS writes it: hexadecimal, by name, or with one of the functions from `rgb()` to `oklch()` and `color()`.
    ///
    /// A colour outside of sRGB is brought into it by [`Self::of_oklch`].
    ///
    /// # Errors
    /// The text is no colour, or one that depends on the page, such as `currentcolor`. The error says what was found and what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::read(text).ok_or_else(|| fault(text.trim()))
    }

    /// As [`Self::parse`], without words for what is wrong.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        // The parser takes more than CSS does: hexadecimal digits alone, and the functions hsv(), hsva() and hwba().
        let is_hex = text.starts_with('#');
        let is_css = is_hex || !text.bytes().all(|letter| letter.is_ascii_hexdigit());
        let function = text.split('(').next().unwrap_or_default().trim_end();
        let is_foreign = ["hsv", "hsva", "hwba"]
            .iter()
            .any(|name| function.eq_ignore_ascii_case(name));
        if text.len() > LONGEST || !is_css || is_foreign {
            return None;
        }
        let color = csscolorparser::parse(text).ok()?;
        let channels = [color.r, color.g, color.b].map(f64::from);
        if !channels.iter().all(|channel| channel.is_finite()) || color.a.is_nan() {
            return None;
        }
        let [red, green, blue] = channels;
        let rgb = Srgb::new(red, green, blue);
        let opaque = match channels.iter().all(|channel| (0.0..=1.0).contains(channel)) {
            true => Self::of_srgb(rgb),
            false => Self::of_oklch(Oklch::from_color_unclamped(rgb)),
        };
        Some(opaque.with_alpha(f64::from(color.a)))
    }

    /// The colour in hexadecimal form, with the opacity only where it is not opaque: `#3146c8`, `#3146c880`.
    pub fn hex(self) -> String {
        let Self {
            red,
            green,
            blue,
            alpha,
        } = self;
        match alpha {
            255 => format!("#{red:02x}{green:02x}{blue:02x}"),
            _ => format!("#{red:02x}{green:02x}{blue:02x}{alpha:02x}"),
        }
    }

    /// Whether nothing shines through.
    pub fn is_opaque(self) -> bool {
        self.alpha == 255
    }

    /// The colour without its transparency.
    pub fn opaque(self) -> Self {
        Self { alpha: 255, ..self }
    }

    /// The colour with this opacity, from 0 to 1.
    pub fn with_alpha(self, alpha: f64) -> Self {
        Self {
            alpha: eight_bits(alpha),
            ..self
        }
    }

    /// The opacity, from 0 to 1.
    pub fn opacity(self) -> f64 {
        f64::from(self.alpha) / 255.0
    }

    /// What is seen where this colour lies on `ground`.
    pub fn over(self, ground: Self) -> Self {
        let (above, below) = (self.opacity(), ground.opacity() * (1.0 - self.opacity()));
        let alpha = above + below;
        if alpha == 0.0 {
            return Self::BLACK.with_alpha(0.0);
        }
        let channel = |one: u8, other: u8| {
            let sum = f64::from(one) * above + f64::from(other) * below;
            eight_bits(sum / alpha / 255.0)
        };
        Self {
            red: channel(self.red, ground.red),
            green: channel(self.green, ground.green),
            blue: channel(self.blue, ground.blue),
            alpha: eight_bits(alpha),
        }
    }

    /// The colour in OKLCH, without its opacity: lightness from 0 to 1, chroma from 0 to about 0.32, and hue.
    pub fn oklch(self) -> Oklch<f64> {
        Oklch::from_color_unclamped(self.srgb())
    }

    /// The opaque colour of these OKLCH values. One outside of sRGB keeps its lightness and hue and gets the most chroma that sRGB has
    /// for them.
    pub fn of_oklch(color: Oklch<f64>) -> Self {
        let mut color = Oklch::new(color.l.clamp(0.0, 1.0), color.chroma.max(0.0), color.hue);
        if !is_in_gamut(color) {
            let (mut inside, mut outside) = (0.0, color.chroma);
            // Halved so often, the two differ by less than eight bits can show.
            for _ in 0..16 {
                color.chroma = f64::midpoint(inside, outside);
                match is_in_gamut(color) {
                    true => inside = color.chroma,
                    false => outside = color.chroma,
                }
            }
            color.chroma = inside;
        }
        Self::of_srgb(Srgb::from_color_unclamped(color))
    }

    /// This colour mixed with another as `color-mix(in oklab, …)` does it; `share`, from 0 to 1, is that of this colour.
    pub fn mix_oklab(self, share: f64, other: Self) -> Self {
        // A transparent colour adds nothing to the hue, so each counts by its opacity.
        let (mine, its) = (share * self.opacity(), (1.0 - share) * other.opacity());
        let alpha = mine + its;
        if alpha == 0.0 {
            return Self::BLACK.with_alpha(0.0);
        }
        let (one, two) = (self.oklab(), other.oklab());
        let between = |one: f64, two: f64| (one * mine + two * its) / alpha;
        let mixed = Oklab::new(
            between(one.l, two.l),
            between(one.a, two.a),
            between(one.b, two.b),
        );
        Self::of_srgb(Srgb::from_color_unclamped(mixed)).with_alpha(alpha)
    }

    /// How different two colours look: 0 is the same, 0.02 can just be seen, and black and white are 1 apart.
    pub fn distance(self, other: Self) -> f64 {
        let (one, two) = (self.oklab(), other.oklab());
        let square = (one.l - two.l).powi(2) + (one.a - two.a).powi(2) + (one.b - two.b).powi(2);
        square.sqrt()
    }

    fn srgb(self) -> Srgb<f64> {
        Srgb::new(self.red, self.green, self.blue).into_format()
    }

    fn oklab(self) -> Oklab<f64> {
        Oklab::from_color_unclamped(self.srgb())
    }

    fn of_srgb(color: Srgb<f64>) -> Self {
        Self::rgb(
            eight_bits(color.red),
            eight_bits(color.green),
            eight_bits(color.blue),
        )
    }
}

/// A channel from 0 to 1 in eight bits; what is outside becomes the nearer end.
fn eight_bits(channel: f64) -> u8 {
    // The cast ends at 0 and 255 by itself.
    (channel * 255.0).round() as u8
}

fn is_in_gamut(color: Oklch<f64>) -> bool {
    let light = LinSrgb::<f64>::from_color_unclamped(color);
    [light.red, light.green, light.blue]
        .iter()
        .all(|channel| (-TOLERANCE..=1.0 + TOLERANCE).contains(channel))
}

/// What was found instead of a colour, and what was expected.
fn fault(text: &str) -> String {
    let digits = text.strip_prefix('#');
    let is_hex = |text: &str| {
        [3, 4, 6, 8].contains(&text.len()) && text.bytes().all(|it| it.is_ascii_hexdigit())
    };
    let shown: String = match text.chars().count() {
        0..=40 => text.to_owned(),
        _ => text.chars().take(40).chain(['…']).collect(),
    };
    if text.is_empty() {
        return format!("Found nothing; expected {ANY}.");
    }
    if is_hex(text) {
        return format!("Found “{text}”; expected it with a # before it: #{text}.");
    }
    if digits.is_some() {
        return format!(
            "Found “{shown}”; expected 3, 4, 6 or 8 of the digits 0 to 9 and a to f after the #, such as #3146c8."
        );
    }
    let function = text.split('(').next().unwrap_or_default().trim_end();
    let example = EXAMPLES
        .iter()
        .find(|(name, _)| text.contains('(') && function.eq_ignore_ascii_case(name));
    match example {
        Some((_, example)) => {
            format!("Found “{shown}”; expected its three values, such as {example}.")
        }
        None => format!("Found “{shown}”; expected {ANY}."),
    }
}

const ANY: &str = "a colour such as #3146c8, rgb(49 70 200), oklch(0.45 0.2 270) or navy";

/// Functions that make a colour, with a colour that each makes.
const EXAMPLES: &[(&str, &str)] = &[
    ("rgb", "rgb(49 70 200)"),
    ("rgba", "rgba(49, 70, 200, 0.5)"),
    ("hsl", "hsl(232 61% 49%)"),
    ("hsla", "hsla(232, 61%, 49%, 0.5)"),
    ("hwb", "hwb(232 19% 22%)"),
    ("lab", "lab(36 32 -72)"),
    ("lch", "lch(36 79 294)"),
    ("oklab", "oklab(0.45 -0.01 -0.2)"),
    ("oklch", "oklch(0.45 0.2 270)"),
    ("color", "color(srgb 0.2 0.3 0.8)"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    #[test]
    fn every_form_of_css_is_read() {
        let blue = Color::rgb(0, 0, 255);
        for text in [
            "#00f",
            "#00F",
            "#0000ff",
            " blue ",
            "BLUE",
            "rgb(0, 0, 255)",
            "rgb(0 0 255)",
            "rgb(0% 0% 100%)",
            "hsl(240 100% 50%)",
            "hwb(240 0% 0%)",
            "color(srgb 0 0 1)",
        ] {
            assert_eq!(Color::parse(text), Ok(blue), "{text}");
        }
        assert_eq!(color("#0000ff80"), blue.with_alpha(128.0 / 255.0));
        assert_eq!(color("rgb(0 0 255 / 50%)").alpha, 128);
        assert_eq!(color("transparent").alpha, 0);
    }

    #[test]
    fn the_examples_of_the_faults_are_colours() {
        for (_, example) in EXAMPLES {
            assert!(Color::parse(example).is_ok(), "{example}");
        }
    }

    #[test]
    fn what_is_no_colour_says_what_was_found_and_what_is_expected() {
        for (text, expected) in [
            ("", "Found nothing; expected a colour such as #3146c8"),
            ("3146c8", "with a # before it: #3146c8"),
            ("#3146c", "3, 4, 6 or 8 of the digits"),
            ("#nothex", "3, 4, 6 or 8 of the digits"),
            ("rgb(1 2)", "its three values, such as rgb(49 70 200)"),
            ("sky", "Found “sky”; expected a colour such as"),
            ("currentcolor", "expected a colour such as"),
            ("var(--theirs)", "expected a colour such as"),
            ("hsv(0 100% 100%)", "expected a colour such as"),
        ] {
            let fault = Color::parse(text).unwrap_err();
            assert!(fault.contains(expected), "{text}: {fault}");
        }
    }

    #[test]
    fn a_long_text_is_shortened_where_it_is_named() {
        let fault = Color::parse(&"ß".repeat(1000)).unwrap_err();
        assert!(fault.chars().count() < 160, "{fault}");
    }

    #[test]
    fn the_hexadecimal_form_has_the_opacity_only_where_it_is_needed() {
        assert_eq!(color("rgb(49 70 200)").hex(), "#3146c8");
        assert_eq!(color("#3146c880").hex(), "#3146c880");
        assert_eq!(color("#3146c880").opaque().hex(), "#3146c8");
    }

    #[test]
    fn half_black_on_white_is_grey() {
        assert_eq!(
            color("rgb(0 0 0 / 50%)").over(Color::WHITE),
            color("#7f7f7f")
        );
        assert_eq!(color("#123456").over(Color::WHITE), color("#123456"));
        assert_eq!(
            color("transparent").over(color("#123456")),
            color("#123456")
        );
        assert_eq!(color("transparent").over(color("transparent")).alpha, 0);
    }

    #[test]
    fn a_colour_outside_of_srgb_loses_chroma_and_keeps_lightness_and_hue() {
        let asked = Oklch::new(0.7, 0.4, 150.0);
        let got = Color::of_oklch(asked).oklch();
        assert!((got.l - 0.7).abs() < 0.005, "{got:?}");
        assert!(
            (got.hue.into_positive_degrees() - 150.0).abs() < 1.5,
            "{got:?}"
        );
        assert!(got.chroma > 0.15 && got.chroma < 0.4, "{got:?}");
        assert_eq!(color("oklch(0.7 0.4 150)"), Color::of_oklch(asked));
    }

    #[test]
    fn the_ends_of_the_lightness_are_black_and_white() {
        assert_eq!(Color::of_oklch(Oklch::new(1.2, 0.3, 20.0)), Color::WHITE);
        assert_eq!(Color::of_oklch(Oklch::new(-0.2, 0.3, 20.0)), Color::BLACK);
    }

    #[test]
    fn mixing_goes_by_share_and_opacity_as_in_css() {
        let blue = color("#3146c8");
        assert_eq!(blue.mix_oklab(1.0, Color::WHITE), blue);
        assert_eq!(blue.mix_oklab(0.0, Color::WHITE), Color::WHITE);
        // Chromium's color-mix(in oklab, black, white).
        assert_eq!(Color::BLACK.mix_oklab(0.5, Color::WHITE), color("#636363"));
        let clear = color("transparent");
        assert_eq!(blue.mix_oklab(0.06, clear), blue.with_alpha(0.06));
        assert_eq!(clear.mix_oklab(0.5, clear).alpha, 0);
    }

    proptest! {
        #[test]
        fn any_colour_survives_hexadecimal_form_and_oklch(red: u8, green: u8, blue: u8, alpha: u8) {
            let color = Color { red, green, blue, alpha };
            prop_assert_eq!(Color::parse(&color.hex()), Ok(color));
            prop_assert_eq!(Color::of_oklch(color.oklch()), color.opaque());
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            let _ = Color::parse(&text);
        }

        #[test]
        fn any_numbers_of_a_function_are_read_or_refused(
            name in "(rgb|hsl|lab|lch|oklab|oklch|color)",
            values in "[-+0-9a-z.%, /()]{0,40}",
        ) {
            let _ = Color::parse(&format!("{name}({values})"));
        }
    }
}
