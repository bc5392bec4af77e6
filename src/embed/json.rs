//! What leaves the engine: answers as a query string, events and the result as JSON.
//!
//! Owns the names of events and their fields, which are part of the public contract.

use crate::domain::answers::{Answer, Answers, NOT_SURE};
use crate::domain::dataset::Dataset;
use crate::domain::explain::{Change, Reason, reasons_against, reasons_for};
use crate::domain::formats::decimal;
use crate::domain::score::{Confidence, outcome_id, recommend, title};
use crate::domain::text::Texts;
use crate::ui::event::{Document, Event, Opened, ResultPart, Share};

/// JSON that is written once from start to end. The writer adds the commas.
struct Json(String);

impl Json {
    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    /// Writes a string. It is escaped, because a job title comes from the host's dataset; a control character becomes a space.
    fn string(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        for char in text.chars() {
            match char {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(char);
                }
                '\0'..='\x1f' => self.0.push(' '),
                _ => self.0.push(char),
            }
        }
        self.0.push('"');
    }

    fn key(&mut self, name: &str) {
        self.string(name);
        self.0.push(':');
    }

    fn raw(&mut self, value: &str) {
        self.comma();
        self.0.push_str(value);
    }

    fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        self.key(name);
        match value {
            Some(value) => self.string(value),
            None => self.raw("null"),
        }
    }

    fn number(&mut self, name: &str, value: u32) {
        self.key(name);
        self.raw(&decimal(value as usize));
    }
}

/// `question=choice&` for every answer, in the order of the questions.
pub fn answers(dataset: &Dataset, answers: &Answers) -> String {
    let mut query = String::new();
    for (question, choice) in answers.ids(dataset) {
        for part in [question, "=", choice, "&"] {
            query.push_str(part);
        }
    }
    query
}

/// The name of an event without the prefix `rolefit-`, and its detail as JSON. The loader handles `needs-details` itself; the host never
/// receives it.
pub fn event(
    dataset: &Dataset,
    texts: &dyn Fn() -> Texts<'static>,
    answers: &Answers,
    changes: &dyn Fn() -> Vec<Change>,
    event: &Event,
) -> (&'static str, String) {
    let question_id = |question: usize| dataset.questions[question].id;
    match *event {
        Event::Answered { question } => ("answer", answer(dataset, answers, question)),
        Event::WentBack { question } => ("back", object(&[("question", question_id(question))])),
        Event::ResultShown => ("result", result(dataset, &texts(), answers, &changes())),
        Event::Restarted => ("restart", object(&[])),
        Event::CtaClicked(_) => ("cta-click", object(&[])),
        Event::DetailsNeeded => ("needs-details", object(&[])),
        Event::Opened(opened) => {
            let (kind, id) = opened_ids(opened);
            ("information", object(&[("kind", kind), ("id", id)]))
        }
        Event::Shared(share) => {
            let method = match share {
                Share::Link => "link",
                Share::Text => "text",
                Share::Brief => "brief",
                Share::Sheet => "sheet",
            };
            ("share", object(&[("method", method)]))
        }
        Event::Printed(document) => {
            let what = match document {
                Document::Result => "result",
                Document::Brief => "brief",
            };
            ("print", object(&[("what", what)]))
        }
    }
}

fn opened_ids(opened: Opened) -> (&'static str, &'static str) {
    match opened {
        Opened::Cell { role } => ("cell", role),
        Opened::Responsibilities { role } => ("duties", role),
        Opened::Role { role } => ("role", role),
        Opened::Faq { id } => ("faq", id),
        Opened::Term { id } => ("term", id),
        Opened::Result(part) => (
            "result",
            match part {
                ResultPart::Answers => "answers",
                ResultPart::Changes => "changes",
                ResultPart::Points => "points",
                ResultPart::Method => "method",
                ResultPart::Weights => "weights",
            },
        ),
    }
}

/// An object whose members are texts.
fn object(members: &[(&str, &str)]) -> String {
    let mut json = Json(String::new());
    json.open('{');
    for (name, value) in members {
        json.text(name, Some(value));
    }
    json.close('}');
    json.0
}

/// `{"question": id, "choice": id}`.
fn answer(dataset: &Dataset, answers: &Answers, question: usize) -> String {
    let mut json = Json(String::new());
    let entry = &dataset.questions[question];
    let choice = answers.get(question).map(|answer| match answer {
        Answer::Choice(choice) => &*entry.choices[choice as usize].id,
        Answer::NotSure => NOT_SURE,
    });
    json.open('{');
    json.text("question", Some(entry.id));
    json.text("choice", choice);
    json.close('}');
    json.0
}

/// The whole result: `outcome`, `fit` by role (whole percent), `confidence`, `title` (the usual job title of a named role, in the
/// language of `texts`), `runnerUp`, `guard`, `reasons` by named role, `changes`, `answered`. What does not apply is null.
pub fn result(dataset: &Dataset, texts: &Texts, answers: &Answers, changes: &[Change]) -> String {
    let found = recommend(dataset, answers);
    let mut json = Json(String::new());
    json.open('{');
    json.text("outcome", Some(&outcome_id(dataset, found.outcome)));
    json.key("fit");
    json.open('{');
    for (role, entry) in dataset.roles.iter().enumerate() {
        json.number(entry.id, found.score.fit(role));
    }
    json.close('}');
    json.text(
        "confidence",
        found.confidence.map(|confidence| match confidence {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }),
    );
    let title = (0..dataset.roles.len())
        .filter(|&role| found.names(role))
        .find_map(|role| title(dataset, answers, role));
    json.text("title", title.map(|text| texts.get(text)));
    json.text(
        "runnerUp",
        found.runner_up.map(|role| &*dataset.roles[role].id),
    );
    json.text("guard", found.guard.map(|guard| &*dataset.guards[guard].id));
    json.key("reasons");
    json.open('{');
    for (role, entry) in dataset.roles.iter().enumerate() {
        if found.names(role) {
            json.key(entry.id);
            json.open('{');
            reasons(
                &mut json,
                dataset,
                "for",
                &reasons_for(dataset, answers, role),
            );
            reasons(
                &mut json,
                dataset,
                "against",
                &reasons_against(dataset, answers, role),
            );
            json.close('}');
        }
    }
    json.close('}');
    json.key("changes");
    json.open('[');
    for change in changes {
        json.open('{');
        json.text("outcome", Some(&outcome_id(dataset, change.outcome)));
        json.key("answers");
        json.open('{');
        for signal in &change.answers {
            let question = &dataset.questions[signal.question as usize];
            json.text(
                question.id,
                Some(question.choices[signal.choice as usize].id),
            );
        }
        json.close('}');
        json.close('}');
    }
    json.close(']');
    json.number("answered", found.score.answered);
    json.close('}');
    json.0
}

fn reasons(json: &mut Json, dataset: &Dataset, name: &str, reasons: &[Reason]) {
    json.key(name);
    json.open('[');
    for reason in reasons {
        let question = &dataset.questions[reason.question];
        json.open('{');
        json.text("question", Some(question.id));
        json.text("choice", Some(question.choices[reason.choice].id));
        json.number("points", reason.points);
        json.close('}');
    }
    json.close(']');
}
