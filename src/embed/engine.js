// Gets an engine and starts it: once per page, however many widgets ask. The first is WebAssembly; where that cannot be had or
// is not allowed, the second takes its place, the same in JavaScript. Both lie beside the loader.
import { imports, Widget, __wbg_set_wasm } from "rolefit-glue";

/** How long a server may take to deliver the engine before it is asked once more, in milliseconds. */
const PATIENCE = 15e3;

let engine;

/**
 * The engine's class of widgets. `base` is the address of the loader. `warn(message, code)` hears what is wrong with the page
 * or its server although the widget works; of several callers the first one's.
 */
export const load = (base, warn) => (engine ??= start((file) => new URL(file, base), warn));

async function start(beside, warn) {
  if (window.WebAssembly) {
    const address = beside("rolefit_bg.wasm");
    let code = "wasm-http";
    try {
      const get = async () => {
        // WebKit shares what is preloaded from the page's own site with such a request only.
        const preloaded = address.origin == origin && { mode: "no-cors", credentials: "include" };
        const response = await fetch(address, { ...preloaded, signal: AbortSignal.timeout(PATIENCE) });
        return [response, await response.arrayBuffer()];
      };
      const [response, bytes] = await get().catch(get);
      const type = response.headers.get("content-type");
      // Every module begins with these bytes; the page that a server shows for a missing file does not.
      if (!response.ok || new TextDecoder().decode(bytes.slice(0, 4)) != "\0asm") throw Error(`found status ${response.status} and ${type}, expected WebAssembly`);
      code = "wasm-compile";
      const { instance } = await WebAssembly.instantiate(bytes, { "./rolefit_bg.js": imports });
      __wbg_set_wasm(instance.exports);
      instance.exports.__wbindgen_start();
      if (type != "application/wasm") warn(`${address}: found type ${type}, expected application/wasm`, "wasm-mime");
      return Widget;
    } catch ({ message }) {
      // Browsers have no common name for a refusal by policy, but all say what refused.
      const refused = /CSP|Security/.test(message);
      warn(`${address}: ${refused ? "add 'wasm-unsafe-eval' to script-src" : message}`, refused ? "csp-wasm" : code);
    }
  }
  const address = beside("rolefit_nowasm.js");
  try {
    return (await import(address)).Widget;
  } catch ({ message }) {
    // WebKit does not say which file is missing.
    throw Error(`${address}: ${message}`);
  }
}
