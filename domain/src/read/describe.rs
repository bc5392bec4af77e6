//! Says in a few words what stands somewhere.

use crate::json::{Json, Kind};

/// Writes a value in a few words.
pub(super) fn describe(json: &Json, text: &mut String) {
    match json.kind {
        Kind::Object => text.push_str("an object"),
        Kind::List => {
            text.push_str("a list of ");
            write_number(text, json.parts.len());
        }
        Kind::Nothing if json.text.is_empty() => text.push_str("nothing"),
        kind => {
            let quote = if kind == Kind::Text { "\"" } else { "" };
            text.push_str(quote);
            let mut end = 60;
            while !json.text.is_char_boundary(end) && end < json.text.len() {
                end += 1;
            }
            match json.text.get(..end) {
                Some(start) if end < json.text.len() => {
                    write_plain(text, start);
                    text.push('…');
                }
                _ => write_plain(text, &json.text),
            }
            text.push_str(quote);
        }
    }
}

/// Writes what a host wrote, on one line: a fault is one line.
pub(super) fn write_plain(text: &mut String, part: &str) {
    for char in part.chars() {
        text.push(if char < ' ' { ' ' } else { char });
    }
}

/// Writes a number in decimal; by hand, because the standard formatting costs visitors more.
pub(super) fn write_number(text: &mut String, number: usize) {
    if number > 9 {
        write_number(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}
