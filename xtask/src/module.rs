//! What a WebAssembly module imports from JavaScript and exports to it: lists these names and replaces them.
//!
//! Owns the names in the import and export sections; every other section is copied byte for byte. Knows nothing of what the names mean.

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// An entry of the import section.
#[derive(Debug, PartialEq)]
pub struct Import {
    pub module: String,
    pub name: String,
}

/// The imports, in the order of the module.
pub fn imports(module: &[u8]) -> Result<Vec<Import>> {
    let mut imports = Vec::new();
    for payload in payloads(module) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                imports.push(Import {
                    module: import.module.to_owned(),
                    name: import.name.to_owned(),
                });
            }
        }
    }
    Ok(imports)
}

/// The names of the exports, in the order of the module.
pub fn exports(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in payloads(module) {
        if let Payload::ExportSection(section) = payload? {
            for export in section {
                names.push(export?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Whether there is a custom section of that name.
pub fn has_section(module: &[u8], name: &str) -> Result<bool> {
    for payload in payloads(module) {
        if matches!(payload?, Payload::CustomSection(section) if section.name() == name) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same module, importing everything from a module of this name.
pub fn import_from(module: &[u8], from: &str) -> Result<Vec<u8>> {
    rewrite(
        module,
        |_| from.to_owned(),
        str::to_owned,
        |name| Some(name.to_owned()),
    )
}

/// The same module with other names for its imports (the names of the modules they come from stay) and for its exports.
pub fn rename(
    module: &[u8],
    import_name: impl Fn(&str) -> String,
    export_name: impl Fn(&str) -> String,
) -> Result<Vec<u8>> {
    rewrite(module, str::to_owned, import_name, |name| {
        Some(export_name(name))
    })
}

/// The same module without the exports for which `is_wanted` is false. Their functions stay: whoever reads the module next can drop
/// what nothing else uses.
pub fn retain_exports(module: &[u8], is_wanted: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    rewrite(module, str::to_owned, str::to_owned, |name| {
        is_wanted(name).then(|| name.to_owned())
    })
}

fn rewrite(
    module: &[u8],
    module_name: impl Fn(&str) -> String,
    import_name: impl Fn(&str) -> String,
    export_name: impl Fn(&str) -> Option<String>,
) -> Result<Vec<u8>> {
    let mut renamed = Module::new();
    for payload in payloads(module) {
        match payload? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import?;
                    let kind = RoundtripReencoder.entity_type(import.ty)?;
                    imports.import(&module_name(import.module), &import_name(import.name), kind);
                }
                renamed.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export?;
                    let kind = RoundtripReencoder.export_kind(export.kind)?;
                    if let Some(name) = export_name(export.name) {
                        exports.export(&name, kind, export.index);
                    }
                }
                renamed.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = module
                        .get(range)
                        .context("a section is longer than the module")?;
                    renamed.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(renamed.finish())
}

fn payloads(module: &[u8]) -> impl Iterator<Item = Result<Payload<'_>>> {
    Parser::new(0)
        .parse_all(module)
        .map(|payload| payload.context("cannot read the WebAssembly module"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, ExportKind, MemoryType};

    /// Two functions and a memory imported from `./glue.js`, one function and the memory exported, one other section.
    fn module() -> Vec<u8> {
        let memory = MemoryType {
            minimum: 1,
            maximum: Some(256),
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let mut imports = ImportSection::new();
        imports.import("./glue.js", "click", EntityType::Function(0));
        imports.import("./glue.js", "log", EntityType::Function(0));
        imports.import("./glue.js", "memory", EntityType::Memory(memory));
        let mut exports = ExportSection::new();
        exports.export("mount", ExportKind::Func, 1);
        exports.export("memory", ExportKind::Memory, 0);
        let mut module = Module::new();
        module.section(&imports);
        module.section(&exports);
        module.section(&CustomSection {
            name: "other".into(),
            data: (&[7; 200]).into(),
        });
        module.finish()
    }

    #[test]
    fn lists_the_names_of_imports_and_exports_in_order() {
        let names: Vec<String> = imports(&module())
            .unwrap()
            .into_iter()
            .map(|import| import.name)
            .collect();
        assert_eq!(names, ["click", "log", "memory"]);
        assert_eq!(exports(&module()).unwrap(), ["mount", "memory"]);
    }

    #[test]
    fn finds_a_custom_section_by_its_name() {
        assert!(has_section(&module(), "other").unwrap());
        assert!(!has_section(&module(), "reloc.CODE").unwrap());
    }

    #[test]
    fn renaming_changes_the_names_and_nothing_else() {
        let long = "a-name-longer-than-a-section-length-of-one-byte".repeat(4);
        let renamed = rename(
            &module(),
            |name| format!("{name}{long}"),
            |name| name.to_uppercase(),
        )
        .unwrap();
        assert_eq!(
            imports(&renamed).unwrap()[1],
            Import {
                module: "./glue.js".into(),
                name: format!("log{long}")
            }
        );
        assert_eq!(exports(&renamed).unwrap(), ["MOUNT", "MEMORY"]);
        let back = rename(
            &renamed,
            |name| name.replace(&long, ""),
            |name| name.to_lowercase(),
        )
        .unwrap();
        assert_eq!(back, module());
    }

    #[test]
    fn drops_the_exports_that_are_not_wanted() {
        let kept = retain_exports(&module(), |name| name != "mount").unwrap();
        assert_eq!(exports(&kept).unwrap(), ["memory"]);
        assert_eq!(imports(&kept).unwrap(), imports(&module()).unwrap());
    }

    #[test]
    fn refuses_a_file_that_is_cut_short_or_no_module() {
        let module = module();
        assert!(imports(&module[..module.len() - 1]).is_err());
        assert!(imports(b"<!doctype html>").is_err());
    }
}
