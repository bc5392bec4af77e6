// A host's own dataset: where it may come from, and what happens when it is wrong or hostile (faults 21 to 23 and 25 of docs/faults.md).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, ENGINE } from "./suite.mjs";
import { dataset as bundled, text, word } from "./words.mjs";

const read = (name) => readFileSync(new URL(`../datasets/${name}.json`, import.meta.url), "utf8");
const BICYCLES = read("two-bicycles");
const KITCHEN = read("six-kitchen-roles");
const FALLBACK = "<p>The three roles in short.</p>";
const DATA = "/data.json";

const heads = (widget) => widget.texts(".table thead .role-name");
const bicycles = ["City bike", "Cargo bike"];
const json = (value) => ({ body: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)) });
/** The bicycles, changed. */
const changed = (change) => {
  const dataset = JSON.parse(BICYCLES);
  change(dataset);
  return dataset;
};

suite("a host's own dataset", { about: "starting" }, (test) => {
  test("is fetched once for all widgets, and the page's own content stays until then", async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES));
    server.hold(DATA);
    await page.host(`<role-fit view="quiz" source="data.json">${FALLBACK}</role-fit><role-fit source="/data.json">${FALLBACK}</role-fit>`);
    await page.until("both requests", () => server.count(DATA) === 1 && server.count(ENGINE) === 1);
    assert.equal(await page.run(() => document.querySelector("role-fit").shadowRoot), null);
    server.release(DATA);
    const [first, second] = [await page.widget(), await page.widget(1)];
    assert.deepEqual(await heads(second), bicycles);
    assert.equal(await first.text("legend"), "What do you carry on most days?");
    await first.choose("Children");
    assert.deepEqual(await first.property("answers"), { load: "children" });
    assert.equal(server.count(DATA), 1);
  });

  test("may stand inside the element, which comes before an address", async ({ page, server }) => {
    await page.host(`<role-fit source="data.json">${FALLBACK}<script type="application/json">${BICYCLES}</script></role-fit>`, '<script src="/embed.js"></script>');
    assert.deepEqual(await heads(await page.widget()), bicycles);
    assert.equal(server.count(DATA), 0);
  });

  test("may be set by a script before or after the loader has run, which comes before both", async ({ page }) => {
    await page.host(`<role-fit><script type="application/json">${KITCHEN}</script></role-fit><script>document.querySelector("role-fit").data = ${BICYCLES}</script><script src="/embed.js"></script>`, "");
    const widget = await page.widget();
    assert.deepEqual(await heads(widget), bicycles);
    await widget.set("data", JSON.parse(KITCHEN));
    await page.until("six roles", async () => (await heads(widget)).length === 6);
    await widget.set("data", null);
    await page.until("the one inside", async () => (await heads(widget))[0] === "Head chef");
  });

  test("changes with the address, and answers that the new one has stay", async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES));
    server.answer("/more.json", json(changed((dataset) => dataset.questions.reverse())));
    const widget = await page.open("plain", { source: "/data.json" });
    await widget.choose("Children");
    await widget.attribute("source", "/more.json");
    await page.until("the other order", async () => (await page.run(() => document.querySelector("role-fit").shadowRoot.textContent)).includes("1"));
    await page.until("the request", () => server.count("/more.json") === 1);
    assert.deepEqual(await widget.property("answers"), { load: "children" });
    assert.equal((await page.events("ready")).length, 1);
    await widget.set("answers", {});
    await widget.attribute("source", null);
    await page.until("the bundled roles", async () => (await heads(widget)).length === 3);
  });

  test(
    "in a language without interface words gets English ones, and each text is marked with its language",
    { console: ["lang: found “de”, expected a language with interface words"] },
    async ({ page, server }) => {
      server.answer(DATA, json(KITCHEN));
      const widget = await page.open("plain", { source: "/data.json", lang: "de" });
      const languages = await page.run(() => {
        const root = document.querySelector("role-fit").shadowRoot;
        const language = (selector) => root.querySelector(selector).closest("[lang]").lang;
        return [language(".base"), language(".table thead .role-name"), language(".quiz h3"), language(".progress p"), language("[type=submit]")];
      });
      assert.equal(await widget.text(".table thead .role-name"), "Küchenchefin");
      // “Weiter” is the dataset's own word.
      assert.deepEqual(languages, ["en", "de", "de", "en", "de"]);
    },
  );
});

