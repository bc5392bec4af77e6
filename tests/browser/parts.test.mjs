// The engine's parts: when each is loaded, and what is shown where one cannot be loaded. The JavaScript engine has no parts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, ENGINE } from "./suite.mjs";
import { dataset, pure, questions, role, roles, text, word } from "./words.mjs";

const BICYCLES = readFileSync(new URL("../datasets/two-bicycles.json", import.meta.url), "utf8");
const FALLBACK = "<p>The three roles in short.</p>";
const DETAILS = "/rolefit_more.wasm";
const DATA = "/rolefit_data.wasm";
const CTO = pure("cto");
const firstOf = (count) => Object.fromEntries(questions.slice(0, count).map((id) => [id, CTO[id]]));
const FIRST = firstOf(dataset.scoring.min_answered - 1);
const [duty] = dataset.responsibilities;
const REASON = text(duty.coverage[roles[0]].why);

const parts = (title, declare) => suite(title, { about: "starting" }, (test) => declare((name, options, run) => test(name, { ...options, only: "wasm" }, run)));

parts("the engine's parts", (test) => {
  test("are not loaded, but for the first, until the visitor comes near a result", {}, async ({ page, server }) => {
    const widget = await page.open("plain");
    await widget.answer(FIRST);
    await widget.press(word("back"));
    await (await widget.named("summary", text(dataset.faq[0].question))).click();
    assert.deepEqual([ENGINE, DETAILS, DATA].map((path) => server.count(path)), [1, 0, 0]);
  });

  test("bring the details before the result is shown, once for all widgets and answers", {}, async ({ page, server }) => {
    const dots = (widget) => widget.run((root) => getComputedStyle(root.querySelector(".details"), "::before").content);
    await page.host("<role-fit></role-fit><role-fit></role-fit>");
    const [first, second] = [await page.widget(), await page.widget(1)];
    server.hold(DETAILS);
    await first.answer(firstOf(dataset.scoring.min_answered));
    await page.until("the request", () => server.count(DETAILS) === 1);
    await first.answer(Object.fromEntries(questions.slice(dataset.scoring.min_answered).map((id) => [id, CTO[id]])));
    await second.set("answers", CTO);
    await second.one(".headline");
    for (const widget of [first, second]) {
      assert.equal((await widget.bars()).length, dataset.roles.length, "the bars do not wait");
      assert.match(await dots(widget), /…/, "what is still to come");
      assert.deepEqual(await widget.texts("[part=reasons] li"), []);
    }
    server.release(DETAILS);
    for (const widget of [first, second]) {
      await page.until("the reasons", async () => (await widget.texts("[part=reasons] li")).length > 0);
      assert.equal(await dots(widget), "none");
    }
    await first.press(word("restart"));
    await first.give(CTO);
    await page.until("the reasons again", async () => (await first.texts("[part=reasons] li")).length > 0);
    assert.equal(server.count(DETAILS), 1);
  });

  test("bring the text of a cell when it is opened", {}, async ({ page, server }) => {
    const widget = await page.open("plain");
    assert.equal(server.count(DETAILS), 0);
    server.hold(DETAILS);
    await widget.open(text(duty.title));
    const before = () =>
      widget.run((root) => [...root.querySelectorAll(".coverage [open] p > span")].map((place) => getComputedStyle(place, "::before").content));
    for (const drawn of await before()) assert.match(drawn, /…/, "what is still to come");
    server.release(DETAILS);
    await page.until("the reason", async () => (await widget.texts(".coverage p")).some((line) => line.endsWith(REASON)));
    assert.deepEqual(await before(), roles.map(() => "none"));
    assert.equal(server.count(DETAILS), 1);
  });

  test("bring the reader for a host's dataset only, once for all widgets", {}, async ({ page, server }) => {
    server.answer("/data.json", { body: Buffer.from(BICYCLES) });
    await page.host('<role-fit source="/data.json"></role-fit><role-fit source="/data.json"></role-fit><role-fit></role-fit>');
    for (const position of [0, 1, 2]) await page.widget(position);
    assert.equal(server.count(DATA), 1);
  });
});

