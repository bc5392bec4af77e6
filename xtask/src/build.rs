//! The engine's build: Trunk with the right compiler and the right tools first on its PATH.

use crate::finish;
use crate::link;
use crate::nowasm;
use crate::process;
use crate::project::Project;
use crate::setup::{self, engine::Toolchain, tools};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// What cargo calls the engine's platform.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The folder of the build that panics.
const PROBE: &str = "target/probe";

/// `cargo xtask dist`: the release build in `dist/`, with both engines.
pub fn dist(project: &Project) -> Result<()> {
    setup::for_build(project)?;
    release(project, "release build", "dist", &[])
}

/// The same with a fault inside that a page can call up, for the browser tests.
pub fn probe(project: &Project) -> Result<()> {
    setup::for_build(project)?;
    release(project, "build that panics", PROBE, &["panic-probe"])
}

/// Where that build lies.
pub fn probe_folder(project: &Project) -> PathBuf {
    project.path(PROBE)
}

/// A release build with both engines in a folder of the project.
fn release(project: &Project, title: &str, folder: &str, features: &[&str]) -> Result<()> {
    // The engine in JavaScript is one part: it stands in where something is amiss already.
    let in_parts = [features, &["split"]].concat().join(",");
    process::run_long(
        title,
        trunk(project, true)?
            .args([
                "build",
                "--release",
                "--dist",
                folder,
                "--features",
                &in_parts,
            ])
            .env(link::SPLIT, "true"),
    )?;
    nowasm::build(project, folder, &features.join(","))
}

/// Trunk, ready for its arguments.
pub fn trunk(project: &Project, is_release: bool) -> Result<Command> {
    let mut command = engine_command(project, "trunk", is_release)?;
    command
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk refuses the value 1 that other programs take.
        .env_remove("NO_COLOR");
    Ok(command)
}

/// A program that finds the engine's compiler, linker and tools.
pub fn engine_command(project: &Project, program: &str, is_release: bool) -> Result<Command> {
    let mut folders = tools::cargo_tool_folders(project)?;
    // Trunk's last step is `xtask finish`: this very program, not a build of it under the engine's variables.
    folders.extend(project.xtask().parent().map(std::path::Path::to_path_buf));
    folders.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let path = std::env::join_paths(folders)
        .context("a folder on PATH has a name that PATH cannot hold")?;

    let mut command = Command::new(program);
    command
        .current_dir(project.path("."))
        .env("PATH", path)
        .env("CARGO_TARGET_DIR", project.engine_target())
        .envs(Toolchain::require()?.environment(project.xtask(), is_release));
    if is_release {
        command.env("ROLEFIT_STYLES", finish::styles(project)?);
    }
    Ok(command)
}

/// `cargo xtask snippet`: the crate's own program, which reads datasets as the engine does.
pub fn snippet(project: &Project, arguments: &[String]) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project.path("."))
        .args(["run", "--quiet", "--bin", "snippet", "--"])
        .args(arguments);
    process::run(&mut cargo)
}
