//! The programs the commands call, each found where it lies or fetched in the version that fits.

use super::{Need, Source};
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// 0.22 asks for a newer compiler than most machines have.
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
/// The folder that cargo installs these programs into.
pub const TOOLS: &str = ".tools";
/// The first Node whose test runner and npm do what the browser tests ask.
const OLDEST_NODE: u32 = 18;

pub(super) fn trunk(project: &Project) -> Need {
    cargo_tool(
        project,
        "trunk",
        "trunk",
        TRUNK,
        true,
        "it builds and serves the page",
    )
}

pub(super) fn wasm_bindgen(project: &Project) -> Result<Need> {
    let version = project.locked("wasm-bindgen")?;
    // Without --locked: its own lock file may name a release that the registry has withdrawn.
    let why = "it writes the JavaScript beside the engine, and must have the version that Cargo.lock names";
    Ok(cargo_tool(
        project,
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &version,
        false,
        why,
    ))
}

fn cargo_tool(
    project: &Project,
    program: &str,
    package: &str,
    version: &str,
    locked: bool,
    why: &'static str,
) -> Need {
    let folder = project.path(TOOLS);
    let mut arguments = vec!["install", package, "--version", version, "--root", TOOLS];
    if locked {
        arguments.push("--locked");
    }
    let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
    let (name, wanted) = (program.to_owned(), version.to_owned());
    Need {
        what: format!("{program} {version}"),
        why,
        there: Box::new(move || find_cargo_tool(&folder, &name, &wanted).is_some()),
        by_hand: format!("Run: cargo {}", arguments.join(" ")),
        source: Source::Cargo(arguments),
    }
}

pub(super) fn cargo_install(project: &Project, what: &str, arguments: &[String]) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(arguments).current_dir(project.path("."));
    // They ask to be made as fast as can be. Here they run for a second; to make them so takes minutes.
    cargo
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    process::run_long(what, &mut cargo)
}

/// The folders of trunk and wasm-bindgen in the versions that fit, to stand first on PATH: Trunk looks there.
pub fn cargo_tool_folders(project: &Project) -> Result<Vec<PathBuf>> {
    let wasm_bindgen = project.locked("wasm-bindgen")?;
    [("trunk", TRUNK), ("wasm-bindgen", wasm_bindgen.as_str())]
        .into_iter()
        .map(|(program, version)| {
            find_cargo_tool(&project.path(TOOLS), program, version)
                .with_context(|| format!("{program} {version} is missing"))
        })
        .collect()
}

fn find_cargo_tool(tools: &Path, program: &str, version: &str) -> Option<PathBuf> {
    let on_path = process::on_path(&[program]).and_then(|file| Some(file.parent()?.to_path_buf()));
    let installed = std::env::var_os("CARGO_HOME").map(|home| PathBuf::from(home).join("bin"));
    [on_path, installed, Some(tools.join("bin"))]
        .into_iter()
        .flatten()
        .find(|folder| {
            let mut command = Command::new(process::executable(folder, program));
            // Trunk refuses the value 1 that other programs take.
            command.arg("--version").env_remove("NO_COLOR");
            process::output(&mut command)
                .is_some_and(|said| said.split_whitespace().nth(1) == Some(version))
        })
}

pub(super) fn node() -> Need {
    Need {
        what: format!("Node {OLDEST_NODE} or later, with npm"),
        why: "it runs what shortens the build, and the browser tests; the product needs none",
        there: Box::new(move || {
            let node = process::output(Command::new("node").arg("--version"));
            node.as_deref()
                .and_then(node_major)
                .is_some_and(|major| major >= OLDEST_NODE)
                && process::on_path(&["npm", "npm.cmd"]).is_some()
        }),
        source: Source::Debian(&["nodejs", "npm"]),
        by_hand: format!("Install Node {OLDEST_NODE} or later so that node and npm are on PATH."),
    }
}