/** Opens a page with a dataset that cannot be shown, and returns the detail of its one error. */
async function failure(page, body = FALLBACK) {
  await page.host(`<role-fit source="/data.json">${body}</role-fit>`);
  await page.until("an error", async () => (await page.events("error")).length > 0);
  const [{ detail }, ...more] = await page.events("error");
  assert.deepEqual(more, []);
  assert.ok(detail.message && detail.help, "says what to do");
  assert.deepEqual(await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector(".base")), null, "nothing stands in for it");
  return detail;
}

const shown = (page) => page.run(() => document.querySelector("role-fit > p").checkVisibility());

suite("fault 21: a wrong dataset", { about: "engine faults" }, (test) => {
  const cases = {
    "is no JSON": ["{ roles: [] }", "dataset-json", /JSON/],
    "is a page": ["<!doctype html><p>Not found</p>", "dataset-json", /JSON/],
    "is empty": ["", "dataset-json", /JSON/],
    "is a list": [[], "dataset", /dataset: found a list of 0, expected an object/],
    "has another format": [changed((dataset) => (dataset.format = "rolefit-dataset/9")), "dataset", /\/format: found "rolefit-dataset\/9", expected rolefit-dataset\/1/],
    "has no roles": [changed((dataset) => (dataset.roles = [])), "dataset", /\/roles: found a list of 0, expected /],
    "has wrong types": [
      changed((dataset) => {
        dataset.roles[1].name = 7;
        dataset.questions[0].choices[1].weights["cargo-bike"] = "3";
        delete dataset.questions[1].id;
      }),
      "dataset",
      /\/roles\/1\/name: found 7, expected [^]*\/questions\/0\/choices\/1\/weights\/cargo-bike: found "3", expected [^]*\/questions\/1\/id: found nothing, expected /,
    ],
  };
  for (const [what, [body, code, message]] of Object.entries(cases)) {
    test(`that ${what} leaves the page's own content, and the error lists every fault`, { console: ["[rolefit]"] }, async ({ page, server }) => {
      server.answer(DATA, json(body));
      const error = await failure(page);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.ok(await shown(page));
      assert.equal(await page.run(() => document.querySelector("role-fit").shadowRoot.textContent.includes("could not be loaded")), false);
    });
  }

  test("shows a short note where the page has no content of its own", { console: ["[rolefit]"] }, async ({ page, server }) => {
    server.answer(DATA, json([]));
    await failure(page, "");
    assert.equal(await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("p").textContent), "The interactive comparison could not be loaded.");
  });

  test("that is missing is an error", { console: ["[rolefit]"], requests: ["data.json"] }, async ({ page }) => {
    const error = await failure(page);
    assert.equal(error.code, "dataset-http");
    assert.match(error.message, /data\.json: found status 404/);
    assert.ok(await shown(page));
  });

  test("whose address is invalid is an error", { console: ["[rolefit]"] }, async ({ page }) => {
    await page.host(`<role-fit source="https://">${FALLBACK}</role-fit>`);
    await page.until("an error", async () => (await page.events("error")).length > 0);
    const [{ detail }] = await page.events("error");
    assert.equal(detail.code, "dataset-http");
    assert.match(detail.message, /found “https:\/\/”, expected an address/);
  });

  test("that never comes is given up after the timeout", { console: ["[rolefit]"] }, async ({ page, server, devtools }) => {
    await devtools.first("const timeout = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (time) => timeout(time / 30);");
    server.hold(DATA);
    assert.equal((await failure(page)).code, "dataset-http");
    assert.ok(await shown(page));
  });

  test("rejects ready, which is then a promise of the next dataset", { console: ["[rolefit]"] }, async ({ page, server }) => {
    server.answer(DATA, json([]));
    await failure(page);
    assert.match(await page.run(() => document.querySelector("role-fit").ready.catch(({ message }) => message)), /expected an object/);
    await page.run((bicycles) => (document.querySelector("role-fit").data = bicycles), JSON.parse(BICYCLES));
    assert.equal(await page.run(() => document.querySelector("role-fit").ready.then((element) => Object.keys(element.result.fit)[0])), "city-bike");
  });

  test("in place of a good one keeps the answers for the next good one", { console: ["[rolefit]"] }, async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES));
    server.answer("/bad.json", json([]));
    const widget = await page.open("plain", { source: "/data.json" });
    await widget.choose("Children");
    await widget.attribute("source", "/bad.json");
    await page.until("an error", async () => (await page.events("error")).length > 0);
    assert.ok(await shown(page));
    assert.deepEqual(await widget.property("answers"), { load: "children" });
    await widget.attribute("source", "/data.json");
    await widget.one(".question");
    assert.deepEqual(await widget.property("answers"), { load: "children" });
  });
});

