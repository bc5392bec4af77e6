//! The state of the studio: the design with its history, the designs that were saved, and what is on show.
//!
//! Owns every signal that is written; views call its methods. Knows nothing of the preview's document.

use super::browser::{self, supports};
use super::settings::Settings;
use codee::string::JsonSerdeCodec;
use leptos::prelude::*;
use leptos_use_storage::{UseStorageOptions, use_local_storage_with_options};
use rolefit_studio::contract::tokens::{Kind, token, tokens};
use rolefit_studio::design::{Design, Value};
use rolefit_studio::history::History;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the browser keeps it all.
const KEY: &str = "rolefit-studio";
/// Before a design in the fragment of a link.
const LINK: &str = "design=";

/// What survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Saved {
    design: Design,
    designs: BTreeMap<String, Design>,
    settings: Settings,
}

/// The studio's state.
#[derive(Clone, Copy)]
pub struct Studio {
    history: RwSignal<History<Design>>,
    last_valid: StoredValue<BTreeMap<String, Value>>,
    designs: RwSignal<BTreeMap<String, Design>>,
    settings: RwSignal<Settings>,
    notice: RwSignal<Option<String>>,
    is_kept: RwSignal<bool>,
}

impl Studio {
    /// The state of an earlier visit, or of the link that led here.
    pub fn load() -> Self {
        let is_kept = RwSignal::new(true);
        let options = UseStorageOptions::default()
            .listen_to_storage_changes(false)
            .on_error(move |_| is_kept.set(false));
        let (saved, save, _) =
            use_local_storage_with_options::<Saved, JsonSerdeCodec>(KEY, options);
        let saved = saved.get_untracked();
        let mut notice = None;
        let mut history = History::new(match saved.design.version {
            0 => Design::new(),
            _ => saved.design,
        });
        if let Some(text) = browser::fragment().strip_prefix(LINK) {
            let text = js_sys::decode_uri_component(text).map(String::from);
            match text
                .map_err(|_| String::new())
                .and_then(|it| Design::of_json(&it).map_err(|fault| fault.to_string()))
            {
                Ok(design) => history.edit("link", |present| *present = design),
                Err(fault) => {
                    notice = Some(format!(
                        "The link holds no design that could be read. {fault}"
                    ))
                }
            }
            history.seal();
            browser::drop_fragment();
        }
        let studio = Self {
            history: RwSignal::new(history),
            last_valid: StoredValue::default(),
            designs: RwSignal::new(saved.designs),
            settings: RwSignal::new(saved.settings),
            notice: RwSignal::new(notice),
            is_kept,
        };
        Effect::new(move || {
            save.set(Saved {
                design: studio.design(),
                designs: studio.designs.get(),
                settings: studio.settings.get(),
            });
        });
        studio
    }

    /// The design as typed.
    pub fn design(self) -> Design {
        self.history.with(|history| history.present().clone())
    }

    /// The value of a token, as typed.
    pub fn value(self, token: &str) -> Value {
        self.history.with(|history| history.present().value(token))
    }

    /// Whether the marketer has set the token.
    pub fn is_set(self, token: &str) -> bool {
        self.history
            .with(|history| history.present().tokens.contains_key(token))
    }

    /// The design without its invalid values; the last valid ones stand in for them.
    pub fn valid_design(self) -> Design {
        let mut design = self.design();
        let last_valid = self.last_valid.get_value();
        for (name, value) in std::mem::take(&mut design.tokens) {
            if fault(&name, &value).is_none() {
                design.tokens.insert(name, value);
            } else if let Some(value) = last_valid.get(&name) {
                design.tokens.insert(name, value.clone());
            }
        }
        design
    }

    /// Sets a token; an invalid value is kept as typed.
    pub fn set_token(self, name: &str, value: Value) {
        if fault(name, &value).is_none() {
            self.last_valid.update_value(|valid| {
                valid.insert(name.to_owned(), value.clone());
            });
        }
        self.edit(name, |design| {
            if value == design.base(name) {
                design.tokens.remove(name);
            } else {
                design.tokens.insert(name.to_owned(), value);
            }
        });
    }

    /// Sets several tokens as one step.
    pub fn set_tokens(self, control: &str, values: impl IntoIterator<Item = (String, Value)>) {
        self.edit(control, |design| design.tokens.extend(values));
        self.seal();
    }

