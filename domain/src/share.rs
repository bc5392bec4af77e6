//! The code of a share link, which holds answers: `#rf=1.<instance>.<question>_<choice>.<question>_<choice>.Z`, the fragment of an address.
//!
//! Owns the code's form, both ways. Ids stay readable, so a dataset may change and old links keep what is still there. The last
//! letter distinguishes a whole code from one that a mail program has cut off. No part of a code is ever shown: its ids are looked up in the
//! dataset, or dropped and counted.

use crate::answers::Answers;
use crate::cut::cut;
use crate::dataset::Dataset;

/// The beginning of a code, with the version of its form.
const BEGINS: &str = "#rf=1.";

/// The beginning of a code of any version; the version's number and a dot follow.
const OURS: &str = "#rf=";

/// The end of a code.
const END: &str = "Z";

/// What a code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared<'a> {
    /// The name of the widget that it was made in, [spelled()] as in codes.
    pub instance: &'a str,
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
    let mut code = [BEGINS, &*spelled(instance)].concat();
    for (question, choice) in answers.ids(dataset) {
        for part in [".", question, "_", choice] {
            code.push_str(part);
        }
    }
    code.push('.');
    code.push_str(END);
    code
}

/// Reads what [`write()`] wrote. Ids that the dataset lacks are dropped, of several answers to a question the last one counts.
///
/// # Errors
/// A fragment that is no code of this version.
pub fn read<'a>(dataset: &Dataset, fragment: &'a str) -> Result<Shared<'a>, Unread> {
    let Some(mut rest) = fragment.strip_prefix(BEGINS) else {
        let mut other = fragment.strip_prefix(OURS).unwrap_or_default();
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
        instance,
        answers,
        dropped: unknown.len() + usize::from(whole.is_none()),
    })
}

/// A widget's name as codes have it: letters, digits and hyphens as they are, each other byte as `~` and two hexadecimal digits.
/// Percent-encoding is not used, because mail programs and pages' own routers decode it.
pub fn spelled(instance: &str) -> String {
    let mut spelled = String::new();
    for &byte in instance.as_bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            spelled.push(char::from(byte));
        } else {
            spelled.push('~');
            for half in [byte >> 4, byte & 15] {
                spelled.push(char::from(b"0123456789abcdef"[usize::from(half)]));
            }
        }
    }
    spelled
}
