//! What stands in the page before the widget, without it, and for search engines: comparison and frequent questions as plain
//! HTML, written from the dataset. Native only; the engine does not contain it.

use crate::domain::bundled::word;
use crate::domain::dataset::Dataset;
use crate::domain::text::{Texts, Words};

/// The content for `<role-fit>` in a language of the dataset, by position: a line per element, without indentation.
pub fn html(dataset: &Dataset, language: usize) -> String {
    let Some(spoken) = dataset.languages.get(language) else {
        return String::new();
    };
    let texts = Texts::new(spoken);
    let words = Words::new(dataset, language);
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

    if !dataset.faq.is_empty() {
        lines.push(element("h2", words.get(word::FAQ_HEADING)));
    }
    for entry in dataset.faq.iter() {
        let question = element("summary", texts.get(entry.question));
        let answer = element("p", texts.get(entry.answer));
        lines.push(format!("<details>{question}{answer}</details>"));
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
