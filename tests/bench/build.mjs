// Bundles the peers, each into a folder of its own with `app.js` and `app.css`, as their authors would deliver them: minified, one file of a kind.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SOURCES = fileURLToPath(new URL("peers/", import.meta.url));

const PEERS = {
  "hand-written": { entry: "hand-written.js" },
  preact: { entry: "preact.jsx", jsxImportSource: "preact", alias: { hooks: "preact/hooks" } },
  react: { entry: "react.jsx", jsxImportSource: "react", alias: { hooks: "react" } },
  surveyjs: { entry: "surveyjs.js" },
  "vue-form": {
    entry: "vue-form.js",
    // As Vite resolves it. In esbuild's own order the form brings a second Vue, which doubles the bundle.
    mainFields: ["module", "browser", "main"],
    define: { __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  },
  "own-content": { entry: "own-content.js" },
};

/** Builds all of them below `folder`. */
export async function buildPeers(folder) {
  for (const [name, { entry, define, ...options }] of Object.entries(PEERS)) {
    const outdir = join(folder, name);
    rmSync(outdir, { recursive: true, force: true });
    await build({
      entryPoints: { app: join(SOURCES, entry) },
      outdir,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"', ...define },
      legalComments: "none",
      logLevel: "warning",
      ...options,
    });
  }
}
