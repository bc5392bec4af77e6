//! "Match my brand": a whole light and dark set of tokens from one to three colours and a font.
//!
//! Owns the taste: which colour of a brand becomes what, and how light and colourful the rest is. Every pair of `style/contrast.json` passes
//! in each set, for any colours. Knows nothing of the page that shows it.

mod reasons;

use super::Color;
use super::contrast::{nearest, passes_as_ink};
use super::resolve::{Resolver, Scheme};
use crate::design::{Design, Value};
use crate::site::fonts::{self, Family};
use palette::Oklch;
use std::collections::BTreeMap;

/// How many colours of a brand are used.
const MOST: usize = 3;
/// The chroma from which a colour is more than grey. With less, beige and steel would count as the brand's hue; with more, navy would not.
const COLORFUL: f64 = 0.04;
/// The chroma from which the greys get the whole trace of the brand's hue.
const VIVID: f64 = 0.12;
/// Two colours nearer to each other are one.
const SAME: f64 = 0.03;
/// A colour is dark enough for text below, and light enough for a surface above.
const DARK: f64 = 0.35;
const LIGHT: f64 = 0.93;

/// A token that was derived.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The token, such as `color-accent`.
    pub token: &'static str,
    /// Its value.
    pub value: Value,
    /// Why it is so, in a sentence for a marketer.
    pub why: String,
}

/// All tokens that are colours, and with a font those of fonts, from the colours of a brand, the most important first.
///
/// A colour that is partly transparent counts as it looks on white. Without colours, only the font is used.
pub fn derive(colors: &[Color], font: Option<&str>) -> Vec<Derived> {
    let mut derived = match Brand::of(colors) {
        Some(brand) => brand.derive(),
        None => Vec::new(),
    };
    derived.extend(font.map(of_font).unwrap_or_default());
    derived
}

/// What each colour of a brand is used for.
#[derive(Debug)]
struct Brand {
    /// Buttons, links and bars.
    accent: Color,
    /// The ring of the focus, and what matches.
    second: Option<Color>,
    /// The hue of the second surface.
    third: Option<Color>,
    /// A dark one.
    text: Option<Color>,
    /// A light one.
    surface: Option<Color>,
    /// A grey.
    muted: Option<Color>,
}

impl Brand {
    fn of(colors: &[Color]) -> Option<Self> {
        let mut distinct: Vec<Color> = Vec::new();
        for color in colors
            .iter()
            .take(MOST)
            .map(|color| color.over(Color::WHITE))
        {
            if distinct.iter().all(|other| other.distance(color) > SAME) {
                distinct.push(color);
            }
        }
        let colorful = distinct
            .iter()
            .position(|color| color.oklch().chroma >= COLORFUL);
        let accent = colorful.or_else(|| {
            let lightness = |at: &usize| distinct[*at].oklch().l;
            (0..distinct.len()).min_by(|one, other| lightness(one).total_cmp(&lightness(other)))
        })?;
        let mut brand = Self {
            accent: distinct.remove(accent),
            second: None,
            third: None,
            text: None,
            surface: None,
            muted: None,
        };
        for color in distinct {
            let Oklch { l, chroma, .. } = color.oklch();
            let role = if l <= DARK && brand.text.is_none() {
                &mut brand.text
            } else if l >= LIGHT && chroma < 2.0 * COLORFUL && brand.surface.is_none() {
                &mut brand.surface
            } else if chroma < COLORFUL {
                &mut brand.muted
            } else if brand.second.is_none() {
                &mut brand.second
            } else {
                &mut brand.third
            };
            *role = Some(color);
        }
        Some(brand)
    }

    /// Whether the accent has a hue.
    fn is_colorful(&self) -> bool {
        self.accent.oklch().chroma >= COLORFUL
    }

    /// A grey of this lightness with a trace of the accent's hue: of this chroma where the accent is vivid, and less where it is not.
    fn neutral(&self, lightness: f64, chroma: f64) -> Color {
        let accent = self.accent.oklch();
        let trace = (accent.chroma / VIVID).min(1.0);
        Color::of_oklch(Oklch::new(lightness, chroma * trace, accent.hue))
    }

    /// A dark grey, with the hue of the brand's dark colour if there is one.
    fn deep(&self, lightness: f64, chroma: f64) -> Color {
        match self.text {
            Some(text) => shade(text, lightness, chroma),
            None => self.neutral(lightness, chroma),
        }
    }