fn node_major(said: &str) -> Option<u32> {
    said.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The npm packages that a folder's lock file names.
pub(super) fn npm_packages(project: &Project, folder: &str, why: &'static str) -> Need {
    let directory = project.path(folder);
    let wanted = directory.join("package-lock.json");
    let installed = directory.join(INSTALLED);
    Need {
        what: format!("npm packages of {folder}"),
        why,
        there: Box::new(
            move || match (std::fs::read(&wanted), std::fs::read(&installed)) {
                (Ok(wanted), Ok(installed)) => wanted == installed,
                _ => false,
            },
        ),
        by_hand: format!("Run: npm ci --prefix {folder}"),
        source: Source::Npm(directory),
    }
}

/// The lock file an installation was made from: a copy, since the times of files lie after a checkout.
const INSTALLED: &str = "node_modules/.installed-lock.json";

pub(super) fn install_npm_packages(what: &str, folder: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    process::run_long(
        what,
        Command::new(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(folder),
    )?;
    std::fs::copy(folder.join("package-lock.json"), folder.join(INSTALLED))
        .with_context(|| format!("cannot write {INSTALLED}"))?;
    Ok(())
}

pub(super) fn chromium() -> Need {
    Need {
        what: "Chromium".into(),
        why: "the browser tests drive it",
        there: Box::new(|| crate::browser::chromium().is_some()),
        source: Source::Debian(&["chromium", "fonts-dejavu-core"]),
        by_hand: "Install Chromium or Chrome, or name its file in the variable CHROMIUM.".into(),
    }
}

pub(super) fn chromedriver() -> Need {
    Need {
        what: "chromedriver".into(),
        why: "the browser tests talk to Chromium through it",
        there: Box::new(|| crate::browser::chromedriver().is_some()),
        source: Source::Debian(&["chromium-driver"]),
        by_hand: "Install the chromedriver of your browser's version, or name its file in the variable CHROMEDRIVER.".into(),
    }
}

pub(super) fn firefox() -> Need {
    Need {
        what: "Firefox".into(),
        why: "the browser tests drive it",
        there: Box::new(|| crate::browser::firefox().is_some()),
        source: Source::Debian(&["firefox-esr", "fonts-dejavu-core"]),
        by_hand: "Install Firefox, or name its file in the variable FIREFOX.".into(),
    }
}

pub(super) fn geckodriver(project: &Project) -> Need {
    let why = "the browser tests talk to Firefox through it";
    let mut need = cargo_tool(
        project,
        "geckodriver",
        "geckodriver",
        GECKODRIVER,
        true,
        why,
    );
    // Unlike the builders, any version that somebody has will do.
    let folder = project.path(TOOLS);
    need.there = Box::new(move || crate::browser::geckodriver(&folder).is_some());
    need.by_hand += ", or name a geckodriver's file in the variable GECKODRIVER.";
    need
}

pub(super) fn webkit() -> Need {
    Need {
        what: "WebKitGTK with its driver".into(),
        why: "the browser tests drive it",
        there: Box::new(|| crate::browser::webkit_driver().is_some()),
        source: Source::Debian(&["webkit2gtk-driver", "fonts-dejavu-core"]),
        by_hand: "Install WebKitGTK's WebKitWebDriver and MiniBrowser, or name their files in the variables WEBKITDRIVER and WEBKIT.".into(),
    }
}

pub(super) fn display() -> Need {
    Need {
        what: "Xvfb".into(),
        why: "WebKit wants a display to draw on",
        there: Box::new(|| process::on_path(&["xvfb-run"]).is_some()),
        source: Source::Debian(&["xvfb", "xauth"]),
        by_hand: "Install Xvfb so that xvfb-run is on PATH.".into(),
    }
}

pub(super) fn nginx() -> Need {
    Need {
        what: "nginx".into(),
        why: "the browser tests start one of their own; Debian's also runs as a service, which they leave alone",
        there: Box::new(|| crate::browser::nginx().is_some()),
        source: Source::Debian(&["nginx"]),
        by_hand: "Install nginx, or name its file in the variable NGINX.".into(),
    }
}

pub(super) fn pdf() -> Need {
    Need {
        what: "poppler's pdftotext".into(),
        why: "the browser tests read with it what was printed",
        there: Box::new(|| process::on_path(&["pdftotext"]).is_some()),
        source: Source::Debian(&["poppler-utils"]),
        by_hand: "Install poppler-utils so that pdftotext is on PATH.".into(),
    }
}

pub(super) fn cpp() -> Need {
    Need {
        what: "a C++ compiler".into(),
        why: "the fuzzer is written in C++",
        there: Box::new(|| {
            std::env::var_os("CXX").is_some()
                || process::on_path(&["c++", "g++", "clang++"]).is_some()
        }),
        source: Source::Debian(&["g++"]),
        by_hand:
            "Install a C++ compiler so that c++ is on PATH, or name its file in the variable CXX."
                .into(),
    }
}

pub(super) fn rustfmt() -> Need {
    rustup_component("rustfmt", "fmt", "the code's form is checked with it")
}

pub(super) fn clippy() -> Need {
    rustup_component("clippy", "clippy", "the code is checked with it")
}

fn rustup_component(component: &'static str, subcommand: &'static str, why: &'static str) -> Need {
    Need {
        what: component.into(),
        why,
        there: Box::new(move || {
            process::succeeds(Command::new("cargo").args([subcommand, "--version"]))
        }),
        source: Source::Rustup(component),
        by_hand: format!(
            "Run: rustup component add {component} (or install your system's {component})"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(node_major("v20.20.2"), Some(20));
        assert_eq!(node_major("nonsense"), None);
    }
}
