// Which of the two engines runs, and what the page is told about it.
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import { pure, questions, text, question } from "./words.mjs";

const WASM = "/rolefit_bg.wasm";
const JAVASCRIPT = "/rolefit_nowasm.js";
const CTO = pure("cto");
const HTML = "<!doctype html><title>Welcome</title>";

const WITHOUT_WEBASSEMBLY = "delete window.WebAssembly";

/** Answers all questions by mouse and returns what a host and a visitor get. */
async function throughToTheResult(page) {
  const widget = await page.open("plain");
  await widget.answer(CTO);
  await widget.showsResult();
  return { answers: await widget.property("answers"), result: await widget.property("result"), read: await widget.texts(".result") };
}

/** Asserts that a widget with the JavaScript engine takes answers, and that the host gets this warning and no other. */
async function assertJavaScriptEngine(page, server, code, says) {
  const widget = await page.open("plain");
  const [id, next] = questions;
  await widget.answer({ [id]: CTO[id] });
  assert.equal(await widget.question(), text(question(next).text));
  const warnings = (await page.events("warning")).map(({ detail }) => detail);
  assert.deepEqual(warnings.map((warning) => warning.code), [code]);
  assert.match(warnings[0].message, says);
  assert.equal(server.count(JAVASCRIPT), 1);
}

