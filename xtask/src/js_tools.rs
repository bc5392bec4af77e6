//! The programs that `xtask/js` takes from npm: esbuild, which bundles and minifies, and binaryen, which optimises WebAssembly.

use crate::process;
use crate::project::Project;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// The npm package whose lock file names them.
pub const FOLDER: &str = "xtask/js";

/// The oldest browsers the README promises.
const BROWSERS: &str = "chrome123,firefox128,safari17.5";

/// One of the programs, ready for its arguments.
pub fn program(project: &Project, name: &str) -> Command {
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    let programs = project.path(FOLDER).join("node_modules/.bin");
    Command::new(programs.join(format!("{name}{suffix}")))
}

/// esbuild, told to bundle `entry` into `output` for the browsers that are supported.
pub fn esbuild(project: &Project, entry: &Path, output: &Path) -> Command {
    let mut command = program(project, "esbuild");
    command
        .arg(entry)
        .args(["--bundle", "--log-level=warning", "--legal-comments=none"])
        .arg(format!("--target={BROWSERS}"))
        .arg(format!("--outfile={}", output.display()));
    command
}

/// Has a script begin with a semicolon, for sites that put several into one file, of which the one before may end without.
pub const BEGINS_A_STATEMENT: &str = "--banner:js=;";

/// Bundles and minifies a script or a style sheet that needs nothing else.
pub fn minify(project: &Project, entry: &Path, output: &Path) -> Result<()> {
    process::run(esbuild(project, entry, output).args(["--minify", BEGINS_A_STATEMENT]))
}

/// Bundles and minifies a module, which may import others.
pub fn module(project: &Project, entry: &Path, output: &Path) -> Result<()> {
    process::run(esbuild(project, entry, output).args(["--minify", "--format=esm"]))
}

/// Minifies a style sheet in its place.
pub fn minify_styles(project: &Project, sheet: &Path) -> Result<()> {
    process::run(esbuild(project, sheet, sheet).args(["--minify", "--allow-overwrite"]))
}
