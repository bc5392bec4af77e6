// The second engine, ready to use: the same Rust as JavaScript, with its own glue. Built into dist/rolefit_nowasm.js.
import * as engine from "rolefit-engine";
import { Widget, __wbg_set_wasm } from "rolefit-glue";

__wbg_set_wasm(engine);
engine.__wbindgen_start();

export { Widget };