parts("a part that cannot be loaded", (test) => {
  const said = (widget) => widget.texts(".result [part=error]");
  const reasons = (widget) => widget.texts("[part=reasons] li");

  const faults = {
    missing: { status: 404 },
    "a page in its place": { body: Buffer.from("<!doctype html><p>Not found</p>"), headers: { "content-type": "text/html" } },
    damaged: { body: Buffer.from("\0asm and no more") },
  };
  for (const [what, answer] of Object.entries(faults)) {
    const code = what === "damaged" ? "wasm-compile" : "wasm-http";
    test(
      `leaves the verdict and the bars, the result says so once, and a press loads the details (${what})`,
      { console: ["rolefit_more.wasm: "], requests: answer.status ? [/rolefit_more\.wasm\S* - Failed/] : [] },
      async ({ page, server }) => {
        server.answer(DETAILS, answer);
        server.hold(DETAILS);
        await page.host("<main><h1>Roles</h1><role-fit></role-fit><role-fit></role-fit></main>");
        const [first, second] = [await page.widget(), await page.widget(1)];
        for (const widget of [first, second]) {
          await widget.set("answers", CTO);
          await widget.one(".headline");
        }
        server.release(DETAILS);
        for (const widget of [first, second]) {
          await page.until("the words", async () => (await said(widget)).length > 0);
          assert.deepEqual(await said(widget), [word("more_missing")]);
          assert.ok((await widget.text(".headline")).includes(text(role("cto").name)));
          assert.equal((await widget.bars()).length, dataset.roles.length);
          assert.deepEqual(await reasons(widget), []);
        }
        assert.deepEqual((await page.events("warning")).map(({ detail }) => detail.code), [code]);
        assert.deepEqual(await page.events("error"), []);
        assert.deepEqual(await page.accessibilityFaults(), []);

        server.answer(DETAILS, {});
        await second.press(word("try_again"));
        for (const widget of [first, second]) {
          await page.until("the reasons", async () => (await reasons(widget)).length > 0);
          assert.deepEqual(await said(widget), []);
        }
        assert.equal((await page.events("warning")).length, 1);
      },
    );
  }

  test(
    "is named in the cell that needs it, where a press loads it",
    { console: ["rolefit_more.wasm: "], requests: [/rolefit_more\.wasm\S* - Failed/] },
    async ({ page, server }) => {
      server.answer(DETAILS, { status: 503 });
      const widget = await page.open("plain");
      await widget.open(text(duty.title));
      await page.until("the words", async () => (await widget.texts(".coverage [part=error]")).length > 0);
      server.answer(DETAILS, {});
      await widget.press(word("try_again"));
      await page.until("the reason", async () => (await widget.texts(".coverage p")).some((line) => line.endsWith(REASON)));
      assert.deepEqual(await widget.texts("[part=error]"), []);
      assert.equal((await page.events("warning")).length, 1);
    },
  );

  test(
    "leaves the page's own content if it is the reader, one error says what to do, and the next start tries again",
    { console: ["rolefit_data.wasm: found status 404"], requests: [/rolefit_data\.wasm\S* - Failed/] },
    async ({ page, server }) => {
      server.answer("/data.json", { body: Buffer.from(BICYCLES) });
      server.answer(DATA, { status: 404 });
      await page.host(`<role-fit source="/data.json">${FALLBACK}</role-fit>`);
      await page.until("an error", async () => (await page.events("error")).length > 0);
      const [{ detail }, ...others] = await page.events("error");
      assert.deepEqual(others, []);
      assert.deepEqual([detail.code, detail.help], ["wasm-http", "put its files beside embed.js"]);
      assert.match(detail.message, /rolefit_data\.wasm: found status 404/);
      assert.ok(await page.run(() => document.querySelector("role-fit > p").checkVisibility()));

      server.answer(DATA, {});
      await page.run(() => {
        window.recorded = [];
        document.querySelector("role-fit").setAttribute("source", "/data.json");
      });
      const widget = await page.widget();
      await page.until("the bicycles", async () => (await widget.texts(".table thead .role-name"))[0] === "City bike");
      assert.equal(server.count(DATA), 2);
      assert.deepEqual(await page.events("error"), []);
    },
  );
});
