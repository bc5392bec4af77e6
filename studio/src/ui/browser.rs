//! What the studio asks of the browser beyond elements and events.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use sha2::{Digest, Sha384};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Whether the browser knows the value of a CSS property.
    #[wasm_bindgen(js_namespace = CSS, js_name = supports)]
    pub fn supports(property: &str, value: &str) -> bool;
}

/// The fragment of the page's address, without `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The page's address without its fragment, and without a file's name where the page is a folder's.
pub fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Removes the fragment from the page's address, without a new entry in the browser's history.
pub fn drop_fragment() {
    if let Ok(history) = window().history() {
        // A page from a file has an address that cannot be replaced: the fragment then stays, and does no harm.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address()));
    }
}

/// Has the visitor's browser save a text as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let blob = gloo_file::Blob::new_with_options(text, Some(kind));
    let url = gloo_file::ObjectUrl::from(blob);
    let link = document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
}

/// The hash of one of the studio's own files, as the attribute `integrity` takes it; `None` where the file cannot be fetched.
pub async fn hash(file: &str) -> Option<String> {
    let response = gloo_net::http::Request::get(file).send().await.ok()?;
    let bytes = response.binary().await.ok()?;
    Some(format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))))
}
