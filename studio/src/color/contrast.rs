//! Which colours of a design can be told from each other well enough.
//!
//! Owns the measures of contrast and the search for the nearest colour that has enough. The pairs that matter, and how much each needs, are
//! data: `style/contrast.json`. Knows nothing of brands.

use super::Color;
use super::resolve::{Expression, Resolver, Scheme, parse, with_color};
use crate::contract::tokens::token;
use crate::design::{Design, Value};
use palette::Oklch;
use palette::color_difference::Wcag21RelativeContrast;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// By how much more contrast than the least a colour is searched: a browser rounds mixes in its own way. In Chromium a pair has at most 1.1 %
/// less than computed here.
const MARGIN: f64 = 1.02;
/// In how many steps the lightness is searched: the first pass, and each of its steps again. More find a nearer colour and take longer.
const COARSE: u32 = 64;
const FINE: u32 = 8;

/// Two colours that lie on each other somewhere in the widget.
#[derive(Debug, Deserialize)]
pub struct Pair {
    /// The token of the text or the line, such as `color-text`.
    pub ink: String,
    /// The name of what it lies on, such as `surface-2` or `match`.
    pub ground: String,
    /// The least ratio: 4.5 for text and 3 for what is drawn.
    pub least: f64,
    /// Where it is seen, in a few words.
    pub seen: String,
}

/// What inks lie on: one or more layers.
#[derive(Debug, Deserialize)]
struct Ground {
    name: String,
    /// The token whose change changes the ground most.
    token: String,
    /// As CSS, the lowest first.
    layers: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    grounds: Vec<Ground>,
    pairs: Vec<Pair>,
}

/// A pair with what its names mean.
struct Known {
    pair: &'static Pair,
    ink: &'static str,
    ground_token: &'static str,
    layers: Vec<Expression>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../style/contrast.json")).unwrap_or_default()
});

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = |pair: &'static Pair| {
        let ground = TABLE.grounds.iter().find(|it| it.name == pair.ground)?;
        Some(Known {
            pair,
            ink: token(&pair.ink)?.name,
            ground_token: token(&ground.token)?.name,
            layers: ground.layers.iter().map(|layer| parse(layer)).collect(),
        })
    };
    TABLE.pairs.iter().filter_map(known).collect()
});

/// The pairs that matter, in the order in which they are listed.
pub fn pairs() -> &'static [Pair] {
    &TABLE.pairs
}

/// What was found about a pair in one scheme.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The pair.
    pub pair: &'static Pair,
    /// Light or dark.
    pub scheme: Scheme,
    /// The ink as it is seen on the ground; `None` where it cannot be computed, as with `var(--theirs)`.
    pub ink: Option<Color>,
    /// The ground as it is seen; `None` likewise, or where the page shines through it.
    pub ground: Option<Color>,
    /// The contrast of the two by WCAG 2.2, from 1 to 21.
    pub ratio: Option<f64>,
    /// Their lightness contrast by APCA, for information: from -108 to 106, negative for light ink on a dark ground.
    pub apca: Option<f64>,
    /// Whether the ratio is enough.
    pub passes: Option<bool>,
    /// For a pair that fails: what would help, if one colour can.
    pub suggestion: Option<Suggestion>,
}

/// The change of one colour after which a pair passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The token that gets the colour. It may be another than the pair's where that one follows it.
    pub token: &'static str,
    /// In which scheme.
    pub scheme: Scheme,
    /// The colour. For an ink, all pairs that have it as their ink pass then.
    pub color: Color,
    /// Whether the ground changes, since no ink can pass.
    pub is_ground: bool,
}

impl Suggestion {
    /// The value that the token gets in the design.
    pub fn value(&self, design: &Design) -> Value {
        with_color(design, self.token, self.scheme, self.color)
    }
}

/// The contrast ratio of two opaque colours by WCAG 2.2, from 1 to 21.
pub fn ratio(one: Color, other: Color) -> f64 {
    one.srgb().relative_contrast(other.srgb())
}

