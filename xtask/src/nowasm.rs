//! The second engine: the same Rust translated to JavaScript, for browsers that have no WebAssembly and pages that forbid it.

use crate::bindgen;
use crate::bundle;
use crate::engine::{self, Profile};
use crate::js_tools;
use crate::module;
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result};

/// The translator understands the first edition of WebAssembly alone. These steps of the optimiser write what is newer in its terms,
/// so that no library has to be compiled for it a second time.
const LOWERING: [&str; 4] = [
    "--all-features",
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];

/// Builds it into the folder where Trunk has put everything else.
pub fn build(project: &Project, folder: &str, features: &[&str]) -> Result<()> {
    let linked = engine::compile(project, Profile::Release, ["--bin", "rolefit"], features)?;
    let output = project.engine_target().join("nowasm");
    if output.exists() {
        std::fs::remove_dir_all(&output)?;
    }
    std::fs::create_dir_all(&output)?;
    // Without features wasm-bindgen adds no table of references, which cannot be translated.
    let bare = output.join("rolefit.wasm");
    let read =
        std::fs::read(&linked).with_context(|| format!("cannot read {}", linked.display()))?;
    std::fs::write(&bare, module::without_features(&read)?)?;
    bindgen::generate(&bare, None, bindgen::Target::Bundler, &output)?;
    let engine = output.join(bundle::ENGINE);
    let mut lower = js_tools::program(project, "wasm-opt");
    lower.args(LOWERING).arg(&engine).arg("-o").arg(&engine);
    process::run(&mut lower)?;
    bundle::nowasm(
        project,
        &output,
        &project.path(folder).join("rolefit_nowasm.js"),
    )
}
