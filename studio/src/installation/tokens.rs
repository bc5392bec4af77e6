//! The tokens in the page's own styles: whether they are known, have a value of their kind, reach a widget, and can be read.

use super::cascade::{Reach, Scheme, Set, design, holds_widget};
use super::found::{Found, TAG};
use super::nearest::nearest;
use super::page::Element;
use super::selector::Selector;
use super::sheet::{Declaration, Rule, Sheet};
use super::{Code, Report, short};
use crate::color::Color;
use crate::contract::parts::{part, parts};
use crate::contract::presets::Preset;
use crate::contract::tokens::{Kind, PREFIX, token, tokens};
use crate::design::Design;
use crate::snippet::Form;
use cssparser::{Parser, Token};

/// What the widget calls its tokens inside.
const PRIVATE: &str = "--_rf-";

/// Parts on which a token is set early enough.
const EARLY_PARTS: [&str; 2] = ["base", "dialog"];

/// Names of colours that are none of a colour's own: what the page, the system or the cascade says.
const OTHER_COLORS: &str = "currentcolor transparent inherit initial unset revert revert-layer accentcolor accentcolortext activetext \
    buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext \
    mark marktext selecteditem selecteditemtext visitedtext none";

pub fn check(found: &Found, contrast: impl Fn(&Design) -> Vec<String>, report: &mut Report) {
    let mut sets = Vec::new();
    let mut preset = None;
    // The values of `style` attributes, which are not slices of the source.
    for (at, element) in found.elements() {
        match element.name.as_str() {
            "style" => sheet(found, element, &mut sets, report),
            "link" => preset = linked_preset(element).or(preset),
            _ => {}
        }
        if let Some(style) = element.attribute("style") {
            let sheet = Sheet::read(&style.value);
            let mut own = Vec::new();
            for declaration in &sheet.declarations {
                if let Some(name) = known(declaration, style.at, false, report) {
                    own.push((name, declaration));
                }
            }
            let Some((first, _)) = own.first() else {
                continue;
            };
            if !found.inline().is_empty() && !holds_widget(found, at) {
                idle(
                    style.at,
                    first,
                    own.len(),
                    "no widget stands in the element",
                    report,
                );
                continue;
            }
            for (name, declaration) in own {
                sets.push(Set {
                    name,
                    value: declaration.value,
                    at: style.at,
                    is_important: declaration.is_important,
                    scheme: Scheme::Both,
                    reach: Reach::Element(at),
                });
            }
        }
    }
    if let Some(first) = sets.first()
        && !found.widgets.is_empty()
        && found.inline().is_empty()
    {
        idle(
            first.at,
            first.name,
            sets.len(),
            "styles of the page do not reach into a frame",
            report,
        );
        return;
    }
    let first = sets
        .iter()
        .map(|it| it.at)
        .chain(preset.map(|(at, _)| at))
        .min();
    let Some(first) = first else {
        return;
    };
    for widget in found.inline() {
        let design = design(found, widget, &sets, preset.map(|(_, name)| name));
        for sentence in contrast(&design) {
            report.add(first, Code::Contrast, sentence, "Change one of the two colours. The studio offers the nearest one that is readable.");
        }
    }
}

/// The preset that an element links.
fn linked_preset(element: &Element) -> Option<(usize, &'static str)> {
    let rel = element.value("rel")?;
    let is_sheet = rel
        .split_ascii_whitespace()
        .any(|it| it.eq_ignore_ascii_case("stylesheet"));
    let path = element.value("href")?.split(['?', '#']).next()?;
    let (folder, file) = path.rsplit_once('/')?;
    let preset = Preset::of(file.strip_suffix(".css")?)?;
    (is_sheet && folder.ends_with("presets")).then_some((element.at, preset.name))
}

