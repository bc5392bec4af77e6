//! The glue that wasm-bindgen writes between JavaScript and the engine, as a text: what it offers, and how it gets shorter.
//!
//! Knows the form of that text and nothing of files or programs.

use crate::module;
use crate::split::SHARED;
use std::collections::BTreeSet;

/// Exports that are used although the bundle does not name them: wasm-bindgen's start, the memory, and what the engine's later
/// parts import from the first.
const ALWAYS: [&str; 4] = ["memory", "__wbindgen_start", SHARED[0], SHARED[1]];

/// Short names for what only the glue and the engine say to each other.
pub struct Names {
    imports: Vec<(String, String)>,
    exports: Vec<(String, String)>,
}

impl Names {
    /// Every import gets a short name; of the exports those that the loader does not name.
    pub fn short(imports: &[module::Import], exports: &[String], asked: &BTreeSet<String>) -> Self {
        let shorten = |mut names: Vec<&String>| {
            // Independent of the order in which the linker found them.
            names.sort();
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

    /// What the engine calls an import.
    pub fn import(&self, name: &str) -> String {
        look_up(&self.imports, name)
    }

    /// What the engine calls an export.
    pub fn export(&self, name: &str) -> String {
        look_up(&self.exports, name)
    }

    /// The glue, calling the engine's exports by their new names.
    pub fn apply(&self, glue: &str) -> String {
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

/// `a` … `z`, `aa` … `zz`. They are names of properties alone, of which JavaScript reserves none; what keeps its own name is longer.
fn short_name(index: usize) -> String {
    let letter = |index: usize| char::from(b'a' + (index % 26) as u8);
    match index / 26 {
        0 => letter(index).to_string(),
        row => format!("{}{}", letter(row - 1), letter(index)),
    }
}

/// The glue as esbuild can cut it down. Two things hold on to every class, used or not: a line that teaches it
/// JavaScript's `using`, which nobody uses, and a registry, made only to be kept, which every promised browser has.
pub fn prunable(glue: &str) -> String {
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

/// The glue with one way of seeing that the engine's memory has grown: there is another buffer. It asks for a buffer that
/// has lost its bytes, which holds for WebAssembly; translated to JavaScript, the memory moves and leaves the old one whole.
pub fn one_view(glue: &str) -> String {
    const NEW: &str = ".buffer !== wasm.memory.buffer";
    let view = "cachedDataViewMemory0.buffer";
    let asked = format!(
        ".buffer.detached === true || ({view}.detached === undefined && {view} !== wasm.memory.buffer)"
    );
    glue.replace(&asked, NEW).replace(".byteLength === 0", NEW)
}

/// The names a module of glue exports.
pub fn exported(glue: &str) -> BTreeSet<String> {
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
pub fn words(text: &str) -> BTreeSet<String> {
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
    use crate::module::Import;

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
        assert_eq!(names.import("__wbg_log_2"), "b");
        assert_eq!(names.export("memory"), "memory");
        assert_eq!(names.export("mount"), "mount");
        assert_eq!(names.export("__wbindgen_malloc"), "a");
    }

    #[test]
    fn the_glue_calls_the_engine_by_its_new_names() {
        let exports = ["free", "free_all"].map(str::to_owned);
        let names = Names::short(&[], &exports, &BTreeSet::new());
        assert_eq!(
            names.apply("wasm.free(1); wasm.free_all(); free(2); wasm = a"),
            "wasm.a(1); wasm.b(); free(2); wasm = a"
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
    fn a_view_is_made_anew_when_there_is_another_buffer() {
        let glue = "if (b === null || b.byteLength === 0) {\n\
            if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || \
            (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {";
        assert_eq!(
            one_view(glue),
            "if (b === null || b.buffer !== wasm.memory.buffer) {\n\
            if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer !== wasm.memory.buffer) {"
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
}
