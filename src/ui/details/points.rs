//! Every point of every role, question by question, adding up to the fits.

use crate::bundled::word;
use crate::domain::explain::points;
use crate::ui::pen::Pen;
use crate::ui::report::Report;

/// The table, roles in the order of the result. The ARIA roles keep it a table where the style sheet makes blocks of its rows.
pub fn points_table(pen: &mut Pen, report: &Report) {
    let found = &report.found;
    let points = |role| points(report.dataset, &report.answers, role);
    let columns: Vec<_> = found
        .ranking
        .iter()
        .map(|&role| (role, points(role)))
        .collect();
    let Some((_, rows)) = columns.first() else {
        return;
    };
    pen.el("table.points role=table", |pen| {
        pen.set(
            "aria-label",
            pen.say.detail_word(word::DETAILS_POINTS_HEADING),
        );
        pen.el("thead role=rowgroup", |pen| {
            pen.el("tr role=row", |pen| {
                head(pen, pen.say.detail_word(word::DETAILS_QUESTION));
                for (role, _) in &columns {
                    head(pen, report.role(*role));
                }
            });
        });
        pen.el("tbody role=rowgroup", |pen| {
            for (row, (position, ..)) in rows.iter().enumerate() {
                pen.el("tr role=row", |pen| {
                    let question = &report.dataset.questions[*position];
                    pen.el("th scope=row role=rowheader", |pen| {
                        pen.line("span", pen.say.text(question.text));
                        if let Some(choice) = report.answers.chosen(report.dataset, *position) {
                            pen.line("span.quoted", pen.say.text(choice.label));
                        }
                    });
                    for (role, points) in &columns {
                        let (_, own, max) = points[row];
                        cell(pen, report, *role, own, max);
                    }
                });
            }
            for (title, is_fit) in [(word::DETAILS_SUM, false), (word::DETAILS_FIT, true)] {
                pen.el("tr.sum role=row", |pen| {
                    pen.line("th scope=row role=rowheader", pen.say.detail_word(title));
                    for (role, _) in &columns {
                        match is_fit {
                            false => {
                                cell(pen, report, *role, found.score.raw[*role], found.score.max)
                            }
                            true => pen.el("td role=cell", |pen| {
                                pen.line("span.cell-role aria-hidden=true", report.role(*role));
                                pen.line("span", &pen.say.percent(found.score.fit(*role)));
                            }),
                        }
                    }
                });
            }
        });
    });
}

fn head(pen: &mut Pen, text: &str) {
    pen.line("th scope=col role=columnheader", text);
}

fn cell(pen: &mut Pen, report: &Report, role: usize, own: u32, max: u32) {
    pen.el("td role=cell", |pen| {
        if own == 0 {
            pen.set("class", "nothing");
        }
        pen.line("span.cell-role aria-hidden=true", report.role(role));
        pen.line("span", &of(pen, own, max));
    });
}

/// “2 of 3”.
pub fn of(pen: &Pen, own: u32, max: u32) -> String {
    let (own, max) = (pen.say.number(own as usize), pen.say.number(max as usize));
    pen.say
        .detail_fill(word::DETAILS_OF, &[("n", &own), ("max", &max)])
}
