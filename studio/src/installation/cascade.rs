//! Which tokens a widget gets from the rules of its page.
//!
//! Owns the order of rules: the nearest element around the widget, of one element the last rule, and what is important before what is not. Knows
//! nothing of what a token means.

use super::found::{Found, TAG, Widget};
use super::selector::Selector;
use crate::design::{Design, Value};
use crate::snippet::Form;
use std::collections::BTreeMap;

/// A token's declaration that reaches something.
pub struct Set<'a> {
    pub name: &'static str,
    pub value: &'a str,
    pub at: usize,
    pub is_important: bool,
    pub scheme: Scheme,
    /// What it reaches.
    pub reach: Reach,
}

/// In which of a page's schemes a declaration holds.
#[derive(Clone, Copy, PartialEq)]
pub enum Scheme {
    Both,
    Light,
    Dark,
}

/// What declarations reach.
pub enum Reach {
    /// The element of a `style` attribute.
    Element(usize),
    /// The elements of these selectors, of which none is narrowed by what is not known here.
    Selectors(Vec<Selector>),
}

/// Whether a widget stands in an element, or is it.
pub fn holds_widget(found: &Found, element: usize) -> bool {
    let inline = found.inline();
    inline
        .iter()
        .any(|it| around(found, it).any(|around| around == Some(element)))
}

/// The elements that a widget inherits from, from the inside: first the `<role-fit>` that the loader makes, if it makes one, as none.
fn around<'a>(found: &'a Found, widget: &Widget) -> impl Iterator<Item = Option<usize>> + use<'a> {
    let own = match widget.form {
        Form::Element => [Some(Some(widget.element)), None],
        // The widget is made inside of a div, and beside a script.
        Form::Div => [Some(None), Some(Some(widget.element))],
        Form::Script | Form::Frame => [Some(None), None],
    };
    own.into_iter()
        .flatten()
        .chain(found.page.around(widget.element).map(Some))
}

/// The declaration that counts so far.
struct Winner {
    /// How far outside of the widget its element is.
    depth: usize,
    is_important: bool,
    css: String,
}

/// The tokens that a widget gets, as a design.
pub fn design(found: &Found, widget: &Widget, sets: &[Set], preset: Option<&str>) -> Design {
    let mut design = Design::new();
    design.preset = preset.map(str::to_owned);
    let around: Vec<Option<usize>> = around(found, widget).collect();
    let depth = |set: &Set| match &set.reach {
        Reach::Element(element) => around.iter().position(|it| *it == Some(*element)),
        Reach::Selectors(selectors) => {
            let reaches = |it: &Option<usize>| match it.and_then(|it| found.element(it)) {
                Some(element) => selectors.iter().any(|selector| selector.may_reach(element)),
                None => selectors
                    .iter()
                    .any(|selector| selector.may_reach_bare(TAG)),
            };
            let innermost = around.iter().position(reaches);
            // A part of a page stands in a page.
            innermost.or_else(|| {
                selectors
                    .iter()
                    .any(Selector::is_whole_page)
                    .then_some(around.len())
            })
        }
    };
    let mut values: BTreeMap<&str, [Option<Winner>; 2]> = BTreeMap::new();
    for set in sets {
        let Some(depth) = depth(set) else {
            continue;
        };
        let value = Value::of_css(set.value);
        let own = values.entry(set.name).or_default();
        let sides = [(Scheme::Light, value.light()), (Scheme::Dark, value.dark())];
        for (side, (scheme, css)) in own.iter_mut().zip(sides) {
            let holds = set.scheme == Scheme::Both || set.scheme == scheme;
            // The nearest element counts, of one element the last rule, and what is important before what is not.
            let is_stronger = side.as_ref().is_none_or(|known| {
                depth < known.depth
                    || (depth == known.depth && set.is_important >= known.is_important)
            });
            if holds && is_stronger {
                *side = Some(Winner {
                    depth,
                    is_important: set.is_important,
                    css: css.to_owned(),
                });
            }
        }
    }
    for (name, [light, dark]) in values {
        let base = design.base(name);
        let light = light.map_or_else(|| base.light().to_owned(), |it| it.css);
        let dark = dark.map_or_else(|| base.dark().to_owned(), |it| it.css);
        let value = match light == dark {
            true => Value::Same(light),
            false => Value::Pair { light, dark },
        };
        design.tokens.insert(name.to_owned(), value);
    }
    design
}
