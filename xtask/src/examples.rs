//! The examples, compiled like the engine, each with its glue in a folder of its own: pages for tests and for the stopwatch.

use crate::build::{self, TARGET};
use crate::process;
use crate::project::Project;
use crate::setup;
use anyhow::Result;
use std::path::PathBuf;

const NAMES: [&str; 2] = ["leptos_page", "stopwatch"];

/// Where the examples lie once they are built.
pub fn folder(project: &Project) -> PathBuf {
    project.path("target/examples")
}

/// Builds all of them.
pub fn build(project: &Project) -> Result<()> {
    setup::for_build(project)?;
    let mut cargo = build::engine_command(project, "cargo", true)?;
    cargo.args(["build", "--release", "--examples", "--target", TARGET]);
    process::run_long("examples", &mut cargo)?;
    for name in NAMES {
        let module = project
            .engine_target()
            .join(TARGET)
            .join("release/examples")
            .join(name)
            .with_extension("wasm");
        let mut glue = build::engine_command(project, "wasm-bindgen", true)?;
        glue.args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(folder(project))
            .arg(module);
        process::run(&mut glue)?;
    }
    Ok(())
}
