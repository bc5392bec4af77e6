//! The browser and the node scripts that drive it.

use crate::browsers::{self, Browser};
use crate::project::Project;
use crate::setup::{self, Purpose};
use crate::{build, examples, process};
use anyhow::Result;
use std::process::Command;

/// The folder of the browser tests: an npm package whose `npm test` runs them.
pub const FOLDER: &str = setup::BROWSER_TESTS;

/// The engine that drives the widget in a run of the browser tests.
#[derive(Clone, Copy)]
pub enum Engine {
    Wasm,
    /// The second one: the pages have no WebAssembly.
    Js,
}

/// Runs a command of the browser tests' package against `dist/`. It finds there the variables `ROLEFIT_DIST`,
/// `ROLEFIT_EXAMPLES`, `ROLEFIT_PROBE` and those of the browser's files (`CHROMIUM`, `CHROMEDRIVER`, `FIREFOX`, `GECKODRIVER`,
/// `WEBKITDRIVER`) and of `NGINX`, each a path, in `ROLEFIT_BROWSER` the browser, and in `ROLEFIT_ENGINE` the engine, `wasm` or `js`.
pub fn drive(
    project: &Project,
    program: &str,
    arguments: &[String],
    browser: Browser,
    engine: Engine,
) -> Result<()> {
    setup::prepare(project, &[Purpose::Browse(browser)])?;
    let mut command = match browser {
        Browser::Chromium | Browser::Firefox => Command::new(program),
        Browser::Webkit => {
            let mut display = Command::new("xvfb-run");
            display.args(["-a", "-s", "-screen 0 1600x1200x24", program]);
            display
        }
    };
    let (name, files) = match browser {
        Browser::Chromium => (
            "chromium",
            vec![
                ("CHROMIUM", browsers::chromium()),
                ("CHROMEDRIVER", browsers::chromedriver()),
            ],
        ),
        Browser::Firefox => (
            "firefox",
            vec![
                ("FIREFOX", browsers::firefox()),
                (
                    "GECKODRIVER",
                    browsers::geckodriver(&project.path(setup::tools::TOOLS)),
                ),
            ],
        ),
        Browser::Webkit => ("webkit", vec![("WEBKITDRIVER", browsers::webkit_driver())]),
    };
    command
        .args(arguments)
        .env("ROLEFIT_BROWSER", name)
        .envs(
            files
                .into_iter()
                .chain([("NGINX", browsers::nginx())])
                .filter_map(|(name, file)| Some((name, file?))),
        )
        .current_dir(project.path(FOLDER))
        .env("ROLEFIT_DIST", project.path("dist"))
        .env(
            "ROLEFIT_ENGINE",
            match engine {
                Engine::Wasm => "wasm",
                Engine::Js => "js",
            },
        )
        .env("ROLEFIT_EXAMPLES", examples::folder(project))
        .env("ROLEFIT_PROBE", build::probe_folder(project));
    process::run_long(name, &mut command)
}

/// `xtask screenshots`: builds `dist/` and takes pictures of it.
pub fn screenshots(project: &Project) -> Result<()> {
    script(project, build::dist, "screenshots.mjs")
}

/// `xtask snapshots`: builds `dist/` and takes the visual snapshots of it with which the browser tests compare.
pub fn snapshots(project: &Project) -> Result<()> {
    script(project, build::dist, "snapshots.mjs")
}

/// `xtask soak`: has widgets come and go, and looks at memory.
pub fn soak(project: &Project) -> Result<()> {
    script(project, build::dist, "soak.mjs")
}

/// Builds what a script of the browser tests' folder looks at, and runs it in Chromium.
fn script(project: &Project, build: fn(&Project) -> Result<()>, file: &str) -> Result<()> {
    setup::prepare(project, &[Purpose::Browse(Browser::Chromium)])?;
    build(project)?;
    let arguments = [file.to_owned()];
    drive(project, "node", &arguments, Browser::Chromium, Engine::Wasm)
}