/// The lightness contrast of ink on a ground, both opaque, by APCA 0.1.9: 0 is none, about 106 black on white, and -108 white on black.
///
/// The formula and its numbers are those that the method's author published as APCA-W3.
pub fn apca(ink: Color, ground: Color) -> f64 {
    /// The least difference of luminance that counts.
    const LEAST_DIFFERENCE: f64 = 0.0005;
    /// Below it nothing can be read, and the contrast is 0.
    const LEAST: f64 = 0.1;
    const SCALE: f64 = 1.14;
    const OFFSET: f64 = 0.027;
    let luminance = |color: Color| {
        let [red, green, blue] = [color.red, color.green, color.blue]
            .map(|channel| (f64::from(channel) / 255.0).powf(2.4));
        let luminance = 0.212_672_9 * red + 0.715_152_2 * green + 0.072_175 * blue;
        // Light of the room brightens black.
        luminance + (0.022 - luminance).max(0.0).powf(1.414)
    };
    let (ink, ground) = (luminance(ink), luminance(ground));
    if (ink - ground).abs() < LEAST_DIFFERENCE {
        return 0.0;
    }
    let contrast = match ground > ink {
        true => SCALE * (ground.powf(0.56) - ink.powf(0.57)),
        false => SCALE * (ground.powf(0.65) - ink.powf(0.62)),
    };
    match contrast.abs() < LEAST {
        true => 0.0,
        false => 100.0 * (contrast - OFFSET.copysign(contrast)),
    }
}

/// Every pair of `style/contrast.json`, first in a light widget and then in a dark one.
pub fn check(design: &Design) -> Vec<Finding> {
    let resolver = Resolver::of(design);
    let mut findings = Vec::new();
    for scheme in Scheme::ALL {
        let mut search = Search::new(&resolver, scheme);
        for (index, known) in KNOWN.iter().enumerate() {
            let seen = known.seen(&resolver, scheme);
            let passes = search.passes[index];
            findings.push(Finding {
                pair: known.pair,
                scheme,
                ink: seen.map(|(ink, _)| ink),
                ground: seen.map(|(_, ground)| ground),
                ratio: seen.map(|(ink, ground)| ratio(ink, ground)),
                apca: seen.map(|(ink, ground)| apca(ink, ground)),
                passes,
                suggestion: match passes {
                    Some(false) => search.suggestion(known),
                    _ => None,
                },
            });
        }
    }
    findings
}

/// Whether all pairs of an ink pass, with a margin.
pub(super) fn passes_as_ink(resolver: &Resolver, ink: &str, scheme: Scheme) -> bool {
    let mut its = KNOWN.iter().filter(|known| known.ink == ink);
    its.all(|known| known.passes(resolver, scheme, MARGIN) == Some(true))
}

/// The colour nearest to `start` that passes: the least change of the OKLCH lightness, with the same hue, and with less chroma only where
/// sRGB has no more.
pub(super) fn nearest(start: Color, mut passes: impl FnMut(Color) -> bool) -> Option<Color> {
    if passes(start) {
        return Some(start);
    }
    let from = start.oklch();
    let mut at = |distance: f64| {
        let darker = from.l - distance;
        let lighter = from.l + distance;
        let sides = [darker, lighter]
            .into_iter()
            .filter(|l| (0.0..=1.0).contains(l));
        let mut colors = sides.map(|l| Color::of_oklch(Oklch::new(l, from.chroma, from.hue)));
        colors.find(|color| passes(*color))
    };
    let step = 1.0 / f64::from(COARSE);
    let coarse = (1..=COARSE).find_map(|index| {
        let distance = f64::from(index) * step;
        at(distance).map(|color| (distance, color))
    });
    // The ends lie between two steps. Where the last one passes over them, they are tried by themselves.
    let Some((distance, color)) = coarse else {
        return [Color::BLACK, Color::WHITE]
            .into_iter()
            .find(|end| passes(*end));
    };
    let mut fine =
        (1..FINE).map(|index| distance - step * f64::from(FINE - index) / f64::from(FINE));
    Some(fine.find_map(at).unwrap_or(color))
}

impl Known {
    /// Ink and ground as they are seen.
    fn seen(&self, resolver: &Resolver, scheme: Scheme) -> Option<(Color, Color)> {
        let mut ground = Color::BLACK.with_alpha(0.0);
        // What lies below an opaque layer does not matter, not even whether it can be computed.
        for layer in self.layers.iter().rev() {
            ground = ground.over(resolver.compute(layer, scheme)?);
            if ground.is_opaque() {
                let ink = resolver.token(self.ink, scheme)?;
                return Some((ink.over(ground), ground));
            }
        }
        None
    }

