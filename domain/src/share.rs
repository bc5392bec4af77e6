//! The code of a share link, which holds answers, the fragment of an address:
//! `#rolefit-1__<instance>__<question>_<choice>__<question>_<choice>__Z`.
//!
//! Owns the code's form, both ways. A code is a valid selector, because pages look for the element that a fragment names. Older links, with `#rf=1.`
//! at the start, `.` in place of `__` and `~` in place of the `_` in a name, are still read. Ids stay readable, so a dataset may change and old links keep what is still there. The last
//! letter distinguishes a whole code from one that a mail program has cut off. No part of a code is ever shown: its ids are looked up in the
//! dataset, or dropped and counted.

use crate::answers::Answers;
use crate::cut::cut;
use crate::dataset::Dataset;

/// The beginning of a code; the version of its form follows.
const BEGINS: &str = "#rolefit-";

/// The same in older links.
const BEGAN: &str = "#rf=";

/// The version of the form, with the end of that part.
const VERSION: &str = "1.";

/// The end of a code.
const END: &str = "Z";

/// What a code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The name of the widget that it was made in, [spelled()] as in codes.
    pub instance: String,
    /// The answers that the dataset has.
    pub answers: Answers,
    /// How many pieces were dropped: unknown or broken answers, and a missing end.
    pub dropped: usize,
}

/// Why a fragment holds no answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no share link's, such as a page's own `#/route`: it is ignored without a warning.
    Foreign,
    /// Its form is of another version.
    Version,
}

/// The code of answers that were given in a widget of this name.
pub fn write(dataset: &Dataset, answers: &Answers, instance: &str) -> String {
    let mut code = [BEGINS, "1__", &*spelled(instance)].concat();
    for (question, choice) in answers.ids(dataset) {
        for part in ["__", question, "_", choice] {
            code.push_str(part);
        }
    }
    code.push_str("__");
    code.push_str(END);
    code
}

/// Reads what [`write()`] wrote. Ids that the dataset lacks are dropped, of several answers to a question the last one counts.
///
/// # Errors
/// A fragment that is no code of this version.
pub fn read(dataset: &Dataset, fragment: &str) -> Result<Shared, Unread> {
    let dotted = match fragment.strip_prefix(BEGINS) {
        Some(code) => dotted(code, false),
        None => dotted(fragment.strip_prefix(BEGAN).unwrap_or_default(), true),
    };
    let Some(mut rest) = dotted.strip_prefix(VERSION) else {
        let mut other = &*dotted;
        let version = cut(&mut other, b'.');
        let is_number = version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(
            match !version.is_empty() && is_number && !other.is_empty() {
                true => Unread::Version,
                false => Unread::Foreign,
            },
        );
    };
    let instance = cut(&mut rest, b'.');
    let whole = rest.strip_suffix(END);
    let pairs = whole.unwrap_or(rest);
    let (answers, unknown) = Answers::from_pairs(dataset, pairs, b'.', b'_');
    Ok(Shared {
        instance: String::from(instance),
        answers,
        dropped: unknown.len() + usize::from(whole.is_none()),
    })
}

/// A code with `.` in place of each `__`, and one of an older link with `_` in place of each `~`. What is not ASCII is in no code: it becomes
/// something else that is in none.
fn dotted(code: &str, is_older: bool) -> String {
    let mut dotted = String::new();
    let mut bytes = code.bytes().peekable();
    while let Some(byte) = bytes.next() {
        dotted.push(match byte {
            b'~' if is_older => '_',
            b'.' if !is_older => '~',
            b'_' if !is_older && bytes.next_if_eq(&b'_').is_some() => '.',
            byte => char::from(byte),
        });
    }
    dotted
}

/// A widget's name as codes have it: letters, digits and hyphens as they are, each other byte as `_` and two hexadecimal digits.
/// Percent-encoding is not used, because mail programs and pages' own routers decode it.
pub fn spelled(instance: &str) -> String {
    let mut spelled = String::new();
    for &byte in instance.as_bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            spelled.push(char::from(byte));
        } else {
            spelled.push('_');
            for half in [byte >> 4, byte & 15] {
                spelled.push(char::from(b"0123456789abcdef"[usize::from(half)]));
            }
        }
    }
    spelled
}
