//! The plain form of what a page loads: the loader's modules and the glue as they are, each in a file of its own.
//!
//! Owns the rewriting that makes the loader's modules run without a bundler. Needs no program but this one, so `trunk serve` and
//! `trunk build --release` work wherever Trunk and the WebAssembly target are.

use crate::bundle::LOADER;
use crate::module as wasm;
use crate::project::{Project, read};
use crate::stamp;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::Path;

/// The folder of the modules in the built page.
const MODULES: &str = "modules";

/// What the tag in a page loads: a classic script, as the bundled loader is one.
const SCRIPT: &str =
    "import(new URL(\"modules/embed.js\", document.currentScript?.src ?? document.baseURI));\n";

/// The loader's own address in place of the module that finds it in one file: modules know theirs.
const ADDRESS: &str =
    "export const loaderAddress = new URL(\"../embed.js\", import.meta.url).href;\n";

/// Writes `embed.js` and the modules that it imports.
pub fn write(project: &Project, glue: &Path, stage: &Path) -> Result<()> {
    let modules = stage.join(MODULES);
    std::fs::create_dir_all(&modules)?;
    let sources = project.path(LOADER);
    let sources = sources.parent().context("the loader has no folder")?;
    let mut imported = BTreeSet::new();
    for file in std::fs::read_dir(sources)? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default();
        match file.extension().and_then(|end| end.to_str()) {
            Some("js") => {
                let text = read(&file)?;
                imported.extend(names_from_glue(&text));
                let text = match name.to_str() {
                    Some("loader-address.js") => ADDRESS.to_owned(),
                    _ => module(&text, project.version()),
                };
                std::fs::write(modules.join(name), text)?;
            }
            Some("json") => {
                let text = format!("export default {};\n", read(&file)?.trim_end());
                std::fs::write(modules.join(name).with_extension("json.js"), text)?;
            }
            _ => {}
        }
    }
    std::fs::copy(glue.join("rolefit_bg.js"), modules.join("rolefit_bg.js"))
        .context("wasm-bindgen wrote no rolefit_bg.js")?;
    let snippets = glue.join("snippets");
    if snippets.exists() {
        copy_folder(&snippets, &modules.join("snippets"))?;
    }
    std::fs::write(modules.join("rolefit-glue.js"), entry(&imported))?;
    std::fs::write(stage.join("embed.js"), SCRIPT)?;
    let engine = stage.join("rolefit_bg.wasm");
    std::fs::write(
        &engine,
        wasm::import_from(&std::fs::read(&engine)?, stamp::MARK)?,
    )?;
    stamp::write(&[modules.join("engine.js"), engine])
}

/// A module of the loader as a browser can run it: the bundler's alias and its import of JSON become files, and the version is
/// filled in.
fn module(text: &str, version: &str) -> String {
    let mut module = String::new();
    for line in text.lines() {
        if line.starts_with("import ") || line.starts_with("export ") && line.contains(" from ") {
            module += &line
                .replace("\"rolefit-glue\"", "\"./rolefit-glue.js\"")
                .replace(".json\"", ".json.js\"");
        } else {
            let line = replace_word(line, "VERSION", &format!("{version:?}"));
            module += &replace_word(&line, "BUILD", &format!("{:?}", stamp::MARK));
        }
        module.push('\n');
    }
    module
}

/// Replaces a word wherever it is not a part of a longer one.
fn replace_word(line: &str, word: &str, replacement: &str) -> String {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
    let mut replaced = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let is_part = before.ends_with(in_word) || after.starts_with(in_word);
        replaced += before;
        replaced += if is_part { word } else { replacement };
        rest = after;
    }
    replaced + rest
}

/// The names that a module of the loader imports from the glue.
fn names_from_glue(text: &str) -> Vec<String> {
    let imports = text.lines().filter_map(|line| {
        line.strip_prefix("import {")?
            .split_once("} from \"rolefit-glue\"")
    });
    imports
        .flat_map(|(names, _)| names.split(','))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The module behind the name `rolefit-glue`. A name that the glue lacks is `undefined`, as a bundler has it; a browser would
/// refuse the whole module.
fn entry(imported: &BTreeSet<String>) -> String {
    let mut lines = String::from("import * as glue from './rolefit_bg.js';\n");
    for name in imported {
        lines += &match name.as_str() {
            "imports" => "export const imports = glue;\n".to_owned(),
            name => format!("export const {name} = glue.{name};\n"),
        };
    }
    lines
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_from_the_bundlers_names_become_imports_of_files() {
        let text =
            "import { Widget } from \"rolefit-glue\";\nimport words from \"./words.json\";\n";
        assert_eq!(
            module(text, "1.2.3"),
            "import { Widget } from \"./rolefit-glue.js\";\nimport words from \"./words.json.js\";\n"
        );
    }

    #[test]
    fn fills_version_and_build_in_and_leaves_longer_names_alone() {
        assert_eq!(
            module(
                "f({ version: VERSION, VERSIONS, MY_VERSION, [BUILD]: 1 });",
                "1.2.3"
            ),
            "f({ version: \"1.2.3\", VERSIONS, MY_VERSION, [\"rf-build\"]: 1 });\n"
        );
    }

    #[test]
    fn the_glues_module_exports_each_name_that_the_loader_imports() {
        let names = names_from_glue("import { imports, Widget } from \"rolefit-glue\";\nlet x;\n");
        assert_eq!(
            entry(&names.into_iter().collect()),
            "import * as glue from './rolefit_bg.js';\nexport const Widget = glue.Widget;\nexport const imports = glue;\n"
        );
    }
}
