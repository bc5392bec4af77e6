//! The attributes of the tag, and the slots of what stands in it.

use super::dataset;
use super::found::{Found, Given, MARK, Widget};
use super::nearest::nearest;
use super::page::{Attribute, Element};
use super::place::name_of;
use super::values::expected;
use super::{Code, Report, quoted, short};
use crate::contract::attributes::{attribute, attributes};
use crate::snippet::Form;

/// Attributes that every element of HTML may have, beside those that begin with `aria-`, `data-` or `on`.
const OF_ALL_ELEMENTS: &str = "accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts \
    hidden id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot \
    spellcheck style tabindex title translate virtualkeyboardpolicy writingsuggestions xml:lang xmlns";

/// Attributes of a script.
const OF_SCRIPTS: &str = "async blocking charset crossorigin defer fetchpriority integrity language nomodule referrerpolicy src type";

/// What attributes of frameworks and editors begin with.
const FOREIGN: &str = "@ : # * ( [ _ { v- x- ng- hx- wire: astro- s- up- xlink: on";

/// The slots, without the one that has no name.
const SLOTS: [&str; 4] = ["header", "footer", "legal", "open"];

pub fn check(found: &Found, report: &mut Report) {
    for widget in &found.widgets {
        let Some(element) = found.element(widget.element) else {
            continue;
        };
        quotes(widget, element, report);
        repeated(element, report);
        match widget.form {
            Form::Frame => {}
            Form::Element => of_element(element, report),
            Form::Div | Form::Script => of_placeholder(widget, element, report),
        }
        values(widget, report);
        if !widget.is_frame() {
            idle(found, widget, report);
        }
        if matches!(widget.form, Form::Element | Form::Div) {
            slots(found, widget, report);
        }
    }
    first_decides(found, report);
}

fn known() -> impl Iterator<Item = &'static str> {
    attributes().iter().map(|it| it.name.as_str())
}

/// Typographic quotation marks around a value, which an editor made of straight ones.
fn is_in_wrong_quotes(value: &str) -> bool {
    let is_quote = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '‘' | '’' | '′');
    value.starts_with(is_quote) && value.chars().count() > 1 || value.ends_with(['”', '″', '»'])
}

fn quotes(widget: &Widget, element: &Element, report: &mut Report) {
    for attribute in &element.attributes {
        let is_ours = match widget.form {
            Form::Element => self::attribute(&attribute.name).is_some(),
            _ => attribute.name.starts_with(MARK) || attribute.name == "src",
        };
        // A text may have marks of its own; one that was cut at its first space has none at its end.
        let is_text = attribute.name.contains("cta-") && attribute.value.contains(' ');
        if is_ours && !is_text && is_in_wrong_quotes(&attribute.value) {
            report.add(
                attribute.at,
                Code::Quotes,
                format!("The value of {} stands in typographic quotation marks, which HTML does not know: {}.", attribute.name, short(&attribute.value)),
                "Write straight ones: \". Paste the snippet where the editor takes HTML, so that it does not change them.",
            );
        }
    }
}

fn repeated(element: &Element, report: &mut Report) {
    for (name, at) in &element.repeated {
        report.add(
            *at,
            Code::AttributeTwice,
            format!(
                "The attribute {} stands twice in the tag. The first one counts.",
                short(name)
            ),
            "Take one of the two away.",
        );
    }
}

fn is_everybodys(name: &str) -> bool {
    OF_ALL_ELEMENTS.split(' ').any(|it| it == name)
        || FOREIGN.split(' ').any(|it| name.starts_with(it))
        || name.starts_with("aria-")
}

/// The attribute of the widget that another vendor's prefix stands before, if no other vendor's is likely to have that name.
fn behind_data(name: &str) -> Option<&'static str> {
    let rest = name.strip_prefix("data-")?;
    known().find(|it| *it == rest && it.contains('-'))
}

