//! Has the bundled dataset and the interface words checked and written as Rust statics, and puts the style sheets together.

use std::{env, fs, process};

use rolefit_domain::{sources, statics};

fn main() {
    // Cargo runs this again when `rolefit-domain` has changed, and with it the JSON files.
    println!("cargo::rerun-if-changed=build.rs");
    match statics::write(sources::DATASET, sources::STRINGS, sources::LANGUAGES) {
        Ok(code) => write("bundled.rs", &code),
        Err(faults) => fail(faults.iter().map(|fault| format!("domain/{fault}"))),
    }
    write("style.css", &style("index.css"));
    write("details.css", &style("details.css"));
    write("paper.css", &style("paper.css"));
}

/// A style sheet: the minified one if `ROLEFIT_STYLES` names the folder where it lies, else the sheets that it imports one after the other.
fn style(name: &str) -> String {
    println!("cargo::rerun-if-env-changed=ROLEFIT_STYLES");
    println!("cargo::rerun-if-changed=style");
    if let Ok(folder) = env::var("ROLEFIT_STYLES") {
        let minified = format!("{folder}/{name}");
        println!("cargo::rerun-if-changed={minified}");
        return read(&minified);
    }
    let whole = read(&format!("style/{name}"));
    let sheets = whole.split("@import \"./").skip(1);
    let imported: String = sheets
        .filter_map(|rest| rest.split('"').next())
        .map(|sheet| read(&format!("style/{sheet}")))
        .collect();
    if imported.is_empty() { whole } else { imported }
}

/// Reads a text file.
fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| fail([format!("{path}: {error}")]))
}

/// Writes a file for the crate to include.
fn write(name: &str, content: &str) {
    let output = env::var("OUT_DIR").unwrap_or_else(|error| fail([format!("OUT_DIR: {error}")]));
    fs::write(format!("{output}/{name}"), content)
        .unwrap_or_else(|error| fail([format!("{name}: {error}")]));
}

/// Ends the build with these errors.
fn fail(errors: impl IntoIterator<Item = String>) -> ! {
    for error in errors {
        println!("cargo::error={error}");
    }
    process::exit(1)
}
