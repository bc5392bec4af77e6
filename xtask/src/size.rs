//! `cargo xtask size`: what a visitor downloads.

use crate::build;
use crate::project::Project;
use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;
use std::path::{Path, PathBuf};

/// What every visitor loads: the loader, then the engine.
const FIRST_LOAD: [&str; 2] = ["embed.js", "rolefit_bg.wasm"];
/// The most that the first load may have, in bytes after brotli 11. A page on React with a like table and eight questions loads 62 kB.
const LIMIT_OF_FIRST_LOAD: usize = 79_000;
/// The most that the loader may have, with its glue: every page pays it, also one whose visitors never come near the widget. Of this, 300
/// are for share links, which must be seen before the visitor comes near, 300 for the calls of Leptos' mounting and effects, and 900 for
/// rendering in short tasks beside the page's own content, which takes 0.4 s of blocking off a slow phone. 1 100 are for what real pages do: files of
/// several builds, preloads whatever their query is, pages that take keys, wheel and touch for themselves, other documents and shadow roots,
/// consent tools and languages that change. 400 are for visitors who type, tab or press in what is about to be replaced, and for dialogs that stay open.
const LIMIT_OF_LOADER: usize = 10_800;
/// What else may be loaded, when, and the most that it may have. A dataset is read from its text: reading it value by value through
/// JavaScript took 2.4 kB less and three times as long.
const LATER: [(&str, &str, usize); 3] = [
    ("rolefit_data.wasm", "with a host's dataset", 21_500),
    ("rolefit_more.wasm", "near a result", 32_000),
    ("rolefit_nowasm.js", "without WebAssembly", 152_500),
];

/// What a marketer's browser loads for the first view of the studio, beside the widget and the presets' pictures.
const STUDIO: [&str; 5] = [
    "index.html",
    "studio.css",
    "studio.js",
    "studio_bg.wasm",
    "agency.html",
];
/// The folder of the presets, with their pictures.
const PRESETS: &str = "presets";
/// The most that the first view of the studio may have, the widget in it included.
const LIMIT_OF_STUDIO: usize = 350_000;

/// Prints a line for each file and the sum of the first load, and fails if one is too large; builds them first if there are none.
pub fn run(project: &Project) -> Result<()> {
    let dist = project.path("dist");
    if FIRST_LOAD.iter().any(|name| !dist.join(name).exists()) {
        build::dist(project)?;
    }
    let size = |name: &str| {
        let file = dist.join(name);
        Size::of(&std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?)
    };
    println!("{}", line("bytes", "raw", "brotli 11"));
    let [loader, engine] = [size(FIRST_LOAD[0])?, size(FIRST_LOAD[1])?];
    let sum = Size {
        raw: loader.raw + engine.raw,
        brotli: loader.brotli + engine.brotli,
    };
    println!("{}", loader.line(FIRST_LOAD[0]));
    println!("{}", engine.line(FIRST_LOAD[1]));
    println!("{}", sum.line("together"));
    let mut found = vec![
        (FIRST_LOAD[0], loader.brotli, LIMIT_OF_LOADER),
        ("the first load", sum.brotli, LIMIT_OF_FIRST_LOAD),
    ];
    for (name, when, limit) in LATER {
        let size = size(name)?;
        println!("{}", size.line(&format!("{name} ({when})")));
        found.push((name, size.brotli, limit));
    }
    let studio = studio(&dist)?.brotli + sum.brotli;
    println!(
        "{}",
        line("the studio's first view", "", &thousands(studio))
    );
    found.push(("the studio's first view", studio, LIMIT_OF_STUDIO));
    for (name, bytes, limit) in found {
        ensure!(
            bytes <= limit,
            "found {bytes} bytes in {name}, expected at most {limit}: take something out, or say in xtask/src/size.rs why it is worth more"
        );
    }
    Ok(())
}

/// The studio's own files and the pictures that it shows first.
fn studio(dist: &Path) -> Result<Size> {
    let mut files: Vec<PathBuf> = STUDIO.iter().map(|name| dist.join(name)).collect();
    for entry in std::fs::read_dir(dist.join(PRESETS))? {
        let file = entry?.path();
        if file.extension().is_some_and(|end| end == "webp") {
            files.push(file);
        }
    }
    let mut sum = Size::default();
    for file in files {
        let size = Size::of(
            &std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?,
        )?;
        sum.raw += size.raw;
        sum.brotli += size.brotli;
    }
    Ok(sum)
}

#[derive(Default)]
struct Size {
    raw: usize,
    brotli: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        let parameters = BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            size_hint: bytes.len(),
            ..Default::default()
        };
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
        Ok(Self {
            raw: bytes.len(),
            brotli: compressed.len(),
        })
    }

    fn line(&self, name: &str) -> String {
        line(name, &thousands(self.raw), &thousands(self.brotli))
    }
}

fn line(name: &str, raw: &str, brotli: &str) -> String {
    format!("{name:<38} {raw:>10} {brotli:>10}")
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| str::from_utf8(group).ok())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(1_234), "1 234");
        assert_eq!(thousands(1_234_567), "1 234 567");
    }

    #[test]
    fn text_that_repeats_compresses_well() {
        let size = Size::of(&b"the same words again, ".repeat(500)).unwrap();
        assert!(size.brotli * 100 < size.raw);
    }
}
