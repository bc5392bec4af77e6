// The second engine: the same Rust as JavaScript, with its own glue. Built into dist/rolefit_nowasm.js.
import * as engine from "rolefit-engine";
import { styles, Widget, __wbg_set_wasm } from "rolefit-glue";
import { guard } from "./guard.js";

/** Starts it; `life` is what guard.js says. */
export const start = (life) => {
  __wbg_set_wasm(guard(engine, life));
  engine.__wbindgen_start();
  return { Widget, styles };
};
