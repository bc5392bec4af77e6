//! The recommendation: what it is, how sure, why, why not, and what would change it.

use leptos::html;
use leptos::prelude::*;

use super::quiz::{action, focus_when_moved};
use super::speech::Speech;
use super::state::State;
use crate::domain::answers::{Answer, Answers};
use crate::domain::bundled::word;
use crate::domain::dataset::{Dataset, Outcome, Signal, Word};
use crate::domain::explain::{
    Change, Reason, SHEETS, reasons_against, reasons_for, smallest_changes, zero_evidence,
};
use crate::domain::score::{Confidence, Recommendation, title};

/// Changes shown at once; the rest is one press away.
const CHANGES_SHOWN: usize = 3;

/// Everything about the result, from the answers as they are now.
pub fn result(state: State, say: Speech) -> impl IntoView {
    let report = Report {
        dataset: &state.dataset(),
        answers: state.answers(),
        found: state.recommendation(),
        state,
        say,
    };
    let heading = NodeRef::<html::H3>::new();
    focus_when_moved(state, heading);
    let open = report.answers.first_open().is_some();
    view! {
        <div class={"result"} part={"result"}>
            <p class={"eyebrow"}>{say.word(word::RESULT_HEADING)}</p>
            <h3 class={"headline"} tabindex={"-1"} node_ref=heading>{report.headline()}</h3>
            {report.meaning()}
            {report.fits()}
            {report.reasons()}
            {report.nothing_needed()}
            {report.open_questions()}
            {report.changes()}
            {report.sheet()}
            <div class={"actions"}>
                {open.then(|| action(say.word(word::CONTINUE_QUESTIONS), move || state.resume()))}
                {action(say.word(word::RESTART), move || state.restart())}
            </div>
        </div>
    }
}

struct Report<'a> {
    dataset: &'a Dataset,
    answers: Answers,
    found: Recommendation,
    state: State,
    say: Speech,
}

