//! Where the tag stands, how it ends, and what stands in it.

use super::found::{Found, MARK, TAG, Widget};
use super::page::End;
use super::{Code, Report, dataset, short};
use crate::snippet::Form;

/// Elements in which a text about the tag is meant to be read.
const FOR_READING: [&str; 9] = [
    "code", "pre", "kbd", "samp", "textarea", "title", "script", "style", "option",
];

pub fn check(found: &Found, report: &mut Report) {
    presence(found, report);
    for widget in &found.widgets {
        let is_whole = end(found, widget, report);
        match widget.form {
            Form::Script => head(found, widget, report),
            Form::Element | Form::Div if is_whole => fallback(found, widget, report),
            _ => {}
        }
        data(found, widget, report);
    }
    for loader in &found.loaders {
        if !loader.is_placeholder && !loader.is_named_in_script {
            unclosed(found, loader.element, report);
        }
    }
    language(found, report);
    instances(found, report);
    ids(found, report);
}

/// Whether there is a tag, and what became of it.
fn presence(found: &Found, report: &mut Report) {
    if !found.widgets.is_empty() {
        return;
    }
    let shown = found.elements().find_map(|(at, element)| {
        let is_read = |name: &str| FOR_READING.contains(&name);
        let is_for_reading = is_read(&element.name)
            || found
                .page
                .around(at)
                .filter_map(|it| found.element(it))
                .any(|it| is_read(&it.name));
        let text = &element.text;
        let placeholder = || text.find(MARK).filter(|at| text[..*at].contains('<'));
        let tag = text.find("<role-fit").or_else(placeholder)?;
        (!is_for_reading).then_some(element.text_at + tag)
    });
    // Text that stands in no element.
    if let Some(at) = shown.or_else(|| loose_text(found)) {
        report.add(
            at,
            Code::Escaped,
            "The page shows the tag as text: its < and > were written as &lt; and &gt;.",
            "Paste the snippet where the editor takes HTML, such as a block or a view for code, and not into the text of the page.",
        );
        return;
    }
    match found.loader() {
        Some(loader) if !found.are_loaders_doubtful => report.add(
            loader.at,
            Code::WidgetMissing,
            "The page loads embed.js, and has no tag for the widget.",
            "Write <role-fit></role-fit> or <div data-rolefit></div> where the widget is to stand. If it was there, the editor has stripped it: \
             paste another form of the snippet. If a script adds it later, all is well.",
        ),
        _ => report.add(
            0,
            Code::WidgetMissing,
            "The page has neither embed.js nor a tag for the widget.",
            "Paste the snippet into it. If the editor has stripped all of it, choose the form with an iframe.",
        ),
    }
}

/// Where a part of a page without any element around it shows the tag.
fn loose_text(found: &Found) -> Option<usize> {
    let source = &found.page.source;
    ["&lt;role-fit", "&lt;div data-rolefit"]
        .iter()
        .filter_map(|it| source.find(it))
        .filter(|at| found.page.elements.iter().all(|it| it.at > *at))
        .min()
}

/// What ended a tag. Returns whether its content stands in it.
fn end(found: &Found, widget: &Widget, report: &mut Report) -> bool {
    let Some(element) = found.element(widget.element) else {
        return false;
    };
    let paragraph = found.page.around(widget.element);
    let paragraph = paragraph
        .filter_map(|it| found.element(it))
        .find(|it| it.name == "p");
    let cut = match (element.end, paragraph) {
        (End::Block(at), _) => Some(format!(
            "ends at the block in line {}",
            found.page.position(at).0
        )),
        (End::Around, Some(_)) if !element.is_self_closing => {
            Some("ends before the tag does".to_owned())
        }
        _ => None,
    };
    if let Some(cut) = cut {
        report.add(
            widget.at,
            Code::Paragraph,
            format!("The tag stands in a <p>, which {cut}: the content of the tag stands outside of it, and stays visible behind the widget."),
            "Write <div data-rolefit>, which the browser leaves whole, or take the paragraph away.",
        );
        return false;
    }
    !unclosed(found, widget.element, report)
}

