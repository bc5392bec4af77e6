//! wasm-bindgen as a library: from what the linker wrote to the engine and its glue.
//!
//! Owns the program `wasm-bindgen` that Trunk starts, too: this very program under that name. Knows nothing of what becomes of the
//! files afterwards.

use crate::module;
use crate::split::{self, Program};
use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The name by which Trunk looks for the program.
pub const PROGRAM: &str = "wasm-bindgen";

/// In the names of what `wasm-streams` exports, which Leptos brings along for server functions and nobody here calls: 5 kB (brotli)
/// that no later step can drop, since wasm-bindgen holds on to what is exported.
const UNUSED: &str = "intounderlying";

/// Where the glue expects the engine.
#[derive(Clone, Copy)]
pub enum Target {
    /// The glue is a module that is handed the engine's exports by `__wbg_set_wasm`.
    Bundler,
    /// The glue is a module that loads the WebAssembly itself.
    Web,
    /// The glue is a classic script that loads the WebAssembly itself: for workers.
    NoModules,
}

/// Writes the engine and its glue into a folder; where the module is to be split, the later parts as well. The files are called
/// as the module is, or `name`.
pub fn generate(module: &Path, name: Option<&str>, target: Target, folder: &Path) -> Result<()> {
    let stem = module.file_stem().and_then(|stem| stem.to_str());
    let name = name
        .or(stem)
        .with_context(|| format!("{} is no file name", module.display()))?;
    let linked =
        std::fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let mut linked = module::retain_exports(&linked, |name| !name.contains(UNUSED))?;
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    if let Some(program) = Program::of(name)
        && split::is_possible(&linked)?
    {
        linked = program.split(&linked, folder)?;
    }
    let mut bindgen = Bindgen::new();
    // The glue of a page finds the module beside itself.
    bindgen.omit_default_module_path(false);
    bindgen.input_bytes(name, linked).typescript(false);
    match target {
        Target::Bundler => bindgen.bundler(true)?,
        Target::Web => bindgen.web(true)?,
        Target::NoModules => bindgen.no_modules(true)?,
    };
    bindgen
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot process {}", module.display()))
}

/// The program `wasm-bindgen`, as far as Trunk uses it.
pub fn run(mut arguments: Arguments) -> Result<()> {
    if arguments.contains("--version") {
        println!("{PROGRAM} {}", wasm_bindgen_shared::version());
        return Ok(());
    }
    // The others are not asked for, and there are none of those that they would leave out.
    let _ = arguments.contains("--no-typescript");
    let target = match arguments.value_from_str::<_, String>("--target")?.as_str() {
        "bundler" => Target::Bundler,
        "web" => Target::Web,
        "no-modules" => Target::NoModules,
        other => bail!("found the target `{other}`, expected bundler, web or no-modules"),
    };
    let folder: PathBuf = arguments.value_from_str("--out-dir")?;
    let name: Option<String> = arguments.opt_value_from_str("--out-name")?;
    let module: PathBuf = arguments.free_from_str()?;
    let rest = arguments.finish();
    if !rest.is_empty() {
        bail!(
            "found {rest:?}, expected only --target, --out-dir, --out-name, --no-typescript and a file: \
             this is xtask in the place of wasm-bindgen (xtask/src/bindgen.rs)"
        );
    }
    generate(&module, name.as_deref(), target, &folder)
}
