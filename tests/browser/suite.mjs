// A file of browser tests: one browser and one server, a fresh page and an empty console for each test.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { BROWSER, consoleLines, start } from "./browser.mjs";
import { Beyond, toolsOf } from "./devtools.mjs";
import { Page } from "./page.mjs";
import { Server } from "./server.mjs";

/** The engine that every test gets: "wasm", or "js" where ROLEFIT_ENGINE says so. */
const NAME = process.env.ROLEFIT_ENGINE ?? "wasm";

/** The path of that engine's file. */
export const ENGINE = { wasm: "/rolefit_bg.wasm", js: "/rolefit_nowasm.js" }[NAME];

/** The longest a test may take, in milliseconds; it ends one that waits for what never comes. */
const TIMEOUT = 120_000;
const HOOK = { timeout: TIMEOUT };

/**
 * Declares a file's tests: `declare(test)` calls `test(name, [{ console, requests, only }], run)`. `run` gets
 * `{ page, server, devtools }`. `console` lists the warnings and errors that the test expects, as texts or patterns; any other
 * fails it, and so does one that does not come. `requests` lists more of them: failed and refused requests, of which only
 * Chromium's console tells. `only` names the one engine for which the test has a meaning.
 */
export function suite(title, declare) {
  describe(title, () => {
    let driver;
    let devtools;
    let server;
    before(async () => {
      // In this order, and stopped whatever became of the browser: a server that nobody stops keeps the file from ending.
      server = await Server.start();
      driver = await start();
      devtools = toolsOf(driver, server);
      if (NAME === "js") await toolsOf(driver, server).first("delete window.WebAssembly");
    }, HOOK);
    after(async () => {
      try {
        await driver?.quit();
      } finally {
        await server?.stop();
      }
    }, HOOK);

    declare((name, ...rest) => {
      const run = rest.pop();
      const { console: lines = [], requests = [], only = NAME } = rest.pop() ?? {};
      const expected = BROWSER === "chromium" ? [...lines, ...requests] : lines;
      if (only !== NAME) return;
      it(name, { timeout: TIMEOUT }, async (context) => {
        await driver.get("about:blank");
        server.reset();
        await devtools.media("light");
        await devtools.size(1280);
        await consoleLines(driver);
        try {
          await run({ page: new Page(driver, server), server, devtools });
        } catch (error) {
          if (error instanceof Beyond) return context.skip(error.message);
          const lines = await consoleLines(driver).catch(() => []);
          if (lines.length) error.message += `\nconsole:\n${lines.join("\n")}`;
          throw error;
        } finally {
          await devtools.forget();
        }
        assertConsole(await consoleLines(driver), expected);
      });
    });
  });
}

function assertConsole(lines, expected) {
  const fits = (line) => (pattern) => (pattern instanceof RegExp ? pattern.test(line) : line.includes(pattern));
  const surprises = lines.filter((line) => !expected.some(fits(line)));
  const missing = expected.filter((pattern) => !lines.some((line) => fits(line)(pattern)));
  assert.deepEqual({ surprises, missing: missing.map(String) }, { surprises: [], missing: [] }, "the console");
}
