//! The sources of a content-security policy.
//!
//! Owns what each of them allows, as the standard has it. Knows nothing of what the widget asks for.

use super::address::Address;
use super::found::Found;
use super::page::Element;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384, Sha512};

/// Whether a keyword is there, such as `'unsafe-inline'`.
pub fn has(sources: &[String], keyword: &str) -> bool {
    sources.iter().any(|it| it.eq_ignore_ascii_case(keyword))
}

/// Whether a source of this kind is there, such as a nonce.
fn has_kind(sources: &[String], beginnings: &[&str]) -> bool {
    sources.iter().any(|source| {
        let source = source.to_ascii_lowercase();
        beginnings.iter().any(|it| source.starts_with(it))
    })
}

const HASHES: [&str; 3] = ["'sha256-", "'sha384-", "'sha512-"];

/// Whether `'unsafe-inline'` counts, which it does not beside nonces and hashes.
pub fn is_inline_allowed(sources: &[String]) -> bool {
    has(sources, "'unsafe-inline'")
        && !has_kind(sources, &HASHES)
        && !has_kind(sources, &["'nonce-"])
}

/// Whether the nonce of an element is there.
pub fn has_nonce(sources: &[String], element: &Element) -> bool {
    let nonce = element.value("nonce").filter(|it| !it.is_empty());
    nonce.is_some_and(|nonce| sources.iter().any(|it| *it == format!("'nonce-{nonce}'")))
}

/// Whether all hashes in a script's `integrity` are allowed.
pub fn has_integrity(sources: &[String], element: &Element) -> bool {
    let integrity = element.value("integrity").unwrap_or_default();
    let mut hashes = integrity.split_ascii_whitespace().peekable();
    hashes.peek().is_some()
        && hashes.all(|hash| sources.iter().any(|it| *it == format!("'{hash}'")))
}

/// Whether the hash of a block is there.
pub fn has_hash(sources: &[String], text: &str) -> bool {
    let hashes = [
        format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text))),
        format!("'sha384-{}'", STANDARD.encode(Sha384::digest(text))),
        format!("'sha512-{}'", STANDARD.encode(Sha512::digest(text))),
    ];
    sources.iter().any(|source| {
        // Both alphabets of Base64 are allowed.
        let source = source.replace('-', "+").replace('_', "/");
        hashes.iter().any(|hash| hash.replace('-', "+") == source)
    })
}

/// Whether a source is the place of an address. What depends on the page's own address, if that is not known, counts as allowed for a relative
/// address, and as forbidden for one on an origin that the source does not name.
pub fn matches(found: &Found, source: &str, address: &Address) -> bool {
    let page = found.own.as_ref().and_then(|it| it.origin.as_deref());
    let origin = address.origin.as_deref().or(page);
    let lower = source.to_ascii_lowercase();
    if lower == "'self'" {
        return match &address.origin {
            None => true,
            Some(origin) => Some(origin.as_str()) == page,
        };
    }
    if lower.starts_with('\'') {
        return false;
    }
    if lower == "*" {
        return true;
    }
    let Some(origin) = origin else {
        // A relative address of a page whose own is not known: the source may name it.
        return true;
    };
    let (scheme, host) = origin.split_once("://").unwrap_or(("https", origin));
    let is_upgraded = |wanted: &str| wanted == scheme || (wanted == "http" && scheme == "https");
    if let Some(wanted) = lower.strip_suffix(':') {
        return is_upgraded(wanted);
    }
    let (wanted, rest) = match source.split_once("://") {
        Some((wanted, rest)) => (Some(wanted.to_ascii_lowercase()), rest),
        None => (None, source),
    };
    let (place, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let place = place.to_ascii_lowercase();
    let (place, port) = split_port(&place);
    let (host, own_port) = split_port(host);
    let has_host = match place.strip_prefix("*.") {
        Some(domain) => host
            .strip_suffix(domain)
            .is_some_and(|it| it.ends_with('.')),
        None => place == "*" || place == host,
    };
    let default = if scheme == "http" { "80" } else { "443" };
    let has_port = match port {
        None => own_port.is_none(),
        Some("*") => true,
        Some(port) => port == own_port.unwrap_or(default),
    };
    let has_path = match path {
        "" | "/" => true,
        _ if path.ends_with('/') => address.path.starts_with(path),
        _ => address.path == path,
    };
    wanted.is_none_or(|it| is_upgraded(&it)) && has_host && has_port && has_path
}

fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((host, port)) if port == "*" || port.bytes().all(|it| it.is_ascii_digit()) => {
            (host, Some(port))
        }
        _ => (host, None),
    }
}