/// Reads a `<style>` block.
fn sheet<'a>(
    found: &Found<'a>,
    element: &'a Element,
    sets: &mut Vec<Set<'a>>,
    report: &mut Report,
) {
    let sheet = Sheet::read(&element.text);
    for (position, rule) in sheet.rules.iter().enumerate() {
        let selectors = Selector::list(rule.selectors);
        part_names(&selectors, element.text_at + rule.at, report);
        let is_own_tag = selectors.iter().any(|it| it.tag.as_deref() == Some(TAG));
        let mut own = Vec::new();
        for declaration in sheet
            .declarations
            .iter()
            .filter(|it| it.rule == Some(position))
        {
            if let Some(name) = known(declaration, element.text_at, is_own_tag, report) {
                own.push((name, declaration));
            }
        }
        let Some((first, declaration)) = own.first() else {
            continue;
        };
        if is_keyframe(rule) {
            continue;
        }
        if let Some(why) = why_idle(found, rule, &selectors) {
            idle(
                element.text_at + declaration.at,
                first,
                own.len(),
                &why,
                report,
            );
            continue;
        }
        let Some(scheme) = scheme(rule) else {
            continue;
        };
        let is_sure = |it: &Selector| {
            !it.is_narrowed && !it.is_host && it.parts.is_empty() && it.pseudo_element.is_none()
        };
        let sure: Vec<Selector> = selectors.into_iter().filter(is_sure).collect();
        for (name, declaration) in own {
            sets.push(Set {
                name,
                value: declaration.value,
                at: element.text_at + declaration.at,
                is_important: declaration.is_important,
                scheme,
                reach: Reach::Selectors(match rule.is_nested {
                    true => Vec::new(),
                    false => sure.clone(),
                }),
            });
        }
    }
}

fn is_keyframe(rule: &Rule) -> bool {
    rule.conditions
        .last()
        .is_some_and(|it| it.to_ascii_lowercase().contains("keyframes"))
}

/// The scheme in which a rule holds; none where it holds under a condition that is not known.
fn scheme(rule: &Rule) -> Option<Scheme> {
    let mut scheme = Scheme::Both;
    for condition in &rule.conditions {
        let condition = condition.to_ascii_lowercase();
        if condition.starts_with("@layer") || condition.starts_with("@supports") {
            continue;
        }
        // Screens are where the widget is looked at.
        let plain: String = condition
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace(": ", ":");
        let plain = plain
            .strip_prefix("@media ")
            .map(|it| it.strip_prefix("screen and ").unwrap_or(it));
        scheme = match plain {
            Some("screen" | "all") => scheme,
            Some("(prefers-color-scheme:dark)") => Scheme::Dark,
            Some("(prefers-color-scheme:light)") => Scheme::Light,
            _ => return None,
        };
    }
    Some(scheme)
}

/// The token that a declaration sets; notes a name that is nearly one, and a value of another kind.
fn known(
    declaration: &Declaration,
    offset: usize,
    is_own_tag: bool,
    report: &mut Report,
) -> Option<&'static str> {
    let property = declaration.property;
    let at = offset + declaration.at;
    if let Some(name) = property.strip_prefix(PREFIX)
        && let Some(token) = token(name)
    {
        value(token.name, token.kind, declaration.value, at, report);
        return Some(token.name);
    }
    let lower = property.to_ascii_lowercase().replace('_', "-");
    let mut rest = None;
    for prefix in [PREFIX, "--role-fit-", "rolefit-", "role-fit-", "-rolefit-"] {
        rest = rest.or(lower.strip_prefix(prefix));
    }
    let (found, name) = match (rest, property.strip_prefix(PRIVATE)) {
        (_, Some(name)) => (
            format!(
                "{} is a name inside the widget, and nothing outside of it changes it.",
                short(property)
            ),
            name,
        ),
        (Some(name), None) => (
            format!("The widget has no token {}.", short(property)),
            name,
        ),
        // On the tag itself the prefix may have been forgotten.
        (None, None) => match property.strip_prefix("--").and_then(token) {
            Some(token) if is_own_tag => (
                format!("The widget has no token {}.", short(property)),
                token.name,
            ),
            _ => return None,
        },
    };
    let mend = match nearest(name, tokens().iter().map(|it| it.name)) {
        Some(meant) => format!("Write {PREFIX}{meant}, if that is meant."),
        None => {
            "Take it away, if nothing else on the page reads it. docs/styling.md lists the tokens."
                .to_owned()
        }
    };
    report.add(at, Code::TokenUnknown, found, mend);
    None
}

