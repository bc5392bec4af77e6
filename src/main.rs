//! The engine's WebAssembly entry.
fn main() {}