fn of_element(element: &Element, report: &mut Report) {
    for given in &element.attributes {
        let name = given.name.as_str();
        if attribute(name).is_some() || is_everybodys(name) {
            continue;
        }
        let rest = name.strip_prefix(MARK);
        let Some(rest) = rest else {
            match behind_data(name) {
                Some(meant) => unknown(
                    given,
                    format!("Write {meant}, without data- before it."),
                    report,
                ),
                None if name.starts_with("data-") => {}
                None => unknown(given, mend(name, ""), report),
            }
            continue;
        };
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        match rest {
            "" => unknown(
                given,
                "Take it away: the tag is the widget already.".to_owned(),
                report,
            ),
            _ => unknown(
                given,
                match attribute(rest) {
                    Some(_) => format!("Write {rest}: the prefix is for <div data-rolefit>."),
                    None => mend(rest, ""),
                },
                report,
            ),
        }
    }
}

fn of_placeholder(widget: &Widget, element: &Element, report: &mut Report) {
    for given in &element.attributes {
        let name = given.name.as_str();
        if let Some(rest) = name.strip_prefix("data-rolefit-") {
            if attribute(rest).is_none() {
                unknown(given, mend(rest, "data-rolefit-"), report);
            }
        } else if name == MARK {
            if given.value == "filled" {
                report.add(
                    given.at,
                    Code::Value,
                    "Found data-rolefit=\"filled\", which says that the tag has its widget already.",
                    "Write data-rolefit without a value.",
                );
            }
        } else if name.strip_prefix(MARK).is_some() {
            unknown(
                given,
                "Write data-rolefit- and the name of the attribute.".to_owned(),
                report,
            );
        } else if let Some(meant) = behind_data(name) {
            unknown(given, format!("Write data-rolefit-{meant}."), report);
        } else if attribute(name).is_some() && name != "lang" {
            let is_of_scripts =
                widget.form == Form::Script && OF_SCRIPTS.split(' ').any(|it| it == name);
            if !is_of_scripts {
                unknown(
                    given,
                    format!("Write data-rolefit-{name}: here the attributes need the prefix."),
                    report,
                );
            }
        }
    }
}

fn unknown(given: &Attribute, mend: String, report: &mut Report) {
    report.add(
        given.at,
        Code::AttributeUnknown,
        format!(
            "The widget does not read the attribute {}.",
            short(&given.name)
        ),
        mend,
    );
}

/// What may be meant by a name.
fn mend(name: &str, prefix: &str) -> String {
    match nearest(name, known()) {
        Some(meant) => format!("Write {prefix}{meant}, if that is meant."),
        None => "Take it away, if nothing else on the page reads it. docs/embedding.md lists the widget's attributes.".to_owned(),
    }
}

fn values(widget: &Widget, report: &mut Report) {
    for given in &widget.given {
        let Some(attribute) = attribute(&given.name) else {
            continue;
        };
        let is_ignored = widget.is_frame() && !attribute.frame;
        if is_ignored || is_in_wrong_quotes(&given.value) {
            continue;
        }
        if let Some(expected) = expected(attribute, &given.value, widget.has_own_dataset()) {
            report.add(
                given.at,
                Code::Value,
                format!(
                    "{}: found “{}”, expected {expected}.",
                    given.name,
                    short(&given.value)
                ),
                "Write what is expected. Until then the default counts.",
            );
        }
    }
}