    /// Whether the ratio is at least so many times what it must be.
    fn passes(&self, resolver: &Resolver, scheme: Scheme, times: f64) -> Option<bool> {
        let (ink, ground) = self.seen(resolver, scheme)?;
        Some(ratio(ink, ground) >= self.pair.least * times)
    }
}

/// The search for colours that pass, in one scheme of one design.
struct Search<'a> {
    resolver: &'a Resolver,
    scheme: Scheme,
    /// Whether each pair passes in the design as it is.
    passes: Vec<Option<bool>>,
    /// What was found, by the ink's token.
    inks: BTreeMap<&'static str, Option<Color>>,
}

impl<'a> Search<'a> {
    fn new(resolver: &'a Resolver, scheme: Scheme) -> Self {
        let passes = |known: &Known| known.passes(resolver, scheme, 1.0);
        Self {
            resolver,
            scheme,
            passes: KNOWN.iter().map(passes).collect(),
            inks: BTreeMap::new(),
        }
    }

    fn suggestion(&mut self, known: &Known) -> Option<Suggestion> {
        let scheme = self.scheme;
        let ink = self.resolver.source(known.ink);
        let found = match self.inks.get(ink) {
            Some(found) => *found,
            None => {
                let found = self.ink(ink, known);
                self.inks.insert(ink, found);
                found
            }
        };
        if let Some(color) = found {
            return Some(Suggestion {
                token: ink,
                scheme,
                color,
                is_ground: false,
            });
        }
        let ground = self.resolver.source(known.ground_token);
        let (_, start) = known.seen(self.resolver, scheme)?;
        let color = self.nearest(ground, start, |other| std::ptr::eq(other, known), true)?;
        Some(Suggestion {
            token: ground,
            scheme,
            color,
            is_ground: true,
        })
    }

    /// The nearest colour with which all pairs of the ink pass; if possible one with which no other pair fails that passes now.
    fn ink(&self, ink: &'static str, known: &Known) -> Option<Color> {
        let (start, _) = known.seen(self.resolver, self.scheme)?;
        let is_its = |other: &Known| self.resolver.source(other.ink) == ink;
        let careful = self.nearest(ink, start, is_its, true);
        careful.or_else(|| self.nearest(ink, start, is_its, false))
    }

