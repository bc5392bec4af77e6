//! Writes the fallback: all that a dataset has to read, as plain HTML. It is shown until the widget has loaded and wherever it cannot run,
//! and search engines read it. It is at least half as high as the widget, so that the page does not move when the widget takes its place.
//!
//! Owns the elements of the fallback; knows nothing of the widget's own. Native only: the engine does not contain it.

use crate::bundled::{STRINGS, word};
use crate::domain::dataset::Dataset;
use crate::domain::text::{Texts, Words, fill};

/// The content for `<role-fit>` in a language of the dataset, by position: a line per element, without indentation.
pub fn html(dataset: &Dataset, language: usize) -> String {
    let Some(spoken) = dataset.languages.get(language) else {
        return String::new();
    };
    let texts = Texts::new(spoken);
    let words = Words::new(&STRINGS, dataset, language);
    let mut lines = vec![element("h2", words.get(word::COMPARE_HEADING))];
    if let Some(text) = dataset.key_distinction {
        lines.push(element("p", texts.get(text)));
    }

    lines.extend(["<table>", "<thead>", "<tr>"].map(String::from));
    lines.push(element("th scope=\"col\"", words.get(word::DIMENSION)));
    for role in dataset.roles.iter() {
        lines.push(element("th scope=\"col\"", texts.get(role.name)));
    }
    lines.extend(["</tr>", "</thead>", "<tbody>"].map(String::from));
    for dimension in dataset.dimensions.iter() {
        lines.push("<tr>".into());
        lines.push(element("th scope=\"row\"", texts.get(dimension.name)));
        for &cell in dimension.cells.iter() {
            lines.push(element("td", texts.get(cell)));
        }
        lines.push("</tr>".into());
    }
    lines.extend(["</tbody>", "</table>"].map(String::from));

    for role in dataset.roles.iter() {
        lines.push(element("h3", texts.get(role.name)));
        for &text in [role.definition].iter().chain(role.notes.iter()) {
            lines.push(element("p", texts.get(text)));
        }
    }
    for (position, role) in dataset.roles.iter().enumerate() {
        let duties = dataset.responsibilities.iter();
        let duties: Vec<_> = duties
            .filter(|duty| usize::from(duty.role) == position)
            .collect();
        if duties.is_empty() {
            continue;
        }
        let heading = fill(
            words.get(word::RESPONSIBILITIES_HEADING),
            &[("role", texts.get(role.name))],
        );
        lines.push(element("h3", &heading));
        lines.push("<dl>".into());
        for duty in duties {
            lines.push(element("dt", texts.get(duty.title)));
            lines.push(element("dd", texts.get(duty.text)));
        }
        lines.push("</dl>".into());
    }

    lines.push(element("h2", words.get(word::QUIZ_HEADING)));
    lines.push("<ol>".into());
    for question in dataset.questions.iter() {
        lines.push(element("li", texts.get(question.text)));
    }
    lines.push("</ol>".into());

    if !dataset.faq.is_empty() {
        lines.push(element("h2", words.get(word::FAQ_HEADING)));
    }
    for entry in dataset.faq.iter() {
        lines.push(element("h3", texts.get(entry.question)));
        lines.push(element("p", texts.get(entry.answer)));
    }
    lines.join("\n") + "\n"
}

fn element(tag: &str, text: &str) -> String {
    let name = tag.split(' ').next().unwrap_or(tag);
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<{tag}>{text}</{name}>")
}