/// Notes a value that no browser takes for a token of this kind, as far as that is certain.
fn value(name: &str, kind: Kind, css: &str, at: usize, report: &mut Report) {
    let expected = match kind {
        _ if css.is_empty() => Some("a value"),
        Kind::Color => {
            let is_name = css.bytes().all(|it| it.is_ascii_alphabetic())
                && !OTHER_COLORS
                    .split(' ')
                    .any(|it| it.eq_ignore_ascii_case(css));
            let is_hex = css.starts_with('#') && !css.contains(char::is_whitespace);
            ((is_name || is_hex) && Color::parse(css).is_err())
                .then_some("a colour, such as #3146c8")
        }
        Kind::Number { unit, .. } if !unit.is_empty() => {
            let number = number(css);
            number
                .is_some_and(|it| it != 0.0)
                .then_some("a number with a unit, such as 8px or 0.5em")
        }
        Kind::Number { .. } if name == "heading-scale" => {
            let is_length = css.ends_with("px") || css.ends_with("em");
            is_length.then_some("a factor without a unit, such as 1.2")
        }
        _ => None,
    };
    if let Some(expected) = expected {
        report.add(
            at,
            Code::TokenValue,
            format!("{PREFIX}{name}: found “{}”, expected {expected}.", short(css)),
            "Write what is expected. A value that the browser cannot use there takes away the default, too.",
        );
    }
}

/// The number, if a value is one without a unit.
fn number(css: &str) -> Option<f32> {
    let mut parser = Parser::new(css);
    let number = match parser.next() {
        Ok(Token::Number { value, .. }) => Some(*value),
        _ => None,
    };
    number.filter(|_| parser.is_exhausted())
}

fn part_names(selectors: &[Selector], at: usize, report: &mut Report) {
    for selector in selectors.iter().filter(|it| it.tag.as_deref() == Some(TAG)) {
        for name in selector.parts.iter().filter(|it| part(it).is_none()) {
            let mend = match nearest(name, parts().iter().map(|it| it.name.as_str())) {
                Some(meant) => format!("Write ::part({meant}), if that is meant."),
                None => "docs/styling.md lists the parts.".to_owned(),
            };
            report.add(
                at,
                Code::PartUnknown,
                format!("The widget has no part {}.", short(name)),
                mend,
            );
        }
    }
}

fn idle(at: usize, first: &str, count: usize, why: &str, report: &mut Report) {
    let subject = match count {
        1 => format!("{PREFIX}{first} does nothing here"),
        _ => format!("{PREFIX}{first} and what stands with it do nothing here"),
    };
    report.add(
        at,
        Code::TokenIdle,
        format!("{subject}: {why}."),
        "Set tokens on :root, on an element around the widget, or on role-fit.",
    );
}

/// Why no widget sees what a rule sets; none if one may.
fn why_idle(found: &Found, rule: &Rule, selectors: &[Selector]) -> Option<String> {
    let mut reason = None;
    for selector in selectors {
        reason = Some(why_selector_idle(found, rule, selector)?);
    }
    reason
}

fn why_selector_idle(found: &Found, rule: &Rule, selector: &Selector) -> Option<String> {
    if selector.is_behind_part {
        return Some("nothing reaches into a part".to_owned());
    }
    if selector.is_host {
        return Some(":host means nothing in the page's own styles".to_owned());
    }
    if !selector.parts.is_empty() {
        let is_early = selector
            .parts
            .iter()
            .any(|it| EARLY_PARTS.contains(&it.as_str()));
        return (!is_early).then(|| {
            "a part is inside of the widget, which has read its tokens by then".to_owned()
        });
    }
    if let Some(name) = &selector.pseudo_element {
        return Some(format!("no widget stands in ::{name}"));
    }
    if rule.is_nested || found.inline().is_empty() || selector.is_whole_page() {
        return None;
    }
    let reached: Vec<usize> = found
        .elements()
        .filter(|(_, element)| selector.may_reach(element))
        .map(|(at, _)| at)
        .collect();
    let reaches_widget =
        found.inline().iter().any(|it| it.form != Form::Element) && selector.may_reach_bare(TAG);
    if reaches_widget || reached.iter().any(|it| holds_widget(found, *it)) {
        return None;
    }
    if !reached.is_empty() {
        return Some(format!(
            "no widget stands in what {} reaches",
            short(rule.selectors)
        ));
    }
    // A script may add classes and ids, but hardly an element that is called nearly like the tag.
    let tag = selector.tag.as_deref()?;
    let is_nearly = tag != TAG && nearest(tag, [TAG]).is_some();
    is_nearly.then(|| {
        format!(
            "the page has no <{}>, and the tag is called {TAG}",
            short(tag)
        )
    })
}
