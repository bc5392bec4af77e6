//! The engine's WebAssembly entry. A bin and not a cdylib: only so does the linker drop what is not used.

// Keeps the library's exports to JavaScript.
use rolefit as _;

fn main() {
    // A panic says why in a developer's console; the release build aborts at once, without the 5 kB that saying costs.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}
