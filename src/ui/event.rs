//! The events that the widget reports to whoever mounted it.

/// Something that the widget reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Answered a question, for the first time or anew.
    Answered {
        /// Position in [`Dataset::questions`](crate::domain::dataset::Dataset::questions).
        question: usize,
    },
    /// Went back to a question.
    WentBack {
        /// Position in [`Dataset::questions`](crate::domain::dataset::Dataset::questions).
        question: usize,
    },
    /// Reached the result, or changed it.
    ResultShown,
    /// Started again with no answers.
    Restarted,
    /// Pressed the call to action. Whoever prevents the default of the DOM event keeps its link from being followed.
    CtaClicked(web_sys::Event),
    /// Opened something to read.
    Opened(Opened),
    /// Took the result along.
    Shared(Share),
    /// Opened a page to print.
    Printed(Document),
    /// The part of the engine with the details of a result is needed but not loaded. Emitted again on every request until it is loaded.
    /// Never emitted where the engine is one part, as in a Leptos application.
    DetailsNeeded,
}

/// What was opened. Ids are those of the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// What a cell of the table says further.
    Cell {
        /// The role's id.
        role: &'static str,
    },
    /// The responsibilities of a role, or one of them.
    Responsibilities {
        /// The role's id.
        role: &'static str,
    },
    /// A role at more length.
    Role {
        /// The role's id.
        role: &'static str,
    },
    /// The answer to a frequent question.
    Faq {
        /// The entry's id.
        id: &'static str,
    },
    /// The explanation of a glossary term.
    Term {
        /// The term's id.
        id: &'static str,
    },
    /// A part of the result.
    Result(ResultPart),
}

/// The parts of a result that a visitor opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultPart {
    /// The answers, which can be changed in place.
    Answers,
    /// Further changes of answers that would change the outcome.
    Changes,
    /// Every point of every role.
    Points,
    /// How the recommendation comes about.
    Method,
    /// The weights of all choices.
    Weights,
}

/// How the result was taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// A share link was copied.
    Link,
    /// The result was copied as a text.
    Text,
    /// The brief for hiring was copied.
    Brief,
    /// The browser's own share sheet was used.
    Sheet,
}

/// What was opened to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The result.
    Result,
    /// The brief for hiring.
    Brief,
}
