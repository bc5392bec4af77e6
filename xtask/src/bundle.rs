//! The bundled form of what a page loads: the loader (`src/embed/embed.js`) and the glue in one file, `embed.js`, so that fewer requests
//! stand between the tag and the widget, and the optimised engine.
//!
//! The loader finds under `rolefit-glue` the functions that the engine imports, as one object `imports`, and those of the engine's own
//! functions that the loader names. Nothing else of the glue is bundled, and long generated names become
//! short.
//!
//! The JavaScript engine goes the same way into a bundle of its own, with `src/embed/nowasm.js` in the loader's place and the
//! engine inside, translated to JavaScript, under the name `rolefit-engine`.

use crate::glue::{Names, exported, one_view, prunable, words};
use crate::js_tools::{self, program};
use crate::module;
use crate::process;
use crate::project::{Project, read};
use crate::split::{self, Program};
use crate::stamp;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The entry of the loader, which every page loads.
pub const LOADER: &str = "src/embed/embed.js";
const NOWASM: &str = "src/embed/nowasm.js";
/// What wasm-bindgen calls the engine.
const ENGINE: &str = "rolefit_bg.wasm";
const EMBED: &str = "embed.js";
/// The JavaScript engine's file.
pub const NOWASM_FILE: &str = "rolefit_nowasm.js";

/// Writes the loader's bundle, the engine and its parts into `stage`, from wasm-bindgen's output in `glue`.
pub fn wasm(project: &Project, glue: &Path, stage: &Path) -> Result<()> {
    let bundle = Bundle {
        project,
        loader: project.path(LOADER),
        glue: glue.to_path_buf(),
        translated: None,
    };
    let engine = stage.join(ENGINE);
    merge_common(&bundle, &engine)?;
    parts(project, &split::ENGINE, glue, stage)?;
    optimise(project, &engine)?;
    bundle.write(&engine, &stage.join(EMBED))?;
    let marked = module::import_from(&std::fs::read(&engine)?, stamp::MARK)?;
    Ok(std::fs::write(&engine, marked)?)
}

/// Writes the later parts of a program into `stage`, from the folder of wasm-bindgen's output. They import from a module that has the
/// build's name. Returns their files.
pub fn parts(
    project: &Project,
    program: &Program,
    glue: &Path,
    stage: &Path,
) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for part in program.parts {
        let output = stage.join(program.output(part));
        std::fs::copy(program.file(glue, part), &output)
            .with_context(|| format!("found no part {part}"))?;
        optimise(project, &output)?;
        let part = module::import_from(&std::fs::read(&output)?, stamp::MARK)?;
        std::fs::write(&output, part)?;
        files.push(output);
    }
    Ok(files)
}

/// Writes the JavaScript engine's one file from wasm-bindgen's output in `glue`.
pub fn nowasm(project: &Project, glue: &Path, output: &Path) -> Result<()> {
    let bundle = Bundle {
        project,
        loader: project.path(NOWASM),
        glue: glue.to_path_buf(),
        translated: Some(glue.join("engine.js")),
    };
    let engine = glue.join(ENGINE);
    optimise(project, &engine)?;
    bundle.write(&engine, output)
}

/// The files that belong together, in a folder that holds them all.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let parts = split::ENGINE.parts.iter();
    let parts = parts.map(|part| split::ENGINE.output(part));
    [EMBED, ENGINE, NOWASM_FILE]
        .map(str::to_owned)
        .into_iter()
        .chain(parts)
        .map(|name| folder.join(name))
        .collect()
}

/// Puts what the later parts have in common into the first part.
fn merge_common(bundle: &Bundle, engine: &Path) -> Result<()> {
    let common = split::ENGINE.file(&bundle.glue, split::COMMON);
    if !common.exists() {
        return Ok(());
    }
    let mut merge = program(bundle.project, "wasm-merge");
    merge
        .arg(engine)
        .arg(split::IMPORT_MODULE)
        .arg(common)
        .arg(split::COMMON)
        .args(["--enable-reference-types", "--enable-bulk-memory", "-o"])
        .arg(engine);
    process::run(&mut merge)
}

/// Makes a module as small as it gets.
pub fn optimise(project: &Project, module: &Path) -> Result<()> {
    process::run(
        program(project, "wasm-opt")
            .args([
                "-Oz",
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
            ])
            .arg(module)
            .arg("-o")
            .arg(module),
    )
}

