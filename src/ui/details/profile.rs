//! The profile: for each thing asked about, how far the answers speak for each role, as a chart and as text.

use super::points::of;
use crate::bundled::word;
use crate::domain::dataset::About;
use crate::domain::explain::{self, Trait};
use crate::domain::formats::decimal;
use crate::ui::elements::detail_heading;
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;

/// The roles in the chart, best first: more lines could not be told apart.
const MAX_ROLES: usize = 3;
/// The vertical offset of each role's marks within a row, in tenths of the row.
const LANES: [u32; MAX_ROLES] = [3, 5, 7];
/// Height of a row in `em`, as in the style sheet.
const ROW: u32 = 4;

/// A legend, and a row for each trait: its name, and a scale with the mark of each role. The best role's marks are full, those of the
/// others hollow, and each has a shape of its own, so colour is not needed.
pub fn profile(r: &mut Renderer, model: &ResultModel) {
    let traits = explain::profile(model.dataset, &model.answers);
    let roles = &model.recommendation.ranking[..model.recommendation.ranking.len().min(MAX_ROLES)];
    if traits.is_empty() {
        return;
    }
    r.el("div.profile part=chart", |r| {
        detail_heading(r, word::DETAILS_PROFILE_HEADING);
        r.text_el("p.hint", r.locale.detail_word(word::DETAILS_PROFILE_HINT));
        r.el("ul.legend aria-hidden=true", |r| {
            for (lane, &role) in roles.iter().enumerate() {
                r.el("li", |r| {
                    r.el("svg", |r| mark(r, lane, "0.75em", "0.75em"));
                    r.text_el("span", model.role(role));
                });
            }
        });
        r.el("div.rows", |r| {
            r.el("ul", |r| {
                for entry in &traits {
                    r.el("li", |r| trait_text(r, model, entry));
                }
            });
            r.el("svg aria-hidden=true", |r| chart(r, roles, &traits));
        });
    });
}

/// The name of a trait and, for screen readers, the points as text.
fn trait_text(r: &mut Renderer, model: &ResultModel, entry: &Trait) {
    let dataset = model.dataset;
    let name = match entry.about {
        Some(About::Dimension(row)) => dataset.dimensions[usize::from(row)].name,
        Some(About::Responsibility(item)) => dataset.responsibilities[usize::from(item)].title,
        None => dataset.questions[entry.question].text,
    };
    r.text_el("span", r.locale.text(name));
    let mut points = String::new();
    for &role in &model.recommendation.ranking {
        points.push_str(model.role(role));
        points.push(' ');
        points.push_str(&of(r, entry.points[role], entry.max));
        points.push_str("; ");
    }
    r.text_el("span.unseen", &points);
}

/// Lines through the marks of each role, then the marks.
fn chart(r: &mut Renderer, roles: &[usize], traits: &[Trait]) {
    r.attr("height", &em(10 * ROW * traits.len() as u32));
    for row in 0..traits.len() {
        let y = em(mark_y(row, 1));
        r.el("svg:line.scale x1=6% x2=94%", |r| {
            r.attr("y1", &y);
            r.attr("y2", &y);
        });
    }
    // The best role's on top.
    for (lane, &role) in roles.iter().enumerate().rev() {
        let at = |row: usize| {
            let entry: &Trait = &traits[row];
            // From 6 to 94 %, so that marks at the ends are whole.
            let share = 6 + 88 * entry.points[role] / entry.max.max(1);
            (decimal(share as usize) + "%", em(mark_y(row, lane)))
        };
        for row in 1..traits.len() {
            let ((x1, y1), (x2, y2)) = (at(row - 1), at(row));
            r.el(LINES[lane], |r| {
                for (name, value) in [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)] {
                    r.attr(name, &value);
                }
            });
        }
        for row in 0..traits.len() {
            let (x, y) = at(row);
            mark(r, lane, &x, &y);
        }
    }
}

/// The tag of each lane's line: solid, dashed, dotted.
const LINES: [&str; MAX_ROLES] = [
    "svg:line.best",
    "svg:line.lane stroke-dasharray=6,4",
    "svg:line.lane stroke-dasharray=1,4",
];

/// A circle, a square, a diamond.
fn mark(r: &mut Renderer, lane: usize, x: &str, y: &str) {
    // A size of its own, or it would be as large as the picture.
    r.el("svg width=1 height=1 overflow=visible", |r| {
        r.attr("x", x);
        r.attr("y", y);
        match lane {
            0 => r.el("svg:circle.best r=0.42em", |_| {}),
            1 => r.el(
                "svg:rect.mark x=-0.36em y=-0.36em width=0.72em height=0.72em",
                |_| {},
            ),
            _ => r.el(
                "svg:rect.turned x=-0.32em y=-0.32em width=0.64em height=0.64em",
                |_| {},
            ),
        }
    });
}

/// The vertical position of a mark in the chart, in tenths of an `em`.
fn mark_y(row: usize, lane: usize) -> u32 {
    ROW * (10 * row as u32 + LANES[lane])
}

/// Tenths of an `em`.
fn em(tenths: u32) -> String {
    let tenths = tenths as usize;
    decimal(tenths / 10) + "." + &decimal(tenths % 10) + "em"
}
