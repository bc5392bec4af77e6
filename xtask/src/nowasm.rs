//! The second engine: the same Rust translated to JavaScript, for browsers that have no WebAssembly and pages that forbid it.

use crate::build::{self, TARGET};
use crate::finish;
use crate::process;
use crate::project::Project;
use anyhow::Result;

/// What the translator understands: the first WebAssembly. The flag after it changes only what an export may be, which
/// wasm-bindgen wants.
const FLAGS: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals";

/// Builds it into the folder where Trunk has put everything else.
pub fn build(project: &Project, folder: &str, features: &str) -> Result<()> {
    let output = project.path(folder).join("rolefit_nowasm.js");
    // In the first engine's folder: cargo keeps what was built with other flags apart, and macros serve both.
    let mut cargo = build::engine_command(project, "cargo", true)?;
    cargo
        .args([
            "build",
            "--release",
            "--bin",
            "rolefit",
            "--target",
            TARGET,
            "--features",
            features,
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS);
    process::run_long("second engine", &mut cargo)?;

    let module = project
        .engine_target()
        .join(TARGET)
        .join("release/rolefit.wasm");
    let folder = project.engine_target().join("nowasm");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let mut glue = build::engine_command(project, "wasm-bindgen", true)?;
    glue.args(["--target", "bundler", "--no-typescript", "--out-dir"])
        .arg(&folder)
        .arg(module);
    process::run(&mut glue)?;
    finish::second(project, &folder, &output)
}
