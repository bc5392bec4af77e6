//! A host's dataset: from the flat text in which `dataset.js` hands it over to what all widgets that were given the same text share.

use std::cell::RefCell;

use crate::domain::bundled::DATASET;
use crate::domain::dataset::Dataset;
use crate::domain::json::Json;
use crate::domain::read;
use crate::split::split;

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
        read_later(&flat, &mut read);
        let dataset = read?;
        known.push((flat.into(), dataset));
        Ok(dataset)
    })
}

// Pages with the bundled dataset do not load it.
split!("data", "00000000000000000000000000000004", fn read_later(flat: &&str, dataset: &mut Result<&'static Dataset, String>) = read_into);

fn read_into(flat: &&str, dataset: &mut Result<&'static Dataset, String>) {
    *dataset = read_flat(flat);
}

fn read_flat(flat: &str) -> Result<&'static Dataset, String> {
    let json = Json::decode(flat).ok_or("dataset: found another form, expected JSON\n")?;
    Ok(Box::leak(Box::new(read(&json)?)))
}
