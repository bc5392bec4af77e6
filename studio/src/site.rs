//! Finds the colours, fonts and radii of a site in its pasted CSS or HTML.
//!
//! Owns the counting: what is used how often and where, and which colours are likely those of the brand. Nothing is fetched. Knows nothing of
//! designs.

pub(crate) mod fonts;
mod page;
mod sheet;
mod values;

use crate::color::Color;
use sheet::Declaration;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::hash::Hash;
use values::Variables;

/// How many different colours are grouped; rarer ones of a paste that has more are left out.
const MOST_COLORS: usize = 600;
/// Colours nearer to each other are one. 0.02 can just be seen.
const SAME: f64 = 0.02;
/// How different the opacity of colours of one group may be.
const SAME_OPACITY: f64 = 0.08;
/// How many colours are offered as those of the brand.
const MOST_OF_BRAND: usize = 3;
/// The chroma below which a colour is a grey.
const GREY: f64 = 0.04;
/// The longest place that is shown, in characters.
const LONGEST_PLACE: usize = 60;

/// What was found in a paste.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Site {
    /// What the paste is.
    pub form: Form,
    /// Colours, the most used first. Of colours that look the same, the most used stands for all.
    pub colors: Vec<Found<Color>>,
    /// Lists of font families, the most used first.
    pub fonts: Vec<Found<String>>,
    /// The radii of corners, the most used first.
    pub radii: Vec<Found<String>>,
    /// At most three of the colours that are likely those of the brand, the likeliest first: vivid ones on buttons and links before others.
    pub brand: Vec<Color>,
}

/// What a paste is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Form {
    /// A style sheet, or declarations alone.
    Css,
    /// A page or a part of one.
    Html,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Found<T> {
    /// What.
    pub value: T,
    /// How often.
    pub count: usize,
    /// A place where it is used, such as `.button { background }`.
    pub example: String,
}

/// Reads a paste. Text of any kind has a result, in the worst case an empty one.
pub fn read(paste: &str) -> Site {
    let form = match page::is_html(paste) {
        true => Form::Html,
        false => Form::Css,
    };
    let pieces = match form {
        Form::Html => page::pieces(paste),
        Form::Css => vec![page::Piece::sheet(paste)],
    };
    let mut declarations = Vec::new();
    for piece in &pieces {
        sheet::read(&piece.css, &piece.selector, &mut declarations);
    }
    let mut variables = Variables::of(&declarations);
    let (mut colors, mut fonts, mut radii) = (Tally::new(), Tally::new(), Tally::new());
    for declaration in &declarations {
        let value = variables.expand(declaration.value);
        let factor = LazyCell::new(|| likelihood(declaration));
        values::colors(declaration.property, &value, |color| {
            colors.add(color, *declaration, *factor);
        });
        if let Some(list) = values::fonts(declaration.property, &value) {
            fonts.add(list, *declaration, 1.0);
        }
        if let Some(radius) = values::radius(declaration.property, &value) {
            radii.add(radius, *declaration, 1.0);
        }
    }
    let groups = group(colors.sorted());
    Site {
        form,
        brand: brand(&groups),
        colors: groups.into_iter().map(Entry::found).collect(),
        fonts: fonts.sorted().into_iter().map(Entry::found).collect(),
        radii: radii.sorted().into_iter().map(Entry::found).collect(),
    }
}

/// How likely a colour in this place is one of the brand's, as a factor.
fn likelihood(declaration: &Declaration) -> f64 {
    let selector = declaration.place().to_ascii_lowercase();
    let property = declaration.property;
    let is_custom = property.starts_with("--");
    let has = |names: &[&str]| {
        names
            .iter()
            .any(|name| selector.contains(name) || is_custom && property.contains(name))
    };
    let mut words = selector.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_ground = property.starts_with("background");
    let mut factor = 1.0;
    if has(&["button", "btn", "cta", "submit"]) {
        factor *= if is_ground { 8.0 } else { 3.0 };
    } else if words.any(|word| ["a", "link"].contains(&word)) {
        factor *= if is_ground || property == "color" {
            4.0
        } else {
            2.0
        };
    }
    if has(&["primary", "brand", "accent", "theme-color"]) {
        factor *= 6.0;
    } else if has(&["secondary", "highlight", "hero", "header", "logo"]) {
        factor *= 2.0;
    }
    // Such colours say how something went.
    if has(&[
        "error", "danger", "warning", "success", "invalid", "alert", "notice",
    ]) {
        factor *= 0.1;
    }
    // Palettes that systems put on every page, used or not.
    if property.starts_with("--wp--preset") || property.starts_with("--bs-") {
        factor *= 0.1;
    }
    factor
}

