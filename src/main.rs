//! The engine's WebAssembly entry. A bin and not a cdylib: only so does the linker drop what is not used.

// Keeps the library's exports to JavaScript.
use rolefit as _;

#[cfg(target_arch = "wasm32")]
fn main() {
    // A panic says why in a developer's console; the release build aborts at once, without the 5 kB that saying costs.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
}

/// `cargo run`: this program is for the browser, so it says how to see it there.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("rolefit runs in a browser:\n");
    println!(
        "  cargo xtask serve   sets up what is missing, builds, and serves http://127.0.0.1:8080/"
    );
    println!("  cargo xtask test    runs every test\n");
    println!(
        "With Trunk and the target wasm32-unknown-unknown at hand, `trunk serve` does as well."
    );
}
