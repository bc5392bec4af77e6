//! Says in a few words what stands somewhere.
//!
//! By hand: the standard library's way of writing floats alone would cost visitors 10 kB.

use std::borrow::Cow;

use super::super::dataset::Str;
use super::super::json::Json;

/// `one of a, b, c`
pub(super) fn one_of(names: &[&str]) -> String {
    let mut text = String::from("one of ");
    for (at, name) in names.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { ", " });
        text.push_str(name);
    }
    text
}

/// A value in a few words.
pub(super) fn describe(json: Option<&Json>) -> Str {
    let mut text = String::new();
    match json {
        None => return Cow::Borrowed("nothing"),
        Some(Json::Null) => return Cow::Borrowed("null"),
        Some(Json::Bool(true)) => return Cow::Borrowed("true"),
        Some(Json::Bool(false)) => return Cow::Borrowed("false"),
        Some(Json::Object(_)) => return Cow::Borrowed("an object"),
        Some(Json::Number(number)) => describe_number(*number, &mut text),
        Some(Json::Array(items)) => {
            text.push_str("a list of ");
            write_number(&mut text, items.len());
        }
        Some(Json::String(string)) => {
            text.push('"');
            for (at, c) in string.chars().enumerate() {
                if at == 60 {
                    text.push('…');
                    break;
                }
                text.push(c);
            }
            text.push('"');
        }
    }
    Cow::Owned(text)
}

/// A number with three decimals at most.
fn describe_number(number: f64, text: &mut String) {
    let thousandths = (number.abs() * 1000.0) as usize;
    if number.is_nan() || number.abs() > 1e6 {
        text.push_str("a number beyond a million");
        return;
    }
    if number < 0.0 {
        text.push('-');
    }
    write_number(text, thousandths / 1000);
    let mut rest = thousandths % 1000;
    if rest > 0 {
        text.push('.');
    }
    while rest > 0 {
        write_number(text, rest / 100);
        rest = rest % 100 * 10;
    }
}

/// Writes a number in decimal.
pub(super) fn write_number(text: &mut String, number: usize) {
    if number > 9 {
        write_number(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}
