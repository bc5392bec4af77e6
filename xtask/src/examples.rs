//! The examples, compiled for the engine's platform, each with its glue: pages for tests and for the stopwatch.

use crate::bindgen;
use crate::engine::{self, Profile};
use crate::project::Project;
use crate::setup::{self, Purpose};
use anyhow::Result;
use std::path::PathBuf;

/// Where the examples lie once they are built.
pub fn folder(project: &Project) -> PathBuf {
    project.path("target/examples")
}

/// Builds all of them.
pub fn build(project: &Project) -> Result<()> {
    // As its author builds it at work: Leptos warns of mistakes in such builds alone.
    example(project, "leptos_page", Profile::Dev)?;
    stopwatch(project)
}

/// Builds the stopwatch, as visitors have the engine.
pub fn stopwatch(project: &Project) -> Result<()> {
    example(project, "stopwatch", Profile::Release)
}

fn example(project: &Project, name: &str, profile: Profile) -> Result<()> {
    setup::prepare(project, &[Purpose::Release])?;
    let module = engine::compile(project, profile, ["--example", name], &[], "")?;
    bindgen::generate(&module, None, bindgen::Target::Web, &folder(project))
}
