//! A host's dataset: from the flat text in which `dataset.js` hands it over to what all widgets that were given the same text share.

use std::cell::RefCell;

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
        let json = Json::decode(flat).ok_or("dataset: found another form, expected JSON\n")?;
        let dataset: &Dataset = Box::leak(Box::new(read(&json)?));
        known.push((flat.into(), dataset));
        Ok(dataset)
    })
}