suite("the JavaScript engine", { about: "starting" }, (test) => {
  const run = (name, ...rest) => test(name, { only: "wasm", ...(rest.length > 1 && rest[0]) }, rest.at(-1));

  run("is never fetched where the engine in WebAssembly runs", async ({ page, server }) => {
    await throughToTheResult(page);
    assert.deepEqual([server.count(WASM), server.count(JAVASCRIPT)], [1, 0]);
    assert.deepEqual(await page.events("warning"), []);
  });

  run("fault 8: leads to the same result, and the other engine is not fetched, where there is no WebAssembly", async ({ page, server, devtools }) => {
    const expected = await throughToTheResult(page);
    server.reset();
    await devtools.first(WITHOUT_WEBASSEMBLY);
    assert.deepEqual(await throughToTheResult(page), expected);
    assert.deepEqual([server.count(WASM), server.count(JAVASCRIPT)], [0, 1]);
    assert.deepEqual(await page.events("warning"), [], "the host could do nothing about it");
  });

  run("runs 150 widgets on a page", async ({ page, server, devtools }) => {
    await devtools.first(WITHOUT_WEBASSEMBLY);
    const first = await page.open("plain");
    await first.answer({ [questions[0]]: CTO[questions[0]] });
    // Until they are all there the page is too busy to be asked.
    await page.run(async (answers) => {
      for (let count = 0; count < 150; count += 1) {
        const element = document.createElement("role-fit");
        element.answers = answers;
        element.setAttribute("loading", "eager");
        document.body.append(element);
      }
      await Promise.all([...document.querySelectorAll("role-fit")].map((widget) => widget.ready));
    }, CTO);
    const last = await page.widget(150);
    await last.showsResult();
    assert.equal((await last.property("result")).outcome, "cto");
    await first.shows(questions[1]);
    await first.answer({ [questions[1]]: CTO[questions[1]] });
    await first.shows(questions[2]);
    assert.equal(server.count(JAVASCRIPT), 1);
  });

  for (const status of [404, 500]) {
    run(`fault 2: takes over where the server answers ${status} for the engine in WebAssembly`, { console: [/\[rolefit\] .*rolefit_bg\.wasm/], requests: [`${status} (`] }, async ({ page, server }) => {
      server.answer(WASM, { status });
      await assertJavaScriptEngine(page, server, "wasm-http", new RegExp(`status ${status}`));
      assert.equal(server.count(WASM), 1, "an error status is an answer: there is no second try");
    });
  }

  for (const type of ["text/html", "application/wasm"]) {
    run(`fault 2: takes over where the server sends a page in place of WebAssembly (as ${type})`, { console: [/\[rolefit\] .*rolefit_bg\.wasm/] }, async ({ page, server }) => {
      server.answer(WASM, { body: HTML, headers: { "content-type": type } });
      await assertJavaScriptEngine(page, server, "wasm-http", new RegExp(`status 200 and ${type}`));
    });
  }

  run("fault 2: takes over where the file of WebAssembly is empty", { console: [/\[rolefit\]/] }, async ({ page, server }) => {
    server.answer(WASM, { body: "" });
    await assertJavaScriptEngine(page, server, "wasm-http", /status 200/);
  });

  run("fault 3: takes over where the file of WebAssembly is cut short", { console: [/\[rolefit\]/] }, async ({ page, server }) => {
    server.answer(WASM, { body: Buffer.from("\0asm\x01\0\0\0\x01\x40") });
    await assertJavaScriptEngine(page, server, "wasm-compile", /rolefit_bg\.wasm: /);
  });

  run("fault 3: takes over where the connection breaks in two tries", { console: [/\[rolefit\]/], requests: [/net::ERR/] }, async ({ page, server }) => {
    skipIn(["webkit"], "it takes a body that ends half-way for a whole one, so the code is wasm-compile");
    server.answer(WASM, { breaks: true });
    await assertJavaScriptEngine(page, server, "wasm-http", /rolefit_bg\.wasm: /);
    assert.equal(server.count(WASM), 2);
  });

  run("fault 3: takes over where the server does not answer in two tries", { console: [/\[rolefit\]/] }, async ({ page, server, devtools }) => {
    await devtools.first("const timeout = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (time) => timeout(time / 100);");
    server.hold(WASM);
    await assertJavaScriptEngine(page, server, "wasm-http", /rolefit_bg\.wasm: /);
    assert.equal(server.count(WASM), 2);
  });

  run("fault 3: is not fetched where the second try for WebAssembly succeeds", async ({ page, server, devtools }) => {
    await devtools.first("const timeout = AbortSignal.timeout.bind(AbortSignal); let times = 0; AbortSignal.timeout = (time) => timeout(times++ ? time : 0);");
    await throughToTheResult(page);
    assert.equal(server.count(JAVASCRIPT), 0);
    assert.deepEqual(await page.events("warning"), []);
  });

  for (const type of ["application/octet-stream", "text/html", null]) {
    run(`fault 1: is not fetched for a wrong MIME type, which one warning names: ${type}`, { console: [/\[rolefit\] .*application\/wasm/] }, async ({ page, server }) => {
      server.answer(WASM, { headers: { "content-type": type } });
      await throughToTheResult(page);
      assert.deepEqual((await page.events("warning")).map(({ detail }) => detail.code), ["wasm-mime"]);
      assert.deepEqual([server.count(WASM), server.count(JAVASCRIPT)], [1, 0]);
    });
  }

  run("fault 3: is given up too where the server never answers, and the page's own content stays", { console: [/\[rolefit\]/] }, async ({ page, server, devtools }) => {
    await devtools.first("const timeout = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (time) => timeout(time / 100);");
    server.hold(WASM);
    server.hold(JAVASCRIPT);
    await page.visit("plain");
    await page.until("an error", async () => (await page.events("error")).length === 1);
    const [{ detail }] = await page.events("error");
    assert.equal(detail.code, "engine");
    assert.ok(await (await page.driver.findElement(By.css("role-fit > p"))).isDisplayed());
  });

  run(
    "fault 2: is given up too where both are missing: the page's own content stays, and an error says what to do",
    { console: [/\[rolefit\] .*404/, /\[rolefit\] .*rolefit_nowasm/], requests: [/rolefit_bg\.wasm\S* - Failed/, /rolefit_nowasm\.js\S* - Failed/] },
    async ({ page, server }) => {
      server.answer(WASM, { status: 404 });
      server.answer(JAVASCRIPT, { status: 404 });
      await page.visit("several");
      const events = await page.until("an error event of each widget", async () => {
        const events = await page.events("error");
        return events.length === 3 && events;
      });
      const [{ detail }] = events;
      assert.ok(detail.code && detail.message.includes("rolefit_nowasm.js"), JSON.stringify(detail));
      assert.equal(detail.help, "put its files beside embed.js");
      for (const fallback of await page.driver.findElements(By.css("role-fit > p"))) assert.ok(await fallback.isDisplayed());
      assert.equal(await page.run(() => document.querySelector("role-fit").ready.catch((error) => error.message)), detail.message);
      assert.deepEqual([server.count(WASM), server.count(JAVASCRIPT)], [1, 1]);
      assert.equal((await page.events("warning")).length, 1);
    },
  );
});
