// Owns the frame around a file's tests: which of them run, one browser and one server for all of them, and for each test a fresh page and an
// empty console. Knows nothing of the widget.
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

/** What these tests run in: "js" is Chromium with the JavaScript engine, in pages without WebAssembly. */
const RUN = NAME === "js" ? "js" : BROWSER;

/**
 * Where tests run: Chromium with the engine in WebAssembly runs all of them, the other runs only what can differ there. A suite or a test
 * names its subject; one without a subject runs in Chromium alone.
 */
const SUBJECTS = {
  // How the page gets a loader, an engine and a dataset: every browser fetches, reads and refuses in its own way.
  starting: ["js", "firefox", "webkit"],
  // Faults in which the engine takes part.
  "engine faults": ["js", "firefox", "webkit"],
  // Faults of the page and its server, which look the same with both engines.
  "page faults": ["firefox", "webkit"],
  // What every visitor does: comparing, answering, reading the result, starting again.
  "main path": ["js", "firefox", "webkit"],
  // Fits, outcomes and the texts that follow from them: the JavaScript engine computes them with other instructions.
  numbers: ["js"],
  // Attributes, members, events and frames, which go through the browser's own interfaces.
  contract: ["firefox", "webkit"],
  // How numbers and lists are written, of which every browser has tables of its own.
  formats: ["firefox", "webkit"],
  // Focus and keys.
  keyboard: ["firefox", "webkit"],
  // A marketer's whole way through the studio.
  studio: ["firefox", "webkit"],
  // What else the studio does. WebKit's driver loses its session after two or three visits of the studio, whatever they are.
  "studio's panels": ["firefox"],
  // Layout and colours, which every browser computes by itself.
  looks: ["firefox", "webkit"],
  // These tests' own tools, which are others for each browser.
  tools: ["firefox", "webkit"],
};

/** Whether what has this subject, or none, runs here. */
function isSelected(subject) {
  if (subject && !SUBJECTS[subject]) throw new Error(`found the subject “${subject}”, expected one of ${Object.keys(SUBJECTS).join(", ")}`);
  return RUN === "chromium" || Boolean(SUBJECTS[subject]?.includes(RUN));
}

const LEFT_OUT = "its subject cannot differ here: see SUBJECTS in suite.mjs";

/** The longest time that a test may take, in milliseconds. It ends a test that waits for what never comes. */
const TIMEOUT = 120_000;
const HOOK = { timeout: TIMEOUT };

/**
 * Declares a file's tests: `declare(test)` calls `test(name, [{ console, requests, only, about }], run)`. `run` gets
 * `{ page, server, devtools }`. `console` lists the warnings and errors that the test expects, as texts or patterns: any other
 * line fails the test, and so does a missing one. `requests` lists more of them: failed and refused requests, which only
 * Chromium's console tells. `only` names the one engine for which the test has a meaning. `about` is the subject of the suite or, where
 * it differs, of the test; null means that the test has none. What is left out is printed as skipped.
 */
export function suite(title, ...rest) {
  const declare = rest.pop();
  const { about: common } = rest.pop() ?? {};
  const tests = [];
  declare((name, ...rest) => {
    const run = rest.pop();
    const { console: lines = [], requests = [], only = NAME, about = common } = rest.pop() ?? {};
    if (only !== NAME) return;
    tests.push({ name, run, isLeftOut: !isSelected(about), expected: BROWSER === "chromium" ? [...lines, ...requests] : lines });
  });
  if (tests.every(({ isLeftOut }) => isLeftOut)) {
    describe(title, { skip: LEFT_OUT }, () => {});
    return;
  }
  describe(title, () => {
    let driver;
    let devtools;
    let server;
    before(async () => {
      // The server comes first and is stopped whatever becomes of the browser: a server that still runs keeps the file from ending.
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

    for (const { name, run, isLeftOut, expected } of tests) {
      if (isLeftOut) {
        it(name, { skip: LEFT_OUT }, () => {});
        continue;
      }
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
    }
  });
}

function assertConsole(lines, expected) {
  const fits = (line) => (pattern) => (pattern instanceof RegExp ? pattern.test(line) : line.includes(pattern));
  const surprises = lines.filter((line) => !expected.some(fits(line)));
  const missing = expected.filter((pattern) => !lines.some((line) => fits(line)(pattern)));
  assert.deepEqual({ surprises, missing: missing.map(String) }, { surprises: [], missing: [] }, "the console");
}
