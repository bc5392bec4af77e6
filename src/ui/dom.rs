//! Properties and methods of the page's objects, by name. What is called rarely goes this way: an import of its own for each method
//! would add glue between the engine and JavaScript to what every visitor loads.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// A property; undefined where there is none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// A property that is a number, as a whole one; 0 where there is none.
pub fn number(object: &JsValue, name: &str) -> usize {
    get(object, name).as_f64().unwrap_or_default() as usize
}

/// Whether a property is `true`.
pub fn holds(object: &JsValue, name: &str) -> bool {
    get(object, name).as_bool() == Some(true)
}

/// Sets a property.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// Calls a method; undefined where there is none or it fails.
pub fn call(object: &JsValue, name: &str, values: &[JsValue]) -> JsValue {
    let values: Array = values.iter().collect();
    get(object, name)
        .dyn_ref::<Function>()
        .and_then(|method| Reflect::apply(method, object, &values).ok())
        .unwrap_or_default()
}

/// The window of the page that an element is in.
pub fn window_of(element: &Element) -> JsValue {
    get(&get(element, "ownerDocument"), "defaultView")
}