impl Report<'_> {
    fn role(&self, role: usize) -> String {
        self.say.text(self.dataset.roles[role].name)
    }

    /// Roles of an outcome by name, or what the outcome is called when it names none.
    fn outcome(&self, outcome: Outcome) -> String {
        let names: Vec<String> = match outcome {
            Outcome::Role(one) => vec![self.role(one as usize)],
            Outcome::Pair(one, other) => vec![self.role(one as usize), self.role(other as usize)],
            Outcome::NoneYet => return self.say.word(word::OUTCOME_NONE_YET),
            Outcome::Mixed => return self.say.word(word::OUTCOME_MIXED),
            Outcome::Insufficient => return self.say.word(word::OUTCOME_INSUFFICIENT),
        };
        self.say.list(&names)
    }

    fn question(&self, question: usize) -> String {
        self.say.text(self.dataset.questions[question].text)
    }

    fn choice(&self, question: usize, choice: usize) -> String {
        self.say
            .text(self.dataset.questions[question].choices[choice].label)
    }

    fn headline(&self) -> String {
        let text = self.dataset.outcomes.iter().find(|text| text.outcome == self.found.outcome);
        match (self.found.guard, text) {
            (Some(guard), _) => self.say.text(self.dataset.guards[guard].headline),
            (None, Some(text)) => {
                let split = text.split_headline.filter(|_| self.found.split);
                self.say.text(split.unwrap_or(text.headline))
            }
            (None, None) => {
                let roles = self.outcome(self.found.outcome);
                self.say.fill(word::PAIR_GENERIC, &[("roles", &roles)])
            }
        }
    }

    /// What the outcome means, why a guard applied, the usual title, the next best role.
    fn meaning(&self) -> AnyView {
        let mut lines = Vec::new();
        if let Some(guard) = self.found.guard {
            lines.push(self.say.text(self.dataset.guards[guard].why));
        } else if !self.found.split
            && let Some(text) = self.dataset.outcomes.iter().find(|text| text.outcome == self.found.outcome)
            && let Some(meaning) = text.meaning
        {
            lines.push(self.say.text(meaning));
        }
        for role in 0..self.dataset.roles.len() {
            if self.found.names(role)
                && let Some(title) = title(self.dataset, &self.answers, role)
            {
                let title = self.say.text(title);
                lines.push(self.say.fill(word::TITLE_LINE, &[("title", &title)]));
            }
        }
        if let Some(role) = self.found.runner_up {
            lines.push(self.say.fill(word::RUNNER_UP, &[("role", &self.role(role))]));
        }
        paragraphs("meaning", lines)
    }

    /// Bars, best first, and how sure the result is.
    fn fits(&self) -> AnyView {
        let say = self.say;
        let bars: Vec<_> = self
            .found
            .ranking
            .iter()
            .map(|&role| {
                let fit = self.found.score.fit(role);
                let class = if self.found.names(role) { "fit recommended" } else { "fit" };
                let width = fit.to_string() + "%";
                view! {
                    <li class={class}>
                        <span class={"fit-role"}>{self.role(role)}</span>
                        <span class={"fit-value"}>{say.percent(fit)}</span>
                        <div class={"track"}><div class={"done"} style:inline-size={width}></div></div>
                    </li>
                }
            })
            .collect();
        let number = say.number(self.answers.answered());
        let total = say.number(self.dataset.questions.len());
        let answered = say.fill(word::ANSWERED, &[("n", &number), ("total", &total)]);
        let confidence = self.found.confidence.map(|confidence| {
            say.word(match (self.found.outcome, confidence) {
                (Outcome::NoneYet, Confidence::High) => word::CONFIDENCE_NONE_HIGH,
                (Outcome::NoneYet, Confidence::Medium) => word::CONFIDENCE_NONE_MEDIUM,
                (Outcome::NoneYet, Confidence::Low) => word::CONFIDENCE_NONE_LOW,
                (_, Confidence::High) => word::CONFIDENCE_HIGH,
                (_, Confidence::Medium) => word::CONFIDENCE_MEDIUM,
                (_, Confidence::Low) => word::CONFIDENCE_LOW,
            })
        });
        view! {
            <div class={"fits"} part={"chart"}>
                <h4>{say.word(word::FIT_HEADING)}</h4>
                <ul>{bars}</ul>
                <p class={"confidence"}>{confidence}{" "}{answered}</p>
            </div>
        }
        .into_any()
    }

    /// For each role of the outcome, what speaks for it and what against.
    fn reasons(&self) -> Vec<AnyView> {
        let mut parts = Vec::new();
        for role in 0..self.dataset.roles.len() {
            if self.found.names(role) {
                let found = reasons_for(self.dataset, &self.answers, role);
                parts.push(self.reason_list(word::REASONS_FOR, "for", role, found));
                let found = reasons_against(self.dataset, &self.answers, role);
                parts.push(self.reason_list(word::REASONS_AGAINST, "against", role, found));
            }
        }
        parts
    }

    fn reason_list(&self, heading: Word, class: &'static str, role: usize, reasons: Vec<Reason>) -> AnyView {
        if reasons.is_empty() {
            return ().into_any();
        }
        let items: Vec<_> = reasons
            .into_iter()
            .map(|reason| self.evidence(reason.question, reason.choice))
            .collect();
        let heading = self.say.fill(heading, &[("role", &self.role(role))]);
        view! {
            <div class={["reasons ", class].concat()} part={"reasons"}>
                <h4>{heading}</h4>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    }

    /// One answer and what it means.
    fn evidence(&self, question: usize, choice: usize) -> AnyView {
        let insight = self.dataset.questions[question].choices[choice].insight;
        let answer = self.choice(question, choice);
        view! {
            <li>
                {insight.map(|text| self.say.text(text))}
                <span class={"quoted"}>{self.say.fill(word::YOUR_ANSWER, &[("choice", &answer)])}</span>
            </li>
        }
        .into_any()
    }

    /// `none-yet`: the answers that speak for none of the roles.
    fn nothing_needed(&self) -> Option<AnyView> {
        if self.found.outcome != Outcome::NoneYet {
            return None;
        }
        let items: Vec<_> = zero_evidence(self.dataset, &self.answers)
            .into_iter()
            .filter_map(|question| {
                let choice = self.answers.choice(question)?;
                Some(self.evidence(question, choice))
            })
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <div class={"reasons"} part={"reasons"}>
                    <h4>{self.say.word(word::ZERO_ANSWERS)}</h4>
                    <ul>{items}</ul>
                </div>
            }
            .into_any()
        })
    }

    /// `insufficient` and `mixed`: the questions whose answers would help.
    fn open_questions(&self) -> Option<AnyView> {
        if !matches!(self.found.outcome, Outcome::Insufficient | Outcome::Mixed) {
            return None;
        }
        let items: Vec<_> = (0..self.dataset.questions.len())
            .filter(|&question| self.answers.choice(question).is_none())
            .map(|question| {
                let state = self.state;
                view! { <li>{action(self.question(question), move || state.revise(question))}</li> }
            })
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <div class={"open-questions"}>
                    <h4>{self.say.word(word::OPEN_QUESTIONS)}</h4>
                    <ul>{items}</ul>
                </div>
            }
            .into_any()
        })
    }

    /// The smallest change of answers for each other outcome.
    fn changes(&self) -> Option<AnyView> {
        if self.found.outcome == Outcome::Insufficient {
            return None;
        }
        let say = self.say;
        let found = smallest_changes(self.dataset, &self.answers, SHEETS);
        let mut items: Vec<_> = found.changes.iter().map(|change| self.change(change)).collect();
        let rest = items.split_off(items.len().min(CHANGES_SHOWN));
        let nothing = items.is_empty().then(|| say.word(word::CHANGES_NONE));
        let gave_up = (!found.complete).then(|| say.word(word::CHANGES_GAVE_UP));
        let more = (!rest.is_empty()).then(|| {
            super::compare::disclosure(
                "more-changes",
                say.word(word::CHANGES_MORE),
                view! { <ul>{rest}</ul> }.into_any(),
            )
        });
        Some(
            view! {
                <div class={"changes"} part={"changes"}>
                    <h4>{say.word(word::CHANGES_HEADING)}</h4>
                    <ul>{items}</ul>
                    <p>{nothing}{gave_up}</p>
                    {more}
                </div>
            }
            .into_any(),
        )
    }

    fn change(&self, change: &Change) -> AnyView {
        let answers: Vec<_> = change
            .answers
            .iter()
            .map(|&Signal { question, choice }| {
                let (question, choice) = (question as usize, choice as usize);
                let places = [
                    ("question", &*self.question(question)),
                    ("choice", &*self.choice(question, choice)),
                ];
                view! { <li>{self.say.fill(word::CHANGE_ITEM, &places)}</li> }
            })
            .collect();
        let outcome = self.outcome(change.outcome);
        view! {
            <li>
                <strong>{self.say.fill(word::CHANGE_TO, &[("outcome", &outcome)])}</strong>
                <ul>{answers}</ul>
            </li>
        }
        .into_any()
    }

    /// Every question with its answer and a way to change it.
    fn sheet(&self) -> AnyView {
        let say = self.say;
        let items: Vec<_> = (0..self.dataset.questions.len())
            .map(|question| {
                let answer = match self.answers.get(question) {
                    Some(Answer::Choice(choice)) => self.choice(question, choice as usize),
                    Some(Answer::NotSure) => say.word(word::NOT_SURE),
                    None => say.word(word::NOT_ANSWERED),
                };
                let state = self.state;
                let asked = self.question(question);
                let label = say.fill(word::CHANGE_ANSWER_TO, &[("question", &asked)]);
                view! {
                    <li>
                        <p class={"asked"}>{asked}</p>
                        <p class={"answered"}>{answer}</p>
                        <button class={"link"} type={"button"} aria-label={label}
                            on:click=move |_| state.revise(question)>{say.word(word::CHANGE_ANSWER)}</button>
                    </li>
                }
            })
            .collect();
        view! {
            <div class={"sheet"} part={"answers"}>
                <h4>{say.word(word::YOUR_ANSWERS)}</h4>
                <ol>{items}</ol>
            </div>
        }
        .into_any()
    }
}

fn paragraphs(class: &'static str, lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect();
    view! { <div class={class}>{lines}</div> }.into_any()
}
