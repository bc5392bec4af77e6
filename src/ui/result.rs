//! The recommendation: what it is, how sure, why, why not, and what would change it.

use super::compare::disclosure;
use super::node::{Node, Value, el, line, part};
use super::quiz::{action, track};
use super::speech::Speech;
use super::state::State;
use crate::domain::answers::{Answer, Answers};
use crate::domain::bundled::word;
use crate::domain::dataset::{Dataset, Outcome, OutcomeText, Word};
use crate::domain::explain::{
    Change, Reason, SHEETS, reasons_against, reasons_for, smallest_changes, zero_evidence,
};
use crate::domain::score::{Confidence, Recommendation, recommend, title};

/// Other outcomes shown at once; the rest is one press away.
const CHANGES_SHOWN: usize = 3;

/// Everything about the result, from the answers as they are now.
pub fn result(state: State, say: Speech) -> Node {
    let dataset = state.dataset();
    let answers = state.answers();
    let report = Report {
        found: recommend(dataset, &answers),
        dataset,
        answers,
        state,
        say,
    };
    let headline = line("h3", "headline", report.headline())
        .set("tabindex", "-1")
        .focused(state.moved());
    let mut children = vec![
        line("p", "eyebrow", say.word(word::RESULT_HEADING)),
        headline,
        report.meaning(),
        report.fits(),
    ];
    report.reasons(&mut children);
    children.push(report.nothing_needed().into());
    children.push(report.open_questions().into());
    children.push(report.changes().into());
    children.push(report.sheet());
    children.push(report.ways_on());
    part("div", "result", children)
}

struct Report {
    dataset: &'static Dataset,
    answers: Answers,
    found: Recommendation,
    state: State,
    say: Speech,
}