    /// Whether the accent is a yellow or lime so light that on white only an olive of it could be read.
    fn is_yellow(&self) -> bool {
        let accent = self.accent.oklch();
        let hue = accent.hue.into_positive_degrees();
        self.is_colorful() && accent.l > 0.78 && (75.0..=135.0).contains(&hue)
    }

    /// The accent from which the search begins.
    fn accent(&self, scheme: Scheme) -> Color {
        let accent = self.accent.oklch();
        match scheme {
            Scheme::Light if self.is_yellow() => shade(self.accent, 0.36, 0.075),
            // A middle grey looks like something that cannot be pressed.
            Scheme::Light if !self.is_colorful() && accent.l > 0.5 => shade(self.accent, 0.27, 1.0),
            Scheme::Dark if !self.is_colorful() && accent.l < 0.75 => shade(self.accent, 0.93, 1.0),
            _ => self.accent,
        }
    }

    /// The green of what matches, from which the search begins, unless a colour of the brand is good for it.
    fn positive(&self, scheme: Scheme) -> Color {
        let accent = self.accent.oklch();
        if let Some(second) = self.second.filter(|second| is_a_yes(*second)) {
            return second;
        }
        if self.is_green() {
            return self.accent;
        }
        let lightness = match scheme {
            Scheme::Light => 0.47,
            Scheme::Dark => 0.8,
        };
        Color::of_oklch(Oklch::new(
            lightness,
            accent.chroma.clamp(0.07, 0.13),
            154.0,
        ))
    }

    fn is_green(&self) -> bool {
        let hue = self.accent.oklch().hue.into_positive_degrees();
        self.is_colorful() && !self.is_yellow() && (125.0..=185.0).contains(&hue)
    }

    /// The colours of one scheme, by token.
    fn set(&self, scheme: Scheme) -> Set {
        let is_light = scheme == Scheme::Light;
        let either = |light: Color, dark: Color| match is_light {
            true => light,
            false => dark,
        };
        let mut set = Set::new(scheme);

        let light = match self.surface {
            Some(color) => shade(color, color.oklch().l.max(0.96), 0.03),
            None => self.neutral(0.995, 0.004),
        };
        set.put("color-surface", either(light, self.deep(0.2, 0.012)));
        let second = match (self.third, self.surface) {
            (Some(third), _) => either(shade(third, 0.96, 0.024), shade(third, 0.25, 0.02)),
            (None, Some(color)) if color.oklch().chroma > 0.008 => {
                let surface = light.oklch();
                either(
                    shade(color, surface.l - 0.03, 0.04),
                    self.deep(0.245, 0.016),
                )
            }
            _ => either(self.neutral(0.967, 0.01), self.deep(0.245, 0.016)),
        };
        set.put("color-surface-2", second);
        set.put(
            "color-border",
            either(self.neutral(0.885, 0.018), self.deep(0.38, 0.02)),
        );

        let text = self.text.unwrap_or_else(|| self.neutral(0.25, 0.022));
        set.put("color-text", either(text, self.neutral(0.945, 0.01)));
        set.fit("color-accent", self.accent(scheme));
        // Its grounds have the accent in them.
        set.fit("color-text", set.of("color-text"));

        let labels = [
            (is_light && self.is_yellow()).then_some(self.accent),
            Some(either(Color::WHITE, self.deep(0.2, 0.04))),
            Some(either(self.neutral(0.2, 0.03), Color::WHITE)),
        ];
        set.first("color-on-accent", labels.into_iter().flatten());

        let muted = either(self.neutral(0.5, 0.024), self.neutral(0.74, 0.018));
        set.fit("color-muted", self.muted.unwrap_or(muted));
        let control = set
            .of("color-muted")
            .mix_oklab(0.7, set.of("color-surface"));
        set.fit("color-control", control);
        set.fit("color-positive", self.positive(scheme));
        set.fit(
            "color-focus",
            self.second.unwrap_or_else(|| set.of("color-accent")),
        );
        set
    }

    fn derive(&self) -> Vec<Derived> {
        let [light, dark] = Scheme::ALL.map(|scheme| self.set(scheme));
        let tokens = crate::contract::tokens::tokens().iter();
        let derived = tokens.filter_map(|token| {
            let pair = [
                *light.colors.get(token.name)?,
                *dark.colors.get(token.name)?,
            ];
            Some(Derived {
                token: token.name,
                value: Value::Pair {
                    light: pair[0].hex(),
                    dark: pair[1].hex(),
                },
                why: self.why(token.name, pair),
            })
        });
        derived.collect()
    }
}

