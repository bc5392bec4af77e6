//! Content-security policies: whether they allow what the widget needs.
//!
//! Owns what the widget asks for and which directive decides on it. Knows nothing of how a page is built.

use super::address::Address;
use super::found::{Found, Widget};
use super::page::Element;
use super::source::{has, has_hash, has_integrity, has_nonce, is_inline_allowed, matches};
use super::{Code, Report, short};
use crate::contract::presets::Preset;
use crate::contract::tokens::PREFIX;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A policy: its directives by name, in small letters, with their sources.
struct Policy {
    directives: Vec<(String, Vec<String>)>,
    /// Where it stands in the page; none for one that the server sends.
    at: Option<usize>,
}

/// What something in the page needs.
struct Need<'a> {
    /// The directives that decide, the most special first.
    directives: &'static [&'static str],
    /// What has to be allowed.
    what: What<'a>,
    /// What it is, as a part of a sentence.
    about: String,
    /// What happens without it.
    without: &'static str,
    /// Where it stands.
    at: usize,
}

enum What<'a> {
    /// A script by its tag.
    Script(Address, &'a Element),
    /// A script that another one imports.
    Imported(Address),
    /// Any other file.
    File(Address),
    /// A `<style>` block.
    Block(&'a Element),
    /// A `style` attribute.
    Attribute,
    /// WebAssembly.
    Wasm,
}

const SCRIPT: &[&str] = &["script-src-elem", "script-src", "default-src"];
const EVAL: &[&str] = &["script-src", "default-src"];
const CONNECT: &[&str] = &["connect-src", "default-src"];
const STYLE: &[&str] = &["style-src-elem", "style-src", "default-src"];
const STYLE_ATTRIBUTE: &[&str] = &["style-src-attr", "style-src", "default-src"];
const FRAME: &[&str] = &["frame-src", "child-src", "default-src"];

pub fn check(found: &Found, sent: Option<&str>, report: &mut Report) {
    let mut policies = sent.map(sent_policies).unwrap_or_default();
    for (_, element) in found.elements() {
        let name = element.value("http-equiv").unwrap_or_default();
        let counts = element.is_in_head || !found.page.is_whole;
        if element.name == "meta"
            && counts
            && name.trim().eq_ignore_ascii_case("content-security-policy")
        {
            let content = element.value("content").unwrap_or_default();
            policies.push(Policy {
                directives: directives(content),
                at: Some(element.at),
            });
        }
    }
    if policies.is_empty() {
        return;
    }
    let needs = needs(found);
    for policy in &policies {
        for need in &needs {
            forbidden(found, policy, need, report);
        }
    }
}

/// The policies of headers: one alone, or each on a line of its own with the header's name, also as servers are configured.
fn sent_policies(text: &str) -> Vec<Policy> {
    const NAME: &str = "content-security-policy";
    let mut contents = vec![String::new()];
    for line in text.lines() {
        let Some(name) = line.to_ascii_lowercase().find(NAME) else {
            if let Some(last) = contents.last_mut() {
                last.push(' ');
                last.push_str(line);
            }
            continue;
        };
        let rest = line.get(name + NAME.len()..).unwrap_or_default();
        contents.push(
            match rest.to_ascii_lowercase().starts_with("-report-only") {
                // A policy that only reports forbids nothing.
                true => String::new(),
                false => rest.trim_start_matches([':', ' ', '=']).to_owned(),
            },
        );
    }
    let contents = contents.iter().map(|it| {
        let it = it.trim();
        let quoted = it.strip_prefix('"').and_then(|it| it.split('"').next());
        quoted.unwrap_or(it)
    });
    let policies = contents.flat_map(|it| it.split(','));
    policies
        .map(|it| Policy {
            directives: directives(it),
            at: None,
        })
        .collect()
}

fn directives(policy: &str) -> Vec<(String, Vec<String>)> {
    let mut directives: Vec<(String, Vec<String>)> = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_ascii_whitespace();
        let Some(name) = words.next() else {
            continue;
        };
        let name = name.to_ascii_lowercase();
        // Of a directive that occurs twice the first one counts.
        if directives.iter().all(|(known, _)| *known != name) {
            directives.push((name, words.map(str::to_owned).collect()));
        }
    }
    directives
}

