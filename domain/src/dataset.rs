//! The shape of a dataset: roles, dimensions, questions, outcomes and their texts.
//!
//! Owns the types only. A [`Dataset`] comes either from statics that the build script writes (the bundled one,
//! no start-up work) or from [`read`](crate::read::read) (a host's JSON). Both have passed the same validation,
//! so indices held in these types are in range. Ids that nobody asks for at run time (of dimensions and responsibilities)
//! are checked and left behind: each visitor would carry them.

/// One text in every language: an index into each [`Language::texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Text(pub u16);

/// Everything the widget shows and decides with.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Dataset {
    /// Kebab-case name of the dataset; keys stored answers.
    pub id: &'static str,
    /// At least one; the first is the default.
    pub languages: &'static [Language],
    /// 2 to 12, in the order of the table's columns.
    pub roles: &'static [Role],
    /// One paragraph that tells the roles apart.
    pub key_distinction: Option<Text>,
    /// Rows of the comparison table, 1 to 60.
    pub dimensions: &'static [Dimension],
    /// What roles answer for, in the order shown.
    pub responsibilities: &'static [Responsibility],
    /// Frequent questions with their answers.
    pub faq: &'static [Faq],
    /// 1 to 60, in the order asked.
    pub questions: &'static [Question],
    /// Texts of outcomes; every outcome of one role, `none-yet`, `mixed` and `insufficient` has one, pairs may.
    pub outcomes: &'static [OutcomeText],
    /// Numbers of the scoring rule.
    pub scoring: Scoring,
    /// Rules that change the outcome shown, in order; the first that applies wins.
    pub guards: &'static [Guard],
    /// What there is to know about the rule and the weights.
    pub method: Option<Method>,
    /// What a brief for hiring says beside the result.
    pub brief: Option<Brief>,
    /// Terms explained where they occur.
    pub glossary: &'static [Term],
    /// Call to action, the same for every outcome.
    pub cta: Option<Cta>,
    /// Interface words that the dataset says differently.
    pub words: &'static [(Word, Text)],
}

/// One language and its texts.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Language {
    /// BCP 47 tag, such as `en`.
    pub tag: &'static str,
    /// All texts in this language, separated by U+0000; [`Text`] is the position. One string and not a list,
    /// because 600 pointers and lengths cost visitors more bytes than 600 separators.
    pub texts: &'static str,
}

/// Somebody who could be hired.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Role {
    /// Kebab-case, unique.
    pub id: &'static str,
    /// Column head.
    pub name: Text,
    /// A few words under the name.
    pub tagline: Option<Text>,
    /// One or two sentences.
    pub definition: Text,
    /// Further paragraphs on the role.
    pub notes: &'static [Text],
    /// Job titles for the role, chosen by answers; empty: the name is the title.
    pub titles: &'static [Title],
}

/// A job title and the answers that speak for it.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Title {
    /// What is printed on the business card.
    pub title: Text,
    /// Each answer given counts one.
    pub signals: &'static [Signal],
}

/// One choice of one question, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Signal {
    /// Position in [`Dataset::questions`].
    pub question: u8,
    /// Position in [`Question::choices`].
    pub choice: u8,
}

/// A row of the comparison table.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Dimension {
    /// Row head.
    pub name: Text,
    /// One per role, in the order of [`Dataset::roles`].
    pub cells: &'static [Text],
    /// What a cell says further, one per role; empty where no cell does.
    pub more: &'static [Option<Text>],
}

/// Something one role answers for.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Responsibility {
    /// Position in [`Dataset::roles`].
    pub role: u8,
    /// A few words.
    pub title: Text,
    /// A sentence.
    pub text: Text,
    /// How far each role covers it, one per role; empty where nothing is said.
    pub coverage: &'static [Coverage],
}

/// How far a role covers a responsibility.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Coverage {
    /// How far.
    pub level: Level,
    /// Why, said to the visitor.
    pub why: Option<Text>,
}

/// Degrees of responsibility, from the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub enum Level {
    /// The role answers for it.
    Owns,
    /// The role does part of it.
    Shared,
    /// The role is asked, and others decide.
    Advises,
    /// It is no part of the role; `none` in a dataset.
    Not,
}

/// A frequent question.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Faq {
    /// Kebab-case, unique; told to the host when a visitor opens it.
    pub id: &'static str,
    /// As a visitor would ask it.
    pub question: Text,
    /// A paragraph.
    pub answer: Text,
}

/// A question of the questionnaire.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Question {
    /// Kebab-case, unique.
    pub id: &'static str,
    /// What the question is about, if the widget shows it elsewhere.
    pub about: Option<About>,
    /// Core questions break ties in the ranking.
    pub core: bool,
    /// The most evidence a choice can give, 1 to 9; every role reaches it with some choice.
    pub max_weight: u8,
    /// The question.
    pub text: Text,
    /// How to read it.
    pub help: Option<Text>,
    /// 2 to 12; `not-sure` is offered in addition and is none of them.
    pub choices: &'static [Choice],
}