/// The colours of one scheme while they are chosen.
struct Set {
    scheme: Scheme,
    resolver: Resolver,
    colors: BTreeMap<&'static str, Color>,
}

impl Set {
    fn new(scheme: Scheme) -> Self {
        Self {
            scheme,
            resolver: Resolver::of(&Design::new()),
            colors: BTreeMap::new(),
        }
    }

    fn put(&mut self, token: &'static str, color: Color) {
        self.resolver.set(token, color);
        self.colors.insert(token, color);
    }

    /// The colour of a token that was put.
    fn of(&self, token: &str) -> Color {
        self.colors.get(token).copied().unwrap_or(Color::BLACK)
    }

    fn passes(&self, token: &'static str, color: Color) -> bool {
        let mut tried = self.resolver.clone();
        tried.set(token, color);
        passes_as_ink(&tried, token, self.scheme)
    }

    /// Puts the colour nearest to `start` with which all pairs of this ink pass.
    fn fit(&mut self, token: &'static str, start: Color) {
        let color = nearest(start, |color| self.passes(token, color));
        self.put(token, color.unwrap_or(start));
    }

    /// Puts the first of these colours that passes, else the one nearest to white.
    fn first(&mut self, token: &'static str, mut colors: impl Iterator<Item = Color>) {
        match colors.find(|color| self.passes(token, *color)) {
            Some(color) => self.put(token, color),
            None => self.fit(token, Color::WHITE),
        }
    }
}

/// A colour of the same hue, of this lightness and at most this chroma.
fn shade(color: Color, lightness: f64, most: f64) -> Color {
    let color = color.oklch();
    Color::of_oklch(Oklch::new(lightness, color.chroma.min(most), color.hue))
}

/// Whether a colour can mean a yes: from lime by green and blue to violet. Red, orange and yellow warn.
fn is_a_yes(color: Color) -> bool {
    (115.0..=310.0).contains(&color.oklch().hue.into_positive_degrees())
}

/// Beginnings of the names of fonts with serifs.
const SERIFS: &[&str] = &[
    "baskerville",
    "bodoni",
    "book",
    "caslon",
    "cormorant",
    "crimson",
    "didot",
    "garamond",
    "georgia",
    "iowan",
    "libre baskerville",
    "libre caslon",
    "lora",
    "merriweather",
    "noto serif",
    "palatino",
    "playfair",
    "pt serif",
    "roboto slab",
    "source serif",
    "spectral",
    "times",
];

