//! Cuts a string into pieces.
//!
//! The standard library's `split` and `split_once` are compiled anew for each pattern and use; this one function is smaller in the engine,
//! which every visitor loads.

/// Removes the piece before the first byte `at` (an ASCII one) from the string, together with that byte, and returns the piece. Without such
/// a byte the piece is the whole string.
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
