//! The programs the commands call, each found where it lies or fetched in the version that fits.

use super::{Need, Source};
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that cargo installs these programs into.
pub const TOOLS: &str = ".tools";
/// The first Node whose test runner and npm do what the browser tests ask.
pub(super) const OLDEST_NODE: u32 = 18;
/// The first Node for what the measurements take from npm.
pub(super) const OLDEST_NODE_TO_MEASURE: u32 = 20;

/// A program that is compiled from the Rust registry, unless it can be had ready-made.
pub struct CargoProgram {
    name: &'static str,
    version: &'static str,
    features: &'static [&'static str],
}

/// Without the encryption that it would need to serve by https, to download tools (xtask has them) and to look for a newer release of
/// itself: with it, compiling takes half as long again.
const TRUNK: CargoProgram = CargoProgram {
    name: "trunk",
    // 0.22 asks for a newer compiler than most machines have.
    version: "0.21.14",
    features: &["--no-default-features"],
};
const GECKODRIVER: CargoProgram = CargoProgram {
    name: "geckodriver",
    version: "0.37.1",
    features: &[],
};

impl CargoProgram {
    /// The arguments of cargo that install it into the project.
    fn arguments(&self) -> Vec<&'static str> {
        let mut arguments = vec![
            "install",
            self.name,
            "--version",
            self.version,
            "--root",
            TOOLS,
            "--locked",
        ];
        arguments.extend(self.features);
        arguments
    }

    /// Ready-made by `cargo binstall` if that is there, else compiled.
    pub(super) fn install(&self, project: &Project) -> Result<()> {
        let package = format!("{}@{}", self.name, self.version);
        let ready_made = ["binstall", "--no-confirm", "--root", TOOLS, "--strategies"];
        let mut binstall = Command::new("cargo");
        binstall
            .args(ready_made)
            .args(["crate-meta-data,quick-install", &package])
            .current_dir(project.root());
        let has_binstall = process::on_path(&["cargo-binstall"]).is_some();
        if has_binstall && process::run_quiet(&package, &mut binstall).is_ok() {
            return Ok(());
        }
        let mut cargo = Command::new("cargo");
        cargo
            .args(self.arguments())
            .current_dir(project.root())
            // It asks to be made as fast as can be. Here it runs for a second; to make it so takes minutes.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
        process::run_long(&package, &mut cargo)
    }

    fn need(
        self,
        reason: &'static str,
        is_present: impl Fn() -> bool + Sync + Send + 'static,
    ) -> Need {
        Need {
            name: format!("{} {}", self.name, self.version),
            reason,
            is_present: Box::new(is_present),
            by_hand: format!("Run: cargo {}", self.arguments().join(" ")),
            source: Source::Cargo(self),
        }
    }
}

pub(super) fn trunk(project: &Project) -> Need {
    let tools = project.path(TOOLS);
    TRUNK.need("it builds and serves the page", move || {
        find_trunk(&tools).is_some()
    })
}

/// The folder of Trunk in the version that fits, to stand first on PATH.
pub fn trunk_folder(project: &Project) -> Result<PathBuf> {
    find_trunk(&project.path(TOOLS)).with_context(|| format!("trunk {} is missing", TRUNK.version))
}

fn find_trunk(tools: &Path) -> Option<PathBuf> {
    let on_path =
        process::on_path(&[TRUNK.name]).and_then(|file| Some(file.parent()?.to_path_buf()));
    let installed = std::env::var_os("CARGO_HOME").map(|home| PathBuf::from(home).join("bin"));
    [on_path, installed, Some(tools.join("bin"))]
        .into_iter()
        .flatten()
        .find(|folder| {
            let mut command = Command::new(process::executable(folder, TRUNK.name));
            // Trunk refuses the value 1 that other programs take.
            command.arg("--version").env_remove("NO_COLOR");
            process::output(&mut command)
                .is_some_and(|said| said.split_whitespace().nth(1) == Some(TRUNK.version))
        })
}

pub(super) fn node(oldest: u32) -> Need {
    Need {
        name: format!("Node {oldest} or later, with npm"),
        reason: "it runs what shortens the build, and the browser tests; the product needs none",
        is_present: Box::new(move || {
            let node = process::output(Command::new("node").arg("--version"));
            node.as_deref()
                .and_then(node_major)
                .is_some_and(|major| major >= oldest)
                && process::on_path(&["npm", "npm.cmd"]).is_some()
        }),
        source: Source::Debian(&["nodejs", "npm"]),
        by_hand: format!("Install Node {oldest} or later so that node and npm are on PATH."),
    }
}