/// What was counted about a value.
#[derive(Clone, Debug)]
struct Entry<'a, T> {
    value: T,
    count: usize,
    /// The sum of the factors of [`likelihood`].
    weight: f64,
    /// The likeliest place, and its factor.
    place: Declaration<'a>,
    factor: f64,
    /// The position of the first in the paste.
    first: usize,
}

impl<T> Entry<'_, T> {
    fn found(self) -> Found<T> {
        Found {
            example: example(&self.place),
            value: self.value,
            count: self.count,
        }
    }
}

struct Tally<'a, T> {
    entries: HashMap<T, Entry<'a, T>>,
}

impl<'a, T: Clone + Eq + Hash> Tally<'a, T> {
    fn new() -> Self {
        Self {
            entries: HashMap::new(),
        }
    }

    fn add(&mut self, value: T, place: Declaration<'a>, factor: f64) {
        let first = self.entries.len();
        let entry = self.entries.entry(value).or_insert_with_key(|value| Entry {
            value: value.clone(),
            count: 0,
            weight: 0.0,
            place,
            factor,
            first,
        });
        entry.count += 1;
        entry.weight += factor;
        if factor > entry.factor {
            (entry.place, entry.factor) = (place, factor);
        }
    }

    /// The most used first; of those that are used as often, the first.
    fn sorted(self) -> Vec<Entry<'a, T>> {
        let mut entries: Vec<_> = self.entries.into_values().collect();
        sort(&mut entries);
        entries
    }
}

fn sort<T>(entries: &mut [Entry<T>]) {
    entries.sort_by_key(|entry| (std::cmp::Reverse(entry.count), entry.first));
}

/// Colours that look the same, as one.
fn group<'a>(colors: Vec<Entry<'a, Color>>) -> Vec<Entry<'a, Color>> {
    let mut groups: Vec<Entry<'a, Color>> = Vec::new();
    for entry in colors.into_iter().take(MOST_COLORS) {
        match groups
            .iter_mut()
            .find(|group| is_same(group.value, entry.value))
        {
            Some(group) => {
                group.count += entry.count;
                group.weight += entry.weight;
                if entry.factor > group.factor {
                    (group.place, group.factor) = (entry.place, entry.factor);
                }
            }
            None => groups.push(entry),
        }
    }
    sort(&mut groups);
    groups
}

fn is_same(one: Color, other: Color) -> bool {
    match (one.alpha, other.alpha) {
        // What cannot be seen looks the same.
        (0, 0) => true,
        (0, _) | (_, 0) => false,
        _ => (one.opacity() - other.opacity()).abs() < SAME_OPACITY && one.distance(other) < SAME,
    }
}

/// The likeliest colours of the brand.
fn brand(groups: &[Entry<Color>]) -> Vec<Color> {
    let vividness = |color: Color| color.oklch().chroma * color.opacity();
    let mut vivid: Vec<(f64, Color)> = groups
        .iter()
        .filter(|entry| entry.value.oklch().chroma >= GREY && entry.value.opacity() > 0.3)
        .map(|entry| (entry.weight * vividness(entry.value), entry.value))
        .collect();
    vivid.sort_by(|one, other| other.0.total_cmp(&one.0));
    // The fifth part of the likeliest is chance.
    let least = vivid.first().map_or(0.0, |(weight, _)| weight / 5.0);
    let mut brand: Vec<Color> = Vec::new();
    for (weight, color) in vivid {
        let color = color.over(Color::WHITE);
        // Shades of one colour, as for hovering, are one.
        let is_new = brand.iter().all(|other| !is_shade(color, *other));
        if weight >= least && is_new && brand.len() < MOST_OF_BRAND {
            brand.push(color);
        }
    }
    if brand.is_empty() {
        let greys = groups.iter().filter(|entry| entry.value.is_opaque());
        let dark = greys.clone().find(|entry| entry.value.oklch().l < 0.6);
        brand.extend(
            dark.or_else(|| greys.clone().next())
                .map(|entry| entry.value),
        );
    }
    brand
}

/// Whether two colours have about the same hue.
fn is_shade(one: Color, other: Color) -> bool {
    let turn = (one.oklch().hue - other.oklch().hue).into_degrees();
    turn.abs() < 18.0
}

/// A place as it is shown.
fn example(place: &Declaration) -> String {
    let selector: Vec<&str> = place.place().split_whitespace().collect();
    let selector = selector.join(" ");
    let selector = match selector.char_indices().nth(LONGEST_PLACE) {
        Some((end, _)) => format!("{}…", &selector[..end]),
        None => selector,
    };
    let property: String = place.property.chars().take(LONGEST_PLACE).collect();
    match selector.is_empty() {
        true => property,
        false => format!("{selector} {{ {property} }}"),
    }
}

#[cfg(test)]
mod tests;
