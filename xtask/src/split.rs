//! Splits a program into the part that every page loads and the parts that are loaded later.
//!
//! Owns the names of the parts and the call of the splitter. It has to run on the linker's output (linked with `--emit-relocs`, as the
//! build script asks where the program is to be split): only there is it known which function and which text needs which.

use crate::module;
use anyhow::{Context, Result, anyhow};
use std::path::{Path, PathBuf};

/// A program that can be split.
pub struct Program {
    name: &'static str,
    /// The parts beside the first, by the names that the crate gives them.
    pub parts: &'static [&'static str],
}

/// The widget's engine.
pub const ENGINE: Program = Program {
    name: "rolefit",
    parts: &["more", "data"],
};

/// The studio. What its first view does not show is one part.
pub const STUDIO: Program = Program {
    name: "studio",
    parts: &["panels"],
};

/// What both later parts need and the first does not. With two parts there is at most one such.
pub const COMMON: &str = "common";

/// What the later parts import from the first beside its memory: the table of functions and the stack pointer.
pub const SHARED: [&str; 2] = ["table", "stack"];

/// The name under which the splitter has the later parts import from the first.
pub const IMPORT_MODULE: &str = "__wasm_split";

/// Has the build scripts ask the linker for relocations, without which nothing can be split.
pub const RELOCATIONS: &str = "ROLEFIT_RELOCATIONS";

impl Program {
    /// The program of this name, if it can be split.
    pub fn of(name: &str) -> Option<&'static Self> {
        [&ENGINE, &STUDIO]
            .into_iter()
            .find(|program| program.name == name)
    }

    /// The file of a part, for whoever works on wasm-bindgen's output in `folder`.
    pub fn file(&self, folder: &Path, part: &str) -> PathBuf {
        folder.join(format!("{}-part-{part}.wasm", self.name))
    }

    /// The name under which a page loads a part.
    pub fn output(&self, part: &str) -> String {
        format!("{}_{part}.wasm", self.name)
    }

    /// Writes the later parts into `folder` and returns the first, which wasm-bindgen has still to process.
    pub fn split(&self, linked: &[u8], folder: &Path) -> Result<Vec<u8>> {
        let name = self.name;
        let output = folder.join(format!("{name}-split"));
        let main = output.join("main.wasm");
        let mut options = wasm_split_cli_support::Options::new(linked);
        options.output_dir = &output;
        options.main_out_path = &main;
        let parts = wasm_split_cli_support::transform(options)
            .map_err(|error| anyhow!("cannot split {name}: {error:#}"))?;
        // wasm-bindgen drops the export of the table under the name that linkers give it.
        let shared = |name: &str| match name {
            "__indirect_function_table" => SHARED[0].to_owned(),
            "__wasm_split_shared0" => SHARED[1].to_owned(),
            name => name.to_owned(),
        };
        let common = self.file(folder, COMMON);
        if common.exists() {
            std::fs::remove_file(&common)?;
        }
        for split in &parts.split_modules {
            let name = split.file_stem().unwrap_or_default();
            let part = self
                .parts
                .iter()
                .find(|part| name == format!("split_{part}").as_str())
                .unwrap_or(&COMMON);
            let renamed = module::rename(&std::fs::read(split)?, shared, str::to_owned)?;
            std::fs::write(self.file(folder, part), renamed)?;
        }
        let main = std::fs::read(&main).context("the splitter wrote no first part")?;
        std::fs::remove_dir_all(output)?;
        module::rename(&main, str::to_owned, shared)
    }
}

/// Whether the linker wrote relocations into a module.
pub fn is_possible(linked: &[u8]) -> Result<bool> {
    module::has_section(linked, "reloc.CODE")
}