fn needs<'a>(found: &Found<'a>) -> Vec<Need<'a>> {
    let mut needs = Vec::new();
    let inline = found.inline();
    if !found.are_loaders_doubtful {
        loaders(found, &mut needs);
    }
    if let (Some(engines), Some(first)) = (found.engines(), inline.first()) {
        engine(first, &engines, &mut needs);
    }
    for widget in &inline {
        let source = widget.given("source").filter(|it| !it.value.is_empty());
        if let Some(source) = source.filter(|_| widget.dataset.is_none()) {
            let address = found.address(&source.value);
            needs.push(Need {
                directives: CONNECT,
                about: format!("the dataset {}", short(&address.text())),
                what: What::File(address),
                without: "Without it, the widget is not shown and the page's own content stays.",
                at: source.at,
            });
        }
    }
    styles(found, &mut needs);
    frames(found, &mut needs);
    needs
}

fn loaders<'a>(found: &Found<'a>, needs: &mut Vec<Need<'a>>) {
    for loader in &found.loaders {
        let address = loader.address.clone();
        let about = format!("the script {}", short(&address.text()));
        let what = match found.element(loader.element) {
            Some(element) if !loader.is_named_in_script => What::Script(address, element),
            _ => What::Imported(address),
        };
        needs.push(Need {
            directives: SCRIPT,
            what,
            about,
            without: "Without it, there is no widget and the page's own content stays.",
            at: loader.at,
        });
    }
}

/// What the engine needs. `engines` is an address in its folder.
fn engine<'a>(first: &Widget, engines: &Address, needs: &mut Vec<Need<'a>>) {
    let file = |name: &str| Address {
        path: format!("{}{name}", engines.folder()),
        query: String::new(),
        ..engines.clone()
    };
    if first.value("engine") == Some("js") {
        let address = file("rolefit_nowasm.js");
        needs.push(Need {
            directives: SCRIPT,
            about: format!("the engine in JavaScript, {}", short(&address.text())),
            what: What::Imported(address),
            without: "Without it, the widget is not shown and the page's own content stays.",
            at: first.at,
        });
        return;
    }
    let address = file("rolefit_bg.wasm");
    needs.push(Need {
        directives: CONNECT,
        about: format!("the engine {}", short(&address.text())),
        what: What::File(address),
        without: "Without it, the engine in JavaScript runs, and the console has a warning.",
        at: first.at,
    });
    needs.push(Need {
        directives: EVAL,
        about: "WebAssembly".to_owned(),
        what: What::Wasm,
        without: "Without it, the engine in JavaScript runs, and the console has a warning. engine=\"js\" on the tag takes that one at once.",
        at: first.at,
    });
}

/// The styles that set tokens.
fn styles<'a>(found: &Found<'a>, needs: &mut Vec<Need<'a>>) {
    const WITHOUT: &str = "Without it, the widget has its own looks.";
    for (_, element) in found.elements() {
        match element.name.as_str() {
            "style" if element.text.contains(PREFIX) => needs.push(Need {
                directives: STYLE,
                about: "the <style> block with the tokens".to_owned(),
                what: What::Block(element),
                without: WITHOUT,
                at: element.at,
            }),
            "link" if is_preset(element) => {
                let address = found.address(element.value("href").unwrap_or_default());
                needs.push(Need {
                    directives: STYLE,
                    about: format!("the style sheet {}", short(&address.text())),
                    what: What::File(address),
                    without: WITHOUT,
                    at: element.at,
                });
            }
            _ => {}
        }
        if let Some(style) = element
            .attribute("style")
            .filter(|it| it.value.contains(PREFIX))
        {
            needs.push(Need {
                directives: STYLE_ATTRIBUTE,
                about: "the tokens in a style attribute".to_owned(),
                what: What::Attribute,
                without: WITHOUT,
                at: style.at,
            });
        }
    }
}

fn is_preset(element: &Element) -> bool {
    let rel = element.value("rel").unwrap_or_default();
    let is_sheet = rel
        .split_ascii_whitespace()
        .any(|it| it.eq_ignore_ascii_case("stylesheet"));
    let file = Address::of(element.value("href").unwrap_or_default(), None);
    let name = file.file().strip_suffix(".css").unwrap_or_default();
    is_sheet && file.folder().ends_with("presets/") && Preset::of(name).is_some()
}

