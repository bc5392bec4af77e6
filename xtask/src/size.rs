//! `cargo xtask size`: what a visitor downloads.

use crate::build;
use crate::project::Project;
use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

/// What every visitor loads.
const LOADED: [&str; 2] = ["embed.js", "rolefit_bg.wasm"];
/// The most that may be loaded, in bytes after brotli 11. A page on React with a like table and eight questions loads 62 kB.
const MOST: usize = 70_000;
/// The most that the loader may weigh, with its glue: every page pays it, also one whose visitors never come near the widget. Of this, 300
/// are for share links, which must be seen before the visitor comes near, 650 for the calls by which serde reads a host's dataset, and 300
/// for those of Leptos' mounting and effects.
const MOST_OF_LOADER: usize = 8_500;
/// What else may be loaded, and when.
const LATER: [(&str, &str); 3] = [
    ("rolefit_data.wasm", "with a host's dataset"),
    ("rolefit_more.wasm", "near a result"),
    ("rolefit_nowasm.js", "without WebAssembly"),
];

/// Prints a line for each file and their sum, and fails if that is too much; builds them first if there are none.
pub fn run(project: &Project) -> Result<()> {
    let dist = project.path("dist");
    if LOADED.iter().any(|name| !dist.join(name).exists()) {
        build::dist(project)?;
    }
    println!("{}", line("bytes", "raw", "brotli 11"));
    let (mut sum, mut loader) = (Size::default(), 0);
    for name in LOADED {
        let size = Size::of(
            &std::fs::read(dist.join(name)).with_context(|| format!("cannot read dist/{name}"))?,
        )?;
        println!("{}", size.line(name));
        if name == LOADED[0] {
            loader = size.brotli;
        }
        sum = Size {
            raw: sum.raw + size.raw,
            brotli: sum.brotli + size.brotli,
        };
    }
    println!("{}", sum.line("together"));
    for (name, when) in LATER {
        let size = Size::of(
            &std::fs::read(dist.join(name)).with_context(|| format!("cannot read dist/{name}"))?,
        )?;
        println!("{}", size.line(&format!("{name} ({when})")));
    }
    ensure!(
        loader <= MOST_OF_LOADER,
        "{} has {loader} bytes, expected at most {MOST_OF_LOADER}: take something out, or say why it is worth more",
        LOADED[0]
    );
    ensure!(
        sum.brotli <= MOST,
        "a visitor loads {} bytes, expected at most {MOST}: take something out, or say why it is worth more",
        sum.brotli
    );
    Ok(())
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
