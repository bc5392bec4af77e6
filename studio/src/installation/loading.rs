//! How the widget is loaded: `embed.js`, the folder of the files, the line that preloads the engine, and the hash of a pinned version.

use super::address::Address;
use super::found::{Found, Loader};
use super::integrity::is_integrity;
use super::page::Element;
use super::{Code, Report, short};

pub fn check(found: &Found, report: &mut Report) {
    missing(found, report);
    if found.are_loaders_doubtful {
        return;
    }
    repeated(found, report);
    bases(found, report);
    for loader in &found.loaders {
        integrity(found, loader, report);
    }
    for (_, element) in found.elements() {
        let rel = element.value("rel").unwrap_or_default();
        let is_preload = rel
            .split_ascii_whitespace()
            .any(|it| it.eq_ignore_ascii_case("preload"));
        if element.name == "link" && is_preload {
            preload(found, element, report);
        }
    }
}

fn missing(found: &Found, report: &mut Report) {
    let inline = found.inline();
    // With `base` the loader may be a part of another script.
    let is_bundled = inline.iter().any(|it| it.value("base").is_some());
    if let Some(first) = inline.first()
        && found.loaders.is_empty()
        && !is_bundled
    {
        report.add(
            first.at,
            Code::ScriptMissing,
            "The page has the widget's tag, and nothing that loads embed.js.",
            "Add <script async src=\"/rolefit/embed.js\"></script>, with the folder of your files. If a tag manager or another script adds it, all \
             is well.",
        );
    }
}

fn repeated(found: &Found, report: &mut Report) {
    let running: Vec<&Loader> = found.loaders.iter().filter(|it| !it.is_blocked).collect();
    let Some((first, others)) = running.split_first() else {
        return;
    };
    for other in others {
        let is_same_file = other.address.file() == first.address.file()
            && other.address.query == first.address.query;
        match other.address.is_beside(&first.address) {
            Some(false) => different(first, other, report),
            Some(true) if !is_same_file => different(first, other, report),
            Some(true) if !first.is_placeholder && !other.is_placeholder => report.add(
                other.at,
                Code::ScriptTwice,
                "embed.js is loaded a second time. It runs once, so this tag does nothing.",
                "Take one of the two away.",
            ),
            _ => {}
        }
    }
}

fn different(first: &Loader, other: &Loader, report: &mut Report) {
    report.add(
        other.at,
        Code::Versions,
        format!(
            "embed.js is loaded from {} and from {}. The one that comes first runs for all tags, and its files may be of another version.",
            written(&first.address),
            written(&other.address)
        ),
        "Load it from one address only.",
    );
}

fn written(address: &Address) -> String {
    let query = match address.query.is_empty() {
        true => String::new(),
        false => format!("?{}", address.query),
    };
    short(&format!("{}{query}", address.text()))
}

/// The folders that widgets name by `base`.
fn bases(found: &Found, report: &mut Report) {
    let Some(loader) = found.loader() else {
        return;
    };
    for widget in found.inline() {
        let Some(base) = widget.given("base").filter(|it| !it.value.is_empty()) else {
            continue;
        };
        let folder = found.address(&format!("{}/", base.value.trim_end_matches('/')));
        if folder.is_beside(&loader.address) == Some(false) {
            report.add(
                base.at,
                Code::Folders,
                format!(
                    "base names the folder {}, and embed.js comes from {}. Files of two builds do not work together.",
                    short(&folder.text()),
                    written(&loader.address)
                ),
                "Leave base out: the loader finds its files beside itself. It is for sites that put embed.js into one file with other scripts.",
            );
        }
    }
}

