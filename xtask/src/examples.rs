//! The examples, compiled like the engine, each with its glue in a folder of its own: pages for tests and for the stopwatch.

use crate::build::{self, TARGET};
use crate::process;
use crate::project::Project;
use crate::setup;
use anyhow::Result;
use std::path::PathBuf;

/// An application is compiled as its author compiles it at work, for Leptos warns of mistakes in such builds alone; the
/// stopwatch as visitors have it.
const EXAMPLES: [(&str, Profile); 2] = [
    ("leptos_page", Profile::Dev),
    ("stopwatch", Profile::Release),
];

#[derive(Clone, Copy, PartialEq)]
enum Profile {
    Dev,
    Release,
}

/// Where the examples lie once they are built.
pub fn folder(project: &Project) -> PathBuf {
    project.path("target/examples")
}

/// Builds all of them.
pub fn build(project: &Project) -> Result<()> {
    setup::for_build(project)?;
    for (name, profile) in EXAMPLES {
        let is_release = profile == Profile::Release;
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
        process::run(&mut glue)?;
    }
    Ok(())
}
