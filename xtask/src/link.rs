//! Between the engine's compiler and its linker.
//!
//! The compiler has the linker keep every function that a library exports to JavaScript, called or not. Some that Leptos' own
//! dependencies bring, and nobody here calls, drag in asynchronous machinery of 2 kB (brotli) that no later step can take out.
//! So cargo is given this very program as its linker: it takes those exports off the list and calls the real one.
//!
//! Where the engine is to come in parts, the linker's output is also the one place where it is still known which function
//! and which text needs which. The other parts are taken out here and travel on inside the first, as sections of their own,
//! through everything that cargo, Trunk and wasm-bindgen do to the file.

use crate::wasm;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Names the real linker. Set on the command that builds the engine, and nowhere else.
pub const LINKER: &str = "ROLEFIT_LINKER";

/// Set beside it: the engine is to come in parts.
pub const SPLIT: &str = "ROLEFIT_SPLIT";

/// The parts beside the first, as the crate's seams call them.
pub const PARTS: [&str; 2] = ["more", "data"];

/// What both parts need and the first does not. With two parts there is at most one such.
pub const COMMON: &str = "common";

/// The section in which a part travels.
pub fn section(part: &str) -> String {
    format!("rolefit-part-{part}")
}

/// What the other parts take from the first beside the memory: the table of functions and the stack pointer.
pub const SHARED: [&str; 2] = ["table", "stack"];

/// The streams of `wasm-streams`, which server functions would use.
const UNUSED: &str = "intounderlying";

/// Whether this process was started as a linker: with the flavour first, as the compiler calls one.
pub fn is_asked(arguments: &[String]) -> bool {
    std::env::var_os(LINKER).is_some() && arguments.first().is_some_and(|first| first == "-flavor")
}

/// Links, and answers with the linker's own exit code.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let linker = std::env::var_os(LINKER).context("no linker is named")?;
    let mut kept = Vec::new();
    for argument in without_unused(arguments.iter().cloned()) {
        match argument.strip_prefix('@') {
            Some(file) => kept.push(response(Path::new(file))?),
            None => kept.push(argument.into()),
        }
    }
    let is_split = std::env::var_os(SPLIT).is_some();
    let mut command = Command::new(&linker);
    command.args(kept);
    if is_split {
        command.arg("--emit-relocs");
    }
    let status = command
        .status()
        .with_context(|| format!("cannot start the linker {}", linker.display()))?;
    if is_split && status.success() {
        let mut named = arguments.iter().skip_while(|argument| *argument != "-o");
        split(Path::new(
            named.nth(1).context("the linker is told no output")?,
        ))?;
    }
    Ok(ExitCode::from(status.code().unwrap_or(1) as u8))
}

/// Takes out of a module what only one of its other parts needs, and puts each into a section of its own.
fn split(module: &Path) -> Result<()> {
    let linked = std::fs::read(module)?;
    let folder = module.with_extension("parts");
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&linked);
    options.output_dir = &folder;
    options.main_out_path = &main;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("cannot split {}: {error:#}", module.display()))?;
    // wasm-bindgen takes the table's export away under the name that linkers give it.
    let shared = |name: &str| match name {
        "__indirect_function_table" => SHARED[0].to_owned(),
        "__wasm_split_shared0" => SHARED[1].to_owned(),
        name => name.to_owned(),
    };
    let mut first = wasm::rename(&std::fs::read(&main)?, str::to_owned, shared)?;
    for file in &parts.split_modules {
        let name = file.file_stem().unwrap_or_default();
        let mut known = PARTS.iter();
        let part = known.find(|part| name == format!("split_{part}").as_str());
        let part = part.unwrap_or(&COMMON);
        let module = wasm::rename(&std::fs::read(file)?, shared, str::to_owned)?;
        wasm::put_section(&mut first, &section(part), &module);
    }
    std::fs::write(module, first)?;
    Ok(std::fs::remove_dir_all(folder)?)
}

/// Rewrites a file of arguments, one a line, beside the original.
fn response(file: &Path) -> Result<OsString> {
    let text = crate::project::read(file)?;
    let kept: Vec<String> = without_unused(text.lines().map(str::to_owned)).collect();
    let shorter = file.with_extension("kept");
    std::fs::write(&shorter, kept.join("\n"))?;
    let mut argument = OsString::from("@");
    argument.push(shorter);
    Ok(argument)
}

fn without_unused(arguments: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
    let mut arguments = arguments.peekable();
    std::iter::from_fn(move || {
        loop {
            let argument = arguments.next()?;
            let bare = argument.trim_matches('"');
            if bare == "--export" && arguments.peek().is_some_and(|name| name.contains(UNUSED)) {
                arguments.next();
            } else if !(bare.starts_with("--export=") && bare.contains(UNUSED)) {
                return Some(argument);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exports_of_streams_are_taken_off_the_linkers_list() {
        let asked = [
            "-flavor",
            "wasm",
            "--export",
            "widget_new",
            "--export",
            "intounderlyingsink_write",
            "--export=__wbg_intounderlyingsource_free",
            "main.o",
        ];
        let kept: Vec<String> = without_unused(asked.iter().map(ToString::to_string)).collect();
        assert_eq!(
            kept,
            ["-flavor", "wasm", "--export", "widget_new", "main.o"]
        );
    }
}