/// Notes a tag that is not closed, and returns whether it is none.
fn unclosed(found: &Found, element: usize, report: &mut Report) -> bool {
    let Some(element) = found.element(element) else {
        return false;
    };
    let name = element.name.as_str();
    let swallowed = match name {
        "script" => "takes what follows for a program, up to the next </script>",
        "iframe" => "takes what follows for content of the frame, which is never shown",
        _ => "takes what follows for the content of the tag, and the widget hides it",
    };
    match element.end {
        End::Page | End::Around if element.is_self_closing => report.add(
            element.at,
            Code::SelfClosing,
            format!("The tag <{name}> ends with />, which means nothing there: the browser {swallowed}."),
            format!("Write > in place of />, and </{name}> behind it."),
        ),
        End::Page | End::Around => report.add(
            element.at,
            Code::NotClosed,
            format!("The tag <{name}> has no </{name}>: the browser {swallowed}."),
            format!("Write </{name}> behind its content. Look for what stands open inside of the tag, too."),
        ),
        End::Tag | End::Block(_) => return false,
    }
    true
}

fn head(found: &Found, widget: &Widget, report: &mut Report) {
    if found
        .element(widget.element)
        .is_some_and(|it| it.is_in_head)
    {
        report.add(
            widget.at,
            Code::Head,
            "The loader's tag stands for a widget, and is in the head, where nothing can be shown.",
            "Move the tag into the body, to the place of the widget. Or take data-rolefit away from it, and write <role-fit></role-fit> there.",
        );
    }
}

fn fallback(found: &Found, widget: &Widget, report: &mut Report) {
    let Some(element) = found.element(widget.element) else {
        return;
    };
    let has_content = found
        .page
        .children(widget.element)
        .any(|it| it.name != "script");
    if !has_content && element.text.trim().is_empty() {
        report.add(
            widget.at,
            Code::Fallback,
            "The tag has no content: until the widget has loaded, and wherever it cannot, visitors and search engines find nothing.",
            "Write what there is to read into the tag. The studio's snippet has all of it.",
        );
    }
}

/// The dataset that stands in the tag.
fn data(found: &Found, widget: &Widget, report: &mut Report) {
    let Some(script) = widget.dataset.and_then(|it| found.element(it)) else {
        return;
    };
    let Err(faults) = dataset::check(&script.text) else {
        return;
    };
    for fault in faults {
        let at = match fault.position {
            Some((line, column)) => script.text_at + offset(&script.text, line, column),
            None => script.at,
        };
        report.add(
            at,
            Code::Dataset,
            fault.found,
            "Mend what stands there. A dataset with faults is not shown, and the content of the tag stays.",
        );
    }
}

/// The place of a line and a column, in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    (before + column - 1).min(text.len())
}

fn language(found: &Found, report: &mut Report) {
    let html = found.page.elements.iter().find(|it| it.name == "html");
    let Some(html) = html.filter(|it| it.value("lang").is_none_or(|lang| lang.trim().is_empty()))
    else {
        return;
    };
    let has_language = |widget: &&Widget| {
        let around = found
            .page
            .around(widget.element)
            .filter_map(|it| found.element(it));
        let says = |value: Option<&str>| value.is_some_and(|it| !it.trim().is_empty());
        says(widget.value("lang")) || around.into_iter().any(|it| says(it.value("lang")))
    };
    if !found.inline().iter().all(has_language) {
        report.add(
            html.at,
            Code::Lang,
            "The page does not say its language, so the widget speaks the dataset's first one, which is English in the built-in dataset.",
            "Write the page's language into its first tag, such as <html lang=\"en\">. Screen readers need it too.",
        );
    }
}

fn instances(found: &Found, report: &mut Report) {
    let named: Vec<_> = found
        .inline()
        .into_iter()
        .filter_map(|it| it.given("instance"))
        .collect();
    for (at, given) in named.iter().enumerate() {
        if named[..at].iter().any(|it| it.value == given.value) {
            report.add(
                given.at,
                Code::Instance,
                format!(
                    "A second widget has instance=\"{}\": events, stored answers and links cannot tell the two apart.",
                    short(&given.value)
                ),
                "Give each widget a name of its own, or none.",
            );
        }
    }
}

fn ids(found: &Found, report: &mut Report) {
    for (_, element) in found.elements() {
        let Some(id) = element.attribute("id") else {
            continue;
        };
        let number = id.value.strip_prefix("rolefit-");
        if number.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit())) {
            report.add(
                id.at,
                Code::Id,
                format!("An element has the id “{}”; the widget's links begin with #rolefit- and a digit.", short(&id.value)),
                "Give the element another id.",
            );
        }
    }
}

/// The name of a widget's tag in a sentence.
pub fn name_of(widget: &Widget) -> &'static str {
    match widget.form {
        Form::Element => TAG,
        Form::Div | Form::Script => MARK,
        Form::Frame => "iframe",
    }
}
