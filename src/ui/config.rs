//! What a host can set, as closed types. `embed` turns the strings of attributes into these.

/// The colours of the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the page is.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The value of the attribute `theme`.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

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
    /// Roles that are compared, by position, in the order shown. If it is empty, all roles in the order of the dataset.
    pub roles: Vec<usize>,
    /// Level of the headings of the parts, 1 to 6; those below follow.
    pub heading_level: u32,
    /// Whether the host counts what visitors do: then the widget does not promise that answers stay in the browser.
    pub analytics: bool,
    /// Whether fits stay hidden until the result.
    pub without_leaning: bool,
    /// Whether nothing is offered that takes the result out of the page, except printing.
    pub without_share: bool,
    /// The address that share links lead to; none: the page's own. It starts with `https://` or `http://`.
    pub share_base: Option<String>,
    /// Whether nothing is offered for printing.
    pub without_print: bool,
    /// The name of the widget in its share links: a link is opened by the widget of that name.
    pub instance: String,
    /// Where the call to action leads; none: the dataset's link, and if it has none either, no call to action.
    pub cta_href: Option<String>,
    /// Heading of the call to action; overrides the dataset's.
    pub cta_heading: Option<String>,
    /// Sentence of the call to action; overrides the dataset's.
    pub cta_text: Option<String>,
    /// Label of the link; overrides the dataset's.
    pub cta_label: Option<String>,
    /// The window or frame in which the link opens, as in HTML.
    pub cta_target: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            views: vec![View::Compare, View::Quiz, View::Faq],
            language: 0,
            roles: Vec::new(),
            heading_level: 2,
            analytics: false,
            without_leaning: false,
            without_share: false,
            share_base: None,
            without_print: false,
            instance: String::new(),
            cta_href: None,
            cta_heading: None,
            cta_text: None,
            cta_label: None,
            cta_target: None,
        }
    }
}
