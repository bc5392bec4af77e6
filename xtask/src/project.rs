//! Where things are in the project.

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

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
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

    /// The project's version: this program is compiled with the one that the workspace's manifest gives both.
    pub fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

/// Reads a text file; the error names it.
pub fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
