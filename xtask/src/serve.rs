//! `cargo xtask serve`: Trunk's own server, rebuilding on change.

use crate::engine::{self, Profile};
use crate::process;
use crate::project::Project;
use crate::setup::{self, Purpose};
use anyhow::{Context, Result, ensure};
use pico_args::Arguments;
use std::net::{Ipv4Addr, TcpListener};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const FIRST_PORT: u16 = 8080;
/// More busy ports than this in a row are no accident.
const PORTS_TO_TRY: u16 = 20;
/// Folders in which a change rebuilds; those that exist when it starts are watched.
const FOLDERS: [&str; 3] = ["src", "studio", "style"];
/// Single files for which a change rebuilds.
const FILES: [&str; 4] = ["index.html", "Cargo.toml", "Cargo.lock", "build.rs"];
/// How often the single files are looked at.
const POLL_INTERVAL: Duration = Duration::from_millis(300);

/// Serves until it is interrupted. The argument is the first port to try.
pub fn run(project: &Project, mut arguments: Arguments) -> Result<()> {
    let first = arguments
        .opt_free_from_str()
        .context("expected a port, a number up to 65535")?
        .unwrap_or(FIRST_PORT);
    let rest = arguments.finish();
    ensure!(
        rest.is_empty(),
        "found {rest:?} after the port, expected nothing more"
    );
    setup::prepare(project, &[Purpose::Build])?;
    let port = free_port(first..=first.saturating_add(PORTS_TO_TRY))?;
    if port != first {
        println!("Port {first} is busy: taking {port}.");
    }
    println!("Building, then serving on http://127.0.0.1:{port}/ (end with Ctrl-C)");

    // Not into dist/: what `dist` built and `size` measures stays as it is.
    let site = project.path(&format!("target/serve/{port}"));
    let signals = project.path(&format!("target/serve/{port}-signals"));
    std::fs::create_dir_all(&signals)?;
    let mut trunk = engine::trunk(project, Profile::Dev)?;
    trunk.args([
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    trunk.arg("--dist").arg(site).arg("--watch").arg(&signals);
    for folder in FOLDERS
        .iter()
        .filter(|folder| project.path(folder).is_dir())
    {
        trunk.args(["--watch", folder]);
    }
    let files = FILES.map(|name| project.path(name));
    thread::spawn(move || signal_changes(&files, &signals.join("changed")));
    process::run(&mut trunk)
}

/// Writes `signal` whenever one of the files changes. Trunk could watch a single file itself, but only until an editor
/// replaces it by a new one on saving.
fn signal_changes(files: &[PathBuf], signal: &Path) {
    let look = || {
        files
            .iter()
            .map(|file| file.metadata().and_then(|it| it.modified()).ok())
            .collect::<Vec<_>>()
    };
    let mut seen = look();
    loop {
        thread::sleep(POLL_INTERVAL);
        let now = look();
        if now != seen {
            seen = now;
            if let Err(error) = std::fs::write(signal, "") {
                eprintln!("xtask: changes of single files go unnoticed: {error}");
            }
        }
    }
}

fn free_port(mut ports: RangeInclusive<u16>) -> Result<u16> {
    let (first, last) = (*ports.start(), *ports.end());
    ports
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .with_context(|| {
            format!(
                "all ports from {first} to {last} are busy: run `cargo xtask serve <another port>`"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_passed_over_for_the_next_free_one() {
        let busy = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = busy.local_addr().unwrap().port();
        assert!(free_port(port..=port).is_err());
        assert!(free_port(port..=port.saturating_add(50)).unwrap() > port);
    }
}
