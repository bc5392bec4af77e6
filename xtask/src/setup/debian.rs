//! Packages of Debian and its children, through apt-get.

use super::Need;
use crate::process;
use anyhow::Result;
use std::process::Command;

/// Whether this is a system with apt.
pub fn present() -> bool {
    process::on_path(&["apt-get"]).is_some()
}

/// Whether packages can be installed without asking for a password.
pub fn can_install() -> bool {
    present() && (is_root() || process::succeeds(Command::new("sudo").args(["-n", "true"])))
}

/// Installs the packages of all needs in one transaction.
pub fn install(needs: &[Need]) -> Result<()> {
    let names: Vec<&str> = needs.iter().map(|need| need.name.as_str()).collect();
    let packages: Vec<&str> = needs.iter().flat_map(Need::packages).copied().collect();
    println!(
        "Getting {}: apt-get install {}",
        names.join("; "),
        packages.join(" ")
    );
    process::run_quiet("apt-get update", apt_get().args(["-qq", "update"]))?;
    let install = ["-qq", "-y", "--no-install-recommends", "install"];
    process::run_quiet("apt-get install", apt_get().args(install).args(packages))
}

fn apt_get() -> Command {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    // Another installation may hold the lock: wait for it instead of failing.
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    command
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).as_deref() == Some("0")
}