/// Attributes that do nothing beside others, or without them.
fn idle(found: &Found, widget: &Widget, report: &mut Report) {
    let value = |name| widget.value(name);
    let mut note = |given: &Given, why: &str, mend: &str| {
        report.add(
            given.at,
            Code::AttributeIdle,
            format!("{} does nothing here: {why}.", given.name),
            mend,
        );
    };
    let dataset = widget.dataset.and_then(|it| found.element(it));
    if let Some(source) = widget.given("source")
        && dataset.is_some()
    {
        note(
            source,
            "the tag holds a dataset, which comes first",
            "Take one of the two away.",
        );
    }
    // What a dataset at another address says is not known.
    let has_cta = match (dataset, value("source")) {
        (Some(script), _) => dataset::check(&script.text).ok().map(|it| it.has_cta),
        (None, Some(source)) if !source.is_empty() => None,
        _ => Some(true),
    };
    let is_built_in = !widget.has_own_dataset();
    for name in ["cta-heading", "cta-text", "cta-label", "cta-target"] {
        if let Some(given) = widget.given(name)
            && value("cta-href").is_none()
            && (is_built_in || has_cta == Some(false))
        {
            note(
                given,
                "without cta-href there is no call to action",
                "Write cta-href with the address that the call to action leads to.",
            );
        }
    }
    if let Some(href) = widget.given("cta-href")
        && value("cta-label").is_none()
        && has_cta == Some(false)
    {
        note(
            href,
            "the dataset has no call to action, and without cta-label its button would say nothing",
            "Write cta-label with the words of the button.",
        );
    }
    if let Some(base) = widget.given("share-base")
        && value("without-share").is_some()
    {
        note(
            base,
            "without-share offers no link",
            "Take one of the two away.",
        );
    }
    let views = value("view").unwrap_or("compare quiz faq");
    let has = |view: &str| views.split(' ').any(|it| it == view);
    let is_list = attribute("view").is_some_and(|it| expected(it, views, false).is_none());
    if is_list {
        for name in ["without-leaning", "without-print"] {
            if let Some(given) = widget.given(name)
                && !has("quiz")
            {
                note(
                    given,
                    "view leaves out the questionnaire",
                    "Take it away, or add quiz to view.",
                );
            }
        }
        if let Some(given) = widget.given("roles")
            && !has("compare")
        {
            note(
                given,
                "it changes the comparison only, and view leaves that out",
                "Take it away, or add compare to view.",
            );
        }
    }
}

/// Attributes of which the first widget that loads decides for the page.
fn first_decides(found: &Found, report: &mut Report) {
    let inline = found.inline();
    let Some((first, others)) = inline.split_first() else {
        return;
    };
    for widget in others {
        for name in ["engine", "base"] {
            if let Some(given) = widget.given(name)
                && first.value(name) != Some(&given.value)
            {
                report.add(
                    given.at,
                    Code::AttributeIdle,
                    format!("{name} may do nothing here: the first widget that loads decides for the page, and the page's first one says something else."),
                    format!("Write the same {name} on each widget of the page."),
                );
            }
        }
    }
}

fn slots(found: &Found, widget: &Widget, report: &mut Report) {
    let is_dialog = widget.value("mode") == Some("dialog");
    for (at, element) in found.elements() {
        let Some(slot) = element.attribute("slot").filter(|it| !it.value.is_empty()) else {
            continue;
        };
        // A slot belongs to the nearest element that has slots.
        let mut between = found.page.around(at).take_while(|it| *it != widget.element);
        let is_inside = found.page.around(at).any(|it| it == widget.element);
        let has_other_owner =
            between.any(|it| found.element(it).is_some_and(|it| it.name.contains('-')));
        if !is_inside || has_other_owner {
            continue;
        }
        let name = slot.value.as_str();
        if element.parent != Some(widget.element) {
            report.add(
                slot.at,
                Code::Slot,
                format!(
                    "slot=\"{}\" stands on an element that is no child of the tag itself.",
                    short(name)
                ),
                format!("Put the element right into <{}>.", name_of(widget)),
            );
        } else if !SLOTS.contains(&name) {
            let meant = match nearest(name, SLOTS) {
                Some(meant) => format!("Write slot=\"{meant}\", if that is meant."),
                None => "Take the attribute away: the element then belongs to the content that is shown until the widget has loaded.".to_owned(),
            };
            report.add(
                slot.at,
                Code::Slot,
                format!(
                    "Found slot=\"{}\", expected one of {}. The element is not shown.",
                    short(name),
                    quoted(SLOTS)
                ),
                meant,
            );
        } else if name == "open" && !is_dialog {
            report.add(
                slot.at,
                Code::Slot,
                "slot=\"open\" holds the words on the button that opens the dialog, and the widget is none.",
                "Write mode=\"dialog\" on the tag, or take the element away.",
            );
        }
    }
}
