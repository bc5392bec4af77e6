//! Which links may be shown.
//!
//! Owns a rule that is stricter than browsers: a link that passes never runs a script, and a relative reference never leaves the host's
//! site. Knows nothing of where links come from.

/// The link without what browsers drop (control characters, white space at its ends), or `None` if it is unsafe.
///
/// Safe are `https:`, `http:`, `mailto:` and `tel:`, and relative references that do not start with two slashes
/// or a backslash.
pub fn safe_link(link: &str) -> Option<String> {
    let (mut judged, mut shown) = (String::new(), String::new());
    for c in link.chars() {
        if !is_invisible(c) {
            judged.push(c);
        }
        if c == ' ' || !is_invisible(c) {
            shown.push(c);
        }
    }
    is_safe(judged.as_bytes()).then(|| shown.trim_ascii().to_owned())
}

/// Judges a link that has neither control characters nor white space left.
fn is_safe(link: &[u8]) -> bool {
    let end = link
        .iter()
        .position(|b| matches!(b, b':' | b'/' | b'?' | b'#'));
    match end {
        Some(end) if link[end] == b':' => ["https", "http", "mailto", "tel"]
            .iter()
            .any(|scheme| scheme.as_bytes().eq_ignore_ascii_case(&link[..end])),
        _ => !matches!(link, [] | [b'\\', ..] | [b'/', b'/' | b'\\', ..]),
    }
}

/// Controls, white space and characters without width, by ranges: the Unicode tables would cost bytes.
fn is_invisible(c: char) -> bool {
    matches!(c, '\0'..=' ' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}')
}
