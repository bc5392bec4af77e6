//! The last step of a build, called by Trunk as a hook: from wasm-bindgen's output to what a visitor loads.
//!
//! Trunk has staged the engine (`rolefit_bg.wasm`) and half of its glue. Here the loader (`src/embed/embed.js`) and the glue become
//! one file, `embed.js`, so that fewer requests stand between the tag and the widget. The loader finds under `rolefit-glue` the
//! functions that the engine imports, as one object `imports`, and those of the engine's own functions that the loader names.
//! Nothing else of the glue is bundled; in a release build the engine's exports that the bundle does not name are dropped too,
//! and long generated names become short.
//!
//! The second engine goes the same way into a bundle of its own, with `src/embed/nowasm.js` in the loader's place and the
//! engine inside, translated to JavaScript, under the name `rolefit-engine`.

use crate::glue::{ALWAYS, Names, exported, one_view, prunable, words};
use crate::link;
use crate::process;
use crate::project::{Project, read};
use crate::wasm;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LOADER: &str = "src/embed/embed.js";
const SECOND: &str = "src/embed/nowasm.js";
const PROGRAMS: &str = "xtask/js/node_modules/.bin";
/// The widget in a page of its own, and the script for the page around it: copied, the scripts shortened.
const FRAME: [&str; 3] = ["frame.html", "frame.js", "frame-host.js"];
const ENGINE: &str = "rolefit_bg.wasm";
/// The oldest browsers the README promises.
const BROWSERS: &str = "chrome123,firefox128,safari17.5";

/// `xtask finish`.
pub fn run(project: &Project) -> Result<()> {
    let variable = |name: &str| {
        std::env::var(name).with_context(|| format!("{name} is not set: only Trunk calls this"))
    };
    let stage = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let profile = variable("TRUNK_PROFILE")?;
    let glue = project.engine_target().join("wasm-bindgen").join(&profile);
    let bundle = Bundle {
        is_release: profile == "release",
        ..Bundle::new(project, LOADER, glue)?
    };
    let engine = stage.join(ENGINE);
    if bundle.is_release {
        parts(&bundle, &engine, &stage)?;
        shrink(&bundle, &engine)?;
    }
    bundle.write(&engine, &stage.join("embed.js"))?;
    bundle.frame(&stage)?;

    // Trunk's own copies of the glue: it is inside embed.js now.
    std::fs::remove_file(stage.join("rolefit.js")).context("Trunk staged no rolefit.js")?;
    let snippets = stage.join("snippets");
    if snippets.exists() {
        std::fs::remove_dir_all(snippets)?;
    }
    Ok(())
}

/// Makes the second engine's one file from wasm-bindgen's output in `folder`.
pub fn second(project: &Project, folder: &Path, output: &Path) -> Result<()> {
    let bundle = Bundle {
        translated: Some(folder.join("engine.js")),
        ..Bundle::new(project, SECOND, folder.to_path_buf())?
    };
    let engine = folder.join(ENGINE);
    shrink(&bundle, &engine)?;
    bundle.write(&engine, output)
}

/// Takes the other parts, which travelled inside the first, out into files of their own, and optimises them. What they have in common
/// goes back into the first.
fn parts(bundle: &Bundle, engine: &Path, stage: &Path) -> Result<()> {
    for part in link::PARTS {
        let taken =
            take(engine, part)?.with_context(|| format!("the engine has no part {part}"))?;
        let output = stage.join(format!("rolefit_{part}.wasm"));
        std::fs::write(&output, taken)?;
        optimise(bundle, &output)?;
    }
    let Some(common) = take(engine, link::COMMON)? else {
        return Ok(());
    };
    let file = bundle.glue.join("common.wasm");
    std::fs::write(&file, common)?;
    let mut merge = bundle.program("wasm-merge");
    merge
        .arg(engine)
        .arg("__wasm_split")
        .arg(file)
        .arg(link::COMMON)
        // Keeps the functions' names for the optimiser's last step.
        .args([
            "-g",
            "--enable-reference-types",
            "--enable-bulk-memory",
            "-o",
        ])
        .arg(engine);
    process::run(&mut merge)
}

fn take(engine: &Path, part: &str) -> Result<Option<Vec<u8>>> {
    let (rest, taken) = wasm::take_section(&std::fs::read(engine)?, &link::section(part))?;
    std::fs::write(engine, rest)?;
    Ok(taken)
}