fn frames<'a>(found: &Found<'a>, needs: &mut Vec<Need<'a>>) {
    for widget in found.widgets.iter().filter(|it| it.is_frame()) {
        let Some(src) = found.element(widget.element).and_then(|it| it.value("src")) else {
            continue;
        };
        let address = found.address(src);
        needs.push(Need {
            directives: FRAME,
            about: format!("the frame {}", short(&address.text())),
            what: What::File(address),
            without: "Without it, the frame stays empty.",
            at: widget.at,
        });
    }
    for host in found.hosts.iter().filter_map(|it| found.element(*it)) {
        let address = found.address(host.value("src").unwrap_or_default());
        needs.push(Need {
            directives: SCRIPT,
            about: format!("the script {}", short(&address.text())),
            what: What::Script(address, host),
            without: "Without it, the frame keeps its height, and the page hears no events.",
            at: host.at,
        });
    }
}

/// Notes what a policy does not allow.
fn forbidden(found: &Found, policy: &Policy, need: &Need, report: &mut Report) {
    let deciding = need.directives.iter().find_map(|name| {
        let mut directives = policy.directives.iter();
        directives.find(|(known, _)| known == name)
    });
    let Some((name, sources)) = deciding else {
        return;
    };
    if is_allowed(found, sources, &need.what) {
        return;
    }
    // The directive that is usually written for it.
    let usual = match need.directives {
        [first @ "frame-src", ..] => first,
        [.., usual, "default-src"] => usual,
        _ => name.as_str(),
    };
    let where_from = match policy.at {
        Some(at) => format!("in line {}", found.page.position(at).0),
        None => "that the server sends".to_owned(),
    };
    let is_dynamic = has(sources, "'strict-dynamic'");
    let mend = match (&need.what, missing(found, &need.what)) {
        (What::Attribute, _) => {
            format!("Write the tokens into a style sheet, or add 'unsafe-inline' to {name}.")
        }
        (What::Script(..), _) if is_dynamic => {
            format!(
                "Write the nonce of {name} on the tag of the script: 'strict-dynamic' has places count for nothing."
            )
        }
        (_, add) if name == "default-src" => {
            let kept = sources.iter().filter(|it| !is_none(it));
            let kept: String = kept.map(|it| format!("{it} ")).collect();
            format!("Add “{usual} {kept}{add}” to the policy, which has no {usual} of its own.")
        }
        (_, add) if sources.iter().any(|it| is_none(it)) => {
            format!("Write {add} in place of 'none' in {name}.")
        }
        (_, add) => format!("Add {add} to {name}."),
    };
    report.add(
        need.at,
        Code::Policy,
        format!(
            "The policy {where_from} does not allow {} in {name}.",
            need.about
        ),
        format!("{mend} {}", need.without),
    );
}

fn is_none(source: &str) -> bool {
    source.eq_ignore_ascii_case("'none'")
}

/// The source to add.
fn missing(found: &Found, what: &What) -> String {
    match what {
        What::Script(address, _) | What::Imported(address) | What::File(address) => {
            match (&address.origin, address.is_elsewhere(found.own.as_ref())) {
                (Some(origin), Some(true) | None) => origin.clone(),
                _ => "'self'".to_owned(),
            }
        }
        What::Block(element) => format!(
            "'sha256-{}'",
            STANDARD.encode(Sha256::digest(&element.text))
        ),
        What::Attribute => "'unsafe-inline'".to_owned(),
        What::Wasm => "'wasm-unsafe-eval'".to_owned(),
    }
}

fn is_allowed(found: &Found, sources: &[String], what: &What) -> bool {
    let by_place = |address: &Address| sources.iter().any(|it| matches(found, it, address));
    match what {
        What::Wasm => has(sources, "'wasm-unsafe-eval'") || has(sources, "'unsafe-eval'"),
        What::File(address) => by_place(address),
        What::Imported(address) => has(sources, "'strict-dynamic'") || by_place(address),
        What::Script(address, element) => {
            has_nonce(sources, element)
                || has_integrity(sources, element)
                || (!has(sources, "'strict-dynamic'") && by_place(address))
        }
        What::Block(element) => {
            has_nonce(sources, element)
                || has_hash(sources, &element.text)
                || is_inline_allowed(sources)
        }
        What::Attribute => is_inline_allowed(sources),
    }
}
