//! A host's dataset: from the JSON that the loader hands over to what all widgets that were given the same dataset share.

use crate::bundled::DATASET;
use crate::domain::dataset::Dataset;
use crate::split::split;

/// The dataset that a JSON text holds, as [`from_page`](crate::domain::json::from_page) describes it; it stays for as long as the page.
///
/// # Errors
/// The faults, a line for each.
pub fn dataset(text: &str) -> Result<&'static Dataset, String> {
    let mut dataset = Ok(&DATASET);
    read_in_part(&text, &mut dataset);
    dataset
}

// Pages with the bundled dataset do not load it.
split!("data", "00000000000000000000000000000004", fn read_in_part(text: &&str, dataset: &mut Result<&'static Dataset, String>) = reader::read_into);

/// The reader, which lies in the part `data`.
mod reader {
    use std::cell::RefCell;

    use serde_json::Deserializer;

    use crate::bundled;
    use crate::domain::dataset::Dataset;
    use crate::domain::json::from_page;

    thread_local! {
        /// What was read, with its JSON: a page whose widgets come and go keeps each dataset once.
        static READ: RefCell<Vec<(String, &'static Dataset)>> = const { RefCell::new(Vec::new()) };
    }

    pub fn read_into(text: &&str, dataset: &mut Result<&'static Dataset, String>) {
        *dataset = read(text);
    }

    fn read(text: &str) -> Result<&'static Dataset, String> {
        READ.with_borrow_mut(|known| {
            if let Some((_, dataset)) = known.iter().find(|(other, _)| other == text) {
                return Ok(*dataset);
            }
            let json = from_page(&mut Deserializer::from_str(text))
                .map_err(|_| String::from("dataset: found another form, expected JSON\n"))?;
            let dataset: &Dataset = Box::leak(Box::new(bundled::read(&json)?));
            known.push((String::from(text), dataset));
            Ok(dataset)
        })
    }
}
