//! What a host can set, as closed types. Strings become these at the edge, in `embed`.

/// A part of the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The comparison table with the roles' definitions and responsibilities.
    Compare,
    /// The questionnaire and its result.
    Quiz,
    /// Frequent questions.
    Faq,
}

/// How one widget is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Parts in the order shown.
    pub views: Vec<View>,
    /// Position in the dataset's languages.
    pub language: usize,
    /// Where the call to action leads; none: the dataset's link, and if it has none either, no call to action.
    pub cta_href: Option<String>,
    /// What the call to action says instead of the dataset's label.
    pub cta_label: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            views: vec![View::Compare, View::Quiz, View::Faq],
            language: 0,
            cta_href: None,
            cta_label: None,
        }
    }
}
