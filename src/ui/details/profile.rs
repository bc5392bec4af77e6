//! The profile: for each thing asked about, how far the answers speak for each role, drawn and said.

use super::points::of;
use crate::bundled::word;
use crate::domain::dataset::About;
use crate::domain::explain::{Trait, profile};
use crate::ui::pen::{Pen, decimal};
use crate::ui::report::Report;

/// Roles drawn, best first: more lines could not be told apart.
const DRAWN: usize = 3;
/// Lines of each role in a row, from its upper edge, in tenths of the row.
const LANES: [u32; DRAWN] = [3, 5, 7];
/// Height of a row in `em`, as in the style sheet.
const ROW: u32 = 4;

/// A legend, and a row for each trait: its name, and a scale with the mark of each role. The best role's marks are full, those of the
/// others hollow, and each has a shape of its own, so colour is not needed.
pub fn picture(pen: &mut Pen, report: &Report) {
    let traits = profile(report.dataset, &report.answers);
    let roles = &report.found.ranking[..report.found.ranking.len().min(DRAWN)];
    if traits.is_empty() {
        return;
    }
    pen.el("div.profile part=chart", |pen| {
        super::heading(pen, word::DETAILS_PROFILE_HEADING);
        pen.line("p.hint", pen.say.detail_word(word::DETAILS_PROFILE_HINT));
        pen.el("ul.legend aria-hidden=true", |pen| {
            for (lane, &role) in roles.iter().enumerate() {
                pen.el("li", |pen| {
                    pen.el("svg", |pen| mark(pen, lane, "0.75em", "0.75em"));
                    pen.line("span", report.role(role));
                });
            }
        });
        pen.el("div.rows", |pen| {
            pen.el("ul", |pen| {
                for entry in &traits {
                    pen.el("li", |pen| said(pen, report, entry));
                }
            });
            pen.el("svg aria-hidden=true", |pen| drawn(pen, roles, &traits));
        });
    });
}

/// The name of a trait, and for who cannot see the picture its points.
fn said(pen: &mut Pen, report: &Report, entry: &Trait) {
    let dataset = report.dataset;
    let name = match entry.about {
        Some(About::Dimension(row)) => dataset.dimensions[usize::from(row)].name,
        Some(About::Responsibility(item)) => dataset.responsibilities[usize::from(item)].title,
        None => dataset.questions[entry.question].text,
    };
    pen.line("span", pen.say.text(name));
    let mut points = String::new();
    for &role in &report.found.ranking {
        points.push_str(report.role(role));
        points.push(' ');
        points.push_str(&of(pen, entry.points[role], entry.max));
        points.push_str("; ");
    }
    pen.line("span.unseen", &points);
}

/// Lines through the marks of each role, then the marks.
fn drawn(pen: &mut Pen, roles: &[usize], traits: &[Trait]) {
    pen.set("height", &em(10 * ROW * traits.len() as u32));
    for row in 0..traits.len() {
        let y = em(place(row, 1));
        pen.el("svg:line.scale x1=6% x2=94%", |pen| {
            pen.set("y1", &y);
            pen.set("y2", &y);
        });
    }
    // The best role's on top.
    for (lane, &role) in roles.iter().enumerate().rev() {
        let at = |row: usize| {
            let entry: &Trait = &traits[row];
            // From 6 to 94 %, so that marks at the ends are whole.
            let share = 6 + 88 * entry.points[role] / entry.max.max(1);
            (decimal(share) + "%", em(place(row, lane)))
        };
        for row in 1..traits.len() {
            let ((x1, y1), (x2, y2)) = (at(row - 1), at(row));
            pen.el(LINES[lane], |pen| {
                for (name, value) in [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)] {
                    pen.set(name, &value);
                }
            });
        }
        for row in 0..traits.len() {
            let (x, y) = at(row);
            mark(pen, lane, &x, &y);
        }
    }
}

/// How the line of each lane is drawn: whole, dashed, dotted.
const LINES: [&str; DRAWN] = [
    "svg:line.best",
    "svg:line.lane stroke-dasharray=6,4",
    "svg:line.lane stroke-dasharray=1,4",
];

/// A circle, a square, a diamond.
fn mark(pen: &mut Pen, lane: usize, x: &str, y: &str) {
    // A size of its own, or it would be as large as the picture.
    pen.el("svg width=1 height=1 overflow=visible", |pen| {
        pen.set("x", x);
        pen.set("y", y);
        match lane {
            0 => pen.el("svg:circle.best r=0.42em", |_| {}),
            1 => pen.el(
                "svg:rect.mark x=-0.36em y=-0.36em width=0.72em height=0.72em",
                |_| {},
            ),
            _ => pen.el(
                "svg:rect.turned x=-0.32em y=-0.32em width=0.64em height=0.64em",
                |_| {},
            ),
        }
    });
}

/// From the upper edge of the picture, in tenths of an `em`.
fn place(row: usize, lane: usize) -> u32 {
    ROW * (10 * row as u32 + LANES[lane])
}

/// Tenths of an `em`.
fn em(tenths: u32) -> String {
    decimal(tenths / 10) + "." + &decimal(tenths % 10) + "em"
}
