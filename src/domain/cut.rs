//! Cuts a text into pieces.
//!
//! The standard library's ways of splitting are made anew for each kind of use; visitors would pay for each.

/// Takes the piece before the first such byte (an ASCII one) off the text, and that byte; all of it if there is none.
#[inline(never)]
pub fn cut<'a>(rest: &mut &'a str, at: u8) -> &'a str {
    let mut end = 0;
    for &byte in rest.as_bytes() {
        if byte == at {
            break;
        }
        end += 1;
    }
    let piece = rest.get(..end).unwrap_or_default();
    *rest = rest.get(end + 1..).unwrap_or_default();
    piece
}
