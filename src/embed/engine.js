// Gets an engine and starts it: once per page, however many widgets ask. The first is WebAssembly; where that cannot be had or
// is not allowed, the second takes its place, the same in JavaScript. Both lie beside the loader.
import { detailsLoaded, imports, styles, Widget, __wbg_set_wasm } from "rolefit-glue";
import { PATIENCE, fault } from "./fault.js";
import { guard } from "./guard.js";

/** Called, and emptied, when the engine has panicked: a function for each widget that lives. */
export const mourners = new Set();

const FILES = "put its files beside embed.js";

let engine;

/**
 * Gets the part of the engine that has the details of a result, and tells the engine; after a failure it can be asked again. Of several
 * callers the `warn` of the first is heard, and let go of when it is settled: it holds a widget.
 */
export let more;

/** Gets the part that reads a host's dataset. The engine in JavaScript is one part. */
export let reader;

const life = { isOver: false, end };

/** Whether the engine has panicked: nothing that it answers counts any more. */
export const isDead = () => life.isOver;

function end() {
  const panic = fault("panic", "the engine stopped at a fault of its own", "reload; its `answers` are kept");
  engine = Promise.reject(panic);
  engine.catch(() => {});
  for (const mourn of mourners) mourn(panic);
  mourners.clear();
}

/**
 * The engine: its class `Widget` and its function `styles`. `base` is the address of its folder or of a file in it; `second` asks for the engine in JavaScript.
 * `warn(message, code)` hears what is wrong with the page or its server although the widget works. Of several callers the first
 * is heard. Rejects with a fault where there is no engine.
 */
export const load = (base, second, warn) => (engine ??= start((file) => new URL(file, base), second, warn));

async function start(beside, second, warn) {
  if (window.WebAssembly && !second) {
    let type;
    /** The exports of a module in a file beside the loader. */
    const module = async (file, imports) => {
      const address = beside(file);
      let code = "wasm-http";
      try {
        let response;
        const get = async (failure) => {
          // Refused by policy or out of reach: what failed before an answer came would fail again.
          if (!response && failure?.name == "TypeError") throw failure;
          // WebKit shares what is preloaded from the page's own site with such a request only.
          const preloaded = address.origin == origin && { mode: "no-cors", credentials: "include" };
          response = await fetch(address, { ...preloaded, signal: AbortSignal.timeout(PATIENCE) });
          return response.arrayBuffer();
        };
        const bytes = await get().catch(get);
        type = response.headers.get("content-type");
        // Every module begins with these bytes; the page that a server shows for a missing file does not.
        if (!response.ok || new TextDecoder().decode(bytes.slice(0, 4)) != "\0asm") throw Error(`found status ${response.status} and ${type}, expected WebAssembly`);
        code = "wasm-compile";
        return (await WebAssembly.instantiate(bytes, imports)).instance.exports;
      } catch ({ message }) {
        // Browsers have no common name for a refusal by policy, but all say what refused.
        const refused = /CSP|Security/.test(message);
        throw fault(refused ? "csp-wasm" : code, `${address}: ${refused ? "add 'wasm-unsafe-eval' to script-src" : message}`, FILES);
      }
    };
    try {
      const exports = await module("rolefit_bg.wasm", { "./rolefit_bg.js": imports });
      __wbg_set_wasm(guard(exports, life));
      exports.__wbindgen_start();
      if (type != "application/wasm") warn(`${beside("rolefit_bg.wasm")}: found type ${type}, expected application/wasm`, "wasm-mime");
      const part = (name, came, failed) => {
        let asked;
        return (warn) =>
          (asked ??= module(`rolefit_${name}.wasm`, { __wasm_split: exports }).then(came, (error) => {
            asked = undefined;
            failed(error, warn);
          }));
      };
      more = part(
        "more",
        () => detailsLoaded(true),
        ({ code, message }, warn) => {
          warn(message, code);
          detailsLoaded(false);
        },
      );
      reader = part("data", undefined, (error) => {
        throw error;
      });
      return { Widget, styles };
    } catch ({ code, message }) {
      warn(message, code);
    }
  }
  const address = beside("rolefit_nowasm.js");
  try {
    const patience = AbortSignal.timeout(PATIENCE);
    const late = new Promise((_, reject) => (patience.onabort = () => reject(Error("did not come within 15 s"))));
    return (await Promise.race([import(address), late])).start(life);
  } catch ({ message }) {
    // WebKit does not say which file is missing.
    throw fault("engine", `${address}: ${message}`, FILES);
  }
}
