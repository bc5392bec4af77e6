//! What a command needs from the machine: how to see that it is there, why it is needed, how to get it.
//!
//! Looking is cheap, so every command looks. What is there in a version that fits is used wherever it lies; what is
//! missing is announced, then fetched. Nothing is written outside the project but cargo's and npm's download caches,
//! rustup's copy of the library sources and the Debian packages named in the announcement.

mod debian;
pub mod engine;
pub mod tools;

use crate::browser::Browser;
use crate::process;
use crate::project::Project;
use anyhow::{Error, Result, bail};
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
    /// `cargo install` with these arguments, into the project.
    Cargo(Vec<String>),
    /// A component of rustup's.
    Rustup(&'static str),
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
pub fn for_browser(project: &Project, browser: Browser) -> Result<()> {
    let why = "the browser tests' own packages";
    let mut needs = vec![
        tools::node(),
        tools::npm_packages(project, crate::browser::FOLDER, why),
        tools::nginx(),
    ];
    needs.extend(match browser {
        Browser::Chromium => vec![tools::chromium(), tools::chromedriver(), tools::pdf()],
        Browser::Firefox => vec![tools::firefox(), tools::geckodriver(project)],
        Browser::Webkit => vec![tools::webkit(), tools::display()],
    });
    ensure(project, needs)
}

/// For the fuzzer.
pub fn for_fuzz(project: &Project) -> Result<()> {
    ensure(project, vec![tools::cpp()])
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

    let (from_debian, others): (Vec<Need>, Vec<Need>) = missing
        .into_iter()
        .partition(|need| !need.packages().is_empty());
    if !from_debian.is_empty() {
        let outcome = if debian::can_install() {
            debian::install(&from_debian)
        } else {
            Ok(())
        };
        let lacking: Vec<&Need> = from_debian.iter().filter(|need| !(need.there)()).collect();
        if !lacking.is_empty() {
            bail!(refusal(&lacking, outcome.err()));
        }
    }
    for need in &others {
        println!("Getting {}", need.what);
        let outcome = need.fetch(project);
        if outcome.is_err() || !(need.there)() {
            bail!(refusal(&[need], outcome.err()));
        }
    }
    println!("Set-up done.\n");
    Ok(())
}

/// The one message about things that cannot be had.
fn refusal(lacking: &[&Need], cause: Option<Error>) -> String {
    let mut message = String::from("this machine lacks what set-up could not get:\n");
    for need in lacking {
        message += &format!("  - {} ({})\n    {}\n", need.what, need.why, need.by_hand);
    }
    let packages: Vec<&str> = lacking
        .iter()
        .flat_map(|need| need.packages())
        .copied()
        .collect();
    if !packages.is_empty() && debian::present() {
        message += &format!(
            "On Debian, as root: apt-get install {}\n",
            packages.join(" ")
        );
    }
    if let Some(cause) = cause {
        message += &format!("What was tried: {cause:#}\n");
    }
    message
}

impl Need {
    fn packages(&self) -> &'static [&'static str] {
        match self.source {
            Source::Debian(packages) => packages,
            Source::LibrarySources => engine::DEBIAN_PACKAGES,
            Source::Cargo(_) | Source::Rustup(_) | Source::Npm(_) => &[],
        }
    }

    fn fetch(&self, project: &Project) -> Result<()> {
        match &self.source {
            Source::Cargo(arguments) => tools::cargo_install(project, &self.what, arguments),
            Source::Rustup(component) => process::run_quiet(
                &self.what,
                Command::new("rustup").args(["component", "add", component]),
            ),
            Source::Npm(folder) => tools::install_npm_packages(&self.what, folder),
            Source::Debian(_) | Source::LibrarySources => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_about_missing_things_names_each_with_what_to_do() {
        let browser = tools::chromium();
        let message = refusal(&[&browser], Some(anyhow::anyhow!("no route to host")));
        assert!(message.contains("Chromium (the browser tests drive it)"));
        assert!(message.contains(&browser.by_hand));
        assert!(message.contains("What was tried: no route to host"));
    }
}
