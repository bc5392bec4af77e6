// The second engine: the same Rust as JavaScript, with its own glue. Built into dist/rolefit_nowasm.js.
import * as engine from "rolefit-engine";
import { styles, Widget, __wbg_set_wasm } from "rolefit-glue";
import { guard } from "./guard.js";

/** Starts it. `died()` is told when it panics. */
export const start = (died) => {
  __wbg_set_wasm(guard(engine, died));
  engine.__wbindgen_start();
  return { Widget, styles };
};
