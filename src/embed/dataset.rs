//! A host's dataset: from the JavaScript value that the loader hands over to what all widgets that were given the same dataset share.

use wasm_bindgen::JsValue;

use crate::bundled::DATASET;
use crate::domain::dataset::Dataset;
use crate::split::split;

/// The dataset that a JavaScript value holds; it stays for as long as the page. Reading the value must not run code of the page: an
/// exception would end the engine. `dataset.js` hands over a copy that holds nothing but data.
///
/// # Errors
/// The faults, a line for each.
pub fn dataset(value: &JsValue) -> Result<&'static Dataset, String> {
    let mut dataset = Ok(&DATASET);
    read_in_part(value, &mut dataset);
    dataset
}

// Pages with the bundled dataset do not load it.
split!("data", "00000000000000000000000000000004", fn read_in_part(value: &JsValue, dataset: &mut Result<&'static Dataset, String>) = reader::read_into);

/// The reader, which lies in the part `data`.
mod reader {
    use std::cell::RefCell;

    use wasm_bindgen::JsValue;

    use crate::bundled;
    use crate::domain::dataset::Dataset;
    use crate::domain::json::Json;

    thread_local! {
        /// What was read, with its JSON: a page whose widgets come and go keeps each dataset once.
        static READ: RefCell<Vec<(Json, &'static Dataset)>> = const { RefCell::new(Vec::new()) };
    }

    pub fn read_into(value: &JsValue, dataset: &mut Result<&'static Dataset, String>) {
        *dataset = read(value);
    }

    fn read(value: &JsValue) -> Result<&'static Dataset, String> {
        let json = json(value)?;
        READ.with_borrow_mut(|known| {
            if let Some((_, dataset)) = known.iter().find(|(other, _)| *other == json) {
                return Ok(*dataset);
            }
            let dataset: &Dataset = Box::leak(Box::new(bundled::read(&json)?));
            known.push((json, dataset));
            Ok(dataset)
        })
    }

    #[cfg(target_arch = "wasm32")]
    fn json(value: &JsValue) -> Result<Json, String> {
        use serde::Deserialize;

        let source = serde_wasm_bindgen::Deserializer::from(value.clone());
        Json::deserialize(source).map_err(|_| String::from(NO_JSON))
    }

    /// Native builds have no JavaScript values.
    #[cfg(not(target_arch = "wasm32"))]
    fn json(_: &JsValue) -> Result<Json, String> {
        Err(String::from(NO_JSON))
    }

    const NO_JSON: &str = "dataset: found another form, expected JSON\n";
}