suite("fault 22: too large a dataset", { about: "engine faults" }, (test) => {
  test("of 50 MB is read up to 1 MB, where the page ends the connection", { console: ["[rolefit]"] }, async ({ page, server }) => {
    // The server sends no more after the first byte beyond the limit, so the page itself has to end the connection.
    server.answer(DATA, { status: 200, stops: 1_000_001, headers: { "content-length": "50000000" } });
    const error = await failure(page);
    assert.equal(error.code, "dataset-size");
    assert.ok(await shown(page));
    await page.until("the page to end the connection", () => server.isGone(DATA));
  });

  const cases = {
    "ten thousand levels": ["[".repeat(10_000) + "]".repeat(10_000), "dataset-json", /more than 32 levels/],
    "a hundred thousand roles": [changed((dataset) => (dataset.roles = Array.from({ length: 100_000 }, () => 1))), "dataset", /\/roles: found a list of 100000, expected /],
    "NaN in the text": [BICYCLES.replace(/"city-bike": \d/, '"city-bike": NaN'), "dataset-json", /JSON/],
  };
  for (const [what, [body, code, message]] of Object.entries(cases)) {
    test(`or odd one is an error: ${what}`, { console: ["[rolefit]"] }, async ({ page, server }) => {
      server.answer(DATA, json(body));
      const error = await failure(page);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.ok(error.message.split("\n").length < 60, "the list of faults ends");
    });
  }

  test("with a name that occurs twice has the last value", async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES.replace('"id": "bicycles"', '"id": "trains", "id": "bicycles"').replace('"name": "City bike"', '"name": "Train", "name": "City bike"')));
    assert.deepEqual(await heads(await page.open("plain", { source: "/data.json" })), bicycles);
  });

  const scripts = {
    "NaN from a script": ["data.questions[0].choices[0].weights['city-bike'] = NaN", "dataset", /weights\/city-bike: found NaN, expected /],
    "an object that contains itself": ["data.roles[0].notes = [data]", "dataset-json", /levels/],
    "a function": ["data.roles[0].name = () => 'Train'", "dataset", /\/roles\/0\/name: found /],
    "a property that throws": ["Object.defineProperty(data.roles[0], 'name', { enumerable: true, get() { throw new Error('gone'); } })", "dataset-json", /gone/],
  };
  for (const [what, [script, code, message]] of Object.entries(scripts)) {
    test(`or odd one is an error: ${what}`, { console: ["[rolefit]"] }, async ({ page }) => {
      await page.host(`<role-fit>${FALLBACK}</role-fit><script>{ const data = ${BICYCLES}; ${script}; document.querySelector("role-fit").data = data; }</script>`);
      await page.until("an error", async () => (await page.events("error")).length > 0);
      const [{ detail }] = await page.events("error");
      assert.equal(detail.code, code);
      assert.match(detail.message, message);
      assert.ok(await shown(page));
    });
  }
});

