//! Where things are in the project, and what its manifest and lock file say.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The project's folder and this program's own file.
pub struct Project {
    root: PathBuf,
    xtask: PathBuf,
}

impl Project {
    /// Finds the project from where this program was compiled.
    pub fn locate() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask has no parent folder")?;
        // Asked at the start: a build of the workspace during a long command may replace the file.
        let xtask = std::env::current_exe().context("xtask cannot find its own file")?;
        Ok(Self {
            root: root.to_path_buf(),
            xtask,
        })
    }

    /// A path inside the project.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// This program's file.
    pub fn xtask(&self) -> &Path {
        &self.xtask
    }

    /// Where the WebAssembly build keeps its artifacts, apart from host builds: the two may use different compilers, and
    /// in one folder each would throw away the other's build scripts and macros.
    pub fn engine_target(&self) -> PathBuf {
        self.path("target/engine")
    }

    /// The project's version, from `Cargo.toml`.
    pub fn version(&self) -> Result<String> {
        let manifest = read(&self.path("Cargo.toml"))?;
        package_version(&manifest).context("Cargo.toml has no version in [package]")
    }

    /// The version of a dependency that `Cargo.lock` fixes.
    pub fn locked(&self, package: &str) -> Result<String> {
        let lock = read(&self.path("Cargo.lock"))?;
        locked_version(&lock, package).with_context(|| {
            format!(
                "Cargo.lock has no package `{package}`: is it among the dependencies of Cargo.toml?"
            )
        })
    }
}

/// Reads a text file; the error names it.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn package_version(manifest: &str) -> Option<String> {
    let package = manifest.split("[package]").nth(1)?;
    let section = package.split("\n[").next()?;
    section.lines().find_map(|line| quoted(line, "version"))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    lock.split("[[package]]")
        .find(|entry| {
            entry
                .lines()
                .any(|line| quoted(line, "name").as_deref() == Some(package))
        })?
        .lines()
        .find_map(|line| quoted(line, "version"))
}

fn quoted(line: &str, key: &str) -> Option<String> {
    let value = line
        .strip_prefix(key)?
        .trim_start()
        .strip_prefix('=')?
        .trim();
    Some(value.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.99\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nchecksum = \"x\"\n";

    #[test]
    fn the_locked_version_is_that_of_the_package_with_exactly_this_name() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn the_package_version_is_not_taken_from_a_dependency() {
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nversion = \"9\"\n";
        assert_eq!(package_version(manifest), None);
        let manifest =
            "[package]\nname = \"a\"\nrust-version = \"1.88\"\nversion = \"0.1.0\"\n[lints]\n";
        assert_eq!(package_version(manifest).as_deref(), Some("0.1.0"));
    }
}
