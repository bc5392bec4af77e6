//! `cargo xtask test`: every check in the order in which a failure costs least.

use crate::browser::Engine;
use crate::browsers::Browser;
use crate::project::Project;
use crate::setup::{self, Purpose};
use crate::{browser, build, examples, process, size};
use anyhow::{Context, Result, anyhow, bail};
use pico_args::Arguments;
use std::process::Command;
use std::time::Instant;

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        about: "the code's form",
        run: |project, _| cargo(project, &["fmt", "--all", "--check"], &[]),
    },
    Step {
        name: "clippy",
        about: "the compiler's and clippy's warnings, none allowed",
        run: |project, _| {
            cargo(
                project,
                &[
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--quiet",
                    "--",
                    "-D",
                    "warnings",
                ],
                &[],
            )
        },
    },
    Step {
        name: "doc",
        about: "the documentation, without a warning",
        run: |project, _| {
            let mut cargo = Command::new("cargo");
            cargo
                .args(["doc", "--workspace", "--no-deps", "--quiet"])
                .env("RUSTDOCFLAGS", "-D warnings")
                .current_dir(project.path("."));
            process::run_long("doc", &mut cargo)
        },
    },
    Step {
        name: "native",
        about: "tests that need no browser",
        run: |project, filter| cargo(project, &["test", "--workspace", "--quiet"], filter),
    },
    Step {
        name: "dist",
        about: "release build",
        run: |project, _| build::dist(project),
    },
    Step {
        name: "size",
        about: "what a visitor downloads, and that it is not too much",
        run: |project, _| size::run(project),
    },
    Step {
        name: "examples",
        about: "pages and a build with a fault for the browser tests",
        run: |project, _| {
            examples::build(project)?;
            build::probe(project)
        },
    },
    Step {
        name: "browser",
        about: "every test of the page, in Chromium",
        run: |project, filter| run_browser(project, filter, Browser::Chromium, Engine::Wasm),
    },
    Step {
        name: "nowasm",
        about: "what can differ with the JavaScript engine, in pages without WebAssembly",
        run: |project, filter| run_browser(project, filter, Browser::Chromium, Engine::Js),
    },
    Step {
        name: "firefox",
        about: "what can differ in Firefox",
        run: |project, filter| run_browser(project, filter, Browser::Firefox, Engine::Wasm),
    },
    Step {
        name: "webkit",
        about: "what can differ in WebKit",
        run: |project, filter| run_browser(project, filter, Browser::Webkit, Engine::Wasm),
    },
];

/// All steps, or the one named first; what follows the name is the step's filter.
pub fn run(project: &Project, arguments: Arguments) -> Result<()> {
    let arguments = texts(arguments)?;
    let (steps, filter) = match arguments.split_first() {
        None => (STEPS.iter().collect(), [].as_slice()),
        // The browser tests are about the present code, not about what dist/ was built from.
        Some((name, filter)) if browser_of(name).is_some() => (
            vec![named("dist")?, named("examples")?, named(name)?],
            filter,
        ),
        Some((name, filter)) => (vec![named(name)?], filter),
    };
    // Everything is fetched before the first check: nobody waits twenty minutes to hear that a browser is missing.
    let purposes: Vec<Purpose> = steps.iter().filter_map(|step| purpose(step.name)).collect();
    setup::prepare(project, &purposes)?;
    let started = Instant::now();
    let mut times = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name, step.about);
        let begun = Instant::now();
        (step.run)(project, filter).with_context(|| {
            format!(
                "`{}` failed; once mended, `cargo xtask test {}` repeats it alone",
                step.name, step.name
            )
        })?;
        times.push(format!("{} {}", step.name, process::elapsed(begun)));
    }
    println!(
        "\nAll green in {} ({}).",
        process::elapsed(started),
        times.join(", ")
    );
    Ok(())
}

fn texts(arguments: Arguments) -> Result<Vec<String>> {
    let words = arguments.finish().into_iter().map(|word| {
        word.into_string()
            .map_err(|word| anyhow!("found {word:?}, expected text"))
    });
    words.collect()
}

/// What has to be set up for a step.
fn purpose(step: &str) -> Option<Purpose> {
    match step {
        "fmt" | "clippy" => Some(Purpose::Lint),
        "dist" | "examples" => Some(Purpose::Release),
        step => browser_of(step).map(Purpose::Browse),
    }
}

/// The browser that a step drives.
fn browser_of(step: &str) -> Option<Browser> {
    match step {
        "browser" | "nowasm" => Some(Browser::Chromium),
        "firefox" => Some(Browser::Firefox),
        "webkit" => Some(Browser::Webkit),
        _ => None,
    }
}

fn named(name: &str) -> Result<&'static Step> {
    let Some(step) = STEPS.iter().find(|step| step.name == name) else {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!(
            "found the check `{name}`, expected one of {}",
            names.join(", ")
        );
    };
    Ok(step)
}

fn cargo(project: &Project, arguments: &[&str], more: &[String]) -> Result<()> {
    process::run_long(
        arguments[0],
        Command::new("cargo")
            .args(arguments)
            .args(more)
            .current_dir(project.path(".")),
    )
}

fn run_browser(
    project: &Project,
    filter: &[String],
    browser: Browser,
    engine: Engine,
) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut arguments: Vec<String> = ["test", "--silent", "--"].map(str::to_owned).into();
    if matches!(browser, Browser::Webkit) {
        // One window at a time: of two on its display only one has the focus, and WebKit outlines nothing in the other.
        arguments.push("--test-concurrency=1".to_owned());
    }
    let folder = project.path(browser::FOLDER);
    arguments.extend(selection(filter, |name| folder.join(name).is_file()));
    browser::drive(project, npm, &arguments, browser, engine)
}

/// What node's test runner is told of a filter: a word that is a file's name, with or without its ending, means that file;
/// any other is looked for in the names of tests.
fn selection(words: &[String], is_file: impl Fn(&str) -> bool) -> Vec<String> {
    let (mut files, mut selection) = (Vec::new(), Vec::new());
    for word in words {
        match [word.clone(), format!("{word}.test.mjs")]
            .into_iter()
            .find(|name| is_file(name))
        {
            Some(file) => files.push(file),
            None => selection.push(format!("--test-name-pattern={word}")),
        }
    }
    // Options after a file would be the file's.
    selection.append(&mut files);
    selection
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_means_files_where_there_are_such_and_names_of_tests_otherwise() {
        let words = ["quiz", "by keyboard", "table.test.mjs"].map(str::to_owned);
        let files = ["quiz.test.mjs", "table.test.mjs"];
        assert_eq!(
            selection(&words, |name| files.contains(&name)),
            [
                "--test-name-pattern=by keyboard",
                "quiz.test.mjs",
                "table.test.mjs"
            ]
        );
    }
}
