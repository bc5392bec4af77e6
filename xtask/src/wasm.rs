//! What a WebAssembly module asks of JavaScript and offers to it: reads these names and replaces them.
//!
//! Knows two sections of the binary format and copies the rest as it is.

use anyhow::{Result, bail, ensure};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// An entry of the import section.
#[derive(Debug, PartialEq)]
pub struct Import {
    pub module: String,
    pub name: String,
}

/// The names in the import section, in order.
pub fn imports(module: &[u8]) -> Result<Vec<Import>> {
    let mut names = Vec::new();
    for (id, content) in sections(module)? {
        if id == IMPORTS {
            let mut bytes = Bytes(content);
            for _ in 0..bytes.number()? {
                names.push(Import {
                    module: bytes.name()?,
                    name: bytes.name()?,
                });
                bytes.import_kind()?;
            }
        }
    }
    Ok(names)
}

/// The names in the export section, in order.
pub fn exports(module: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (id, content) in sections(module)? {
        if id == EXPORTS {
            let mut bytes = Bytes(content);
            for _ in 0..bytes.number()? {
                names.push(bytes.name()?);
                bytes.export_kind()?;
            }
        }
    }
    Ok(names)
}

/// The same module with other names for its imports (their module's name stays) and exports.
pub fn rename(
    module: &[u8],
    import: impl Fn(&str) -> String,
    export: impl Fn(&str) -> String,
) -> Result<Vec<u8>> {
    let mut renamed = HEADER.to_vec();
    for (id, content) in sections(module)? {
        let mut section = Vec::new();
        let mut bytes = Bytes(content);
        match id {
            IMPORTS => {
                let count = bytes.number()?;
                put_number(&mut section, count);
                for _ in 0..count {
                    put_name(&mut section, &bytes.name()?);
                    put_name(&mut section, &import(&bytes.name()?));
                    section.extend(bytes.import_kind()?);
                }
            }
            EXPORTS => {
                let count = bytes.number()?;
                put_number(&mut section, count);
                for _ in 0..count {
                    put_name(&mut section, &export(&bytes.name()?));
                    section.extend(bytes.export_kind()?);
                }
            }
            _ => section.extend(content),
        }
        renamed.push(id);
        put_number(&mut renamed, section.len());
        renamed.extend(section);
    }
    Ok(renamed)
}

/// Adds a section of a tool's own to the end of a module.
pub fn put_section(module: &mut Vec<u8>, name: &str, content: &[u8]) {
    let mut section = Vec::new();
    put_name(&mut section, name);
    section.extend(content);
    module.push(CUSTOM);
    put_number(module, section.len());
    module.extend(section);
}

/// Takes a section of a tool's own out of a module: what is left, and the section if there was one.
pub fn take_section(module: &[u8], name: &str) -> Result<(Vec<u8>, Option<Vec<u8>>)> {
    let (mut rest, mut taken) = (HEADER.to_vec(), None);
    for (id, content) in sections(module)? {
        let mut bytes = Bytes(content);
        if id == CUSTOM && bytes.name()? == name {
            taken = Some(bytes.0.to_vec());
            continue;
        }
        rest.push(id);
        put_number(&mut rest, content.len());
        rest.extend(content);
    }
    Ok((rest, taken))
}

fn sections(module: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    ensure!(
        module.starts_with(HEADER),
        "this is no WebAssembly module of version 1"
    );
    let mut bytes = Bytes(&module[HEADER.len()..]);
    let mut sections = Vec::new();
    while !bytes.0.is_empty() {
        let id = bytes.byte()?;
        let length = bytes.number()?;
        sections.push((id, bytes.take(length)?));
    }
    Ok(sections)
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        ensure!(
            length <= self.0.len(),
            "the WebAssembly module ends too early"
        );
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the WebAssembly module is too long")
    }

    fn name(&mut self) -> Result<String> {
        let length = self.number()?;
        Ok(String::from_utf8(self.take(length)?.to_vec())?)
    }

    fn import_kind(&mut self) -> Result<&'a [u8]> {
        self.raw(|bytes| {
            match bytes.byte()? {
                0 => bytes.skip_number()?,
                1 => {
                    bytes.value_type()?;
                    bytes.limits()?;
                }
                2 => bytes.limits()?,
                3 => {
                    bytes.value_type()?;
                    bytes.byte()?;
                }
                4 => {
                    bytes.byte()?;
                    bytes.skip_number()?;
                }
                other => bail!("the WebAssembly module imports a thing of unknown kind {other}"),
            }
            Ok(())
        })
    }

    fn export_kind(&mut self) -> Result<&'a [u8]> {
        self.raw(|bytes| {
            bytes.byte()?;
            bytes.skip_number()
        })
    }

    fn raw(&mut self, read: impl FnOnce(&mut Self) -> Result<()>) -> Result<&'a [u8]> {
        let before = self.0;
        read(self)?;
        Ok(&before[..before.len() - self.0.len()])
    }

    fn skip_number(&mut self) -> Result<()> {
        self.number().map(|_| ())
    }

    fn value_type(&mut self) -> Result<()> {
        // A reference type spelled out (`ref`, `ref null`) is followed by what it refers to.
        if matches!(self.byte()?, 0x63 | 0x64) {
            self.skip_number()?;
        }
        Ok(())
    }

    fn limits(&mut self) -> Result<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.skip_number()?;
        if has_maximum {
            self.skip_number()?;
        }
        Ok(())
    }
}

fn put_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

fn put_name(to: &mut Vec<u8>, name: &str) {
    put_number(to, name.len());
    to.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two functions and a memory imported from `./glue.js`, one function and the memory exported, one other section.
    fn module() -> Vec<u8> {
        let mut imports = vec![3];
        for (name, kind) in [
            ("click", &[0, 0][..]),
            ("log", &[0, 1]),
            ("memory", &[2, 1, 1, 0x80, 0x02]),
        ] {
            put_name(&mut imports, "./glue.js");
            put_name(&mut imports, name);
            imports.extend(kind);
        }
        let mut exports = vec![2];
        for (name, kind) in [("mount", &[0, 2]), ("memory", &[2, 0])] {
            put_name(&mut exports, name);
            exports.extend(kind);
        }
        let mut module = HEADER.to_vec();
        for (id, content) in [(IMPORTS, imports), (5, vec![0; 200]), (EXPORTS, exports)] {
            module.push(id);
            put_number(&mut module, content.len());
            module.extend(content);
        }
        module
    }

    #[test]
    fn the_names_of_imports_and_exports_are_read_in_order() {
        let names: Vec<String> = imports(&module())
            .unwrap()
            .into_iter()
            .map(|import| import.name)
            .collect();
        assert_eq!(names, ["click", "log", "memory"]);
        assert_eq!(exports(&module()).unwrap(), ["mount", "memory"]);
    }

    #[test]
    fn renaming_changes_the_names_and_nothing_else() {
        let long =
            "a-name-that-needs-a-longer-section-and-so-a-longer-length-in-front-of-it".repeat(3);
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
    fn a_section_that_was_put_in_is_taken_out_again() {
        let mut with = module();
        put_section(&mut with, "mine", &[7; 300]);
        assert_eq!(exports(&with).unwrap(), ["mount", "memory"]);
        assert_eq!(take_section(&with, "other").unwrap(), (with.clone(), None));
        assert_eq!(
            take_section(&with, "mine").unwrap(),
            (module(), Some(vec![7; 300]))
        );
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let module = module();
        assert!(imports(&module[..module.len() - 1]).is_err());
        assert!(imports(b"<!doctype html>").is_err());
    }
}
