//! What is on show in the studio, and how the snippet is written: kept between visits, but no part of a design.

use rolefit_studio::snippet;
use serde::{Deserialize, Serialize};

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The panel beside the preview.
    pub panel: Panel,
    /// The width of the preview.
    pub width: Width,
    /// Light or dark.
    pub scheme: Scheme,
    /// The language of the page, as a tag.
    pub language: String,
    /// The parts that are shown: the attribute `view`, or nothing for what the design says.
    pub view: String,
    /// In the page, in a dialog, or in a frame.
    pub form: Form,
    /// The page around the widget.
    pub page: PageStyle,
    /// The size of the page's text, in percent; above 200 the whole page is zoomed.
    pub text_size: u16,
    /// The brand's colours, as typed, the most important first.
    pub brand: Vec<String>,
    /// The brand's font, as typed.
    pub brand_font: String,
    /// What was pasted of the marketer's site.
    pub site: String,
    /// What was pasted of a page that is to be checked.
    pub installation: String,
    /// Its address, as typed.
    pub installation_address: String,
    /// Its server's content-security policy, as typed.
    pub installation_policy: String,
    /// The folder of the files, as the snippet names it.
    pub folder: String,
    /// The form of the tag in the snippet.
    pub snippet_form: snippet::Form,
    /// Where the snippet puts the tokens.
    pub styles: snippet::Styles,
    /// Whether the snippet names the hash of this build's loader.
    pub is_pinned: bool,
    /// The id of the editor whose recipe is shown; may be empty.
    pub recipe: String,
    /// Whether the widget is at the top of the page.
    pub is_at_the_top: bool,
    /// Whether the page has a strict content-security policy.
    pub is_strict: bool,
    /// Whether the snippet holds the fallback.
    pub with_fallback: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            panel: Panel::default(),
            width: Width::default(),
            scheme: Scheme::default(),
            language: "en".to_owned(),
            view: String::new(),
            form: Form::default(),
            page: PageStyle::default(),
            text_size: 100,
            brand: Vec::new(),
            brand_font: String::new(),
            site: String::new(),
            installation: String::new(),
            installation_address: String::new(),
            installation_policy: String::new(),
            folder: "/rolefit/".to_owned(),
            snippet_form: snippet::Form::default(),
            styles: snippet::Styles::default(),
            is_pinned: false,
            recipe: String::new(),
            is_at_the_top: false,
            is_strict: false,
            with_fallback: true,
        }
    }
}

impl Settings {
    /// What the preview shows, the rest as at the beginning: what is typed elsewhere is no change of it.
    pub fn of_preview(self) -> Self {
        Self {
            width: self.width,
            scheme: self.scheme,
            language: self.language,
            view: self.view,
            form: self.form,
            page: self.page,
            text_size: self.text_size,
            ..Self::default()
        }
    }
}

/// Declares an enum with the words that name its variants in the interface.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$default:ident])? $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$default])? $variant),* }

        impl $name {
            /// All of them, in the order of the interface.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// What it is called.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

choices!(
    /// What stands beside the preview.
    Panel { #[default] Presets = "Presets", Brand = "Brand", Style = "Style", Contrast = "Contrast", Options = "Options", Snippet = "Snippet", Check = "Check", Designs = "Designs" }
);
choices!(
    /// The width of the preview.
    Width { #[default] Full = "Desktop", Tablet = "Tablet", Phone = "Phone" }
);
choices!(
    /// Whether the page is light or dark.
    Scheme { #[default] Light = "Light", Dark = "Dark", System = "As the system" }
);
choices!(
    /// How the widget stands in the page.
    Form { #[default] Inline = "In the page", Dialog = "Dialog", Frame = "Iframe" }
);
choices!(
    /// The page around the widget.
    PageStyle { #[default] Agency = "Agency", Plain = "Plain", Hostile = "Hostile styles" }
);
