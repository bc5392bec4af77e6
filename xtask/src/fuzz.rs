//! `cargo xtask fuzz`: runs the programs of `fuzz/`, compiled so that a fuzzer sees which ways an input takes.
//!
//! Does what cargo-fuzz does, with the ordinary compiler: it asks for no sanitizer, which safe code has little use for and
//! only a nightly compiler offers.

use crate::process;
use crate::project::Project;
use crate::setup::{self, Purpose};
use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One program in `fuzz/src/bin/` and one folder in `tests/corpus/` for each.
const TARGETS: [&str; 3] = ["dataset", "answers", "share"];

/// How long a target runs unless told otherwise, in seconds: enough to notice a new fault in CI, not to look for old ones.
const SECONDS: u64 = 60;

/// Counts the edges of the program that an input takes, and tells what it compares: the fuzzer aims at both.
const INSTRUMENTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// The longest input in bytes, and the longest time for one in seconds: what takes longer is a fault.
const LIMITS: [&str; 2] = ["-max_len=20000", "-timeout=20"];

/// The fuzzer says something every few milliseconds at first; of that, a line as often as this is shown.
const REPORT: Duration = Duration::from_secs(10);

/// `[target] [--seconds N]`: all targets, or one.
pub fn run(project: &Project, arguments: Arguments) -> Result<()> {
    let (targets, seconds) = selection(arguments)?;
    setup::prepare(project, &[Purpose::Fuzz])?;
    let programs = build(project)?;
    let dictionary = project.path("target/fuzz/dictionary");
    let dataset = crate::project::read(&project.path("domain/dataset.json"))?;
    fs::write(&dictionary, words(&dataset)).context("cannot write the fuzzer's dictionary")?;
    for target in targets {
        println!("\n== {target}: {seconds} s");
        fuzz(
            project,
            &process::executable(&programs, target),
            target,
            &dictionary,
            seconds,
        )?;
    }
    Ok(())
}

/// The targets and the seconds for each that the arguments ask for.
fn selection(mut arguments: Arguments) -> Result<(Vec<&'static str>, u64)> {
    let seconds = arguments.opt_value_from_str("--seconds")?;
    let mut targets = TARGETS.to_vec();
    for word in arguments.finish() {
        let Some(target) = TARGETS.iter().find(|target| word == **target) else {
            bail!(
                "found the target {word:?}, expected one of {}",
                TARGETS.join(", ")
            );
        };
        targets = vec![target];
    }
    Ok((targets, seconds.unwrap_or(SECONDS)))
}

/// Compiles the programs; the folder that they are in.
fn build(project: &Project) -> Result<PathBuf> {
    let version = process::output(Command::new("rustc").arg("-vV")).context("rustc is missing")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what it compiles for")?;
    let folder = project.path("target/fuzz");
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(project.path("."))
        .args([
            "build",
            "--package",
            "rolefit-fuzz",
            "--features",
            "libfuzzer-sys",
            "--profile",
            "fuzz",
            "--bins",
        ])
        // Named, so that the flags are not for build scripts and macros.
        .args(["--target", host])
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", INSTRUMENTED);
    process::run_long("the fuzzer's programs", &mut cargo)?;
    Ok(folder.join(host).join("fuzz"))
}

fn fuzz(
    project: &Project,
    program: &Path,
    target: &str,
    dictionary: &Path,
    seconds: u64,
) -> Result<()> {
    let kept = project.path("tests/corpus").join(target);
    let own = project.path("target/fuzz/corpus").join(target);
    let found = project.path("target/fuzz/found").join(target);
    for folder in [&own, &found] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut command = Command::new(program);
    command
        .args(LIMITS)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-dict={}", dictionary.display()))
        .arg(format!("-artifact_prefix={}/", found.display()))
        .args([own, kept])
        .stderr(Stdio::piped());
    let mut running = command
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let (mut end, mut shown) = (VecDeque::new(), Instant::now());
    // It reports in lines that begin with the number of inputs tried.
    let messages = running
        .stderr
        .take()
        .context("the fuzzer has no standard error")?;
    for line in BufReader::new(messages).lines().map_while(Result::ok) {
        if line.starts_with('#') && shown.elapsed() >= REPORT {
            println!("  {line}");
            shown = Instant::now();
        }
        end.push_back(line);
        if end.len() > 40 {
            end.pop_front();
        }
    }
    let status = running.wait()?;
    if !status.success() {
        let end = Vec::from(end).join("\n");
        bail!(
            "{end}\n\nsomething does not hold; the input is in {}. Copy it to {}, under a name that says what it is, \
             and `cargo xtask test native` repeats it",
            found.display(),
            project.path("tests/corpus").join(target).display()
        );
    }
    if let Some(line) = end
        .iter()
        .rev()
        .find(|line| line.starts_with("Done") || line.starts_with('#'))
    {
        println!("  {line}");
    }
    Ok(())
}

/// A dictionary in the fuzzer's form: every name and id that a dataset has.
fn words(dataset: &str) -> String {
    let is_word = |part: &&str| {
        matches!(part.len(), 2..=40)
            && part
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'+'))
    };
    let words: BTreeSet<&str> = dataset.split('"').filter(is_word).collect();
    words.iter().map(|word| format!("\"{word}\"\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_target_and_its_time_from_the_arguments() {
        let asked = |words: &[&str]| {
            selection(Arguments::from_vec(
                words.iter().map(|word| (*word).into()).collect(),
            ))
        };
        assert_eq!(asked(&[]).unwrap(), (TARGETS.to_vec(), SECONDS));
        assert_eq!(
            asked(&["answers", "--seconds", "5"]).unwrap(),
            (vec!["answers"], 5)
        );
        assert!(asked(&["--seconds"]).is_err());
        assert!(
            asked(&["quiz"])
                .unwrap_err()
                .to_string()
                .contains("dataset, answers")
        );
    }

    #[test]
    fn the_dictionary_has_names_and_ids_and_no_sentences() {
        let dataset = r#"{ "max_weight": 3, "id": "not-sure", "text": "A sentence.", "id": "cto+fractional-cto" }"#;
        assert_eq!(
            words(dataset),
            "\"cto+fractional-cto\"\n\"id\"\n\"max_weight\"\n\"not-sure\"\n\"text\"\n"
        );
    }
}
