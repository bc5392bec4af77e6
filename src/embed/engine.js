// Gets the engine and starts it: once per page, however many widgets ask.
import { imports, Widget, __wbg_set_wasm } from "rolefit-glue";

let engine;

/** The engine's class of widgets. `base` is the address of the loader; the engine lies beside it. */
export const load = (base) => (engine ??= start(fetch(new URL("rolefit_bg.wasm", base))));

async function start(request) {
  const response = await request;
  if (!response.ok) throw new Error(`the engine could not be fetched: found status ${response.status} for ${response.url}`);
  const wanted = { "./rolefit_bg.js": imports };
  // Streaming wants the right MIME type; bytes do not.
  const { instance } = /^application\/wasm\b/.test(response.headers.get("content-type"))
    ? await WebAssembly.instantiateStreaming(response, wanted)
    : await WebAssembly.instantiate(await response.arrayBuffer(), wanted);
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return Widget;
}
