// Owns how Chromium is started for the measurements, always in the same way. `CHROMIUM` names its file.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const VIEWPORT = { width: 1280, height: 900 };
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const options = (more = []) => ({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...ARGUMENTS, ...more] });

/** A browser that opens fresh contexts: nothing in a cache. */
export const start = () => chromium.launch(options());

/** A browser that another program can drive, by its port on this machine. */
export async function startWithPort() {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  return { port, browser: await chromium.launch(options([`--remote-debugging-port=${port}`])) };
}

/** A context with nothing in its cache. */
export const coldContext = (browser) => browser.newContext({ viewport: VIEWPORT });

/** A context that keeps what it has loaded, in a browser and a folder of its own. Its `close` removes both. */
export async function warmContext() {
  const folder = mkdtempSync(join(tmpdir(), "rolefit-bench-"));
  const context = await chromium.launchPersistentContext(folder, { ...options(), viewport: VIEWPORT });
  return {
    context,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
