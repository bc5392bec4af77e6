//! The reason for each derived token, in words for a marketer.

use super::{Brand, is_a_yes};
use crate::color::Color;

impl Brand {
    /// Why a token has this pair of colours.
    pub(super) fn why(&self, token: &str, pair: [Color; 2]) -> String {
        let trace = match self.is_colorful() {
            true => "with a trace of your brand’s hue",
            false => "without a hue, as your brand has none",
        };
        let of_brand = |color: Option<Color>| color.map(|color| kept(color, pair));
        match token {
            "color-accent" if self.is_yellow() => format!(
                "Your {} is too light to be read on a light page: there, buttons and links are a deep shade of it. {}",
                self.accent.hex(),
                match pair[1] == self.accent {
                    true => "On dark it is as it is.",
                    false => "On dark it is a little lighter.",
                }
            ),
            "color-accent" => kept(self.accent, pair),
            "color-on-accent" if pair[0] == self.accent => {
                format!("Your {} itself as the text of the dark buttons; on dark pages almost black.", self.accent.hex())
            }
            "color-on-accent" => "White or almost black: what can be read best on the buttons.".to_owned(),
            "color-positive" => match self.second.filter(|second| is_a_yes(*second)) {
                Some(second) => format!("{} It marks what matches an answer.", kept(second, pair)),
                None if self.is_green() => "The accent, since your brand is green already, the colour of a yes.".to_owned(),
                None => "A green, the colour of a yes, as vivid as your accent.".to_owned(),
            },
            "color-focus" => match self.second {
                Some(second) => format!("{} It stands out from the accent.", kept(second, pair)),
                None => "The accent, so that the ring around what has the keyboard’s focus belongs to your brand.".to_owned(),
            },
            "color-text" => match self.text {
                Some(text) => format!(
                    "Your {} as the text on light pages; on dark pages almost white, {trace}.",
                    text.hex()
                ),
                None => format!("Almost black, and on dark pages almost white, {trace}: softer than pure black on white."),
            },
            "color-muted" => of_brand(self.muted)
                .unwrap_or_else(|| format!("A grey {trace}, for what is said in passing, yet easy to read.")),
            "color-surface" => match self.surface {
                Some(surface) => format!("Your {} as the ground on light pages; on dark pages almost black.", surface.hex()),
                None => format!("Almost white, and on dark pages almost black, {trace}: so faint that it goes with any page."),
            },
            "color-surface-2" => match self.third {
                Some(third) => format!("A tint of your {}, which sets question and result apart.", third.hex()),
                None => "One step from the ground, which sets question and result apart.".to_owned(),
            },
            "color-border" => format!("A light grey {trace}, so that lines divide without being noticed."),
            _ => "Between the grey of secondary text and the ground, clear enough to show what can be pressed.".to_owned(),
        }
    }
}

/// What became of a colour of the brand on light pages and on dark ones.
fn kept(brand: Color, [light, dark]: [Color; 2]) -> String {
    let hex = brand.hex();
    let change = |color: Color| match color.oklch().l < brand.oklch().l {
        true => "darker",
        false => "lighter",
    };
    match (light == brand, dark == brand) {
        (true, true) => {
            format!("Your {hex} as it is: it can be read on light pages and on dark ones.")
        }
        (true, false) => format!(
            "Your {hex} as it is; {} on dark pages, so that it can be read.",
            change(dark)
        ),
        (false, true) => format!(
            "Your {hex} as it is on dark pages; {} on light ones, so that it can be read.",
            change(light)
        ),
        (false, false) => format!(
            "Your {hex}, {} on light pages and {} on dark ones, so that it can be read.",
            change(light),
            change(dark)
        ),
    }
}
