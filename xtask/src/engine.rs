//! Compiles the engine: the commands that find its compiler and its tools, and what cargo writes.
//!
//! Owns the environment of every command that compiles for WebAssembly. Knows nothing of what is built with it.

use crate::bindgen;
use crate::process;
use crate::project::Project;
use crate::setup::{toolchain::RELEASE_FLAGS, toolchain::Toolchain, tools};
use crate::styles;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What cargo calls the engine's platform.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Optimised for visitors, or compiled quickly for developers.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    Release,
    Dev,
}

/// The name under which cargo finds this program as a subcommand.
pub const SUBCOMMAND: &str = "rolefit-xtask";

/// Trunk, ready for its arguments.
pub fn trunk(project: &Project, profile: Profile) -> Result<Command> {
    let mut command = command(project, "trunk", profile)?;
    command
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk refuses the value 1 that other programs take.
        .env_remove("NO_COLOR");
    Ok(command)
}

/// Builds one executable for the engine's platform: `kind` is `--bin` or `--example`. `flags` are the compiler's, beside those of a
/// release. Returns the module's file.
pub fn compile(
    project: &Project,
    profile: Profile,
    [kind, name]: [&str; 2],
    features: &[&str],
    flags: &str,
) -> Result<PathBuf> {
    let mut cargo = command(project, "cargo", profile)?;
    cargo.args(["build", "--target", TARGET]);
    cargo.args([kind, name, "--features", &features.join(",")]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    if !flags.is_empty() {
        let flags = [RELEASE_FLAGS, flags].join(" ");
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    process::run_long(&format!("{name} for WebAssembly"), &mut cargo)?;
    let mut folder = project.engine_target().join(TARGET).join(match profile {
        Profile::Release => "release",
        Profile::Dev => "debug",
    });
    if kind == "--example" {
        folder.push("examples");
    }
    Ok(folder.join(name).with_extension("wasm"))
}

/// A program that finds the engine's compiler, linker and tools.
fn command(project: &Project, program: &str, profile: Profile) -> Result<Command> {
    let mut folders = vec![stand_ins(project)?, tools::trunk_folder(project)?];
    folders.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let path = std::env::join_paths(folders)
        .context("a folder on PATH has a name that PATH cannot hold")?;

    let mut command = Command::new(program);
    command
        .current_dir(project.path("."))
        .env("PATH", path)
        // Trunk's hook is `cargo xtask post-build`. Under the engine's variables cargo would compile xtask anew, for
        // another compiler: this alias leads it to the program that is running.
        .env("CARGO_ALIAS_XTASK", SUBCOMMAND)
        .env("CARGO_TARGET_DIR", project.engine_target())
        .envs(Toolchain::require()?.environment(profile == Profile::Release));
    if profile == Profile::Release {
        command.env(styles::VARIABLE, styles::minify(project)?);
    }
    Ok(command)
}

/// The folder that holds this program under the names of others: Trunk's `wasm-bindgen` and cargo's subcommand.
fn stand_ins(project: &Project) -> Result<PathBuf> {
    let folder = project.path("target/stand-ins");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make {}", folder.display()))?;
    for name in [bindgen::PROGRAM, &format!("cargo-{SUBCOMMAND}")] {
        let file = process::executable(&folder, name);
        copy_program(project.xtask(), &file)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(folder)
}

/// Replaces the file instead of writing into it: the older one may be running.
fn copy_program(program: &Path, file: &Path) -> std::io::Result<()> {
    if file.exists() {
        std::fs::remove_file(file)?;
    }
    std::fs::hard_link(program, file).or_else(|_| std::fs::copy(program, file).map(drop))
}
