//! Finds glossary terms in texts.
//!
//! Owns what a word is; knows nothing of what a term looks like on the page. It needs no Unicode tables: every character from U+00C0 on
//! counts as a letter, except punctuation.

use crate::cut::cut;

/// A piece of a text; all pieces in order are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text without explanation.
    Plain(&'a str),
    /// A term as spelled in the text, and its position in the glossary.
    Term(&'a str, usize),
}

/// Splits a text at its glossary terms.
///
/// `forms` has one entry per term, its spellings separated by `|`. A spelling matches whole words, upper and lower
/// case of A to Z alike; of several the longest wins. `seen` keeps what was marked: each term is marked once, for as
/// long as the caller keeps the list, and where it stands again its words are plain.
pub fn mark<'a>(text: &'a str, forms: &[&str], seen: &mut Vec<bool>) -> Vec<Segment<'a>> {
    if seen.len() < forms.len() {
        seen.resize(forms.len(), false);
    }
    let mut spellings = Vec::new();
    for (term, forms) in forms.iter().enumerate() {
        let mut forms = *forms;
        while !forms.is_empty() {
            spellings.push((cut(&mut forms, b'|'), term));
        }
    }

    let mut segments = Vec::new();
    let (mut plain, mut at) = (text, 0);
    let mut in_word = false;
    while let Some(next) = plain.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = plain.get(at..).unwrap_or_default();
        if !in_word && let Some((found, term)) = longest(rest, &spellings) {
            if let Some(seen) = seen.get_mut(term).filter(|seen| !**seen) {
                *seen = true;
                let (before, after) = plain.split_at(at);
                if !before.is_empty() {
                    segments.push(Segment::Plain(before));
                }
                segments.push(Segment::Term(found, term));
                (plain, at) = (after.get(found.len()..).unwrap_or_default(), 0);
            } else {
                at += found.len();
            }
            continue;
        }
        in_word = is_word(next);
        at += next.len_utf8();
    }
    if !plain.is_empty() {
        segments.push(Segment::Plain(plain));
    }
    segments
}

/// The longest spelling that `rest` starts with, as it is written there.
fn longest<'a>(rest: &'a str, spellings: &[(&str, usize)]) -> Option<(&'a str, usize)> {
    let initial = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    let first = initial(rest);
    let mut best: Option<(&str, usize)> = None;
    for &(form, term) in spellings {
        // The first letter comes first because it rules out nearly every spelling, and a page with many texts spends its time here.
        if initial(form) == first
            && form.len() > best.map_or(0, |(found, _)| found.len())
            && let Some((found, after)) = rest.split_at_checked(form.len())
            && found.eq_ignore_ascii_case(form)
            && !after.chars().next().is_some_and(is_word)
        {
            best = Some((found, term));
        }
    }
    best
}

fn is_word(c: char) -> bool {
    match c {
        '×' | '÷' | '\u{2000}'..='\u{206F}' => false,
        _ => c.is_ascii_alphanumeric() || c >= '\u{C0}',
    }
}
