//! The JavaScript engine: the same Rust translated to JavaScript, for browsers that have no WebAssembly and pages that forbid it.

use crate::bindgen;
use crate::bundle;
use crate::engine::{self, Profile};
use crate::project::Project;
use anyhow::Result;

/// The first edition of WebAssembly, which is all that the translator understands, and globals that can be exported, which
/// wasm-bindgen wants. The libraries have to be compiled for it, too: wasm-bindgen's own decides then how it keeps references.
const FLAGS: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals";

/// Builds it into the folder where Trunk has put everything else.
pub fn build(project: &Project, folder: &str, features: &[&str]) -> Result<()> {
    // In the first engine's target folder: cargo keeps apart what has other flags, and macros serve both.
    let module = engine::compile(
        project,
        Profile::Release,
        ["--bin", "rolefit"],
        features,
        FLAGS,
    )?;
    let output = project.engine_target().join("nowasm");
    if output.exists() {
        std::fs::remove_dir_all(&output)?;
    }
    bindgen::generate(&module, None, bindgen::Target::Bundler, &output)?;
    bundle::nowasm(
        project,
        &output,
        &project.path(folder).join(bundle::NOWASM_FILE),
    )
}
