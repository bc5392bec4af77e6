//! A host's dataset: from the flat text in which `dataset.js` hands it over to what all widgets that were given the same text share.

use std::cell::RefCell;

use crate::domain::bundled::DATASET;
use crate::domain::dataset::Dataset;
use crate::domain::json::Json;
use crate::domain::read;

thread_local! {
    /// What was read, with its text: a page whose widgets come and go keeps each dataset once.
    static READ: RefCell<Vec<(String, &'static Dataset)>> = const { RefCell::new(Vec::new()) };
}

/// The dataset that a flat text holds; it stays for as long as the page.
///
/// # Errors
/// The faults, a line for each.
pub fn dataset(flat: &str) -> Result<&'static Dataset, String> {
    READ.with_borrow_mut(|known| {
        if let Some((_, dataset)) = known.iter().find(|(text, _)| text == flat) {
            return Ok(*dataset);
        }
        let mut read = Ok(&DATASET);
        seam::read(&flat, &mut read);
        let dataset = read?;
        known.push((flat.into(), dataset));
        Ok(dataset)
    })
}

/// The reader, which pages with the bundled dataset do not load.
fn read_flat(flat: &str) -> Result<&'static Dataset, String> {
    let json = Json::decode(flat).ok_or("dataset: found another form, expected JSON\n")?;
    Ok(Box::leak(Box::new(read(&json)?)))
}

#[cfg(not(feature = "split"))]
mod seam {
    use super::*;

    pub fn read(flat: &&str, read: &mut Result<&'static Dataset, String>) {
        *read = read_flat(flat);
    }
}

/// Between the engine and its part that reads; the names are those that the splitter goes by, as in `ui::late`.
#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    reason = "a seam in the linked module has no other form; the types on both sides are the same"
)]
mod seam {
    use super::*;

    pub use __wasm_split_00data00_import_00000000000000000000000000000003_read as read;

    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    #[allow(improper_ctypes, reason = "both sides are this crate")]
    unsafe extern "C" {
        pub safe fn __wasm_split_00data00_import_00000000000000000000000000000003_read(
            flat: &&str,
            read: &mut Result<&'static Dataset, String>,
        );
    }

    #[unsafe(no_mangle)]
    #[allow(improper_ctypes_definitions, reason = "both sides are this crate")]
    extern "C" fn __wasm_split_00data00_export_00000000000000000000000000000003_read(
        flat: &&str,
        read: &mut Result<&'static Dataset, String>,
    ) {
        *read = read_flat(flat);
    }
}
