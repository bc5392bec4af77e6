//! The attribute `integrity`.
//!
//! Owns its form; knows nothing of the file that it is the hash of.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Whether a text is one or more hashes such as `sha384-…`, each of the length that its kind has.
pub fn is_integrity(text: &str) -> bool {
    let mut hashes = text.split_ascii_whitespace().peekable();
    hashes.peek().is_some() && hashes.all(is_hash)
}

fn is_hash(text: &str) -> bool {
    let text = text.split('?').next().unwrap_or(text);
    let Some((kind, hash)) = text.split_once('-') else {
        return false;
    };
    let length = match kind {
        "sha256" => 32,
        "sha384" => 48,
        "sha512" => 64,
        _ => return false,
    };
    STANDARD
        .decode(hash)
        .is_ok_and(|bytes| bytes.len() == length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_a_kind_and_its_length() {
        let right = format!("sha384-{}", "A".repeat(64));
        assert!(is_integrity(&right));
        assert!(is_integrity(&format!(
            " {right}\nsha256-{}=",
            "A".repeat(43)
        )));
        let short = format!("sha384-{}", "A".repeat(60));
        for text in [
            "",
            " ",
            "sha384-",
            "sha384-…",
            "md5-AAAA",
            &short,
            "x",
            "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
        ] {
            assert!(!is_integrity(text), "{text}");
        }
    }
}