    /// Takes back what the marketer set on the tokens that are meant.
    pub fn reset(self, is_meant: impl Fn(&str) -> bool) {
        self.edit("reset", |design| {
            design.tokens.retain(|name, _| !is_meant(name))
        });
        self.seal();
    }

    /// Starts from a preset, or from the defaults; values that were set are replaced by it.
    pub fn choose_preset(self, preset: Option<&str>) {
        self.edit("preset", |design| {
            design.preset = preset.map(str::to_owned);
            design.tokens.clear();
        });
        self.seal();
    }

    /// Sets an attribute, or removes it.
    pub fn set_attribute(self, name: &str, value: Option<String>) {
        self.edit(name, |design| {
            match value {
                Some(value) => design.attributes.insert(name.to_owned(), value),
                None => design.attributes.remove(name),
            };
        });
    }

    /// Names the design.
    pub fn rename(self, name: String) {
        self.edit("name", |design| design.name = name);
    }

    /// Replaces the design, as one step.
    pub fn replace(self, design: Design) {
        self.edit("replace", |present| *present = design);
        self.seal();
    }

    fn edit(self, control: &str, change: impl FnOnce(&mut Design)) {
        self.history.update(|history| history.edit(control, change));
    }

    /// Ends a row of edits that are undone together.
    pub fn seal(self) {
        self.history.update(History::seal);
    }

    /// Undoes the last step.
    pub fn undo(self) {
        self.history.update(History::undo);
    }

    /// Does the step again that was undone last.
    pub fn redo(self) {
        self.history.update(History::redo);
    }

    /// Whether a step can be undone.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether a step can be done again.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// What is on show, and how the snippet is written.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// Changes what is on show.
    pub fn set(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
    }

    /// The designs that were saved, by name.
    pub fn designs(self) -> BTreeMap<String, Design> {
        self.designs.get()
    }

    /// Saves the design under its name.
    pub fn save(self) {
        let design = self.design();
        let name = match design.name.trim() {
            "" => "Without a name".to_owned(),
            name => name.to_owned(),
        };
        self.notify(format!("Saved as “{name}”."));
        self.designs.update(|designs| {
            designs.insert(name, design);
        });
    }

    /// Forgets a saved design.
    pub fn forget(self, name: &str) {
        self.designs.update(|designs| {
            designs.remove(name);
        });
    }

    /// A link that opens the studio with this design.
    pub fn link(self) -> String {
        let json = self.design().json();
        format!(
            "{}#{LINK}{}",
            browser::address(),
            js_sys::encode_uri_component(&json)
        )
    }

    /// Says something to the marketer.
    pub fn notify(self, text: String) {
        self.notice.set(Some(text));
    }

    /// What was said last.
    pub fn notice(self) -> Option<String> {
        self.notice.get()
    }

    /// Takes back what was said last.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    /// Whether the browser keeps the design.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// The names of all tokens whose value is not the default.
    pub fn changed(self) -> Vec<&'static str> {
        let design = self.design();
        tokens()
            .iter()
            .map(|token| token.name)
            .filter(|name| design.tokens.contains_key(*name))
            .collect()
    }
}

/// What is wrong with a value, for the marketer; `None` if the browser knows it.
pub fn fault(name: &str, value: &Value) -> Option<String> {
    let token = token(name)?;
    let check = |css: &str| {
        if css.trim().is_empty() {
            return Some(String::from("Nothing is there; type a value, or reset it."));
        }
        let is_known = supports(token.property, css);
        (!is_known).then(|| format!("“{css}” is not {}.", expected(token.kind)))
    };
    check(value.light()).or_else(|| match value {
        Value::Same(_) => None,
        Value::Pair { dark, .. } => check(dark),
    })
}

fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Color => "a colour, such as #3146c8, rgb(49 70 200), oklch(0.45 0.2 270) or navy",
        Kind::Font => "a list of fonts, such as Georgia, serif",
        Kind::Number { unit: "", .. } => "a number, such as 1.5",
        Kind::Number { unit: "ms", .. } => "a time, such as 160ms",
        Kind::Number { .. } => "a length, such as 0.5em or 8px",
        Kind::Text => "a value that the browser knows here",
    }
}
