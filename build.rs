//! Has the bundled dataset and the interface words checked and written as Rust statics, declares the attributes that the engine reads, and
//! puts the style sheets together.

use std::{env, fs, process};

use rolefit_domain::{sources, statics};

fn main() {
    // Cargo runs this again when `rolefit-domain` has changed, and with it the JSON files.
    println!("cargo::rerun-if-changed=build.rs");
    // With it xtask sees which function uses which, splits the engine into parts and drops what nothing uses.
    println!("cargo::rerun-if-env-changed=ROLEFIT_RELOCATIONS");
    if env::var_os("ROLEFIT_RELOCATIONS").is_some() {
        println!("cargo::rustc-link-arg-bin=rolefit=--emit-relocs");
    }
    match statics::write(sources::DATASET, sources::STRINGS, sources::LANGUAGES) {
        Ok(code) => write("bundled.rs", &code),
        Err(faults) => fail(faults.iter().map(|fault| format!("domain/{fault}"))),
    }
    write("attributes.rs", &attributes());
    write("style.css", &style("index.css"));
    write("details.css", &style("details.css"));
    write("printed-document.css", &style("printed-document.css"));
}

/// The enum of the attributes that the engine reads, from the one declaration of all attributes.
fn attributes() -> String {
    const FILE: &str = "src/embed/attributes.json";
    println!("cargo::rerun-if-changed={FILE}");
    let declared: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&read(FILE))
        .unwrap_or_else(|error| fail([format!("{FILE}: {error}")]));
    let names: Vec<&str> = declared
        .iter()
        .filter(|(_, attribute)| attribute["reader"] != "loader")
        .map(|(name, _)| name.as_str())
        .collect();
    let variant = |name: &str| -> String {
        let words = name.split('-');
        words
            .map(|word| word[..1].to_uppercase() + &word[1..])
            .collect()
    };
    let variants: String = names
        .iter()
        .map(|name| format!("/// `{name}`.\n{},\n", variant(name)))
        .collect();
    let arms: String = names
        .iter()
        .map(|name| format!("{name:?} => Some(Self::{}),\n", variant(name)))
        .collect();
    format!(
        "/// An attribute that the engine reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {{
{variants}}}

impl Attribute {{
    /// The attribute of this name.
    pub fn of(name: &str) -> Option<Self> {{
        match name {{
            {arms}_ => None,
        }}
    }}
}}
"
    )
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
