// Owns the start of the JavaScript engine: the same Rust, translated to JavaScript, with glue of its own. The build bundles this file with
// both into dist/rolefit_nowasm.js.
import * as engine from "rolefit-engine";
import { onPending, renderNext, styles, Widget, __wbg_set_wasm } from "rolefit-glue";
import { guard } from "./guard.js";

/** The build that this file belongs to. */
export const build = BUILD;

/** Starts the engine. `life` is described in guard.js. */
export const start = (life) => {
  __wbg_set_wasm(guard(engine, life));
  engine.__wbindgen_start();
  return { onPending, renderNext, styles, Widget };
};
