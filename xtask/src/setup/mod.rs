//! What a command needs from the machine: how to see that it is present, why it is needed, how to get it.
//!
//! Looking is cheap, so every command looks. What is present in a version that fits is used wherever it lies; what is
//! missing is announced, then fetched. Nothing is written outside the project but cargo's and npm's download caches,
//! rustup's copy of the library sources and the Debian packages named in the announcement.

mod debian;
pub mod toolchain;
pub mod tools;

use crate::browsers::Browser;
use crate::js_tools;
use crate::process;
use crate::project::Project;
use anyhow::{Error, Result, bail};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

/// One thing that may be missing.
struct Need {
    name: String,
    reason: &'static str,
    is_present: Box<dyn Fn() -> bool + Sync + Send>,
    source: Source,
    /// What to tell somebody for whom none of our ways works.
    by_hand: String,
}

/// Where a missing thing comes from.
enum Source {
    /// Packages of Debian and its children.
    Debian(&'static [&'static str]),
    /// A program from the Rust registry, into the project.
    Cargo(tools::CargoProgram),
    /// A component of rustup's.
    Rustup(&'static str),
    /// What the lock file in a folder names, from npm.
    Npm(PathBuf),
    /// The standard library's sources: rustup's if they can be had, else Debian's with Debian's compiler.
    LibrarySources,
}

/// The npm package of the browser tests.
pub const BROWSER_TESTS: &str = "tests/browser";

/// The npm package of the measurements.
pub const BENCH: &str = "tests/bench";

/// What is about to be done, which decides what is needed.
#[derive(Clone, Copy)]
pub enum Purpose {
    /// Compile the engine.
    Build,
    /// Build what visitors load.
    Release,
    /// Run the browser tests, or a script that drives a browser.
    Browse(Browser),
    /// Measure the widget beside others.
    Bench,
    /// Run the fuzzer.
    Fuzz,
    /// Check the code's form, and for clippy's warnings.
    Lint,
}

impl Purpose {
    fn needs(self, project: &Project) -> Vec<Need> {
        let build = || vec![toolchain::need(), tools::trunk(project)];
        match self {
            Self::Build => build(),
            Self::Release => {
                let reason = "esbuild and binaryen, which bundle and shorten what visitors load";
                let mut needs = build();
                needs.push(tools::node(tools::OLDEST_NODE));
                needs.push(tools::npm_packages(project, js_tools::FOLDER, reason));
                needs
            }
            Self::Browse(browser) => {
                let reason = "the browser tests' own packages";
                let mut needs = vec![
                    tools::node(tools::OLDEST_NODE),
                    tools::npm_packages(project, BROWSER_TESTS, reason),
                    tools::nginx(),
                ];
                needs.extend(match browser {
                    Browser::Chromium => {
                        vec![tools::chromium(), tools::chromedriver(), tools::pdf()]
                    }
                    Browser::Firefox => vec![tools::firefox(), tools::geckodriver(project)],
                    Browser::Webkit => vec![tools::webkit(), tools::display()],
                });
                needs
            }
            Self::Bench => {
                let reason =
                    "what the widget is compared with, Lighthouse, and what drives Chromium";
                vec![
                    tools::node(tools::OLDEST_NODE_TO_MEASURE),
                    tools::npm_packages(project, BENCH, reason),
                    tools::chromium(),
                ]
            }
            Self::Fuzz => vec![tools::cpp()],
            Self::Lint => vec![tools::rustfmt(), tools::clippy()],
        }
    }
}

/// Sees to it that this machine has what the purposes need: gets in one go what is missing, or stops with one message that names it.
pub fn prepare(project: &Project, purposes: &[Purpose]) -> Result<()> {
    let mut names = BTreeSet::new();
    let needs = purposes
        .iter()
        .flat_map(|purpose| purpose.needs(project))
        .filter(|need| names.insert(need.name.clone()))
        .collect();
    ensure(project, needs)
}

fn ensure(project: &Project, needs: Vec<Need>) -> Result<()> {
    let missing: Vec<Need> = needs
        .into_iter()
        .filter(|need| !(need.is_present)())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Set-up, missing on this machine:");
    for need in &missing {
        println!("  - {}: {}", need.name, need.reason);
    }
    // Compiling programs takes minutes of the processor, the rest waits for the network: side by side.
    let (compiled, others): (Vec<Need>, Vec<Need>) = missing
        .into_iter()
        .partition(|need| matches!(need.source, Source::Cargo(_)));
    thread::scope(|scope| {
        let downloads = scope.spawn(|| fetch_packages(project, others));
        let outcome = fetch_each(project, &compiled);
        let downloaded = downloads
            .join()
            .unwrap_or_else(|_| bail!("a download ended by a fault of xtask"));
        outcome.and(downloaded)
    })?;
    println!("Set-up done.\n");
    Ok(())
}

/// Gets packages of the system in one transaction, then what else is only downloaded: npm may be among those packages.
fn fetch_packages(project: &Project, mut missing: Vec<Need>) -> Result<()> {
    // rustup first: what it cannot give is added to the Debian packages.
    for need in missing
        .iter()
        .filter(|need| matches!(need.source, Source::LibrarySources))
    {
        toolchain::try_rustup(&need.name);
    }
    missing.retain(|need| !(need.is_present)());

    let (from_debian, others): (Vec<Need>, Vec<Need>) = missing
        .into_iter()
        .partition(|need| !need.packages().is_empty());
    if !from_debian.is_empty() {
        let outcome = if debian::can_install() {
            debian::install(&from_debian)
        } else {
            Ok(())
        };
        let lacking: Vec<&Need> = from_debian
            .iter()
            .filter(|need| !(need.is_present)())
            .collect();
        if !lacking.is_empty() {
            bail!(refusal(&lacking, outcome.err()));
        }
    }
    fetch_each(project, &others)
}

fn fetch_each(project: &Project, needs: &[Need]) -> Result<()> {
    for need in needs {
        println!("Getting {}", need.name);
        let outcome = need.fetch(project);
        if outcome.is_err() || !(need.is_present)() {
            bail!(refusal(&[need], outcome.err()));
        }
    }
    Ok(())
}

/// The one message about things that cannot be had.
fn refusal(lacking: &[&Need], cause: Option<Error>) -> String {
    let mut message = String::from("this machine lacks what set-up could not get:\n");
    for need in lacking {
        message += &format!(
            "  - {} ({})\n    {}\n",
            need.name, need.reason, need.by_hand
        );
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
            Source::LibrarySources => toolchain::DEBIAN_PACKAGES,
            Source::Cargo(_) | Source::Rustup(_) | Source::Npm(_) => &[],
        }
    }

    fn fetch(&self, project: &Project) -> Result<()> {
        match &self.source {
            Source::Cargo(program) => program.install(project),
            Source::Rustup(component) => process::run_quiet(
                &self.name,
                Command::new("rustup").args(["component", "add", component]),
            ),
            Source::Npm(folder) => tools::install_npm_packages(&self.name, folder),
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
