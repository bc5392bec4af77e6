//! The browser and the node scripts that drive it.

use crate::project::Project;
use crate::{build, examples, process, setup};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// The folder of the browser tests: an npm package whose `npm test` runs them.
pub const FOLDER: &str = "tests/browser";

/// Chromium or a child of it: the file named by `CHROMIUM`, else what is installed.
pub fn chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| {
        process::on_path(&[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ])
        .or_else(|| {
            let applications = ["Google Chrome", "Chromium"];
            applications
                .map(|name| {
                    PathBuf::from(format!("/Applications/{name}.app/Contents/MacOS/{name}"))
                })
                .into_iter()
                .find(|file| file.is_file())
        })
    })
}

/// The file named by `CHROMEDRIVER`, else what is installed.
pub fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| process::on_path(&["chromedriver", "chromium.chromedriver"]))
}

/// The engine that drives the widget in a run of the browser tests.
#[derive(Clone, Copy)]
pub enum Engine {
    Wasm,
    /// The second one: the pages have no WebAssembly.
    Js,
}

/// Runs a command of the browser tests' package against `dist/`. It finds there the variables `ROLEFIT_DIST`,
/// `ROLEFIT_EXAMPLES`, `CHROMIUM` and `CHROMEDRIVER`, each a path, and in `ROLEFIT_ENGINE` the engine, `wasm` or `js`.
pub fn drive(project: &Project, program: &str, arguments: &[String], engine: Engine) -> Result<()> {
    setup::for_browser(project)?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(project.path(FOLDER))
        .env("ROLEFIT_DIST", project.path("dist"))
        .env(
            "ROLEFIT_ENGINE",
            match engine {
                Engine::Wasm => "wasm",
                Engine::Js => "js",
            },
        )
        .env("ROLEFIT_EXAMPLES", examples::folder(project));
    if let Some(file) = chromium() {
        command.env("CHROMIUM", file);
    }
    if let Some(file) = chromedriver() {
        command.env("CHROMEDRIVER", file);
    }
    process::run_long("browser", &mut command)
}

/// `xtask screenshots`: builds `dist/` and takes pictures of it.
pub fn screenshots(project: &Project) -> Result<()> {
    setup::for_browser(project)?;
    build::dist(project)?;
    drive(
        project,
        "node",
        &["screenshots.mjs".to_owned()],
        Engine::Wasm,
    )
}

/// `xtask bench`: times the work behind a recommendation.
pub fn bench(project: &Project) -> Result<()> {
    setup::for_browser(project)?;
    examples::build(project)?;
    drive(project, "node", &["bench.mjs".to_owned()], Engine::Wasm)
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}
