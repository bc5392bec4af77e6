//! Every point of every role, question by question, adding up to the fits.

use crate::bundled::word;
use crate::domain::explain::points;
use crate::ui::render::Renderer;
use crate::ui::result_model::ResultModel;

/// The table, roles in the order of the result. The ARIA roles keep it a table where the style sheet makes blocks of its rows.
pub fn points_table(r: &mut Renderer, model: &ResultModel) {
    let recommendation = &model.recommendation;
    let points = |role| points(model.dataset, &model.answers, role);
    let columns: Vec<_> = recommendation
        .ranking
        .iter()
        .map(|&role| (role, points(role)))
        .collect();
    let Some((_, rows)) = columns.first() else {
        return;
    };
    r.el("table.points role=table", |r| {
        r.attr(
            "aria-label",
            r.locale.detail_word(word::DETAILS_POINTS_HEADING),
        );
        r.el("thead role=rowgroup", |r| {
            r.el("tr role=row", |r| {
                head(r, r.locale.detail_word(word::DETAILS_QUESTION));
                for (role, _) in &columns {
                    head(r, model.role(*role));
                }
            });
        });
        r.el("tbody role=rowgroup", |r| {
            for (row, (position, ..)) in rows.iter().enumerate() {
                r.el("tr role=row", |r| {
                    let question = &model.dataset.questions[*position];
                    r.el("th scope=row role=rowheader", |r| {
                        r.text_el("span", r.locale.text(question.text));
                        if let Some(choice) = model.answers.chosen(model.dataset, *position) {
                            r.text_el("span.quoted", r.locale.text(choice.label));
                        }
                    });
                    for (role, points) in &columns {
                        let (_, own, max) = points[row];
                        cell(r, model, *role, own, max);
                    }
                });
            }
            for (title, is_fit) in [(word::DETAILS_SUM, false), (word::DETAILS_FIT, true)] {
                r.el("tr.sum role=row", |r| {
                    r.text_el("th scope=row role=rowheader", r.locale.detail_word(title));
                    for (role, _) in &columns {
                        match is_fit {
                            false => cell(
                                r,
                                model,
                                *role,
                                recommendation.score.raw[*role],
                                recommendation.score.max,
                            ),
                            true => r.el("td role=cell", |r| {
                                r.text_el("span.cell-role aria-hidden=true", model.role(*role));
                                r.text_el(
                                    "span",
                                    &r.locale.percent(recommendation.score.fit(*role)),
                                );
                            }),
                        }
                    }
                });
            }
        });
    });
}

fn head(r: &mut Renderer, text: &str) {
    r.text_el("th scope=col role=columnheader", text);
}

fn cell(r: &mut Renderer, model: &ResultModel, role: usize, own: u32, max: u32) {
    r.el("td role=cell", |r| {
        if own == 0 {
            r.attr("class", "nothing");
        }
        r.text_el("span.cell-role aria-hidden=true", model.role(role));
        r.text_el("span", &of(r, own, max));
    });
}

/// “2 of 3”.
pub fn of(r: &Renderer, own: u32, max: u32) -> String {
    let (own, max) = (r.locale.number(own as usize), r.locale.number(max as usize));
    r.locale
        .detail_fill(word::DETAILS_OF, &[("n", &own), ("max", &max)])
}
