//! The build that a file belongs to: a hash of all files that are loaded together, written into each of them.
//!
//! Owns the mark that stands for the hash until everything is built. Knows nothing of what the files do with it: the loader puts it into the addresses of the engine's
//! files, and asks each of them for it before it runs. The hash is made of contents alone, so that equal sources give equal files.

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Stands for the hash and is as long. It is no name in JavaScript, so that no minifier takes the quotes from it.
pub const MARK: &str = "rf-build";

/// Replaces the mark in all of these files, each of which has it, by the hash of all of them.
pub fn write(files: &[PathBuf]) -> Result<()> {
    let mut contents = Vec::new();
    let mut hash = Sha256::new();
    for file in files {
        let content =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.update(&content);
        contents.push(content);
    }
    let hash: String = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for (file, mut content) in files.iter().zip(contents) {
        let count = replace(&mut content, MARK.as_bytes(), hash.as_bytes());
        ensure!(
            count > 0,
            "found no mark of the build in {}, expected one",
            file.display()
        );
        std::fs::write(file, content)?;
    }
    Ok(())
}

/// Writes the beginning of `new` over each `old`, and returns how many there were. Nothing moves: wasm has lengths before its names.
fn replace(content: &mut [u8], old: &[u8], new: &[u8]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while let Some(place) = content.get_mut(at..at + old.len()) {
        if place == old {
            place.copy_from_slice(&new[..old.len()]);
            count += 1;
            at += old.len();
        } else {
            at += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_replaced_and_nothing_moves() {
        let mut content = b"rf-buildrf-build? rf-buil".to_vec();
        assert_eq!(replace(&mut content, MARK.as_bytes(), b"0123456789"), 2);
        assert_eq!(content, b"0123456701234567? rf-buil");
    }

    #[test]
    fn the_hash_follows_from_the_contents_alone() {
        let folder = std::env::temp_dir().join(format!("rolefit-stamp-{}", std::process::id()));
        let stamped = |name: &str, one: &str, other: &str| {
            let folder = folder.join(name);
            std::fs::create_dir_all(&folder).unwrap();
            let files = [folder.join("one"), folder.join("other")];
            std::fs::write(&files[0], one).unwrap();
            std::fs::write(&files[1], other).unwrap();
            write(&files).map(|()| files.map(|file| std::fs::read_to_string(file).unwrap()))
        };
        let first = stamped("a", "1 rf-build", "2 rf-build").unwrap();
        assert_eq!(first, stamped("b", "1 rf-build", "2 rf-build").unwrap());
        assert_eq!(first[0][2..], first[1][2..]);
        assert_ne!(
            first[0],
            stamped("c", "1 rf-build", "3 rf-build").unwrap()[0]
        );
        assert!(stamped("d", "1 rf-build", "unmarked").is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
