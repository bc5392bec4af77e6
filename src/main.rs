//! The engine's WebAssembly entry. A bin and not a cdylib: only so does the linker drop what is not used.

// Keeps the library's exports to JavaScript.
use rolefit as _;

fn main() {}
