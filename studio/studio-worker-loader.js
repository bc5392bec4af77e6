// Starts the worker's program beside this file. Trunk's own loader calls it in a way that it warns of.
importScripts("studio-worker.js");
wasm_bindgen({ module_or_path: "studio-worker_bg.wasm" });
