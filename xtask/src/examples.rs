//! The examples, compiled for the engine's platform, each with its glue: pages for tests and for the stopwatch.

use crate::build::{self, TARGET};
use crate::process;
use crate::project::Project;
use crate::setup;
use anyhow::Result;
use std::path::PathBuf;

/// Where the examples lie once they are built.
pub fn folder(project: &Project) -> PathBuf {
    project.path("target/examples")
}

/// Builds all of them.
pub fn build(project: &Project) -> Result<()> {
    // As its author builds it at work: of mistakes Leptos warns in such builds alone.
    example(project, "leptos_page", false)?;
    stopwatch(project)
}

/// Builds the stopwatch, as visitors have the engine.
pub fn stopwatch(project: &Project) -> Result<()> {
    example(project, "stopwatch", true)
}

fn example(project: &Project, name: &str, is_release: bool) -> Result<()> {
    setup::for_build(project)?;
    let mut cargo = build::engine_command(project, "cargo", is_release)?;
    cargo.args(["build", "--target", TARGET, "--example", name]);
    if is_release {
        cargo.arg("--release");
    }
    process::run_long(&format!("example {name}"), &mut cargo)?;
    let module = project
        .engine_target()
        .join(TARGET)
        .join(if is_release { "release" } else { "debug" })
        .join("examples")
        .join(name)
        .with_extension("wasm");
    let mut glue = build::engine_command(project, "wasm-bindgen", is_release)?;
    glue.args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(folder(project))
        .arg(module);
    process::run(&mut glue)
}
