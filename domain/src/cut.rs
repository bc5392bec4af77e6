//! Cuts a text into pieces.
//!
//! The standard library splits with code of its own for each kind of use, and visitors would pay for each.

/// Takes the piece before the first such byte (an ASCII one) off the text, and that byte; all of it if there is none.
#[inline(never)]
pub fn cut<'a>(rest: &mut &'a str, at: u8) -> &'a str {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != at {
        end += 1;
    }
    let piece = rest.get(..end).unwrap_or_default();
    *rest = rest.get(end + 1..).unwrap_or_default();
    piece
}
