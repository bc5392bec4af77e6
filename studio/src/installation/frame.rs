//! The frame: its parameters, its attributes, and the script that gives it its height.

use super::found::{Found, Widget, parameters};
use super::nearest::nearest;
use super::page::Element;
use super::{Code, Report, short};
use crate::contract::attributes::{attribute, attributes};

/// The parameter that names the page, which is no attribute.
const HOST: &str = "host";

pub fn check(found: &Found, report: &mut Report) {
    for widget in found.widgets.iter().filter(|it| it.is_frame()) {
        if let Some(element) = found.element(widget.element) {
            names(element, report);
            links(found, widget, element, report);
            attributes_of(found, widget, element, report);
        }
    }
}

fn taken() -> impl Iterator<Item = &'static str> {
    let attributes = attributes().iter().filter(|it| it.frame);
    attributes.map(|it| it.name.as_str()).chain([HOST])
}

fn names(element: &Element, report: &mut Report) {
    for given in parameters(element) {
        let name = given.name.as_str();
        if taken().any(|it| it == name) {
            continue;
        }
        let (found, mend) = match attribute(name) {
            Some(_) => (
                format!("frame.html does not take {name}: it does nothing in a frame."),
                in_a_frame(name),
            ),
            None => (
                format!(
                    "frame.html does not know the parameter {}, and ignores it.",
                    short(name)
                ),
                match nearest(name, taken()) {
                    Some(meant) => format!("Write {meant}, if that is meant."),
                    None => "Take it away.".to_owned(),
                },
            ),
        };
        report.add(given.at, Code::Frame, found, mend);
    }
}

/// What to do in place of an attribute that a frame does not have.
fn in_a_frame(name: &str) -> String {
    match name {
        "loading" => "Take it away, and write loading=\"lazy\" on the <iframe> itself if it is to load when a visitor comes near.",
        "without-share" => "Take it away: in a frame it is always on.",
        "analytics" => "Take it away, and listen to the events that frame-host.js dispatches on the iframe.",
        _ => "Take it away, or use another form of the tag.",
    }
    .to_owned()
}

fn links(found: &Found, widget: &Widget, element: &Element, report: &mut Report) {
    let frame = found.address(element.value("src").unwrap_or_default());
    if let Some(href) = widget.given("cta-href") {
        let link = super::address::Address::of(&href.value, None);
        let is_whole = link.origin.is_some()
            || ["mailto:", "tel:"]
                .iter()
                .any(|it| link.path.starts_with(it));
        if !is_whole {
            report.add(
                href.at,
                Code::Frame,
                format!(
                    "cta-href is “{}”, which starts from frame.html in a frame.",
                    short(&href.value)
                ),
                "Write a full address, such as https://agency.example/contact.",
            );
        }
    }
    if let Some(source) = widget.given("source") {
        let dataset = super::address::Address::of(&source.value, None);
        if dataset.origin.is_some() && frame.origin.is_some() && dataset.origin != frame.origin {
            report.add(
                source.at,
                Code::Frame,
                format!(
                    "source is “{}”, which is on another origin than frame.html. It is ignored.",
                    short(&source.value)
                ),
                "Put the dataset where frame.html is.",
            );
        }
    }
}

fn attributes_of(found: &Found, widget: &Widget, element: &Element, report: &mut Report) {
    if element.value("src").is_none_or(|it| it.trim().is_empty()) {
        report.add(
            widget.at,
            Code::Frame,
            "The iframe has no address.",
            "Write the address of frame.html into src. Some consent tools move it into another attribute until the visitor agrees; then all is well.",
        );
    }
    if let Some(sandbox) = element.attribute("sandbox")
        && !sandbox
            .value
            .split_ascii_whitespace()
            .any(|it| it.eq_ignore_ascii_case("allow-scripts"))
    {
        report.add(
            sandbox.at,
            Code::Frame,
            "The iframe's sandbox allows no scripts, so it stays empty.",
            "Write sandbox=\"allow-scripts allow-top-navigation-by-user-activation allow-popups allow-modals\".",
        );
    }
    if element.value("title").is_none_or(|it| it.trim().is_empty()) {
        report.add(
            widget.at,
            Code::Frame,
            "The iframe has no title, which screen readers announce it by.",
            "Write title=\"Which role fits?\", or the like.",
        );
    }
    if !found.hosts.is_empty() && element.attribute("data-rolefit-frame").is_none() {
        report.add(
            widget.at,
            Code::Frame,
            "frame-host.js takes care of an iframe with data-rolefit-frame only, and this one has none: it keeps its height.",
            "Write data-rolefit-frame on the iframe.",
        );
    }
    let frame = found.address(element.value("src").unwrap_or_default());
    for host in found.hosts.iter().filter_map(|it| found.element(*it)) {
        let address = found.address(host.value("src").unwrap_or_default());
        if address.is_beside(&frame) == Some(false) {
            report.add(
                host.at,
                Code::Folders,
                format!("frame-host.js comes from {}, and frame.html from {}. They may be of two versions.", short(&address.text()), short(&frame.text())),
                "Load both from one folder.",
            );
        }
    }
}