fn integrity(found: &Found, loader: &Loader, report: &mut Report) {
    let Some(element) = found
        .element(loader.element)
        .filter(|_| !loader.is_named_in_script)
    else {
        return;
    };
    // An address with an origin may be the page's own, if that is not known.
    let is_elsewhere = loader.address.is_elsewhere(found.own.as_ref());
    let crossorigin = element.attribute("crossorigin");
    if let Some(integrity) = element
        .attribute("integrity")
        .filter(|it| !it.value.trim().is_empty())
    {
        if !is_integrity(&integrity.value) {
            report.add(
                integrity.at,
                Code::Integrity,
                format!("Found “{}” as integrity.", short(&integrity.value)),
                "Write sha256-, sha384- or sha512- and the hash of embed.js in Base64, as the studio's snippet has it. Browsers ignore what is none of these.",
            );
        } else if crossorigin.is_none() && is_elsewhere != Some(false) {
            report.add(
                integrity.at,
                Code::Integrity,
                "embed.js comes from another origin, and its tag has integrity without crossorigin: the browser refuses it.",
                "Write crossorigin=\"anonymous\" on the tag, and have the other host send Access-Control-Allow-Origin: * with embed.js.",
            );
        }
    }
    if let Some(crossorigin) = crossorigin
        && crossorigin
            .value
            .trim()
            .eq_ignore_ascii_case("use-credentials")
        && is_elsewhere != Some(false)
    {
        report.add(
            crossorigin.at,
            Code::Integrity,
            "embed.js is asked for with credentials, which Access-Control-Allow-Origin: * does not allow.",
            "Write crossorigin=\"anonymous\".",
        );
    }
}

/// The line that preloads the engine.
fn preload(found: &Found, element: &Element, report: &mut Report) {
    let Some(href) = element.attribute("href") else {
        return;
    };
    let address = found.address(&href.value);
    if address.file() != "rolefit_bg.wasm" {
        return;
    }
    if !element
        .value("as")
        .is_some_and(|it| it.trim().eq_ignore_ascii_case("fetch"))
    {
        report.add(
            element.at,
            Code::Preload,
            "The line that preloads the engine does not say as=\"fetch\", so the browser does not use it.",
            "Write as=\"fetch\".",
        );
    }
    if let Some(engines) = found.engines()
        && address.is_beside(&engines) == Some(false)
    {
        report.add(
            href.at,
            Code::Folders,
            format!(
                "The engine is preloaded from {}, and the loader fetches it from {}{}: it is fetched twice.",
                short(&address.text()),
                short(&engines.origin.clone().unwrap_or_default()),
                short(engines.folder())
            ),
            "Name the folder that the loader fetches it from.",
        );
        return;
    }
    crossorigin(found, element, &address, report);
    let inline = found.inline();
    let is_eager = inline.iter().any(|it| it.value("loading") == Some("eager"));
    let is_javascript = inline
        .first()
        .is_some_and(|it| it.value("engine") == Some("js"));
    if is_javascript {
        report.add(
            element.at,
            Code::Preload,
            "The engine in WebAssembly is preloaded, and engine=\"js\" takes the one in JavaScript.",
            "Take this line away, or engine=\"js\".",
        );
    } else if !inline.is_empty() && !is_eager {
        report.add(
            element.at,
            Code::Preload,
            "The engine is preloaded, and no widget of the page has loading=\"eager\": every visitor fetches it, also who never comes near.",
            "If the widget is in sight when the page opens, write loading=\"eager\" on its tag. Otherwise take this line away.",
        );
    }
}

fn crossorigin(found: &Found, element: &Element, address: &Address, report: &mut Report) {
    let given = element.attribute("crossorigin");
    let with_credentials =
        given.is_some_and(|it| it.value.trim().eq_ignore_ascii_case("use-credentials"));
    match (address.is_elsewhere(found.own.as_ref()), given) {
        // It may be the page's own origin, if that is not known.
        (Some(true) | None, None) => report.add(
            element.at,
            Code::Preload,
            "The engine is preloaded from another origin without crossorigin, so the browser fetches it twice.",
            "Write crossorigin on this line. If the address is on the page's own origin, all is well.",
        ),
        (Some(true) | None, Some(given)) if with_credentials => report.add(
            given.at,
            Code::Preload,
            "The engine is preloaded with credentials, and fetched without: the browser fetches it twice.",
            "Write crossorigin without a value.",
        ),
        (Some(false), Some(given)) => report.add(
            given.at,
            Code::Preload,
            "The engine is preloaded from the page's own origin with crossorigin, and fetched without: some browsers fetch it twice.",
            "Take crossorigin away from this line.",
        ),
        _ => {}
    }
}
