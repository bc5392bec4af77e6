//! `cargo xtask bench`: measures the widget beside what one would use instead, in Chromium.
//!
//! Owns the options and what has to be built. How it is measured and reported is in `tests/bench`.

use crate::setup::{self, Purpose};
use crate::{browsers, build, examples, process, project::Project};
use anyhow::{Context, Result, bail, ensure};
use pico_args::Arguments;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the built peers, the snippet and the figures of all visits lie.
const OUTPUT: &str = "target/bench";

/// The parts of the report, as `--only` names them.
const PARTS: [&str; 5] = [
    "same-content",
    "growth",
    "own-content",
    "lighthouse",
    RECOMMENDATION,
];

/// The part that needs the stopwatch.
const RECOMMENDATION: &str = "recommendation";

/// What a build is called that has no name of its own.
const NAME: &str = "rolefit";

/// What to measure.
struct Options {
    /// `None`: as often as `tests/bench` says.
    rounds: Option<u32>,
    /// `None`: all parts.
    only: Option<String>,
    /// Builds of the widget, each with its name; none: the present code, built into `dist/`.
    dists: Vec<(String, PathBuf)>,
}

/// `--rounds N`, `--only PART`, `--dist [NAME=]FOLDER` as often as wanted.
pub fn run(project: &Project, arguments: Arguments) -> Result<()> {
    let mut options = read(arguments)?;
    setup::prepare(project, &[Purpose::Bench, Purpose::Release])?;
    if options.dists.is_empty() {
        build::dist(project)?;
        options.dists.push((NAME.to_owned(), project.path("dist")));
    }
    if options
        .only
        .as_deref()
        .is_none_or(|part| part == RECOMMENDATION)
    {
        examples::stopwatch(project)?;
    }
    let output = project.path(OUTPUT);
    fs::create_dir_all(&output).with_context(|| format!("cannot make {OUTPUT}"))?;
    let snippet = output.join("snippet.html");
    fs::write(&snippet, build::snippet_text(project)?)
        .with_context(|| format!("cannot write {}", snippet.display()))?;

    let mut node = Command::new("node");
    node.arg("bench.mjs")
        .current_dir(project.path(setup::BENCH))
        .envs(browsers::chromium().map(|file| ("CHROMIUM", file)))
        .env("ROLEFIT_SNIPPET", snippet)
        .env("ROLEFIT_EXAMPLES", examples::folder(project))
        .env("ROLEFIT_BENCH", output);
    if let Some(rounds) = options.rounds {
        node.args(["--rounds", &rounds.to_string()]);
    }
    if let Some(part) = options.only {
        node.args(["--only", &part]);
    }
    for (name, folder) in options.dists {
        // A relative path counts from the folder in which the command was called.
        let folder = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {}", folder.display()))?;
        node.arg("--dist")
            .arg(format!("{name}={}", folder.display()));
    }
    process::run(&mut node)
}

fn read(mut arguments: Arguments) -> Result<Options> {
    let rounds: Option<u32> = arguments
        .opt_value_from_str("--rounds")
        .context("expected a number after --rounds")?;
    ensure!(rounds != Some(0), "found 0 rounds, expected 1 or more");
    let only: Option<String> = arguments.opt_value_from_str("--only")?;
    if let Some(part) = &only {
        ensure!(
            PARTS.contains(&part.as_str()),
            "found the part `{part}`, expected one of {}",
            PARTS.join(", ")
        );
    }
    let texts: Vec<String> = arguments.values_from_str("--dist")?;
    let dists = texts
        .iter()
        .map(|text| named(text))
        .collect::<Result<Vec<_>>>()?;
    for (at, (name, _)) in dists.iter().enumerate() {
        ensure!(
            dists[..at].iter().all(|(other, _)| other != name),
            "found two builds with the name `{name}`: write --dist NAME=FOLDER"
        );
    }
    match arguments.finish().first() {
        None => Ok(Options {
            rounds,
            only,
            dists,
        }),
        Some(word) => bail!("found {word:?}, expected --rounds, --only or --dist"),
    }
}

/// The name and the folder in `NAME=FOLDER`. A build without a name gets [`NAME`].
fn named(text: &str) -> Result<(String, PathBuf)> {
    let (name, folder) = text.split_once('=').unwrap_or((NAME, text));
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    ensure!(
        is_name,
        "found the name `{name}` for a build, expected letters, digits, hyphens and underscores"
    );
    Ok((name.to_owned(), Path::new(folder).to_path_buf()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn parse(words: &[&str]) -> Result<Options> {
        let words = words.iter().map(OsString::from).collect();
        read(Arguments::from_vec(words))
    }

    #[test]
    fn builds_are_read_with_and_without_a_name() {
        let options =
            parse(&["--dist", "before=old/dist", "--dist=dist", "--rounds", "3"]).unwrap();
        assert_eq!(
            options.dists,
            [
                ("before".to_owned(), PathBuf::from("old/dist")),
                ("rolefit".to_owned(), PathBuf::from("dist"))
            ]
        );
        assert_eq!(options.rounds, Some(3));
    }

    #[test]
    fn options_that_mean_nothing_are_refused() {
        for words in [
            &["--rounds", "0"][..],
            &["--only", "speed"],
            &["--dist", "one", "--dist", "two"],
            &["--dist", "a b=one"],
            &["more"],
        ] {
            assert!(parse(words).is_err(), "{words:?}");
        }
    }

    #[test]
    fn every_part_has_its_place_in_the_report() {
        let template = include_str!("../../tests/bench/report.md");
        for part in PARTS {
            assert!(template.contains(&format!("{{{{{part}}}}}")), "{part}");
        }
    }
}
