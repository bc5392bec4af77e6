//! Writes the tag in its three forms, and the notes on it.
//!
//! Owns what the marketer is told of a choice; knows nothing of how styles and frames are written.

use super::html::{Given, comment, indented, open_tag};
use super::{FALLBACKS, Form, Options, Snippet, policy, style};
use crate::contract::attributes::{Attribute, Input, attributes};
use crate::design::Design;
use crate::installation::address::Address;
use crate::installation::integrity::is_integrity;
use crate::installation::values::expected;

/// The folder with a slash at its end and without query and fragment; empty for the page's own.
pub fn folder(given: &str) -> String {
    let given = given.split(['?', '#']).next().unwrap_or_default().trim();
    match given.is_empty() || given.ends_with('/') {
        true => given.to_owned(),
        false => format!("{given}/"),
    }
}

/// Writes one snippet.
pub struct Writer<'a> {
    /// What is written.
    pub design: &'a Design,
    /// How it is written.
    pub options: &'a Options,
    /// The address of the files, with a slash at its end.
    pub folder: String,
    /// What the marketer should know.
    pub notes: Vec<String>,
}

impl Writer<'_> {
    /// Writes it.
    pub fn write(mut self) -> Snippet {
        let is_frame = self.options.form == Form::Frame;
        self.note_of_loading();
        self.note_of_folder();
        let given = self.attributes();
        let styles = match is_frame {
            true => style::Styles::default(),
            false => style::write(
                self.design,
                self.options.styles,
                &self.folder,
                &mut self.notes,
            ),
        };
        let mut head = String::new();
        if !is_frame {
            head += &self.preload(&given);
            head += &styles.head;
        }
        let mut body = match is_frame {
            true => self.frame(&given),
            false => self.tag(&given),
        };
        self.note_contrasts(if head.is_empty() {
            &mut body
        } else {
            &mut head
        });
        let policy = match self.options.is_strict {
            true => policy::lines(&self.folder, self.options.form, &given, &styles),
            false => Vec::new(),
        };
        if self.options.is_strict {
            self.note_of_policy(&styles);
        }
        Snippet {
            head,
            body,
            css: styles.file,
            policy,
            notes: self.notes,
        }
    }

    /// Adds a note.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    fn is_elsewhere(&self) -> bool {
        Address::of(&self.folder, None).origin.is_some()
    }

    fn note_of_loading(&mut self) {
        let is_frame = self.options.form == Form::Frame;
        self.note(match (self.options.is_at_the_top, is_frame) {
            (true, false) => {
                "The widget is in sight when the page opens, so it loads at once. The line with rel=\"preload\" belongs into the head of the page: \
                 the browser then fetches the engine at the same time as embed.js."
            }
            (true, true) => "The frame is in sight when the page opens, so it loads at once.",
            (false, false) => {
                "The widget loads when a visitor comes near it. Nothing has to be added to the page for that, and visitors who never come near \
                 it load embed.js only."
            }
            (false, true) => "The frame loads when a visitor comes near it.",
        });
    }

    fn note_of_folder(&mut self) {
        let address = Address::of(&self.folder, None);
        let is_odd = |c: char| c.is_whitespace() || c.is_control() || "\"'<>;,?#".contains(c);
        if self.options.folder.trim().contains(is_odd)
            || (address.origin.is_none() && address.path.contains(':'))
        {
            let found = &self.options.folder;
            self.note(format!(
                "Found “{found}” as the folder of the files; expected an address such as /rolefit/ or https://cdn.example/rolefit/."
            ));
        } else if address.origin.is_none() && !address.path.starts_with('/') {
            self.note("The address of the folder does not begin with a slash, so the snippet works on pages in one folder of your site only.");
        }
        if let Some(origin) = address.origin {
            self.note(format!(
                "The files come from {origin}. If that is not the site of the page itself, it has to send Access-Control-Allow-Origin: * with every file that begins with rolefit_{}.",
                if self.options.integrity.is_some() { ", and with embed.js" } else { "" }
            ));
            if origin.starts_with("http://") {
                self.note("The address of the folder begins with http:. Pages that begin with https: refuse scripts from there.");
            }
        }
    }

    /// The attributes that differ from their default, in the order of the form, each with its value if it takes one.
    fn attributes(&mut self) -> Vec<Given> {
        let own = &self.design.attributes;
        let has_own_dataset = own
            .get("source")
            .is_some_and(|source| !source.trim().is_empty());
        let mut given = Vec::new();
        for attribute in attributes() {
            let name = attribute.name.as_str();
            let mut value = own.get(name).cloned();
            if name == "loading" && self.options.form != Form::Frame {
                if self.options.is_at_the_top {
                    value = Some("eager".to_owned());
                } else if value.as_deref() == Some("eager") {
                    self.note(
                        "The options say loading=\"eager\", so the widget loads at once although it is not at the top of the page.",
                    );
                }
            }
            let Some(value) = value else { continue };
            if is_default(attribute, &value) {
                continue;
            }
            if self.options.form == Form::Frame && !attribute.frame {
                self.note_of_frame(name);
                continue;
            }
            if let Some(expected) = expected(attribute, &value, has_own_dataset) {
                self.note(format!("{name}: found “{value}”, expected {expected}."));
            }
            let value = (attribute.input != Input::Flag).then_some(value);
            given.push(Given::new(name, value));
        }
        for name in own.keys() {
            if attributes().iter().all(|attribute| attribute.name != *name) {
                self.note(format!(
                    "{name}: not written, because the widget has no such attribute."
                ));
            }
        }
        given
    }

    /// The line that has the browser fetch the engine early.
    fn preload(&mut self, given: &[Given]) -> String {
        let is_eager = given.iter().any(|it| it.is("loading", "eager"));
        if !self.options.is_at_the_top || !is_eager {
            return String::new();
        }
        if given.iter().any(|it| it.is("engine", "js")) {
            self.note("With engine=\"js\" nothing is preloaded, because the engine that could be is not used.");
            return String::new();
        }
        // The engines lie where `base` says, if it says something.
        let base = given.iter().find(|it| it.name == "base");
        let base = base
            .and_then(|it| it.value.as_deref())
            .map_or(self.folder.clone(), folder);
        let mut attributes = vec![
            Given::new("rel", Some("preload".into())),
            Given::new("as", Some("fetch".into())),
            Given::new("href", Some(format!("{base}rolefit_bg.wasm"))),
        ];
        if Address::of(&base, None).origin.is_some() {
            attributes.push(Given::new("crossorigin", None));
        }
        format!("{}\n", open_tag("link", &attributes))
    }

    /// The loader's attributes.
    fn loader(&mut self) -> Vec<Given> {
        let mut attributes = vec![
            Given::new("async", None),
            Given::new("src", Some(format!("{}embed.js", self.folder))),
        ];
        if let Some(integrity) = &self.options.integrity {
            attributes.push(Given::new("integrity", Some(integrity.clone())));
            attributes.push(Given::new("crossorigin", Some("anonymous".into())));
            if !is_integrity(integrity) {
                self.notes.push(format!(
                    "integrity: found “{integrity}”, expected sha256-, sha384- or sha512- with the hash of embed.js in Base64."
                ));
            }
            self.note(
                "With integrity the browser runs exactly this version of embed.js. When the files are replaced by a newer version, the snippet has to \
                 be copied again; keep each version in a folder of its own, so that pages with the older snippet go on working.",
            );
        }
        attributes
    }

    /// The loader and the tag, in one of the three forms.
    fn tag(&mut self, given: &[Given]) -> String {
        let prefixed = || {
            given
                .iter()
                .map(|it| Given::new(&format!("data-rolefit-{}", it.name), it.value.clone()))
        };
        let mark = || std::iter::once(Given::new("data-rolefit", None));
        let mut loader = self.loader();
        if self.options.form == Form::Script {
            if self.options.fallback.is_some() {
                self.note("This form has no content to show before the widget has loaded, and wherever it cannot. Search engines read nothing of it.");
            }
            loader.extend(mark().chain(prefixed()));
            return format!("{}</script>\n", open_tag("script", &loader));
        }
        let (name, attributes) = match self.options.form {
            Form::Div => ("div", mark().chain(prefixed()).collect()),
            _ => ("role-fit", given.to_vec()),
        };
        let content = match self.fallback(given) {
            Some(fallback) => format!("\n{}", indented(fallback)),
            None => String::new(),
        };
        format!(
            "{}</script>\n{}{content}</{name}>\n",
            open_tag("script", &loader),
            open_tag(name, &attributes)
        )
    }

    fn fallback(&mut self, given: &[Given]) -> Option<&'static str> {
        let Some(language) = self.options.fallback.as_deref() else {
            self.note("The tag has no content: until the widget has loaded, and wherever it cannot, visitors and search engines find nothing there.");
            return None;
        };
        let Some((_, fallback)) = FALLBACKS.iter().find(|(tag, _)| *tag == language) else {
            let tags: Vec<&str> = FALLBACKS.iter().map(|(tag, _)| *tag).collect();
            self.note(format!(
                "Found “{language}” as the language of the tag's content; expected one of {}. The tag has no content.",
                tags.join(", ")
            ));
            return None;
        };
        let value = |name| {
            let there = given.iter().find(|it| it.name == name);
            there.and_then(|it| it.value.as_deref())
        };
        if let Some(lang) = value("lang")
            && !lang.to_ascii_lowercase().starts_with(language)
        {
            self.note(format!(
                "The widget speaks “{lang}”, and the content of the tag “{language}”."
            ));
        }
        if value("source").is_some() {
            self.note("The content of the tag tells of the built-in dataset. cargo xtask snippet --data FILE.json prints the content for yours.");
        }
        if value("mode") == Some("dialog") {
            self.note("In a dialog a short content is best: it stands there until the button does. Shorten what stands in the tag.");
        }
        Some(fallback)
    }

    /// Puts a comment before `part` that names the contrasts that are too low.
    fn note_contrasts(&self, part: &mut String) {
        let lines = &self.options.failing_contrasts;
        if !lines.is_empty() && self.options.form != Form::Frame {
            let about = format!(
                "These contrasts are too low to be read well:\n{}\n",
                lines.join("\n")
            );
            part.insert_str(0, &format!("{}\n", comment(&about)));
        }
    }

    fn note_of_policy(&mut self, styles: &style::Styles) {
        if !styles.blocks.is_empty() {
            self.note(
                "The policy allows the <style> block by its hash, which holds as long as not a single character of the block changes, spaces \
                 and line breaks included. A nonce of yours on the block does it too. In a CSS file of their own the tokens need neither: prefer that.",
            );
        }
        if self.options.form == Form::Frame {
            self.note(
                "The lines are for the page around the frame. The server must not send frame.html with X-Frame-Options, and frame-ancestors in a \
                 policy of frame.html has to name the page. A page with Referrer-Policy: no-referrer hears no events of the frame unless the \
                 frame's address names it by host=https://agency.example.",
            );
        } else {
            self.note("If your policy has nonces, put the nonce on the tag of embed.js. What embed.js loads needs none where the policy has 'strict-dynamic'.");
            if self.is_elsewhere() && self.options.integrity.is_none() {
                self.note("Under Cross-Origin-Embedder-Policy: require-corp write crossorigin on the tag of embed.js as well.");
            }
        }
    }
}

/// Whether the attribute says what holds without it.
pub fn is_default(attribute: &Attribute, value: &str) -> bool {
    match &attribute.input {
        Input::Choice(values) => values.first().is_some_and(|default| default == value),
        Input::Several(values) => value
            .split_whitespace()
            .eq(values.iter().map(String::as_str)),
        Input::Flag => false,
        Input::Text(_) => attribute.name == "heading-level" && value == "2",
    }
}
