// Faults of the page that loads the widget, with the numbers of docs/faults.md: two versions, a name that is taken, unusual ways of loading, closed
// storage, broken analytics.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, ENGINE } from "./suite.mjs";
import { word } from "./words.mjs";

const FALLBACK = "<p>The three roles in short.</p>";
const SOME = { "main-gap": "set-direction", "time-frame": "multi-year" };
const VERSION = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8").match(/^version = "(.*)"/m)[1];

suite("fault 11: of two versions", { about: "engine faults" }, (test) => {
  test(
    "the first one runs both tags, and one warning names both",
    { console: [`[rolefit] found version 9.9.9 beside ${VERSION}`] },
    async ({ page, server }) => {
      server.answer("/other/embed.js", { from: "/embed.js", edit: (text) => text.replaceAll(VERSION, "9.9.9") });
      await page.host(
        `<role-fit view="quiz">${FALLBACK}</role-fit><script src="/other/embed.js"></script><div data-rolefit data-rolefit-view="quiz">${FALLBACK}</div>`,
        '<script src="/embed.js"></script>',
      );
      await (await page.widget()).answer(SOME);
      await (await page.widget(1)).shows("main-gap");
      const [warning, ...more] = await page.events("warning");
      assert.deepEqual(more, []);
      assert.equal(warning.detail.code, "versions");
      assert.equal(await page.run(() => window.rolefit.version), VERSION);
      assert.equal(server.count(ENGINE), 1);
    },
  );
});

suite("fault 12: where another script has defined the element", { about: "engine faults" }, (test) => {
  test("the page's own content stays, and so does the other script's element", { console: ["[rolefit] role-fit is defined by another script"] }, async ({ page, server }) => {
    await page.host(`<role-fit>${FALLBACK}</role-fit><div data-rolefit>${FALLBACK}</div><script src="/embed.js"></script>`, "<script>customElements.define('role-fit', class Theirs extends HTMLElement {})</script>");
    assert.deepEqual((await page.events("error")).map(({ detail }) => detail.code), ["name-taken"]);
    assert.equal(await page.run(() => document.body.innerText.trim()), "The three roles in short.\n\nThe three roles in short.");
    assert.equal(await page.run(() => customElements.get("role-fit").name), "Theirs");
    assert.equal(server.count(ENGINE), 0);
  });
});

suite("fault 13: the loader finds its engine", { about: "engine faults" }, (test) => {
  const element = `<role-fit>${FALLBACK}</role-fit>`;
  const ways = {
    "in the head before the element": [element, '<script src="/embed.js"></script>'],
    "after the element": [`${element}<script src="/embed.js"></script>`, ""],
    "as a module": [element, '<script type="module" src="/embed.js"></script>'],
    "imported by a module": [`${element}<script type="module">import "/embed.js";</script>`, ""],
    "by a tag manager after the page has loaded": [
      `${element}<script>addEventListener("load", () => { const tag = document.createElement("script"); tag.async = true; tag.src = "/embed.js"; document.querySelector("script").before(tag); });</script>`,
      "",
    ],
  };
  for (const [way, [body, head]] of Object.entries(ways)) {
    test(`beside itself when it is loaded ${way}`, async ({ page, server }) => {
      await page.host(body, head);
      await (await page.widget()).answer(SOME);
      assert.equal(server.count(ENGINE), 1);
    });
  }

  test("in the folder that the attribute base names when it is bundled into the page's own script", async ({ page, server }) => {
    server.answer("/app/site.js", { from: "/embed.js" });
    await page.host('<div data-rolefit data-rolefit-base="/"></div>', '<script type="module" src="/app/site.js"></script>');
    await (await page.widget()).answer(SOME);
    assert.equal(server.count(ENGINE), 1);
  });
});

suite("fault 19: with storage that is closed, full or broken", { about: "page faults" }, (test) => {
  const breaks = {
    "access throws": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
    "it is null": "Object.defineProperty(window, 'localStorage', { value: null })",
    "it is full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
  };
  for (const [how, script] of Object.entries(breaks)) {
    test(`answers are kept in memory: ${how}`, async ({ page, server, devtools }) => {
      await devtools.first(script);
      await page.host('<role-fit resume="local"></role-fit>');
      await (await page.widget()).answer(SOME);
      await page.run(() => {
        document.querySelector("role-fit").remove();
        document.body.insertAdjacentHTML("beforeend", '<role-fit resume="local" instance="1"></role-fit>');
      });
      const again = await page.widget();
      await again.shows("coding-share");
      assert.deepEqual(await again.property("answers"), SOME);
      assert.equal(server.count(ENGINE), 1);
    });
  }

  test("storage that works again alone counts: answers that were reset do not come back", async ({ page, devtools }) => {
    await devtools.first(`
      const { setItem } = Storage.prototype;
      window.isFull = true;
      Storage.prototype.setItem = function (...item) {
        if (window.isFull) throw new DOMException("full", "QuotaExceededError");
        setItem.apply(this, item);
      };`);
    await page.host('<role-fit resume="local" instance="again"></role-fit>');
    await (await page.widget()).answer(SOME);
    await page.run(() => {
      window.isFull = false;
      document.querySelector("role-fit").reset();
      document.querySelector("role-fit").remove();
      document.body.insertAdjacentHTML("beforeend", '<role-fit resume="local" instance="again"></role-fit>');
    });
    const again = await page.widget();
    await again.shows("main-gap");
    assert.deepEqual(await again.property("answers"), {});
  });

  for (const broken of ["%%%", "main-gap=nobody&__proto__=x", '{"main-gap":"set-direction"}', "\u0000=".repeat(9999)]) {
    test(`an invalid entry is removed: ${JSON.stringify(broken).slice(0, 40)}`, async ({ page }) => {
      await page.visit("bare");
      const key = "rolefit:tech-leadership-roles:a";
      await page.host('<role-fit resume="local" instance="a"></role-fit>');
      await (await page.widget()).answer(SOME);
      const [found] = await page.run(() => Object.keys(localStorage).filter((key) => key.startsWith("rolefit:")));
      await page.run((key, value) => localStorage.setItem(key, value), found ?? key, broken);
      await page.host('<role-fit resume="local" instance="a"></role-fit>');
      await (await page.widget()).shows("main-gap");
      assert.deepEqual(await page.run(() => Object.keys(localStorage).filter((key) => key.startsWith("rolefit:"))), []);
    });
  }
});

suite("fault 30: the questionnaire goes on", { about: "page faults" }, (test) => {
  const breaks = {
    "push throws": "window.dataLayer = { push() { throw new Error('blocked'); } }",
    "it is frozen": "window.dataLayer = Object.freeze([])",
    "it is no list": "window.dataLayer = 'none'",
    "it cannot be made": "Object.defineProperty(window, 'dataLayer', { get() {}, set() { throw new Error('blocked'); } })",
  };
  for (const [how, script] of Object.entries(breaks)) {
    test(`with a broken data layer: ${how}`, async ({ page, devtools }) => {
      await devtools.first(script);
      const widget = await page.open("plain", { analytics: "datalayer" });
      await widget.answer(SOME);
      await widget.press(word("back"));
      await widget.shows("time-frame");
    });
  }

  test("without any request once the widget is there", async ({ page, server }) => {
    const widget = await page.open("plain", { analytics: "datalayer" });
    const before = server.requests.length;
    await widget.answer({ ...SOME, "coding-share": "rarely" });
    assert.equal(server.requests.length, before, "nothing is asked of any server");
  });
});
