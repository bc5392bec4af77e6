//! The last step of a build, called by Trunk as a hook: from wasm-bindgen's output to what a visitor loads.
//!
//! Trunk has staged the engine (`rolefit_bg.wasm`) and half of its glue. Here the loader (`src/embed/embed.js`), the glue and the
//! style sheet become one file, `embed.js`, so that fewer requests stand between the tag and the widget. The loader finds the
//! styles as a text under the name `rolefit-style`, and under `rolefit-glue` the functions that the engine imports, as one
//! object `imports`, and those of the engine's own functions that the loader names. Nothing else of the glue is bundled; in a
//! release build the engine's exports that the bundle does not name are dropped too, and long generated names become short.

use crate::process;
use crate::project::{Project, read};
use crate::wasm;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LOADER: &str = "src/embed/embed.js";
const STYLE: &str = "style/index.css";
const ENGINE: &str = "rolefit_bg.wasm";
/// The oldest browsers the README promises.
const BROWSERS: &str = "chrome123,firefox128,safari17.5";
/// Exports that JavaScript reaches other than by naming them in the bundle: wasm-bindgen's start, and memory for tools.
const ALWAYS: [&str; 2] = ["memory", "__wbindgen_start"];

/// `xtask finish`.
pub fn run(project: &Project) -> Result<()> {
    let variable = |name: &str| {
        std::env::var(name).with_context(|| format!("{name} is not set: only Trunk calls this"))
    };
    let stage = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let profile = variable("TRUNK_PROFILE")?;
    let bundle = Bundle {
        loader: project.path(LOADER),
        style: project.path(STYLE),
        programs: project.path("xtask/js/node_modules/.bin"),
        glue: project.engine_target().join("wasm-bindgen").join(&profile),
        version: project.version()?,
        is_release: profile == "release",
    };
    let engine = stage.join(ENGINE);
    if bundle.is_release {
        shrink(&bundle, &engine)?;
    }
    bundle.write(&engine, &stage.join("embed.js"))?;

    // Trunk's own copies of the glue: it is inside embed.js now.
    std::fs::remove_file(stage.join("rolefit.js")).context("Trunk staged no rolefit.js")?;
    let snippets = stage.join("snippets");
    if snippets.exists() {
        std::fs::remove_dir_all(snippets)?;
    }
    Ok(())
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
            .arg("--graph-file")
            .arg(&graph)
            .arg("-o")
            .arg(&smaller);
        // It lists what it dropped; nobody asked.
        process::run(metadce.stdout(Stdio::null()))?;
        std::fs::rename(&smaller, engine)?;
    }
    // The second round still finds half a per cent, a third nothing.
    process::run(
        bundle
            .program("wasm-opt")
            .args([
                "-Oz",
                "-Oz",
                // The linker puts the stack there, which never gets that deep.
                "--low-memory-unused",
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
            ])
            .arg(engine)
            .arg("-o")
            .arg(engine),
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

struct Bundle {
    loader: PathBuf,
    style: PathBuf,
    /// The folder of esbuild and binaryen.
    programs: PathBuf,
    /// The folder of wasm-bindgen's output.
    glue: PathBuf,
    version: String,
    is_release: bool,
}

impl Bundle {
    fn program(&self, name: &str) -> Command {
        let suffix = if cfg!(windows) { ".cmd" } else { "" };
        Command::new(self.programs.join(format!("{name}{suffix}")))
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
        self.esbuild(&imports, &names, output, true)
    }

    fn esbuild(
        &self,
        imports: &[wasm::Import],
        names: &Names,
        output: &Path,
        minify: bool,
    ) -> Result<()> {
        let glue = names.apply(&prunable(&read(&self.glue.join("rolefit_bg.js"))?));
        let asked = self.asked()?;
        std::fs::write(self.glue.join("glue.js"), &glue)?;
        let entry = self.glue.join("rolefit-glue.js");
        std::fs::write(&entry, self.entry(imports, names, &glue, &asked)?)?;

        let style = self.glue.join("style.css");
        process::run(
            self.program("esbuild")
                .arg(&self.style)
                .args(["--bundle", "--minify", "--log-level=warning"])
                .arg(format!("--target={BROWSERS}"))
                .arg(format!("--outfile={}", style.display())),
        )
        .context("esbuild cannot bundle the styles")?;

        let mut command = self.program("esbuild");
        command
            .arg(&self.loader)
            .args([
                "--bundle",
                "--format=iife",
                "--log-level=warning",
                "--legal-comments=none",
            ])
            .arg(format!("--target={BROWSERS}"))
            .arg(format!("--alias:rolefit-glue={}", entry.display()))
            .arg("--loader:.css=text")
            .arg(format!("--alias:rolefit-style={}", style.display()))
            .arg(format!("--define:VERSION=\"{}\"", self.version))
            .arg(format!("--outfile={}", output.display()));
        if minify {
            command.arg("--minify");
        }
        process::run(&mut command).context("esbuild cannot bundle embed.js")
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

/// Short names for what only the glue and the engine say to each other.
struct Names {
    imports: Vec<(String, String)>,
    exports: Vec<(String, String)>,
}

impl Names {
    fn kept() -> Self {
        Self {
            imports: Vec::new(),
            exports: Vec::new(),
        }
    }

    /// Every import gets a short name; of the exports those that the loader does not name.
    fn short(imports: &[wasm::Import], exports: &[String], asked: &BTreeSet<String>) -> Self {
        let shorten = |names: Vec<&String>| {
            names
                .into_iter()
                .enumerate()
                .map(|(index, name)| (name.clone(), short_name(index)))
                .collect()
        };
        Self {
            imports: shorten(imports.iter().map(|import| &import.name).collect()),
            exports: shorten(
                exports
                    .iter()
                    .filter(|name| !asked.contains(*name) && !ALWAYS.contains(&name.as_str()))
                    .collect(),
            ),
        }
    }

    fn import(&self, name: &str) -> String {
        look_up(&self.imports, name)
    }

    fn export(&self, name: &str) -> String {
        look_up(&self.exports, name)
    }

    /// The glue, calling the engine's exports by their new names.
    fn apply(&self, glue: &str) -> String {
        let mut parts = glue.split("wasm.");
        let mut renamed = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let length = part.find(|letter| !in_word(letter)).unwrap_or(part.len());
            let (name, rest) = part.split_at(length);
            renamed += &format!("wasm.{}{rest}", self.export(name));
        }
        renamed
    }
}

fn look_up(names: &[(String, String)], name: &str) -> String {
    names
        .iter()
        .find(|(long, _)| long == name)
        .map_or(name, |(_, short)| short)
        .to_owned()
}

/// `$a` … `$z`, `$aa` …: the sign keeps them apart from every name a person gives and from JavaScript's own words.
fn short_name(index: usize) -> String {
    let letter = |index: usize| char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => format!("${}", letter(index)),
        row => format!("${}{}", letter(row - 1), letter(index)),
    }
}

/// The glue as esbuild can cut it down. Two things hold on to every class, used or not: a line that teaches it
/// JavaScript's `using`, which nobody uses, and a registry, made only to be kept, which every promised browser has.
fn prunable(glue: &str) -> String {
    let lines = glue
        .lines()
        .filter(|line| !line.starts_with("if (Symbol.dispose)"));
    lines
        .flat_map(|line| [line, "\n"])
        .collect::<String>()
        .replace("typeof FinalizationRegistry === 'undefined'", "false")
        .replace(
            "new FinalizationRegistry",
            "/* @__PURE__ */ new FinalizationRegistry",
        )
}

/// The names a module of glue exports.
fn exported(glue: &str) -> BTreeSet<String> {
    glue.lines()
        .filter_map(|line| line.strip_prefix("export "))
        .filter_map(|declaration| {
            let declaration = declaration.trim_start_matches("async ");
            let name = ["function ", "class ", "const ", "let "]
                .iter()
                .find_map(|kind| declaration.strip_prefix(kind))?;
            Some(name.chars().take_while(|letter| in_word(*letter)).collect())
        })
        .collect()
}

/// Every word of a JavaScript text, whatever it is there for.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter| !in_word(letter))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::Import;

    fn import(name: &str) -> Import {
        Import {
            module: "./rolefit_bg.js".into(),
            name: name.into(),
        }
    }

    #[test]
    fn names_that_the_loader_says_are_kept_and_the_others_become_short() {
        let imports = [import("__wbg_call_1"), import("__wbg_log_2")];
        let exports = ["memory", "mount", "__wbindgen_malloc"].map(str::to_owned);
        let names = Names::short(&imports, &exports, &words("glue.mount(root)"));
        assert_eq!(names.import("__wbg_log_2"), "$b");
        assert_eq!(names.export("memory"), "memory");
        assert_eq!(names.export("mount"), "mount");
        assert_eq!(names.export("__wbindgen_malloc"), "$a");
    }

    #[test]
    fn the_glue_calls_the_engine_by_its_new_names() {
        let exports = ["free", "free_all"].map(str::to_owned);
        let names = Names::short(&[], &exports, &BTreeSet::new());
        assert_eq!(
            names.apply("wasm.free(1); wasm.free_all(); free(2); wasm = a"),
            "wasm.$a(1); wasm.$b(); free(2); wasm = a"
        );
    }

    #[test]
    fn no_two_of_many_short_names_are_equal() {
        let names: BTreeSet<String> = (0..26 * 27).map(short_name).collect();
        assert_eq!(names.len(), 26 * 27);
    }

    #[test]
    fn the_exports_of_a_glue_module_are_found() {
        let glue = "export class Handle {\n}\nexport function mount(root) {\n}\nlet wasm;\nexport function $x() {}\n";
        assert_eq!(
            exported(glue),
            ["$x", "Handle", "mount"].map(str::to_owned).into()
        );
    }

    #[test]
    fn nothing_but_its_use_holds_on_to_a_class() {
        let glue = "if (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\n\
            const F = (typeof FinalizationRegistry === 'undefined')\n? {} : new FinalizationRegistry(f);\n";
        assert_eq!(
            prunable(glue),
            "const F = (false)\n? {} : /* @__PURE__ */ new FinalizationRegistry(f);\n"
        );
    }

    #[test]
    fn the_graph_for_metadce_reaches_every_export_that_is_used() {
        let used = ["mount".to_owned(), "memory".to_owned()];
        let graph = reachable(&used.iter().collect::<Vec<_>>());
        assert!(graph.contains(r#""reaches":["export mount","export memory"]"#));
        assert!(graph.contains(r#"{"name":"export memory","export":"memory"}"#));
    }
}
