//! What a strict page has to add to its content-security policy.
//!
//! Owns the sources and their reasons, as docs/embedding.md lists them; knows nothing of the policy that is there.

use super::Form;
use super::html::Given;
use super::style::Styles;
use crate::installation::address::Address;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What to add to one directive.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyLine {
    /// The directive, such as `script-src`.
    pub directive: &'static str,
    /// The sources, such as `https://cdn.example`.
    pub sources: Vec<String>,
    /// What it is for, as a sentence.
    pub about: &'static str,
}

impl PolicyLine {
    /// The directive as it stands in a policy.
    pub fn text(&self) -> String {
        format!("{} {};", self.directive, self.sources.join(" "))
    }
}

/// The lines for a snippet, a directive at most once.
pub fn lines(folder: &str, form: Form, given: &[Given], styles: &Styles) -> Vec<PolicyLine> {
    let value = |name| {
        let there = given.iter().find(|it| it.name == name);
        there.and_then(|it| it.value.as_deref())
    };
    let files = source(folder);
    if form == Form::Frame {
        return vec![
            PolicyLine {
                directive: "script-src",
                sources: vec![files.clone()],
                about: "For frame-host.js, which gives the frame the height of its content.",
            },
            PolicyLine {
                directive: "frame-src",
                sources: vec![files],
                about: "For the frame itself.",
            },
        ];
    }
    let engines = value("base").map_or(files.clone(), source);
    let is_javascript = value("engine") == Some("js");
    let mut scripts = vec![files.clone()];
    let mut fetched = Vec::new();
    add(&mut scripts, engines.clone());
    if !is_javascript {
        scripts.push("'wasm-unsafe-eval'".to_owned());
        fetched.push(engines);
    }
    if let Some(dataset) = value("source").filter(|it| !it.is_empty()) {
        add(&mut fetched, source(dataset));
    }
    let mut lines = vec![PolicyLine {
        directive: "script-src",
        sources: scripts,
        about: match is_javascript {
            true => "For embed.js and the engine in JavaScript.",
            false => "For embed.js and its engine.",
        },
    }];
    if !fetched.is_empty() {
        lines.push(PolicyLine {
            directive: "connect-src",
            sources: fetched,
            about: match (is_javascript, value("source").is_some()) {
                (false, false) => "For fetching the engine.",
                (false, true) => "For fetching the engine and the dataset.",
                (true, _) => "For fetching the dataset.",
            },
        });
    }
    let mut sheets = Vec::new();
    if styles.is_linked {
        sheets.push(files);
    }
    sheets.extend(styles.blocks.iter().map(|block| hash(block)));
    if !sheets.is_empty() {
        lines.push(PolicyLine {
            directive: "style-src",
            sources: sheets,
            about: match styles.blocks.is_empty() {
                true => "For the style sheet that sets the tokens. The widget itself needs none.",
                false => "For the block that sets the tokens. The widget itself needs none.",
            },
        });
    }
    lines
}

/// Where an address is, as a source of a policy.
fn source(address: &str) -> String {
    Address::of(address, None)
        .origin
        .unwrap_or_else(|| "'self'".to_owned())
}

fn add(sources: &mut Vec<String>, source: String) {
    if !sources.contains(&source) {
        sources.push(source);
    }
}

/// The hash of an inline block.
fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}