/// Drops exports until the bundle names all that are left: an export that goes can take imports with it, and these more
/// glue. Then optimises.
fn shrink(bundle: &Bundle, engine: &Path) -> Result<()> {
    let trial = bundle.glue.join("trial.js");
    let graph = bundle.glue.join("exports.json");
    let smaller = bundle.glue.join("smaller.wasm");
    loop {
        let module = std::fs::read(engine)?;
        bundle.esbuild(&wasm::imports(&module)?, &Names::kept(), &trial, false)?;
        let words = words(&read(&trial)?);
        let exports = wasm::exports(&module)?;
        let used: Vec<&String> = exports
            .iter()
            .filter(|name| ALWAYS.contains(&name.as_str()) || words.contains(*name))
            .collect();
        if used.len() == exports.len() {
            break;
        }
        std::fs::write(&graph, reachable(&used))?;
        let mut metadce = bundle.program("wasm-metadce");
        metadce
            .arg(engine)
            // Keeps the functions' names for the optimiser's last step.
            .arg("-g")
            .arg("--graph-file")
            .arg(&graph)
            .arg("-o")
            .arg(&smaller);
        // It lists what it dropped; nobody asked.
        process::run(metadce.stdout(Stdio::null()))?;
        std::fs::rename(&smaller, engine)?;
    }
    optimise(bundle, engine)
}

fn optimise(bundle: &Bundle, module: &Path) -> Result<()> {
    // The second round still finds half a per cent, a third next to nothing. Functions that have similar names do similar things:
    // side by side they compress better.
    process::run(
        bundle
            .program("wasm-opt")
            .args([
                "-Oz",
                "-Oz",
                "--converge",
                "--reorder-functions-by-name",
                // The linker puts the stack there, which never gets that deep.
                "--low-memory-unused",
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
            ])
            .arg(module)
            .arg("-o")
            .arg(module),
    )
}

/// The graph wasm-metadce wants: the outside world reaches these exports.
fn reachable(exports: &[&String]) -> String {
    let nodes: String = exports
        .iter()
        .map(|name| format!(",\n{{\"name\":\"export {name}\",\"export\":\"{name}\"}}"))
        .collect();
    let names: Vec<String> = exports
        .iter()
        .map(|name| format!("\"export {name}\""))
        .collect();
    format!(
        "[{{\"name\":\"outside\",\"root\":true,\"reaches\":[{}]}}{nodes}]",
        names.join(",")
    )
}

/// Puts the style sheets into one for the widget, one for the details of its result and one for paper, and makes them small, in a folder from which
/// the crate's build script takes them.
pub fn styles(project: &Project) -> Result<PathBuf> {
    let folder = project.engine_target().join("styles");
    std::fs::create_dir_all(&folder)?;
    for name in ["index.css", "details.css", "paper.css"] {
        let output = folder.join(name);
        let fresh = folder.join("fresh.css");
        process::run(
            program(&project.path(PROGRAMS), "esbuild")
                .arg(project.path("style").join(name))
                .args(["--bundle", "--minify", "--log-level=warning"])
                .arg(format!("--target={BROWSERS}"))
                .arg(format!("--outfile={}", fresh.display())),
        )
        .context("esbuild cannot bundle the styles")?;
        // Only where it differs: cargo goes by the time of the file.
        if std::fs::read(&output).ok() != Some(std::fs::read(&fresh)?) {
            std::fs::rename(&fresh, &output)?;
        }
    }
    Ok(folder)
}

fn program(folder: &Path, name: &str) -> Command {
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    Command::new(folder.join(format!("{name}{suffix}")))
}

struct Bundle {
    loader: PathBuf,
    /// The folder of esbuild and binaryen.
    programs: PathBuf,
    /// The folder of wasm-bindgen's output.
    glue: PathBuf,
    version: String,
    is_release: bool,
    /// Where the engine lies as JavaScript, if the bundle is to bring it along.
    translated: Option<PathBuf>,
}

impl Bundle {
    /// A bundle as a release has it, without an engine inside.
    fn new(project: &Project, entry: &str, glue: PathBuf) -> Result<Self> {
        Ok(Self {
            loader: project.path(entry),
            programs: project.path(PROGRAMS),
            glue,
            version: project.version()?,
            is_release: true,
            translated: None,
        })
    }

    fn program(&self, name: &str) -> Command {
        program(&self.programs, name)
    }

