//! Starts other programs and finds them on PATH: a long run prints how long it has been running, a failure names the command.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// How often a long run prints its time: more often floods the log, less often looks as if it hung.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// Runs a command to its end with its output shown.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", command_line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", command_line(command));
    }
    Ok(())
}

/// As [`run`], for steps of minutes: a line with the elapsed time every twenty seconds.
pub fn run_long(label: &str, command: &mut Command) -> Result<()> {
    timed(label, || run(command))
}

/// As [`run_long`], for programs that print much: their output is shown only when they fail, and then its end.
pub fn run_quiet(label: &str, command: &mut Command) -> Result<()> {
    timed(label, || {
        let output = command.stdin(Stdio::null()).output();
        let output = output.with_context(|| format!("cannot start `{}`", command_line(command)))?;
        if !output.status.success() {
            let printed = [output.stdout, output.stderr].concat();
            let end = last_lines(&String::from_utf8_lossy(&printed), 12);
            bail!(
                "`{}` failed ({}):\n{end}",
                command_line(command),
                output.status
            );
        }
        Ok(())
    })
}

fn timed(label: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
    let (done, waiting) = mpsc::channel::<()>();
    let started = Instant::now();
    thread::scope(|scope| {
        scope.spawn(move || {
            while let Err(RecvTimeoutError::Timeout) = waiting.recv_timeout(HEARTBEAT) {
                println!("  … {label}: {} so far", elapsed(started));
            }
        });
        let result = step();
        drop(done);
        result
    })?;
    println!("  {label}: done in {}", elapsed(started));
    Ok(())
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// Standard output of a command that succeeds, trimmed; `None` if it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command succeeds; shows nothing.
pub fn succeeds(command: &mut Command) -> bool {
    output(command).is_some()
}

/// The first of the programs that PATH has.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which::which(name).ok())
}

/// The file that a program called `name` has in a folder.
pub fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The time since an instant in minutes and seconds.
pub fn elapsed(since: Instant) -> String {
    minutes_and_seconds(since.elapsed())
}

fn minutes_and_seconds(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{} ms", time.as_millis()),
        seconds @ 1..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

fn command_line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(
        command
            .get_args()
            .map(|argument| argument.to_string_lossy()),
    );
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_time_in_the_unit_that_fits() {
        assert_eq!(minutes_and_seconds(Duration::from_millis(250)), "250 ms");
        assert_eq!(minutes_and_seconds(Duration::from_secs(59)), "59 s");
        assert_eq!(minutes_and_seconds(Duration::from_secs(221)), "3 min 41 s");
    }

    #[test]
    fn of_a_talkative_command_that_failed_the_end_is_command_line() {
        assert_eq!(last_lines("1\n2\n\n3\n", 2), "2\n3");
        assert_eq!(last_lines("1\n", 9), "1");
    }

    #[test]
    fn names_a_failed_command_with_its_arguments() {
        let error = run(Command::new("no-such-program").args(["one", "two"])).unwrap_err();
        assert!(format!("{error:#}").contains("`no-such-program one two`"));
    }
}