fn node_major(said: &str) -> Option<u32> {
    said.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The npm packages that a folder's lock file names.
pub(super) fn npm_packages(project: &Project, folder: &str, reason: &'static str) -> Need {
    let directory = project.path(folder);
    let wanted = directory.join("package-lock.json");
    let installed = directory.join(INSTALLED);
    Need {
        name: format!("npm packages of {folder}"),
        reason,
        is_present: Box::new(
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

pub(super) fn install_npm_packages(name: &str, folder: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    process::run_long(
        name,
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
        name: "Chromium".into(),
        reason: "the browser tests drive it",
        is_present: Box::new(|| crate::browsers::chromium().is_some()),
        source: Source::Debian(&["chromium", "fonts-dejavu-core"]),
        by_hand: "Install Chromium or Chrome, or name its file in the variable CHROMIUM.".into(),
    }
}

pub(super) fn chromedriver() -> Need {
    Need {
        name: "chromedriver".into(),
        reason: "the browser tests talk to Chromium through it",
        is_present: Box::new(|| crate::browsers::chromedriver().is_some()),
        source: Source::Debian(&["chromium-driver"]),
        by_hand: "Install the chromedriver of your browser's version, or name its file in the variable CHROMEDRIVER.".into(),
    }
}

pub(super) fn firefox() -> Need {
    Need {
        name: "Firefox".into(),
        reason: "the browser tests drive it",
        is_present: Box::new(|| crate::browsers::firefox().is_some()),
        source: Source::Debian(&["firefox-esr", "fonts-dejavu-core"]),
        by_hand: "Install Firefox, or name its file in the variable FIREFOX.".into(),
    }
}

pub(super) fn geckodriver(project: &Project) -> Need {
    // Unlike Trunk, any version that somebody has will do.
    let tools = project.path(TOOLS);
    let mut need = GECKODRIVER.need("the browser tests talk to Firefox through it", move || {
        crate::browsers::geckodriver(&tools).is_some()
    });
    need.by_hand += ", or name a geckodriver's file in the variable GECKODRIVER.";
    need
}

pub(super) fn webkit() -> Need {
    Need {
        name: "WebKitGTK with its driver".into(),
        reason: "the browser tests drive it",
        is_present: Box::new(|| crate::browsers::webkit_driver().is_some()),
        source: Source::Debian(&["webkit2gtk-driver", "fonts-dejavu-core"]),
        by_hand: "Install WebKitGTK's WebKitWebDriver and MiniBrowser, or name their files in the variables WEBKITDRIVER and WEBKIT.".into(),
    }
}

pub(super) fn display() -> Need {
    Need {
        name: "Xvfb".into(),
        reason: "WebKit wants a display to draw on",
        is_present: Box::new(|| process::on_path(&["xvfb-run"]).is_some()),
        source: Source::Debian(&["xvfb", "xauth"]),
        by_hand: "Install Xvfb so that xvfb-run is on PATH.".into(),
    }
}

pub(super) fn nginx() -> Need {
    Need {
        name: "nginx".into(),
        reason: "the browser tests start one of their own; Debian's also runs as a service, which they leave alone",
        is_present: Box::new(|| crate::browsers::nginx().is_some()),
        source: Source::Debian(&["nginx"]),
        by_hand: "Install nginx, or name its file in the variable NGINX.".into(),
    }
}

pub(super) fn pdf() -> Need {
    Need {
        name: "poppler's pdftotext".into(),
        reason: "the browser tests read with it what was printed",
        is_present: Box::new(|| process::on_path(&["pdftotext"]).is_some()),
        source: Source::Debian(&["poppler-utils"]),
        by_hand: "Install poppler-utils so that pdftotext is on PATH.".into(),
    }
}

pub(super) fn cpp() -> Need {
    Need {
        name: "a C++ compiler".into(),
        reason: "the fuzzer is written in C++",
        is_present: Box::new(|| {
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

fn rustup_component(
    component: &'static str,
    subcommand: &'static str,
    reason: &'static str,
) -> Need {
    Need {
        name: component.into(),
        reason,
        is_present: Box::new(move || {
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