/// The tokens of a font. A list that names none gives none.
fn of_font(font: &str) -> Vec<Derived> {
    let mut families = fonts::families(font);
    let Some(first) = families.first().cloned() else {
        return Vec::new();
    };
    if !families.iter().any(|family| family.is_generic) {
        let name = first.name.to_ascii_lowercase();
        let has_serifs = SERIFS.iter().any(|serif| name.starts_with(serif));
        families.push(Family {
            name: if has_serifs { "serif" } else { "sans-serif" }.to_owned(),
            is_generic: true,
        });
    }
    let of_brand = Derived {
        token: "font-family",
        value: Value::Same(fonts::css(&families)),
        why: format!(
            "Your {}, where the page loads it or the visitor has it; the widget itself brings no fonts.",
            first.name
        ),
    };
    let heading = Derived {
        token: "font-heading",
        value: Value::Same("var(--rolefit-font-family)".to_owned()),
        why: "Headings have the font of the text.".to_owned(),
    };
    vec![of_brand, heading]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::contrast::{check, ratio};
    use crate::contract::presets::PRESETS;
    use crate::contract::tokens::tokens;
    use proptest::prelude::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    fn colors(texts: &[&str]) -> Vec<Color> {
        texts.iter().map(|text| color(text)).collect()
    }

    fn of(texts: &[&str]) -> BTreeMap<&'static str, Derived> {
        let derived = derive(&colors(texts), None);
        derived.into_iter().map(|it| (it.token, it)).collect()
    }

    /// The colours of a token in light and dark.
    fn pair(set: &BTreeMap<&'static str, Derived>, token: &str) -> [Color; 2] {
        let value = &set[token].value;
        [color(value.light()), color(value.dark())]
    }

    fn design(colors: &[Color]) -> Design {
        let mut design = Design::new();
        for derived in derive(colors, None) {
            design
                .tokens
                .insert(derived.token.to_owned(), derived.value);
        }
        design
    }

    /// Colours that brands have and that are hard.
    const HARD: &[&[&str]] = &[
        &["white"],
        &["black"],
        &["#808080"],
        &["#767676"],
        &["#e6ff00"],
        &["#ffcc00"],
        &["#ffff00"],
        &["#00ffff"],
        &["#39ff14"],
        &["#00004d"],
        &["#0000ff"],
        &["#ff0000"],
        &["#ff00ff"],
        &["#3146c8"],
        &["rgb(49 70 200 / 20%)"],
        &["transparent"],
        &["#ff6600", "#ff6600", "#ff6601"],
        &["white", "black"],
        &["black", "white", "#e2001a"],
        &["#003366", "#ff9900", "#fff8e7"],
        &["#e4002b", "#00843d", "#ffd100"],
        &["#1a1a1a", "#808080", "#f5f5f5"],
        &["#fff8e7", "#fff0d0", "#ffe8c0"],
        &["#0a0a0a", "#0a0a40", "#400a0a"],
        &["#ffff00", "#00ff00", "#00ffff"],
    ];

    #[test]
    fn every_pair_passes_for_colours_that_are_hard() {
        for texts in HARD {
            for finding in check(&design(&colors(texts))) {
                assert_eq!(finding.passes, Some(true), "{texts:?}: {finding:?}");
            }
        }
    }

    #[test]
    fn every_token_that_is_a_colour_is_derived_with_a_reason() {
        let all: Vec<&str> = tokens()
            .iter()
            .map(|token| token.name)
            .filter(|name| name.starts_with("color-"))
            .collect();
        for texts in HARD {
            let derived = derive(&colors(texts), None);
            let names: Vec<&str> = derived.iter().map(|it| it.token).collect();
            assert_eq!(names, all);
            for Derived { why, .. } in derived {
                assert!(why.ends_with('.') && why.len() > 20, "{why}");
            }
        }
    }

    #[test]
    fn the_accent_is_the_brands_colour_where_it_can_be_read() {
        let blue = of(&["#3146c8"]);
        assert_eq!(pair(&blue, "color-accent")[0], color("#3146c8"));
        let dark = pair(&blue, "color-accent")[1].oklch();
        let turn =
            dark.hue.into_positive_degrees() - color("#3146c8").oklch().hue.into_positive_degrees();
        assert!(turn.abs() < 3.0 && dark.chroma > 0.1, "{dark:?}");
        let yellow = of(&["#e6ff00"]);
        assert_eq!(pair(&yellow, "color-accent")[1], color("#e6ff00"));
        assert_eq!(pair(&yellow, "color-on-accent")[0], color("#e6ff00"));
    }

    #[test]
    fn black_and_white_brands_have_black_buttons_on_light_and_white_ones_on_dark() {
        for brand in [&["black"], &["white"]] {
            let [light, dark] = pair(&of(brand), "color-accent");
            assert!(light.oklch().l < 0.3, "{light:?}");
            assert!(dark.oklch().l > 0.9, "{dark:?}");
        }
    }

    #[test]
    fn greys_have_a_trace_of_the_brands_hue_and_none_where_it_has_none() {
        for token in [
            "color-text",
            "color-muted",
            "color-surface-2",
            "color-border",
        ] {
            let red = pair(&of(&["#d0021b"]), token)[0].oklch();
            assert!((0.002..0.05).contains(&red.chroma), "{token}: {red:?}");
            let turn = red.hue.into_degrees() - color("#d0021b").oklch().hue.into_degrees();
            assert!(turn.abs() < 25.0, "{token}: {turn}");
            let grey = pair(&of(&["#444444"]), token)[0].oklch();
            assert!(grey.chroma < 0.002, "{token}: {grey:?}");
        }
    }

    #[test]
    fn further_colours_of_a_brand_are_used_for_what_they_are_good_for() {
        let navy = of(&["#e2001a", "#0b1f3a", "#fff8e7"]);
        assert_eq!(pair(&navy, "color-text")[0], color("#0b1f3a"));
        assert_eq!(pair(&navy, "color-surface")[0], color("#fff8e7"));
        let teal = of(&["#bd2456", "#0a665c"]);
        assert_eq!(pair(&teal, "color-positive")[0], color("#0a665c"));
        assert_eq!(pair(&teal, "color-focus")[0], color("#0a665c"));
        // Red would warn.
        let red = of(&["#0a4f94", "#c4001a"]);
        assert_ne!(pair(&red, "color-positive")[0], color("#c4001a"));
        assert_eq!(pair(&red, "color-focus")[0], color("#c4001a"));
        let grey = of(&["#0a4f94", "#555555"]);
        assert_eq!(pair(&grey, "color-muted")[0], color("#555555"));
        let third = pair(&of(&["#0a4f94", "#00843d", "#ffd100"]), "color-surface-2")[0].oklch();
        assert!(
            (70.0..110.0).contains(&third.hue.into_positive_degrees()),
            "{third:?}"
        );
    }

    #[test]
    fn black_and_white_before_a_colour_do_not_take_the_accent_from_it() {
        let set = of(&["black", "white", "#0a6b2c"]);
        assert_eq!(pair(&set, "color-accent")[0], color("#0a6b2c"));
        assert_eq!(pair(&set, "color-surface")[0], Color::WHITE);
        assert_eq!(pair(&set, "color-text")[0], Color::BLACK);
    }

    #[test]
    fn colours_that_are_equal_count_once() {
        assert_eq!(of(&["#ff6600", "#ff6600", "#ff6601"]), of(&["#ff6600"]));
    }

    #[test]
    fn reasons_say_what_became_of_a_colour() {
        let set = of(&["#3146c8"]);
        assert_eq!(
            set["color-accent"].why,
            "Your #3146c8 as it is; lighter on dark pages, so that it can be read."
        );
        assert!(of(&["#ffcc00"])["color-accent"].why.contains("too light"));
    }

    #[test]
    fn a_font_gets_quotes_and_a_generic_family() {
        let font = |text: &str| {
            let derived = derive(&[], Some(text));
            derived.first().map(|it| it.value.css())
        };
        assert_eq!(
            font("Open Sans"),
            Some("\"Open Sans\", sans-serif".to_owned())
        );
        assert_eq!(
            font("Playfair Display"),
            Some("\"Playfair Display\", serif".to_owned())
        );
        assert_eq!(
            font("Inter, monospace"),
            Some("Inter, monospace".to_owned())
        );
        assert_eq!(font("inherit"), None);
        assert_eq!(font("}; *"), None);
        assert_eq!(derive(&[], None), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn every_pair_passes_for_any_colours(
            channels in proptest::collection::vec(any::<[u8; 4]>(), 1..=3),
            preset in 0..PRESETS.len(),
        ) {
            let colors: Vec<Color> = channels
                .into_iter()
                .map(|[red, green, blue, alpha]| Color { red, green, blue, alpha })
                .collect();
            let mut design = design(&colors);
            for value in design.tokens.values() {
                for side in [value.light(), value.dark()] {
                    prop_assert!(Color::parse(side).is_ok_and(Color::is_opaque), "{side}");
                }
            }
            // It is whole: nothing of a preset shows through.
            design.preset = Some(PRESETS[preset].name.to_owned());
            for finding in check(&design) {
                prop_assert_eq!(finding.passes, Some(true), "{:?}", finding);
            }
        }

        #[test]
        fn surfaces_are_light_and_dark_and_text_is_easy_to_read(red: u8, green: u8, blue: u8) {
            let set = derive(&[Color::rgb(red, green, blue)], None);
            let set: BTreeMap<_, _> = set.into_iter().map(|it| (it.token, it)).collect();
            let [text, surface] = ["color-text", "color-surface"].map(|token| pair(&set, token));
            prop_assert!(surface[0].oklch().l > 0.95 && surface[1].oklch().l < 0.3);
            for scheme in [0, 1] {
                prop_assert!(ratio(text[scheme], surface[scheme]) > 10.0);
            }
        }

        #[test]
        fn any_font_stays_inside_of_its_value(font in ".{0,40}") {
            for derived in derive(&[], Some(&font)) {
                let again = fonts::css(&fonts::families(&derived.value.css()));
                if derived.token == "font-family" {
                    prop_assert_eq!(again, derived.value.css());
                }
            }
        }
    }
}