/// Where else a question's subject stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub enum About {
    /// Position in [`Dataset::dimensions`].
    Dimension(u8),
    /// Position in [`Dataset::responsibilities`].
    Responsibility(u8),
}

/// An answer on offer.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Choice {
    /// Kebab-case, unique in its question, never `not-sure`.
    pub id: &'static str,
    /// What the visitor reads.
    pub label: Text,
    /// Evidence for each role in the order of [`Dataset::roles`], 0 to [`Question::max_weight`].
    pub weights: &'static [u8],
    /// Why the answer counts as it does, said to the visitor.
    pub insight: Option<Text>,
}

/// What can be recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub enum Outcome {
    /// Too few answers.
    Insufficient,
    /// No role fits well enough.
    NoneYet,
    /// Three or more roles are close.
    Mixed,
    /// One role, by position.
    Role(u8),
    /// Two close roles, by position, the smaller first.
    Pair(u8, u8),
}

/// What an outcome says.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct OutcomeText {
    /// Which outcome.
    pub outcome: Outcome,
    /// One sentence.
    pub headline: Text,
    /// `none-yet` only: the sentence where answers point in different directions.
    pub split_headline: Option<Text>,
    /// What the outcome means.
    pub meaning: Option<Text>,
    /// What to do next.
    pub next: Option<Text>,
    /// `none-yet` only: what to do next where answers point in different directions.
    pub split_next: Option<Text>,
}

/// Numbers of the scoring rule; percentages are whole numbers 0 to 100.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Scoring {
    /// Fewer answers than this are `insufficient`; at least 1.
    pub min_answered: u8,
    /// A best fit below this is `none-yet`; 0 switches the outcome off.
    pub none_below_fit: u8,
    /// Roles within this many points of the best are close; 0 leaves exact ties only.
    pub near_tie_points: u8,
    /// Every role once; earlier ones win exact ties.
    pub tie_break: &'static [u8],
    /// What high confidence needs.
    pub high: Threshold,
    /// What medium confidence needs.
    pub medium: Threshold,
}

/// What a level of confidence needs, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Threshold {
    /// At least this fraction of all evidence was asked for.
    pub coverage: u8,
    /// At least this many points ahead of the next role.
    pub gap: u8,
    /// For `none-yet` instead of the gap: best fit below this.
    pub none_below: u8,
}

/// A rule that replaces one outcome by another.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Guard {
    /// Kebab-case, unique.
    pub id: &'static str,
    /// Applies to this outcome only.
    pub if_outcome: Outcome,
    /// Applies if one of these answers was given.
    pub and_answer: &'static [Signal],
    /// Shown instead.
    pub then_outcome: Outcome,
    /// Replaces the outcome's headline.
    pub headline: Text,
    /// Why the rule exists, said to the visitor.
    pub why: Text,
    /// What to do next, in place of the outcome's own.
    pub next: Option<Text>,
}

/// What a visitor may know about how the recommendation comes about.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Method {
    /// What it cannot say.
    pub limits: &'static [Text],
    /// Where the weights come from.
    pub sources: Option<Text>,
    /// How often each outcome occurs among all possible sheets of answers (`shares` in a dataset), adding up to 1000; empty where nobody
    /// counted.
    pub frequencies: &'static [Frequency],
}

/// How often an outcome occurs among all possible sheets: a property of the rule, not of visitors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Frequency {
    /// The outcome shown, guards applied.
    pub outcome: Outcome,
    /// 0 to 1000.
    pub permille: u16,
}

/// What a brief for hiring says beside the result; a role has what fits the answers.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Brief {
    /// What a role should own in its first 90 days.
    pub first: &'static [Task],
    /// What to ask a candidate.
    pub asks: &'static [Task],
}

/// A line of a brief.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Task {
    /// Position in [`Dataset::roles`].
    pub role: u8,
    /// Said if one of these answers was given; empty: always.
    pub answers: &'static [Signal],
    /// A sentence.
    pub text: Text,
}

/// A glossary entry.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Term {
    /// Kebab-case, unique; told to the host when a visitor asks for it.
    pub id: &'static str,
    /// Entry head.
    pub term: Text,
    /// The spellings that are recognised in texts, separated by `|`; the first is the term.
    pub forms: Text,
    /// One line.
    pub text: Text,
}

/// The host's offer.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Cta {
    /// A question or a claim.
    pub heading: Text,
    /// A sentence.
    pub text: Text,
    /// What the link says.
    pub label: Text,
    /// Where it leads; none: the call to action is not shown unless the host gives one.
    pub href: Option<&'static str>,
}

/// An interface word (a button, a heading, a sentence with places to fill): an index into the strings file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "statics", derive(databake::Bake), databake(path = rolefit_domain::dataset))]
pub struct Word(pub u16);
