//! What a command needs from the machine: how to see that it is there, why it is needed, how to get it.
//!
//! Looking is cheap, so every command looks. What is there in a version that fits is used wherever it lies; what is
//! missing is announced, then fetched. Nothing is written outside the project but cargo's and npm's download caches,
//! rustup's copy of the library sources and the Debian packages named in the announcement.

mod debian;
pub mod engine;
pub mod tools;

use crate::process;
use crate::project::Project;
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// One thing that may be missing.
struct Need {
    what: String,
    why: &'static str,
    there: Box<dyn Fn() -> bool>,
    source: Source,
    /// What to tell somebody for whom none of our ways works.
    by_hand: String,
}

/// Where a missing thing comes from.
enum Source {
    /// Packages of Debian and its children.
    Debian(&'static [&'static str]),
    /// A command, run in the project's folder.
    Command(&'static str, Vec<String>),
    /// What the lock file in a folder names, from npm.
    Npm(PathBuf),
    /// The standard library's sources: rustup's if they can be had, else Debian's with Debian's compiler.
    LibrarySources,
}

/// For everything that compiles the engine.
pub fn for_build(project: &Project) -> Result<()> {
    let why = "esbuild and binaryen, which bundle and shorten what visitors load";
    ensure(
        project,
        vec![
            engine::need(),
            tools::trunk(project),
            tools::wasm_bindgen(project)?,
            tools::node(),
            tools::npm_packages(project, "xtask/js", why),
        ],
    )
}

/// For everything that drives a browser.
pub fn for_browser(project: &Project) -> Result<()> {
    ensure(
        project,
        vec![
            tools::node(),
            tools::npm_packages(
                project,
                crate::browser::FOLDER,
                "the browser tests' own packages",
            ),
            tools::chromium(),
            tools::chromedriver(),
        ],
    )
}

/// For fmt and clippy.
pub fn for_lints(project: &Project) -> Result<()> {
    ensure(project, vec![tools::rustfmt(), tools::clippy()])
}

/// Gets what is missing, or stops with one message that names it.
fn ensure(project: &Project, needs: Vec<Need>) -> Result<()> {
    let mut missing: Vec<Need> = needs.into_iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Set-up, missing on this machine:");
    for need in &missing {
        println!("  - {}: {}", need.what, need.why);
    }
    // rustup first: what it cannot give is added to the Debian packages, which are then installed in one go.
    for need in missing
        .iter()
        .filter(|need| matches!(need.source, Source::LibrarySources))
    {
        engine::try_rustup(&need.what);
    }
    missing.retain(|need| !(need.there)());

    let packages: Vec<&str> = missing.iter().flat_map(Need::packages).copied().collect();
    if !packages.is_empty() {
        let names: Vec<&str> = missing
            .iter()
            .filter(|need| !need.packages().is_empty())
            .map(|need| need.what.as_str())
            .collect();
        if debian::can_install() {
            debian::install(&names.join(", "), &packages)?;
        }
        for need in missing.iter().filter(|need| !need.packages().is_empty()) {
            need.verify()?;
        }
    }
    for need in missing.iter().filter(|need| need.packages().is_empty()) {
        println!("Getting {}.", need.what);
        if let Err(error) = need.fetch(project) {
            bail!("{} cannot be had: {error:#}\n{}", need.what, need.by_hand);
        }
        need.verify()?;
    }
    println!("Set-up done.\n");
    Ok(())
}

impl Need {
    fn packages(&self) -> &'static [&'static str] {
        match self.source {
            Source::Debian(packages) => packages,
            Source::LibrarySources => engine::DEBIAN_PACKAGES,
            Source::Command(..) | Source::Npm(_) => &[],
        }
    }

    fn fetch(&self, project: &Project) -> Result<()> {
        match &self.source {
            Source::Command(program, arguments) => process::run_long(
                &self.what,
                Command::new(program)
                    .args(arguments)
                    .current_dir(project.path(".")),
            ),
            Source::Npm(folder) => tools::install_npm_packages(&self.what, folder),
            Source::Debian(_) | Source::LibrarySources => Ok(()),
        }
    }

    fn verify(&self) -> Result<()> {
        if (self.there)() {
            return Ok(());
        }
        let mut advice = self.by_hand.clone();
        if !self.packages().is_empty() && debian::present() {
            advice = format!(
                "Run: sudo apt-get install {}\n{advice}",
                self.packages().join(" ")
            );
        }
        bail!("{} is missing ({}).\n{advice}", self.what, self.why)
    }
}
