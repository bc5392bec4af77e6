// The tests' own tools. A fault in them would hide faults in every other test.
import assert from "node:assert/strict";
import { consoleLines } from "./browser.mjs";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";

suite("the tools of these tests", { about: "tools" }, (test) => {
  test(
    "see warnings, uncaught errors and rejections in the console",
    { console: ["a warning", "an error", /an uncaught error/, /a rejection/] },
    async ({ page }) => {
      await page.visit("bare");
      await page.run(() => {
        const script = document.createElement("script");
        script.textContent = `
          console.warn("a warning");
          console.error("an error");
          console.log("no more than a remark");
          queueMicrotask(() => {
            throw new Error("an uncaught error");
          });
          Promise.reject(new Error("a rejection"));
          addEventListener("unhandledrejection", () => (window.rejected = true));`;
        document.body.append(script);
      });
      await page.until("the rejection", () => page.run(() => window.rejected));
    },
  );

  test("see failed requests in Chromium's console", { requests: [/no-such-file/] }, async ({ page }) => {
    skipIn(["firefox", "webkit"], "its driver does not tell of failed requests");
    await page.visit("bare");
    await page.run(() => fetch("/no-such-file").then(() => {}));
  });

  test("give each test an empty console", async ({ page }) => {
    await page.visit("bare");
    assert.deepEqual(await consoleLines(page.driver), []);
  });

  test("have a server that counts requests, holds a response back and changes it", async ({ page, server }) => {
    await page.visit("bare");
    const get = () => page.run(() => void fetch("/pages/record.js").then(async (answer) => (window.got = [answer.headers.get("content-type"), await answer.text()])));
    server.hold("/pages/record.js");
    server.answer("/pages/record.js", { headers: { "content-type": "text/plain" }, body: "changed" });
    await get();
    await page.until("the request", () => server.count("/pages/record.js") === 2);
    assert.equal(await page.run(() => window.got ?? null), null);
    server.release("/pages/record.js");
    assert.deepEqual(await page.until("the response", () => page.run(() => window.got)), ["text/plain", "changed"]);
  });

  test("serve the engine with its own MIME type", async ({ page, server }) => {
    await page.visit("bare");
    const type = await page.run(() => fetch("/rolefit_bg.wasm").then((answer) => answer.headers.get("content-type")));
    assert.equal(type, "application/wasm");
    assert.equal(server.count("/rolefit_bg.wasm"), 1);
  });
});
