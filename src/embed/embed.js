// A stand-in for the loader: starts the engine and nothing else.
import * as glue from 'rolefit-glue';

const engine = new URL('rolefit_bg.wasm', document.currentScript.src);
fetch(engine)
  .then((response) => response.arrayBuffer())
  .then((bytes) => WebAssembly.instantiate(bytes, { './rolefit_bg.js': glue }))
  .then(({ instance }) => {
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    console.info(`rolefit ${VERSION}`);
  });
