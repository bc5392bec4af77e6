//! The recommendation: what it is, how sure, why, why not, and what would change it.

use std::borrow::Cow;

use super::elements::{action, disclosure, track};
use super::pen::Pen;
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
pub fn result(pen: &mut Pen, state: State) {
    let dataset = state.dataset();
    let answers = state.answers();
    let report = Report {
        found: recommend(dataset, &answers),
        dataset,
        answers,
        state,
        say: pen.say.clone(),
    };
    pen.el("div.result part=result", |pen| {
        pen.line("p.eyebrow", pen.say.word(word::RESULT_HEADING));
        pen.el("h3.headline tabindex=-1", |pen| {
            pen.text(&report.headline());
            if state.moved() {
                pen.focus();
            }
        });
        report.meaning(pen);
        report.fits(pen);
        report.reasons(pen);
        report.nothing_needed(pen);
        report.open_questions(pen);
        report.changes(pen);
        report.sheet(pen);
        report.ways_on(pen);
    });
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
    fn outcome(&self, outcome: Outcome) -> Cow<'static, str> {
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

    fn headline(&self) -> Cow<'static, str> {
        match (self.found.guard, self.text()) {
            (Some(guard), _) => self.say.text(self.dataset.guards[guard].headline).into(),
            (None, Some(text)) => {
                let split = text.split_headline.filter(|_| self.found.split);
                self.say.text(split.unwrap_or(text.headline)).into()
            }
            (None, None) => {
                let roles = self.outcome(self.found.outcome);
                self.say
                    .fill(word::PAIR_GENERIC, &[("roles", &roles)])
                    .into()
            }
        }
    }

    /// What the outcome means, why a guard applied, the usual job title, the next best role.
    fn meaning(&self, pen: &mut Pen) {
        pen.el("div.meaning", |pen| {
            let meaning = match self.found.guard {
                Some(guard) => Some(self.dataset.guards[guard].why),
                None => self.text().and_then(|text| text.meaning),
            };
            if let Some(meaning) = meaning {
                pen.line("p", self.say.text(meaning));
            }
            if self.found.outcome == Outcome::Insufficient {
                let needed = usize::from(self.dataset.scoring.min_answered);
                let needed = self.say.number(needed - self.answers.answered());
                pen.line("p", &self.say.fill(word::MORE_NEEDED, &[("n", &needed)]));
            }
            for role in 0..self.dataset.roles.len() {
                if self.found.names(role)
                    && let Some(title) = title(self.dataset, &self.answers, role)
                {
                    let places = [("title", self.say.text(title))];
                    pen.line("p", &self.say.fill(word::TITLE_LINE, &places));
                }
            }
            if let Some(role) = self.found.runner_up {
                pen.line(
                    "p",
                    &self.say.fill(word::RUNNER_UP, &[("role", self.role(role))]),
                );
            }
        });
    }

    /// Bars, best first, and how sure the result is. None where answers are too few: empty bars would look like a verdict.
    fn fits(&self, pen: &mut Pen) {
        if self.found.outcome == Outcome::Insufficient {
            return;
        }
        pen.el("div.chart part=chart", |pen| {
            self.heading(pen, word::FIT_HEADING);
            pen.el("ul", |pen| {
                for &role in &self.found.ranking {
                    let fit = self.found.score.fit(role);
                    pen.el("li.fit", |pen| {
                        if self.found.names(role) {
                            pen.set("class", "fit named");
                        }
                        pen.line("span.fit-role", self.role(role));
                        pen.line("span.fit-value", &self.say.percent(fit));
                        track(pen, fit);
                    });
                }
            });
            if let Some(confidence) = self.found.confidence {
                let word = match (self.found.outcome, confidence) {
                    (Outcome::NoneYet, Confidence::High) => word::CONFIDENCE_NONE_HIGH,
                    (Outcome::NoneYet, Confidence::Medium) => word::CONFIDENCE_NONE_MEDIUM,
                    (Outcome::NoneYet, Confidence::Low) => word::CONFIDENCE_NONE_LOW,
                    (_, Confidence::High) => word::CONFIDENCE_HIGH,
                    (_, Confidence::Medium) => word::CONFIDENCE_MEDIUM,
                    (_, Confidence::Low) => word::CONFIDENCE_LOW,
                };
                pen.line("p.confidence", self.say.word(word));
            }
            let number = self.say.number(self.answers.answered());
            let total = self.say.number(self.dataset.questions.len());
            let places = [("n", &*number), ("total", &*total)];
            pen.line("p.count", &self.say.fill(word::ANSWERED, &places));
        });
    }

    fn heading(&self, pen: &mut Pen, word: Word) {
        pen.line("h4", self.say.word(word));
    }

    /// For each role of the outcome, what speaks for it and what against.
    fn reasons(&self, pen: &mut Pen) {
        for role in 0..self.dataset.roles.len() {
            if self.found.names(role) {
                let places = [("role", self.role(role))];
                let reasons = reasons_for(self.dataset, &self.answers, role);
                let heading = self.say.fill(word::REASONS_FOR, &places);
                self.reason_list(pen, "div.reasons-for part=reasons", &heading, reasons);
                let reasons = reasons_against(self.dataset, &self.answers, role);
                let heading = self.say.fill(word::REASONS_AGAINST, &places);
                self.reason_list(pen, "div.reasons-against part=reasons", &heading, reasons);
            }
        }
    }

    fn reason_list(&self, pen: &mut Pen, tag: &str, heading: &str, reasons: Vec<Reason>) {
        if reasons.is_empty() {
            return;
        }
        pen.el(tag, |pen| {
            pen.line("h4", heading);
            pen.el("ul", |pen| {
                for reason in reasons {
                    self.evidence(pen, reason.question, reason.choice);
                }
            });
        });
    }

    /// An answer and what it means.
    fn evidence(&self, pen: &mut Pen, question: usize, choice: usize) {
        pen.el("li", |pen| {
            if let Some(insight) = self.dataset.questions[question].choices[choice].insight {
                pen.text(self.say.text(insight));
            }
            let places = [("choice", self.choice(question, choice))];
            pen.line("span.quoted", &self.say.fill(word::YOUR_ANSWER, &places));
        });
    }

    /// `none-yet`: the answers that speak for none of the roles.
    fn nothing_needed(&self, pen: &mut Pen) {
        let silent = zero_evidence(self.dataset, &self.answers);
        if self.found.outcome != Outcome::NoneYet || silent.is_empty() {
            return;
        }
        pen.el("div.reasons-none part=reasons", |pen| {
            self.heading(pen, word::ZERO_ANSWERS);
            pen.el("ul", |pen| {
                for question in silent {
                    if let Some(choice) = self.answers.choice(question) {
                        self.evidence(pen, question, choice);
                    }
                }
            });
        });
    }

    /// Whether open questions are what the visitor should look at next.
    fn asks_for_more(&self) -> bool {
        matches!(self.found.outcome, Outcome::Insufficient | Outcome::Mixed)
    }

    /// `insufficient` and `mixed`: the questions whose answers would help.
    fn open_questions(&self, pen: &mut Pen) {
        let questions = self.dataset.questions.len();
        if !self.asks_for_more() || self.answers.answered() == questions {
            return;
        }
        pen.el("div.open-questions", |pen| {
            self.heading(pen, word::OPEN_QUESTIONS);
            pen.el("ul", |pen| {
                for question in 0..questions {
                    if self.answers.choice(question).is_none() {
                        let asked = self.question(question);
                        pen.el("li", |pen| self.revise(pen, question, asked, asked));
                    }
                }
            });
        });
    }

    /// A way to a question, which leads back to the result. The name is what is read out: a label alone may say too little.
    fn revise(&self, pen: &mut Pen, question: usize, label: &str, name: &str) {
        let state = self.state;
        pen.el("button.link type=button", |pen| {
            pen.set("aria-label", name);
            pen.text(label);
            pen.on("click", move |_| state.revise(question));
        });
    }

    /// The smallest change of answers for each other outcome.
    fn changes(&self, pen: &mut Pen) {
        if self.found.outcome == Outcome::Insufficient {
            return;
        }
        let found = smallest_changes(self.dataset, &self.answers, SHEETS);
        let (first, rest) = found
            .changes
            .split_at(found.changes.len().min(CHANGES_SHOWN));
        pen.el("div.changes part=changes", |pen| {
            self.heading(pen, word::CHANGES_HEADING);
            if first.is_empty() {
                pen.line("p", self.say.word(word::CHANGES_NONE));
            }
            self.change_list(pen, first);
            if !found.complete {
                pen.line("p", self.say.word(word::CHANGES_GAVE_UP));
            }
            if !rest.is_empty() {
                disclosure(
                    pen,
                    self.state,
                    ("result", "changes"),
                    self.say.word(word::CHANGES_MORE),
                    |pen| {
                        self.change_list(pen, rest);
                    },
                );
            }
        });
    }

    fn change_list(&self, pen: &mut Pen, changes: &[Change]) {
        pen.el("ul", |pen| {
            for change in changes {
                pen.el("li", |pen| {
                    let outcome = self.outcome(change.outcome);
                    pen.line(
                        "p",
                        &self.say.fill(word::CHANGE_TO, &[("outcome", &outcome)]),
                    );
                    pen.el("ul", |pen| {
                        for signal in &change.answers {
                            let (question, choice) = (signal.question.into(), signal.choice.into());
                            let places = [
                                ("question", self.question(question)),
                                ("choice", self.choice(question, choice)),
                            ];
                            pen.line("li", &self.say.fill(word::CHANGE_ITEM, &places));
                        }
                    });
                });
            }
        });
    }

    /// Every question with its answer and a way to change it; without those that [`Self::open_questions`] lists.
    fn sheet(&self, pen: &mut Pen) {
        pen.el("div.answers part=answers", |pen| {
            self.heading(pen, word::YOUR_ANSWERS);
            pen.el("ol", |pen| {
                for question in 0..self.dataset.questions.len() {
                    let answer = match self.answers.get(question) {
                        Some(Answer::Choice(choice)) => self.choice(question, choice.into()),
                        _ if self.asks_for_more() => continue,
                        Some(Answer::NotSure) => self.say.word(word::NOT_SURE),
                        None => self.say.word(word::NOT_ANSWERED),
                    };
                    let asked = self.question(question);
                    pen.el("li", |pen| {
                        pen.line("p.asked", asked);
                        pen.line("p.answered", answer);
                        let name = self
                            .say
                            .fill(word::CHANGE_ANSWER_TO, &[("question", asked)]);
                        self.revise(pen, question, self.say.word(word::CHANGE_ANSWER), &name);
                    });
                }
            });
        });
    }

    /// On with the open questions, or from the start again.
    fn ways_on(&self, pen: &mut Pen) {
        let state = self.state;
        pen.el("div.actions", |pen| {
            if self.answers.first_open().is_some() {
                let label = self.say.word(word::CONTINUE_QUESTIONS);
                action(pen, label, move || state.resume());
            }
            action(pen, self.say.word(word::RESTART), move || state.restart());
        });
    }
}
