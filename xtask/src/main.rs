//! `cargo xtask`: the developer's commands.
//!
//! Owns the set-up of a machine, the build, the local server and the order of the tests. Knows nothing of the widget
//! itself: what is built and tested is said in `index.html`, `Trunk.toml`, `src/` and `tests/`.

mod browser;
mod build;
mod checks;
mod examples;
mod finish;
mod fuzz;
mod glue;
mod link;
mod nowasm;
mod process;
mod project;
mod serve;
mod setup;
mod size;
mod wasm;

use anyhow::{Result, bail};
use project::Project;
use std::process::ExitCode;

struct Command {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    run: fn(&Project, &[String]) -> Result<()>,
    hidden: bool,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[port]",
        help: "build, serve on 127.0.0.1:8080 (or the next free port), rebuild on change",
        run: serve::run,
        hidden: false,
    },
    Command {
        name: "test",
        arguments: "[check] [filter]",
        help: "run every check, or one: fmt, clippy, native, dist, size, examples, browser, nowasm, firefox, webkit",
        run: checks::run,
        hidden: false,
    },
    Command {
        name: "dist",
        arguments: "",
        help: "release build in dist/",
        run: |project, _| build::dist(project),
        hidden: false,
    },
    Command {
        name: "size",
        arguments: "",
        help: "bytes of what a visitor downloads, raw and brotli 11",
        run: |project, _| size::run(project),
        hidden: false,
    },
    Command {
        name: "screenshots",
        arguments: "",
        help: "pictures of the demo page in target/screenshots/ and docs/pictures/",
        run: |project, _| browser::screenshots(project),
        hidden: false,
    },
    Command {
        name: "snapshots",
        arguments: "",
        help: "the visual snapshots in tests/snapshots/ that the browser tests compare with",
        run: |project, _| browser::snapshots(project),
        hidden: false,
    },
    Command {
        name: "snippet",
        arguments: "[--lang TAG] [--data FILE.json]",
        help: "what to paste, with the page's own content inside",
        run: build::snippet,
        hidden: false,
    },
    Command {
        name: "bench",
        arguments: "",
        help: "how long a recommendation takes in the browser, and a visitor waits after a choice",
        run: |project, _| browser::bench(project),
        hidden: false,
    },
    Command {
        name: "soak",
        arguments: "",
        help: "what stays behind when a thousand widgets come and go",
        run: |project, _| browser::soak(project),
        hidden: false,
    },
    Command {
        name: "fuzz",
        arguments: "[target] [--seconds N]",
        help: "look for inputs that break the reading of datasets or answers, 60 s each",
        run: fuzz::run,
        hidden: false,
    },
    Command {
        name: "finish",
        arguments: "",
        help: "the last step of a build, called by Trunk",
        run: |project, _| finish::run(project),
        hidden: true,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = if link::is_asked(&arguments) {
        link::run(&arguments)
    } else {
        dispatch(&arguments).map(|()| ExitCode::SUCCESS)
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", overview());
        return Ok(());
    };
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{}", overview());
        return Ok(());
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        bail!("no command is called `{name}`\n\n{}", overview());
    };
    (command.run)(&Project::locate()?, rest)
}

fn overview() -> String {
    COMMANDS
        .iter()
        .filter(|command| !command.hidden)
        .map(|command| {
            let call = format!("{} {}", command.name, command.arguments);
            format!("cargo xtask {call:<49} {}\n", command.help)
        })
        .collect()
}