struct Bundle<'a> {
    project: &'a Project,
    loader: PathBuf,
    /// The folder of wasm-bindgen's output.
    glue: PathBuf,
    /// Where the engine lies as JavaScript, if the bundle is to contain it.
    translated: Option<PathBuf>,
}

impl Bundle<'_> {
    /// Gives the engine short names and writes the bundle that fits it.
    fn write(&self, engine: &Path, output: &Path) -> Result<()> {
        let module = std::fs::read(engine)?;
        let imports = module::imports(&module)?;
        let names = Names::short(&imports, &module::exports(&module)?, &self.asked()?);
        std::fs::write(
            engine,
            module::rename(
                &module,
                |name| names.import(name),
                |name| names.export(name),
            )?,
        )?;
        if let Some(translated) = &self.translated {
            self.translate(engine, translated)?;
        }
        self.esbuild(&imports, &names, output)
    }

    /// Writes the engine as a JavaScript module that takes its imports from the glue.
    fn translate(&self, engine: &Path, translated: &Path) -> Result<()> {
        process::run(
            program(self.project, "wasm2js")
                .arg("-Oz")
                .arg(engine)
                .arg("-o")
                .arg(translated),
        )?;
        let module = read(translated)?;
        let found = "import * as $_rolefit_bg_js from './rolefit_bg.js'";
        ensure!(
            module.matches("import *").count() == 1 && module.contains(found),
            "found in {}, which wasm2js wrote, no line `{found}`, expected one: adapt `found` to the installed binaryen",
            translated.display()
        );
        let wanted = "import { imports as $_rolefit_bg_js } from 'rolefit-glue'";
        Ok(std::fs::write(translated, module.replace(found, wanted))?)
    }

    fn esbuild(&self, imports: &[module::Import], names: &Names, output: &Path) -> Result<()> {
        let glue = names.apply(&one_view(&prunable(&read(
            &self.glue.join("rolefit_bg.js"),
        )?)));
        ensure!(
            !glue.contains("detached") && !glue.contains("Memory0.byteLength"),
            "the glue asks in an unknown way whether the memory has grown: adapt glue::one_view to this wasm-bindgen"
        );
        let asked = self.asked()?;
        std::fs::write(self.glue.join("glue.js"), &glue)?;
        let entry = self.glue.join("rolefit-glue.js");
        std::fs::write(&entry, self.entry(imports, names, &glue, &asked)?)?;

        let mut command = js_tools::esbuild(self.project, &self.loader, output);
        command
            .arg(format!("--alias:rolefit-glue={}", entry.display()))
            .arg(format!("--define:VERSION=\"{}\"", self.project.version()))
            .arg(format!("--define:BUILD=\"{}\"", stamp::MARK));
        match &self.translated {
            // Where the file before in a combined script ends without a semicolon, it would otherwise call what is in parentheses here.
            None => command.args(["--format=iife", js_tools::BEGINS_A_STATEMENT]),
            Some(engine) => command
                .arg("--format=esm")
                .arg(format!("--alias:rolefit-engine={}", engine.display())),
        };
        command.arg("--minify");
        process::run(&mut command)
            .with_context(|| format!("esbuild cannot bundle {}", output.display()))
    }

    /// Every word of the loader's files: what the loader names of the glue is among them.
    fn asked(&self) -> Result<BTreeSet<String>> {
        let folder = self.loader.parent().unwrap_or(Path::new("."));
        let mut asked = BTreeSet::new();
        for file in std::fs::read_dir(folder)? {
            let file = file?.path();
            if file.extension().is_some_and(|end| end == "js") {
                asked.extend(words(&read(&file)?));
            }
        }
        Ok(asked)
    }

    /// The module behind the name `rolefit-glue`.
    fn entry(
        &self,
        imports: &[module::Import],
        names: &Names,
        glue: &str,
        asked: &BTreeSet<String>,
    ) -> Result<String> {
        let offered = exported(glue);
        let mut lines =
            String::from("import * as glue from './glue.js';\nexport const imports = {\n");
        let mut sorted: Vec<&module::Import> = imports.iter().collect();
        sorted.sort_by(|one, other| one.name.cmp(&other.name));
        for import in sorted {
            ensure!(
                offered.contains(&import.name),
                "the glue has no function {}",
                import.name
            );
            lines += &format!("  {}: glue.{},\n", names.import(&import.name), import.name);
        }
        lines += "};\n";
        for name in offered.iter().filter(|name| asked.contains(*name)) {
            lines += &format!("export {{ {name} }} from './glue.js';\n");
        }
        Ok(lines)
    }
}