impl Report {
    fn role(&self, role: usize) -> &'static str {
        self.say.text(self.dataset.roles[role].name)
    }

    /// Roles of an outcome by name, or what an outcome is called that names none.
    fn outcome(&self, outcome: Outcome) -> Value {
        match outcome {
            Outcome::Role(one) => self.role(one as usize).into(),
            Outcome::Pair(one, other) => self
                .say
                .list(&[self.role(one as usize), self.role(other as usize)])
                .into(),
            Outcome::NoneYet => self.say.word(word::OUTCOME_NONE_YET).into(),
            Outcome::Mixed => self.say.word(word::OUTCOME_MIXED).into(),
            Outcome::Insufficient => self.say.word(word::OUTCOME_INSUFFICIENT).into(),
        }
    }

    fn text(&self) -> Option<&OutcomeText> {
        let mut texts = self.dataset.outcomes.iter();
        texts.find(|text| text.outcome == self.found.outcome)
    }

    fn question(&self, question: usize) -> &'static str {
        self.say.text(self.dataset.questions[question].text)
    }

    fn choice(&self, question: usize, choice: usize) -> &'static str {
        let question = &self.dataset.questions[question];
        self.say.text(question.choices[choice].label)
    }

    fn headline(&self) -> Value {
        match (self.found.guard, self.text()) {
            (Some(guard), _) => self.say.text(self.dataset.guards[guard].headline).into(),
            (None, Some(text)) => {
                let split = text.split_headline.filter(|_| self.found.split);
                self.say.text(split.unwrap_or(text.headline)).into()
            }
            (None, None) => {
                let roles = self.outcome(self.found.outcome);
                self.say.fill(word::PAIR_GENERIC, &[("roles", &roles)]).into()
            }
        }
    }

    /// What the outcome means, why a guard applied, the usual job title, the next best role.
    fn meaning(&self) -> Node {
        let mut lines: Vec<Value> = Vec::new();
        if let Some(guard) = self.found.guard {
            lines.push(self.say.text(self.dataset.guards[guard].why).into());
        } else if let Some(meaning) = self.text().and_then(|text| text.meaning) {
            lines.push(self.say.text(meaning).into());
        }
        for role in 0..self.dataset.roles.len() {
            if self.found.names(role)
                && let Some(title) = title(self.dataset, &self.answers, role)
            {
                let title = self.say.text(title);
                lines.push(self.say.fill(word::TITLE_LINE, &[("title", title)]).into());
            }
        }
        if let Some(role) = self.found.runner_up {
            lines.push(self.say.fill(word::RUNNER_UP, &[("role", self.role(role))]).into());
        }
        let lines = lines.into_iter().map(|text| line("p", "", text));
        el("div", "meaning", lines.collect())
    }

    /// Bars, best first, and how sure the result is.
    fn fits(&self) -> Node {
        let mut bars = Vec::new();
        for &role in &self.found.ranking {
            let fit = self.found.score.fit(role);
            let class = match self.found.names(role) {
                true => "fit named",
                false => "fit",
            };
            let bar = vec![
                line("span", "fit-role", self.role(role)),
                line("span", "fit-value", self.say.percent(fit)),
                track(fit),
            ];
            bars.push(el("li", class, bar));
        }
        let mut sure = Vec::new();
        if let Some(confidence) = self.found.confidence {
            let word = match (self.found.outcome, confidence) {
                (Outcome::NoneYet, Confidence::High) => word::CONFIDENCE_NONE_HIGH,
                (Outcome::NoneYet, Confidence::Medium) => word::CONFIDENCE_NONE_MEDIUM,
                (Outcome::NoneYet, Confidence::Low) => word::CONFIDENCE_NONE_LOW,
                (_, Confidence::High) => word::CONFIDENCE_HIGH,
                (_, Confidence::Medium) => word::CONFIDENCE_MEDIUM,
                (_, Confidence::Low) => word::CONFIDENCE_LOW,
            };
            sure.extend([Node::Text(self.say.word(word).into()), Node::Text(" ".into())]);
        }
        let number = self.say.number(self.answers.answered());
        let total = self.say.number(self.dataset.questions.len());
        let places = [("n", &*number), ("total", &*total)];
        sure.push(Node::Text(self.say.fill(word::ANSWERED, &places).into()));
        let children = vec![
            self.heading(word::FIT_HEADING),
            el("ul", "", bars),
            el("p", "confidence", sure),
        ];
        part("div", "chart", children)
    }

    fn heading(&self, word: Word) -> Node {
        line("h4", "", self.say.word(word))
    }

    /// For each role of the outcome, what speaks for it and what against.
    fn reasons(&self, children: &mut Vec<Node>) {
        for role in 0..self.dataset.roles.len() {
            if self.found.names(role) {
                let speaks_for = reasons_for(self.dataset, &self.answers, role);
                let speaks_against = reasons_against(self.dataset, &self.answers, role);
                let name = self.role(role);
                let places = [("role", &*name)];
                let heading = self.say.fill(word::REASONS_FOR, &places);
                children.push(self.reason_list("reasons for", heading, speaks_for));
                let heading = self.say.fill(word::REASONS_AGAINST, &places);
                children.push(self.reason_list("reasons against", heading, speaks_against));
            }
        }
    }

    fn reason_list(&self, class: &'static str, heading: String, reasons: Vec<Reason>) -> Node {
        let reasons = reasons.into_iter();
        let items = reasons.map(|reason| self.evidence(reason.question, reason.choice));
        self.list(class, line("h4", "", heading), items.collect())
    }

    /// A heading over a list; nothing where there are no items.
    fn list(&self, class: &'static str, heading: Node, items: Vec<Node>) -> Node {
        if items.is_empty() {
            return Node::Nothing;
        }
        el("div", class, vec![heading, el("ul", "", items)]).set("part", "reasons")
    }

    /// An answer and what it means.
    fn evidence(&self, question: usize, choice: usize) -> Node {
        let mut children = Vec::new();
        if let Some(insight) = self.dataset.questions[question].choices[choice].insight {
            children.push(Node::Text(self.say.text(insight).into()));
        }
        let places = [("choice", &*self.choice(question, choice))];
        let quoted = self.say.fill(word::YOUR_ANSWER, &places);
        children.push(line("span", "quoted", quoted));
        el("li", "", children)
    }

    /// `none-yet`: the answers that speak for none of the roles.
    fn nothing_needed(&self) -> Option<Node> {
        if self.found.outcome != Outcome::NoneYet {
            return None;
        }
        let mut items = Vec::new();
        for question in zero_evidence(self.dataset, &self.answers) {
            items.push(self.evidence(question, self.answers.choice(question)?));
        }
        Some(self.list("reasons", self.heading(word::ZERO_ANSWERS), items))
    }

    /// `insufficient` and `mixed`: the questions whose answers would help.
    fn open_questions(&self) -> Option<Node> {
        if !matches!(self.found.outcome, Outcome::Insufficient | Outcome::Mixed) {
            return None;
        }
        let state = self.state;
        let mut items = Vec::new();
        for question in 0..self.dataset.questions.len() {
            if self.answers.choice(question).is_none() {
                let answer = action(self.question(question), move || state.revise(question));
                items.push(el("li", "", vec![answer]));
            }
        }
        Some(self.list("open-questions", self.heading(word::OPEN_QUESTIONS), items))
    }

    /// The smallest change of answers for each other outcome.
    fn changes(&self) -> Option<Node> {
        if self.found.outcome == Outcome::Insufficient {
            return None;
        }
        let found = smallest_changes(self.dataset, &self.answers, SHEETS);
        let mut items: Vec<Node> = found.changes.iter().map(|change| self.change(change)).collect();
        let mut children = vec![self.heading(word::CHANGES_HEADING)];
        if items.is_empty() {
            children.push(line("p", "", self.say.word(word::CHANGES_NONE)));
        }
        let rest = items.split_off(items.len().min(CHANGES_SHOWN));
        children.push(el("ul", "", items));
        if !found.complete {
            children.push(line("p", "", self.say.word(word::CHANGES_GAVE_UP)));
        }
        if !rest.is_empty() {
            let rest = vec![el("ul", "", rest)];
            children.push(disclosure("more-changes", self.say.word(word::CHANGES_MORE), rest));
        }
        Some(part("div", "changes", children))
    }

    fn change(&self, change: &Change) -> Node {
        let mut items = Vec::new();
        for signal in &change.answers {
            let (question, choice) = (signal.question as usize, signal.choice as usize);
            let places = [
                ("question", &*self.question(question)),
                ("choice", &*self.choice(question, choice)),
            ];
            items.push(line("li", "", self.say.fill(word::CHANGE_ITEM, &places)));
        }
        let outcome = self.outcome(change.outcome);
        let led_to = self.say.fill(word::CHANGE_TO, &[("outcome", &outcome)]);
        el("li", "", vec![line("p", "", led_to), el("ul", "", items)])
    }

    /// Every question with its answer and a way to change it.
    fn sheet(&self) -> Node {
        let (state, say) = (self.state, self.say);
        let mut items = Vec::new();
        for question in 0..self.dataset.questions.len() {
            let answer = match self.answers.get(question) {
                Some(Answer::Choice(choice)) => self.choice(question, choice as usize),
                Some(Answer::NotSure) => say.word(word::NOT_SURE),
                None => say.word(word::NOT_ANSWERED),
            };
            let asked = self.question(question);
            let label = say.fill(word::CHANGE_ANSWER_TO, &[("question", &asked)]);
            let change = line("button", "link", say.word(word::CHANGE_ANSWER))
                .set("type", "button")
                .set("aria-label", label)
                .on("click", move |_| state.revise(question));
            let children = vec![line("p", "asked", asked), line("p", "answered", answer), change];
            items.push(el("li", "", children));
        }
        part("div", "answers", vec![self.heading(word::YOUR_ANSWERS), el("ol", "", items)])
    }

    /// On with the open questions, or from the start again.
    fn ways_on(&self) -> Node {
        let state = self.state;
        let mut actions = Vec::new();
        if self.answers.first_open().is_some() {
            let label = self.say.word(word::CONTINUE_QUESTIONS);
            actions.push(action(label, move || state.resume()));
        }
        actions.push(action(self.say.word(word::RESTART), move || state.restart()));
        el("div", "actions", actions)
    }
}
