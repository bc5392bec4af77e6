//! The compiler for the WebAssembly build.
//!
//! The engine's standard library is compiled along with it, which the ordinary build by `trunk` alone does not do. The reason is
//! `panic = "immediate-abort"`: it takes 7 kB of 59 (brotli) off what every visitor loads, and it is unstable, hence
//! `RUSTC_BOOTSTRAP` on a stable compiler. It works, too, where no ready-made library for the target can be had. So what is needed
//! is a compiler that has the library's sources, and a linker: rustup's toolchain with `rust-src`, otherwise Debian's `rustc-web`
//! with `rust-web-src`, driven by the ordinary cargo. Nothing here reaches a host build: the variables are set on the one command
//! that builds the engine.

use super::{Need, Source};
use crate::process;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest compiler and cargo that know `panic = "immediate-abort"`.
const OLDEST: (u32, u32) = (1, 92);

pub const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "rust-web-src", "lld"];

/// The compiler's flags for a release build. They leave out what `{:?}` writes, which in the engine only serde's errors use, and nobody
/// reads: 2.9 kB (brotli) of what reads a host's dataset, and 0.2 kB of the loader.
pub const RELEASE_FLAGS: &str = "-Zfmt-debug=none";

/// A compiler that can build the engine.
pub struct Toolchain {
    /// `None`: the one cargo takes by itself.
    compiler: Option<PathBuf>,
    linker: PathBuf,
}

pub(super) fn need() -> Need {
    Need {
        name: "a compiler with the standard library's sources".into(),
        reason: "the engine's standard library is built with it, for the smallest WebAssembly",
        is_present: Box::new(|| Toolchain::find().is_some()),
        source: Source::LibrarySources,
        by_hand: format!(
            "Either run `rustup component add rust-src` on a toolchain of Rust {}.{} or later (`rustup update stable`), \
             or install your system's rustc, its library sources and lld in such a version.",
            OLDEST.0, OLDEST.1
        ),
    }
}

/// Asks rustup for the sources. A failure is no fault: Debian may have them.
pub(super) fn try_rustup(name: &str) {
    if process::on_path(&["rustup"]).is_none() {
        return;
    }
    println!("Getting {name}: rustup component add rust-src");
    let mut rustup = Command::new("rustup");
    // One attempt: where rustup's server is out of reach, more of them only cost time.
    rustup
        .args(["component", "add", "rust-src"])
        .env("RUSTUP_MAX_RETRIES", "0");
    if process::run_quiet("rustup", &mut rustup).is_err() {
        println!("  rustup cannot get it here: looking elsewhere.");
    }
}

impl Toolchain {
    /// The first compiler on this machine that will do.
    pub fn find() -> Option<Self> {
        let cargo = process::output(Command::new("cargo").arg("--version"))?;
        if release(&cargo)? < OLDEST {
            return None;
        }
        let ordinary = Compiler::ask(Path::new("rustc"));
        let system = Compiler::ask(Path::new("/usr/bin/rustc"));
        let linker = [&ordinary, &system]
            .into_iter()
            .flatten()
            .find_map(Compiler::linker)
            .or_else(|| process::on_path(&["wasm-ld"]))?;
        let compiler = match ordinary.filter(Compiler::fits) {
            Some(_) => None,
            None => Some(system.filter(Compiler::fits)?.program),
        };
        Some(Self { compiler, linker })
    }

    /// As [`Self::find`], after set-up has seen to it that there is one.
    pub fn require() -> Result<Self> {
        Self::find().context("no compiler with the standard library's sources")
    }

    /// The variables that make cargo build the engine, and only the engine, with this compiler.
    pub fn environment(&self, is_release: bool) -> Vec<(&'static str, OsString)> {
        let mut variables: Vec<(&str, OsString)> = vec![
            (
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                self.linker.clone().into(),
            ),
            ("RUSTC_BOOTSTRAP", "1".into()),
            ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
        ];
        if let Some(compiler) = &self.compiler {
            variables.push(("RUSTC", compiler.into()));
        }
        if is_release {
            variables.extend([
                // No message and no formatting of what a visitor never reads.
                ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true".into()),
                ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort".into()),
                (
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    RELEASE_FLAGS.into(),
                ),
            ]);
        } else {
            // Without any optimisation the views are slow enough to feel; with debug information wasm-bindgen is.
            variables.extend([
                ("CARGO_PROFILE_DEV_OPT_LEVEL", "1".into()),
                ("CARGO_PROFILE_DEV_DEBUG", "0".into()),
                ("CARGO_PROFILE_DEV_PANIC", "abort".into()),
            ]);
        }
        variables
    }
}

struct Compiler {
    program: PathBuf,
    sysroot: PathBuf,
    host: String,
    release: (u32, u32),
}

impl Compiler {
    fn ask(program: &Path) -> Option<Self> {
        let about = process::output(Command::new(program).arg("-vV"))?;
        let sysroot = process::output(Command::new(program).args(["--print", "sysroot"]))?;
        Some(Self {
            program: program.to_path_buf(),
            sysroot: sysroot.into(),
            host: field(&about, "host")?,
            release: release(&about)?,
        })
    }

    fn fits(&self) -> bool {
        self.release >= OLDEST
            && self
                .sysroot
                .join("lib/rustlib/src/rust/library/Cargo.lock")
                .is_file()
    }

    fn linker(&self) -> Option<PathBuf> {
        let folder = self
            .sysroot
            .join("lib/rustlib")
            .join(&self.host)
            .join("bin");
        Some(process::executable(&folder, "rust-lld")).filter(|file| file.is_file())
    }
}

/// Major and minor of the first version in what `rustc` or `cargo` says of itself.
fn release(about: &str) -> Option<(u32, u32)> {
    let version = about
        .split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    let mut numbers = version.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn field(about: &str, name: &str) -> Option<String> {
    about
        .lines()
        .find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(": ")?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: &str = "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)\nbinary: rustc\n\
        host: x86_64-unknown-linux-gnu\nrelease: 1.96.0\n";

    #[test]
    fn the_release_is_read_from_what_a_compiler_or_cargo_says() {
        assert_eq!(release(ABOUT), Some((1, 96)));
        assert_eq!(
            release("cargo 1.105.0-nightly (2394ea6ce 2026-03-02)"),
            Some((1, 105))
        );
        assert_eq!(release("error: no toolchain"), None);
    }

    #[test]
    fn the_host_is_read_from_its_own_line() {
        assert_eq!(
            field(ABOUT, "host").as_deref(),
            Some("x86_64-unknown-linux-gnu")
        );
    }

    #[test]
    fn only_the_release_engine_drops_its_panic_messages() {
        let toolchain = Toolchain {
            compiler: None,
            linker: "rust-lld".into(),
        };
        let names = |release| {
            toolchain
                .environment(release)
                .into_iter()
                .map(|(name, _)| name)
                .collect::<Vec<_>>()
        };
        assert!(names(true).contains(&"CARGO_PROFILE_RELEASE_PANIC"));
        assert!(!names(false).contains(&"CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT"));
        assert!(!names(true).contains(&"RUSTC"));
    }
}
