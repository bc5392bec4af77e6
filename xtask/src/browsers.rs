//! The browsers and their drivers that are installed on this machine, and where.

use crate::process;
use std::path::{Path, PathBuf};

/// Chromium or a child of it: the file named by `CHROMIUM`, else what is installed.
pub fn chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| {
        process::on_path(&[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ])
        .or_else(|| {
            let applications = ["Google Chrome", "Chromium"];
            applications
                .map(|name| {
                    PathBuf::from(format!("/Applications/{name}.app/Contents/MacOS/{name}"))
                })
                .into_iter()
                .find(|file| file.is_file())
        })
    })
}

/// The file named by `CHROMEDRIVER`, else what is installed.
pub fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| process::on_path(&["chromedriver", "chromium.chromedriver"]))
}

/// Firefox: the file named by `FIREFOX`, else what is installed.
pub fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| {
        process::on_path(&["firefox-esr", "firefox"]).or_else(|| {
            Some(PathBuf::from(
                "/Applications/Firefox.app/Contents/MacOS/firefox",
            ))
            .filter(|file| file.is_file())
        })
    })
}

/// The file named by `GECKODRIVER`, else what is installed, else what cargo installed in the folder `tools`.
pub fn geckodriver(tools: &Path) -> Option<PathBuf> {
    named("GECKODRIVER")
        .or_else(|| process::on_path(&["geckodriver"]))
        .or_else(|| {
            Some(process::executable(&tools.join("bin"), "geckodriver"))
                .filter(|file| file.is_file())
        })
}

/// WebKit's driver: the file named by `WEBKITDRIVER`, else what is installed.
pub fn webkit_driver() -> Option<PathBuf> {
    named("WEBKITDRIVER").or_else(|| process::on_path(&["WebKitWebDriver"]))
}

/// nginx, which sends the tests' pages with strict policies: the file named by `NGINX`, else what is installed.
pub fn nginx() -> Option<PathBuf> {
    named("NGINX").or_else(|| {
        process::on_path(&["nginx"]).or_else(|| {
            // Debian's, which is on the PATH of root alone.
            Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.is_file())
        })
    })
}

/// What the browser tests run in.
#[derive(Clone, Copy)]
pub enum Browser {
    Chromium,
    Firefox,
    /// WebKitGTK, which has no mode without a display: it gets one that nobody sees.
    Webkit,
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}
