//! Everything that is kept in `tests/corpus/` still holds: what a fuzzer once found, and one input of every kind.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use rolefit_fuzz::TARGETS;

/// The most that the corpus may weigh, in bytes: it is read by people and by every test run.
const MOST: usize = 200_000;

fn files(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/corpus")
        .join(target);
    let files =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn every_input_of_the_corpus_holds() {
    let mut broken = Vec::new();
    for (name, target) in TARGETS {
        for file in files(name) {
            let bytes = fs::read(&file).unwrap();
            if catch_unwind(|| target(&bytes)).is_err() {
                broken.push(file);
            }
        }
    }
    assert!(broken.is_empty(), "see above for why: {broken:#?}");
}

#[test]
fn the_corpus_is_small() {
    let sizes = TARGETS
        .iter()
        .flat_map(|(name, _)| files(name))
        .map(|file| fs::metadata(file).unwrap().len() as usize);
    let all: usize = sizes.sum();
    assert!(all > 0 && all <= MOST, "{all} bytes");
}