    /// The colour of a token nearest to `start` with which the pairs that are meant pass, and, where `all_stay`, those that pass now still do.
    fn nearest(
        &self,
        token: &'static str,
        start: Color,
        is_meant: impl Fn(&Known) -> bool,
        all_stay: bool,
    ) -> Option<Color> {
        let mut tried = self.resolver.clone();
        nearest(start, |color| {
            tried.set(token, color);
            KNOWN.iter().zip(&self.passes).all(|(known, passed)| {
                let times = match (is_meant(known), *passed) {
                    // A pair that cannot be computed says nothing.
                    (_, None) => return true,
                    (true, _) => MARGIN,
                    (false, Some(true)) if all_stay => 1.0,
                    _ => return true,
                };
                known.passes(&tried, self.scheme, times) == Some(true)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::presets::PRESETS;
    use crate::contract::tokens::tokens;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn with(values: &[(&str, &str)]) -> Design {
        let mut design = Design::new();
        for (name, css) in values {
            design.tokens.insert((*name).to_owned(), Value::of_css(css));
        }
        design
    }

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    fn failing(design: &Design) -> Vec<Finding> {
        let findings = check(design).into_iter();
        findings
            .filter(|finding| finding.passes == Some(false))
            .collect()
    }

    fn named(finding: &Finding) -> (&str, &str, Scheme) {
        (&finding.pair.ink, &finding.pair.ground, finding.scheme)
    }

    #[test]
    fn the_ratio_is_that_of_wcag() {
        assert!((ratio(Color::BLACK, Color::WHITE) - 21.0).abs() < 1e-6);
        assert!((ratio(color("#777"), Color::WHITE) - 4.478).abs() < 0.001);
        assert!((ratio(Color::WHITE, color("#767676")) - 4.542).abs() < 0.001);
        assert!((ratio(color("#123456"), color("#123456")) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_lightness_contrast_is_that_of_apca() {
        // The examples that the method's author gives for a first test.
        for (ink, ground, expected) in [
            ("#888", "#fff", 63.056_469),
            ("#fff", "#888", -68.541_464),
            ("#000", "#aaa", 58.146_262),
            ("#aaa", "#000", -56.241_133),
            ("#123", "#def", 91.668_308),
            ("#def", "#123", -93.067_700),
            ("#123", "#444", 8.323_261),
            ("#444", "#123", -7.526_878),
            ("#123", "#123", 0.0),
        ] {
            let found = apca(color(ink), color(ground));
            assert!(
                (found - expected).abs() < 1e-4,
                "{ink} on {ground}: {found}"
            );
        }
    }

    #[test]
    fn every_pair_of_the_file_names_a_ground_and_tokens_that_exist() {
        assert!(pairs().len() > 20);
        assert_eq!(KNOWN.len(), pairs().len());
        let mut seen = BTreeSet::new();
        for pair in pairs() {
            assert!(
                seen.insert((&pair.ink, &pair.ground)),
                "{pair:?} is there twice"
            );
            assert!(
                [3.0, 4.5].contains(&pair.least) && !pair.seen.is_empty(),
                "{pair:?}"
            );
        }
        for ground in &TABLE.grounds {
            assert!(
                seen.iter().any(|(_, name)| **name == ground.name),
                "{}",
                ground.name
            );
        }
    }

    #[test]
    fn every_layer_of_a_ground_is_painted_by_a_style_sheet() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style");
        let sheets: String = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "css"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        for layer in TABLE.grounds.iter().flat_map(|ground| &ground.layers) {
            let is_ground = ["background: ", "--_rf-tint: "]
                .iter()
                .any(|property| sheets.contains(&format!("{property}{layer};")));
            assert!(is_ground, "{layer}");
        }
    }

    #[test]
    fn every_pair_passes_in_the_default_and_in_every_preset() {
        let mut designs = vec![Design::new()];
        designs.extend(PRESETS.iter().map(|preset| Design {
            preset: Some(preset.name.to_owned()),
            ..Design::new()
        }));
        for design in designs {
            let findings = check(&design);
            assert_eq!(findings.len(), 2 * pairs().len());
            for finding in findings {
                assert_eq!(
                    finding.passes,
                    Some(true),
                    "{:?}: {finding:?}",
                    design.preset
                );
            }
        }
    }

    #[test]
    fn a_failing_ink_gets_the_nearest_lightness_that_passes_everywhere() {
        let design = with(&[("color-muted", "light-dark(#9a9aa6, #a9b0be)")]);
        let failing = failing(&design);
        assert!(failing.len() > 2);
        for finding in &failing {
            // The outlines of controls follow it.
            if finding.pair.ink == "color-control" {
                continue;
            }
            assert_eq!(
                (&*finding.pair.ink, finding.scheme),
                ("color-muted", Scheme::Light)
            );
            let suggestion = finding.suggestion.unwrap();
            assert_eq!(
                (suggestion.token, suggestion.is_ground),
                ("color-muted", false)
            );
            let (old, new) = (color("#9a9aa6").oklch(), suggestion.color.oklch());
            assert!(new.l < old.l && new.l > 0.4, "{new:?}");
            let turn = (new.hue.into_positive_degrees() - old.hue.into_positive_degrees()).abs();
            assert!(turn < 6.0, "{turn}");
        }
        let suggestion = failing[0].suggestion.unwrap();
        let mut mended = design.clone();
        mended
            .tokens
            .insert("color-muted".to_owned(), suggestion.value(&design));
        assert_eq!(suggestion.value(&design).dark(), "#a9b0be");
        let again = check(&mended);
        let mut its = again.iter().filter(|it| it.pair.ink == "color-muted");
        assert!(its.all(|it| it.passes == Some(true)));
        // One step lighter would not do.
        let mut lighter = suggestion.color.oklch();
        lighter.l += 0.02;
        let mut resolver = Resolver::of(&design);
        resolver.set("color-muted", Color::of_oklch(lighter));
        assert!(!passes_as_ink(&resolver, "color-muted", Scheme::Light));
    }

    #[test]
    fn a_ring_that_follows_the_accent_is_mended_by_the_accent() {
        let design = with(&[("color-accent", "light-dark(#e8edff, #a3b5ff)")]);
        let failing = failing(&design);
        let ring = failing
            .iter()
            .find(|it| it.pair.ink == "color-focus")
            .unwrap();
        assert_eq!(ring.suggestion.unwrap().token, "color-accent");
    }

    #[test]
    fn where_no_ink_can_pass_the_ground_is_changed() {
        // Text lies on white and on black.
        let design = with(&[("color-surface-2", "light-dark(#000000, #20232a)")]);
        let failing = failing(&design);
        let found = failing
            .iter()
            .find(|it| named(it) == ("color-text", "surface-2", Scheme::Light))
            .unwrap();
        let suggestion = found.suggestion.unwrap();
        assert!(suggestion.is_ground);
        assert_eq!(suggestion.token, "color-surface-2");
        assert!(
            ratio(suggestion.color, color("#1c1e24")) >= 4.5,
            "{suggestion:?}"
        );
    }

    #[test]
    fn in_a_design_of_one_grey_only_what_helps_is_suggested() {
        let grey = [
            ("color-text", "#777777"),
            ("color-muted", "#777777"),
            ("color-positive", "#777777"),
            ("color-surface", "#777777"),
            ("color-surface-2", "#000000"),
            ("color-accent", "#777777"),
            ("color-on-accent", "#777777"),
        ];
        for finding in failing(&with(&grey)) {
            if let Some(suggestion) = finding.suggestion {
                let mut resolver = Resolver::of(&with(&grey));
                resolver.set(suggestion.token, suggestion.color);
                let known = KNOWN
                    .iter()
                    .find(|it| std::ptr::eq(it.pair, finding.pair))
                    .unwrap();
                assert_eq!(known.passes(&resolver, finding.scheme, 1.0), Some(true));
            }
        }
    }

    #[test]
    fn what_cannot_be_computed_neither_passes_nor_fails() {
        for css in ["var(--theirs)", "transparent", "currentcolor"] {
            for finding in check(&with(&[("color-surface", css)])) {
                // These grounds are opaque, whatever is below them.
                let is_known = ["surface-2", "accent", "accent, hovered", "track"];
                let passes = is_known.contains(&&*finding.pair.ground).then_some(true);
                // The outline of a control is mixed with the surface.
                if finding.pair.ink != "color-control" {
                    assert_eq!(finding.passes, passes, "{css}: {finding:?}");
                    assert_eq!(finding.ratio.is_some(), passes.is_some());
                }
                assert!(finding.suggestion.is_none());
            }
        }
        let findings = check(&with(&[(
            "color-text",
            "light-dark(#123456, var(--theirs))",
        )]));
        for finding in findings.iter().filter(|it| it.pair.ink == "color-text") {
            assert_eq!(finding.ratio.is_some(), finding.scheme == Scheme::Light);
        }
    }

    #[test]
    fn ink_that_is_not_opaque_is_measured_as_it_is_seen() {
        let findings = check(&with(&[
            ("color-muted", "rgb(0 0 0 / 50%)"),
            ("color-surface", "#fff"),
        ]));
        let found = findings
            .iter()
            .find(|it| it.pair.ink == "color-muted")
            .unwrap();
        assert_eq!(found.ink, Some(color("#7f7f7f")));
        assert_eq!(found.passes, Some(false));
        assert!(found.suggestion.unwrap().color.is_opaque());
    }

    #[test]
    fn every_token_that_is_ink_or_ground_is_a_colour() {
        for known in KNOWN.iter() {
            for name in [known.ink, known.ground_token] {
                assert!(
                    tokens()
                        .iter()
                        .any(|token| token.name == name && name.starts_with("color-"))
                );
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_suggestion_makes_its_pair_pass(text: [u8; 3], muted: [u8; 3], accent: [u8; 3], surface: [u8; 3], second: [u8; 3]) {
            let hex = |[red, green, blue]: [u8; 3]| Color::rgb(red, green, blue).hex();
            let design = with(&[
                ("color-text", &hex(text)),
                ("color-muted", &hex(muted)),
                ("color-accent", &hex(accent)),
                ("color-surface", &hex(surface)),
                ("color-surface-2", &hex(second)),
            ]);
            for finding in failing(&design) {
                let Some(suggestion) = finding.suggestion else { continue };
                let mut mended = design.clone();
                mended.tokens.insert(suggestion.token.to_owned(), suggestion.value(&design));
                let known = KNOWN.iter().find(|it| std::ptr::eq(it.pair, finding.pair)).unwrap();
                let passes = known.passes(&Resolver::of(&mended), finding.scheme, 1.0);
                prop_assert_eq!(passes, Some(true), "{:?} of {:?}", suggestion, finding);
            }
        }
    }
}
