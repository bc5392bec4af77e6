//! The browser and the node scripts that drive it.

use crate::project::Project;
use crate::{build, examples, process, setup};
use anyhow::Result;
use std::path::{Path, PathBuf};
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

/// Firefox: the file named by `FIREFOX`, else what is installed.
pub fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| {
        process::on_path(&["firefox-esr", "firefox"]).or_else(|| {
            Some(PathBuf::from(
                "/Applications/Firefox.app/Contents/MacOS/firefox",
            ))
            .filter(|file| file.is_file())
        })
    })
}

/// The file named by `GECKODRIVER`, else what is installed, else what cargo installed in the folder `tools`.
pub fn geckodriver(tools: &Path) -> Option<PathBuf> {
    named("GECKODRIVER")
        .or_else(|| process::on_path(&["geckodriver"]))
        .or_else(|| {
            Some(process::executable(&tools.join("bin"), "geckodriver"))
                .filter(|file| file.is_file())
        })
}

/// WebKit's driver: the file named by `WEBKITDRIVER`, else what is installed.
pub fn webkit_driver() -> Option<PathBuf> {
    named("WEBKITDRIVER").or_else(|| process::on_path(&["WebKitWebDriver"]))
}

/// nginx, which sends the tests' pages with strict policies: the file named by `NGINX`, else what is installed.
pub fn nginx() -> Option<PathBuf> {
    named("NGINX").or_else(|| {
        process::on_path(&["nginx"]).or_else(|| {
            // Debian's, which is on the PATH of root alone.
            Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.is_file())
        })
    })
}

/// What the browser tests run in.
#[derive(Clone, Copy)]
pub enum Browser {
    Chromium,
    Firefox,
    /// WebKitGTK, which has no mode without a display: it gets one that nobody sees.
    Webkit,
}

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
    setup::for_browser(project, browser)?;
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
            vec![("CHROMIUM", chromium()), ("CHROMEDRIVER", chromedriver())],
        ),
        Browser::Firefox => (
            "firefox",
            vec![
                ("FIREFOX", firefox()),
                (
                    "GECKODRIVER",
                    geckodriver(&project.path(setup::tools::TOOLS)),
                ),
            ],
        ),
        Browser::Webkit => ("webkit", vec![("WEBKITDRIVER", webkit_driver())]),
    };
    command
        .args(arguments)
        .env("ROLEFIT_BROWSER", name)
        .envs(
            files
                .into_iter()
                .chain([("NGINX", nginx())])
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

/// `xtask bench`: times the work behind a recommendation, and what a visitor waits for after a choice.
pub fn bench(project: &Project) -> Result<()> {
    let build = |project: &Project| {
        build::dist(project)?;
        examples::stopwatch(project)
    };
    script(project, build, "bench.mjs")
}

/// `xtask soak`: has widgets come and go, and looks at memory.
pub fn soak(project: &Project) -> Result<()> {
    script(project, build::dist, "soak.mjs")
}

/// Builds what a script of the browser tests' folder looks at, and runs it in Chromium.
fn script(project: &Project, build: fn(&Project) -> Result<()>, file: &str) -> Result<()> {
    setup::for_browser(project, Browser::Chromium)?;
    build(project)?;
    let arguments = [file.to_owned()];
    drive(project, "node", &arguments, Browser::Chromium, Engine::Wasm)
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}