suite("fault 23: markup and control characters in the texts of a dataset", { about: "engine faults" }, (test) => {
  const HOSTILE = '<img src=x onerror="window.hit = 1">\u202e</script><b>&lt;\u200b"\'';

  test("are shown as text", async ({ page, server }) => {
    const spoil = (value) => {
      for (const [name, inside] of Object.entries(value)) {
        if (typeof inside === "object") spoil(inside);
        else if (typeof inside === "string" && ["name", "tagline", "definition", "text", "help", "label", "insight", "headline", "meaning", "answer", "question", "heading"].includes(name)) value[name] = `${inside} ${HOSTILE}`;
      }
    };
    server.answer(DATA, json(changed((dataset) => [dataset.roles, dataset.dimensions, dataset.questions, dataset.outcomes, dataset.faq ?? [], dataset.cta ?? {}].forEach(spoil))));
    const widget = await page.open("plain", { source: "/data.json" });
    assert.ok((await widget.text("legend")).includes("<img src=x"));
    await widget.openAll();
    await widget.set("answers", Object.fromEntries(JSON.parse(BICYCLES).questions.map(({ id, choices }) => [id, choices[0].id])));
    await widget.showsResult();
    assert.deepEqual(await widget.texts("img, b, script"), []);
    assert.equal(await page.run(() => window.hit ?? null), null);
  });
});

suite("fault 25: names with a meaning in JavaScript", { about: "engine faults" }, (test) => {
  test("are unknown members like any other", { console: ["[rolefit]"] }, async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES.replace("{", '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } }, ')));
    const error = await failure(page);
    assert.equal(error.code, "dataset");
    for (const name of ["__proto__", "constructor"]) assert.ok(error.message.includes(`/${name}: `), error.message);
    assert.equal(await page.run(() => ({}).polluted ?? null), null);
  });

  test("are ids like any other where the dataset uses them so", async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES.replaceAll('"city-bike"', '"constructor"')));
    const widget = await page.open("plain", { source: "/data.json" });
    await widget.choose("Children");
    assert.ok("constructor" in (await widget.property("result")).fit);
    assert.deepEqual(await heads(widget), bicycles);
  });
});

suite("a dataset without a call to action", (test) => {
  test("shows the host's once the tag has a link and a label", async ({ page, server }) => {
    server.answer(DATA, json(changed((dataset) => delete dataset.cta)));
    const widget = await page.open("plain", { source: "/data.json", "cta-href": "/shop" });
    assert.deepEqual(await widget.texts(".cta"), []);
    await widget.attribute("cta-label", "See the bicycles");
    await page.until("the link", async () => (await widget.text(".cta")) === "See the bicycles");
  });
});

suite("a dataset that leaves out every optional part", (test) => {
  test("shows no heading without content", async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES));
    const widget = await page.open("plain", { source: "/data.json" });
    assert.deepEqual(await widget.texts("h2"), [word("compare_heading"), word("quiz_heading")]);
  });

  test("keeps its choices further from the question than from each other", async ({ page, server }) => {
    server.answer(DATA, json(BICYCLES));
    const widget = await page.open("plain", { source: "/data.json" });
    const [heading, between] = await widget.run((root) => {
      const [first, second] = root.querySelectorAll(".choice");
      const gap = (above, below) => below.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
      return [gap(root.querySelector(".question h3"), first), gap(first, second)];
    });
    assert.ok(heading >= 1.5 * between, `${heading} px below the question, ${between} px between choices`);
  });
});

suite("the bundled dataset", (test) => {
  test("is shown where the host gives none", async ({ page }) => {
    assert.deepEqual(await heads(await page.open("plain")), bundled.roles.map(({ name }) => text(name)));
    assert.ok(word("quiz_heading"));
  });
});
