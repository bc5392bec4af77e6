//! `cargo xtask serve`: Trunk's own server, rebuilding on change.

use crate::process;
use crate::project::Project;
use crate::{build, setup};
use anyhow::{Context, Result};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::RangeInclusive;

const FIRST_PORT: u16 = 8080;
/// More busy ports than this in a row are no accident.
const PORTS_TO_TRY: u16 = 20;
/// What a change rebuilds for; those that exist are watched.
const WATCHED: [&str; 6] = [
    "index.html",
    "src",
    "style",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
];

/// Serves until it is interrupted. The argument is the first port to try.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let first = match arguments.first() {
        Some(argument) => argument
            .parse()
            .with_context(|| format!("`{argument}` is no port"))?,
        None => FIRST_PORT,
    };
    setup::for_build(project)?;
    let port = free_port(first..=first.saturating_add(PORTS_TO_TRY))?;
    if port != first {
        println!("Port {first} is busy: taking {port}.");
    }
    println!("Building, then serving on http://127.0.0.1:{port}/ (end with Ctrl-C)");

    let mut trunk = build::trunk(project, false)?;
    trunk.args([
        "serve",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    // Not into dist/: what `dist` built and `size` measures stays as it is.
    trunk.arg("--dist").arg(project.path("target/serve"));
    for name in WATCHED.iter().filter(|name| project.path(name).exists()) {
        trunk.args(["--watch", name]);
    }
    process::run(&mut trunk)
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