    /// Writes the bundle that fits the engine; in a release build the engine gets short names first.
    fn write(&self, engine: &Path, output: &Path) -> Result<()> {
        let module = std::fs::read(engine)?;
        let imports = wasm::imports(&module)?;
        if !self.is_release {
            return self.esbuild(&imports, &Names::kept(), output, false);
        }
        let names = Names::short(&imports, &wasm::exports(&module)?, &self.asked()?);
        std::fs::write(
            engine,
            wasm::rename(
                &module,
                |name| names.import(name),
                |name| names.export(name),
            )?,
        )?;
        if let Some(translated) = &self.translated {
            self.translate(engine, translated)?;
        }
        self.esbuild(&imports, &names, output, true)
    }

    /// Writes the engine as a JavaScript module that takes its imports from the glue.
    fn translate(&self, engine: &Path, translated: &Path) -> Result<()> {
        process::run(
            self.program("wasm2js")
                .arg("-Oz")
                .arg(engine)
                .arg("-o")
                .arg(translated),
        )?;
        let module = read(translated)?;
        let found = "import * as $_rolefit_bg_js from './rolefit_bg.js'";
        ensure!(
            module.matches("import *").count() == 1 && module.contains(found),
            "wasm2js imports the glue in another way than it used to"
        );
        let wanted = "import { imports as $_rolefit_bg_js } from 'rolefit-glue'";
        Ok(std::fs::write(translated, module.replace(found, wanted))?)
    }

    fn esbuild(
        &self,
        imports: &[wasm::Import],
        names: &Names,
        output: &Path,
        minify: bool,
    ) -> Result<()> {
        let glue = names.apply(&one_view(&prunable(&read(
            &self.glue.join("rolefit_bg.js"),
        )?)));
        ensure!(
            !glue.contains("detached") && !glue.contains("byteLength"),
            "the glue asks in a new way whether the memory has grown"
        );
        let asked = self.asked()?;
        std::fs::write(self.glue.join("glue.js"), &glue)?;
        let entry = self.glue.join("rolefit-glue.js");
        std::fs::write(&entry, self.entry(imports, names, &glue, &asked)?)?;

        let mut command = self.program("esbuild");
        command
            .arg(&self.loader)
            .args(["--bundle", "--log-level=warning", "--legal-comments=none"])
            .arg(format!("--target={BROWSERS}"))
            .arg(format!("--alias:rolefit-glue={}", entry.display()))
            .arg(format!("--define:VERSION=\"{}\"", self.version))
            .arg(format!("--outfile={}", output.display()));
        match &self.translated {
            None => command.arg("--format=iife"),
            Some(engine) => {
                // A trial is made before there is a translation: this keeps as much of the glue.
                if !engine.exists() {
                    std::fs::write(
                        engine,
                        "import { imports } from 'rolefit-glue';\nexport const __wbindgen_start = () => imports;\n",
                    )?;
                }
                command
                    .arg("--format=esm")
                    .arg(format!("--alias:rolefit-engine={}", engine.display()))
            }
        };
        if minify {
            command.arg("--minify");
        }
        process::run(&mut command)
            .with_context(|| format!("esbuild cannot bundle {}", output.display()))
    }

    /// Writes what the folder of the loader has for frames.
    fn frame(&self, stage: &Path) -> Result<()> {
        for name in FRAME {
            let (source, output) = (self.loader.with_file_name(name), stage.join(name));
            if name.ends_with(".js") {
                let mut command = self.program("esbuild");
                command
                    .arg(&source)
                    .args(["--bundle", "--minify", "--log-level=warning"])
                    .arg(format!("--target={BROWSERS}"))
                    .arg(format!("--outfile={}", output.display()));
                process::run(&mut command)
            } else {
                std::fs::copy(&source, &output)
                    .map(drop)
                    .map_err(Into::into)
            }
            .with_context(|| format!("cannot write {name}"))?;
        }
        Ok(())
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
        imports: &[wasm::Import],
        names: &Names,
        glue: &str,
        asked: &BTreeSet<String>,
    ) -> Result<String> {
        let offered = exported(glue);
        let mut lines =
            String::from("import * as glue from './glue.js';\nexport const imports = {\n");
        for import in imports {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graph_for_metadce_reaches_every_export_that_is_used() {
        let used = ["mount".to_owned(), "memory".to_owned()];
        let graph = reachable(&used.iter().collect::<Vec<_>>());
        assert!(graph.contains(r#""reaches":["export mount","export memory"]"#));
        assert!(graph.contains(r#"{"name":"export memory","export":"memory"}"#));
    }
}
