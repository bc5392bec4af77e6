//! The builds: the release in `dist/`, and the one with a fault inside that the browser tests want.

use crate::bundle;
use crate::engine::{self, Profile};
use crate::nowasm;
use crate::post_build;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Purpose};
use crate::split;
use crate::stamp;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// The folder of the build that panics.
const PROBE: &str = "target/probe";

/// `cargo xtask dist`: the release build in `dist/`, with both engines.
pub fn dist(project: &Project) -> Result<()> {
    setup::prepare(project, &[Purpose::Release])?;
    release(project, "release build", "dist", &[])
}

/// The same with a fault inside that a page can call up, for the browser tests.
pub fn probe(project: &Project) -> Result<()> {
    setup::prepare(project, &[Purpose::Release])?;
    release(project, "build that panics", PROBE, &["panic-probe"])
}

/// Where that build lies.
pub fn probe_folder(project: &Project) -> PathBuf {
    project.path(PROBE)
}

/// A release build with both engines in a folder of the project.
fn release(project: &Project, title: &str, folder: &str, features: &[&str]) -> Result<()> {
    // The engine in JavaScript is not split: it is loaded only where something is amiss already.
    let features_when_split = [features, &["split"]].concat().join(",");
    let mut trunk = engine::trunk(project, Profile::Release)?;
    trunk
        .args(["build", "--release", "--dist", folder])
        .args(["--features", &features_when_split])
        .env(post_build::BUNDLE, "true")
        .env(split::RELOCATIONS, "true");
    process::run_long(title, &mut trunk)?;
    nowasm::build(project, folder, features)?;
    stamp::write(&bundle::files(&project.path(folder)))
}

/// `cargo xtask snippet`: the crate's own program, which reads datasets as the engine does.
pub fn snippet(project: &Project, arguments: Vec<std::ffi::OsString>) -> Result<()> {
    process::run(snippet_program(project).args(arguments))
}

/// What that program prints for the built-in dataset.
pub fn snippet_text(project: &Project) -> Result<String> {
    process::output(&mut snippet_program(project)).context("`cargo xtask snippet` failed")
}

fn snippet_program(project: &Project) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project.path("."))
        .args(["run", "--quiet", "--bin", "snippet", "--"]);
    cargo
}
