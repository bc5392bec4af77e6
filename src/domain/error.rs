//! What can be wrong with a dataset, said so that its author can mend it.

use std::fmt;

use super::dataset::Str;

/// One fault of a dataset: where, what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer (RFC 6901) to the value; empty for the whole document.
    pub pointer: String,
    /// What stands there.
    pub found: Str,
    /// What should stand there.
    pub expected: Str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() {
            "(the whole document)"
        } else {
            &self.pointer
        };
        for part in [place, ": found ", &self.found, ", expected "] {
            f.write_str(part)?;
        }
        f.write_str(&self.expected)
    }
}

impl std::error::Error for Fault {}
