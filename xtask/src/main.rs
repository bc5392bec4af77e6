//! `cargo xtask`: the developer's commands.
//!
//! Owns the set-up of a machine, the build, the local server and the order of the tests. Knows nothing of the widget
//! itself: what is built and tested is said in `index.html`, `Trunk.toml`, `src/` and `tests/`.

mod bench;
mod bindgen;
mod browser;
mod browsers;
mod build;
mod bundle;
mod checks;
mod engine;
mod examples;
mod fuzz;
mod glue;
mod js_tools;
#[cfg(test)]
mod layers;
mod module;
mod nowasm;
mod plain;
mod post_build;
mod process;
mod project;
mod serve;
mod setup;
mod size;
mod split;
mod stamp;
mod styles;

use anyhow::{Result, bail};
use pico_args::Arguments;
use project::Project;
use std::path::Path;
use std::process::ExitCode;

struct Command {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    run: fn(&Project, Arguments) -> Result<()>,
}

/// Every command for developers.
const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[port]",
        help: "build, serve on 127.0.0.1:8080 (or the next free port), rebuild on change",
        run: serve::run,
    },
    Command {
        name: "test",
        arguments: "[check] [filter]",
        help: "run every check, or one: fmt, clippy, doc, native, dist, size, examples, browser, nowasm, firefox, webkit",
        run: checks::run,
    },
    Command {
        name: "dist",
        arguments: "",
        help: "release build in dist/",
        run: |project, arguments| no_more(arguments).and_then(|()| build::dist(project)),
    },
    Command {
        name: "size",
        arguments: "",
        help: "bytes of what a visitor downloads, raw and brotli 11",
        run: |project, arguments| no_more(arguments).and_then(|()| size::run(project)),
    },
    Command {
        name: "screenshots",
        arguments: "",
        help: "pictures of widget, presets and studio in target/screenshots/ and docs/pictures/",
        run: |project, arguments| no_more(arguments).and_then(|()| browser::screenshots(project)),
    },
    Command {
        name: "snapshots",
        arguments: "",
        help: "the visual snapshots in tests/snapshots/ that the browser tests compare with",
        run: |project, arguments| no_more(arguments).and_then(|()| browser::snapshots(project)),
    },
    Command {
        name: "snippet",
        arguments: "[--lang TAG] [--data FILE.json]",
        help: "what to paste, with the page's own content inside",
        run: |project, arguments| build::snippet(project, arguments.finish()),
    },
    Command {
        name: "bench",
        arguments: "[--rounds N] [--only PART] [--dist [NAME=]DIR]",
        help: "what the widget costs a page beside what one would use instead, into docs/performance.md",
        run: bench::run,
    },
    Command {
        name: "soak",
        arguments: "",
        help: "what stays behind when a thousand widgets come and go",
        run: |project, arguments| no_more(arguments).and_then(|()| browser::soak(project)),
    },
    Command {
        name: "fuzz",
        arguments: "[target] [--seconds N]",
        help: "look for inputs that break the reading of datasets or answers, 60 s each",
        run: fuzz::run,
    },
];

/// The command that Trunk calls; of no use to anybody else, and so not listed.
const POST_BUILD: Command = Command {
    name: "post-build",
    arguments: "",
    help: "the last step of a build",
    run: |project, arguments| no_more(arguments).and_then(|()| post_build::run(project)),
};

fn main() -> ExitCode {
    let mut words: Vec<_> = std::env::args_os().collect();
    let program = if words.is_empty() {
        None
    } else {
        Some(words.remove(0))
    };
    let program = program.as_deref().map(Path::new).and_then(Path::file_stem);
    let outcome = if program.is_some_and(|name| name == bindgen::PROGRAM) {
        bindgen::run(Arguments::from_vec(words))
    } else {
        // cargo calls a subcommand with the subcommand's name first.
        if words.first().is_some_and(|word| word == engine::SUBCOMMAND) {
            words.remove(0);
        }
        run(Arguments::from_vec(words))
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the command that the arguments name.
fn run(mut arguments: Arguments) -> Result<()> {
    let Some(name) = arguments.subcommand()? else {
        // `--help`, or nothing at all.
        print!("{}", overview());
        return Ok(());
    };
    if name == "help" {
        print!("{}", overview());
        return Ok(());
    }
    let mut commands = COMMANDS.iter().chain([&POST_BUILD]);
    let Some(command) = commands.find(|command| command.name == name) else {
        bail!(
            "found the command `{name}`, expected one of these:\n\n{}",
            overview()
        );
    };
    (command.run)(&Project::locate()?, arguments)
}

/// Refuses what a command does not know.
fn no_more(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        None => Ok(()),
        Some(word) => bail!("found {word:?} after the command, expected nothing more"),
    }
}

fn overview() -> String {
    COMMANDS
        .iter()
        .map(|command| {
            let call = format!("{} {}", command.name, command.arguments);
            format!("cargo xtask {call:<49} {}\n", command.help)
        })
        .collect()
}
