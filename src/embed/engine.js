// Owns the engine: fetches one and starts it, once per page, however many widgets ask. The engine in WebAssembly comes first. Where it cannot be
// fetched or is not allowed, the JavaScript engine, the same Rust in JavaScript, takes its place. Their files lie in one folder. Knows
// nothing of elements and of the page's content.
import { detailsLoaded, imports, onPending, renderNext, styles, Widget, __wbg_set_wasm } from "rolefit-glue";
import { PATIENCE, fault } from "./fault.js";
import { guard } from "./guard.js";
import { renderInTasks } from "./tasks.js";

/**
 * Functions to call once when the engine panics, with the fault, one for each widget that is on the page. They are called without a fault when another
 * engine takes over: the widget starts again.
 */
export const panicListeners = new Set();

const HELP = "put its files beside embed.js";

let engine;

/** The fault of a file that belongs to another build than the loader. Nothing of it has run. */
const otherBuild = (address) => fault("build", `${address}: found a file of another build than embed.js`, "copy all files again");

/**
 * Loads the engine's details part, which draws the details of a result, and tells the engine. After a failure it can be called again. Of
 * several calls at a time only the `warn` of the first is used. It is released when the call is settled, because it holds a widget.
 */
export let loadDetails;

/**
 * Loads the engine's data part, which reads a host's dataset. The JavaScript engine has no parts. If the part belongs to another build, `warn` is
 * called, and the promise is one of the JavaScript engine, which takes over.
 */
export let loadReader;

const life = { isOver: false, end };

/** Whether the engine has panicked. What it returns after that means nothing. */
export const hasPanicked = () => life.isOver;

function end() {
  const panic = fault("panic", "the engine stopped at a fault of its own", "reload; its `answers` are kept");
  engine = Promise.reject(panic);
  engine.catch(() => {});
  for (const listener of panicListeners) listener(panic);
  panicListeners.clear();
}

/**
 * A promise of the engine: its class `Widget` and its function `styles`. Rejects with a fault where no engine can be started.
 * `base` is the address of the engines' folder or of a file in it; `isJavaScript` asks for the JavaScript engine. `warn(message, code)` is called
 * for what is wrong with the page or its server although the widget works. Of several calls only the arguments of the first are used.
 */
export const loadEngine = (base, isJavaScript, warn) => (engine ??= run((file) => new URL(file, base).href, isJavaScript, warn));

async function run(...values) {
  const engine = await start(...values);
  engine.onPending(() => renderInTasks(engine.renderNext));
  return engine;
}

async function start(addressOf, isJavaScript, warn) {
  if (window.WebAssembly && !isJavaScript) {
    let type;
    /** The exports of the WebAssembly module in a file, which is fetched from `url`. */
    const instantiate = async (address, imports, url) => {
      let code = "wasm-http";
      try {
        let response;
        const download = async (failure) => {
          // A TypeError before any response means that a policy refused or that the server is out of reach. Another try would fail too.
          if (!response && failure?.name == "TypeError") throw failure;
          // WebKit uses a preloaded file of the page's own site only for a request with these options.
          const options = new URL(url).origin == origin && { mode: "no-cors", credentials: "include" };
          response = await fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
          return response.arrayBuffer();
        };
        const bytes = await download().catch(download);
        type = response.headers.get("content-type");
        // Every WebAssembly module begins with these bytes. A page that a server sends for a missing file does not.
        if (!response.ok || new TextDecoder().decode(bytes.slice(0, 4)) != "\0asm") throw Error(`found status ${response.status} and ${type}, expected WebAssembly`);
        code = "wasm-compile";
        // Each file imports from a module that has the build's name, so that it does not link with a file of another build.
        return (await WebAssembly.instantiate(bytes, { [BUILD]: imports })).instance.exports;
      } catch ({ message, name }) {
        // Browsers have no common error name for a refusal by policy, but every message says what refused.
        const isRefused = /CSP|Security/.test(message);
        if (!isRefused && code == "wasm-compile" && /Type|Link/.test(name)) throw otherBuild(address);
        throw fault(isRefused ? "csp-wasm" : code, `${address}: ${isRefused ? "add 'wasm-unsafe-eval' to script-src" : message}`, HELP);
      }
    };
    /** The same, from the address that the page preloads if there is one, whatever its query is; else, or if that has another build, from that of this build. */
    const load = async (file, imports) => {
      const address = addressOf(file);
      const url = `${address}?v=${BUILD}`;
      const preloaded = [...document.querySelectorAll("link[rel=preload]")].find(({ href }) => href.split("?")[0] == address);
      try {
        return await instantiate(address, imports, preloaded?.href ?? url);
      } catch (error) {
        if (!preloaded || error.code != "build") throw error;
        return instantiate(address, imports, url);
      }
    };
    /** Warns, and has the JavaScript engine take the place of this one in all widgets. */
    const giveWay = ({ code, message }, warn) => {
      warn(message, code);
      loadReader = undefined;
      engine = run(addressOf, true, warn);
      for (const listener of [...panicListeners]) listener();
      return engine;
    };
    try {
      const exports = await load("rolefit_bg.wasm", imports);
      __wbg_set_wasm(guard(exports, life));
      exports.__wbindgen_start();
      if (type != "application/wasm") warn(`${addressOf("rolefit_bg.wasm")}: found type ${type}, expected application/wasm`, "wasm-mime");
      /** A function that loads a part of the engine, once unless it failed. */
      const part = (name, onLoaded, onFailed) => {
        let loading;
        return (warn) =>
          (loading ??= load(`rolefit_${name}.wasm`, exports).then(onLoaded, (error) => {
            loading = undefined;
            return error.code == "build" ? giveWay(error, warn) : onFailed(error, warn);
          }));
      };
      loadDetails = part(
        "more",
        () => detailsLoaded(true),
        ({ code, message }, warn) => {
          warn(message, code);
          detailsLoaded(false);
        },
      );
      loadReader = part(
        "data",
        () => {},
        (error) => {
          throw error;
        },
      );
      return { onPending, renderNext, styles, Widget };
    } catch ({ code, message }) {
      warn(message, code);
    }
  }
  const address = addressOf("rolefit_nowasm.js");
  try {
    const timeout = AbortSignal.timeout(PATIENCE);
    const expired = new Promise((_, reject) => (timeout.onabort = () => reject(Error(`did not come within ${PATIENCE / 1e3} s`))));
    const { build, start } = await Promise.race([import(`${address}?v=${BUILD}`), expired]);
    if (build != BUILD) throw otherBuild(address);
    return start(life);
  } catch (error) {
    // WebKit's message does not name the missing file.
    throw error.help ? error : fault("engine", `${address}: ${error.message}; expected beside embed.js or in \`base\``, HELP);
  }
}
