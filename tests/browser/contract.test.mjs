// The public contract beyond one widget on a plain page: the forms of the tag, when the engine is loaded, what is stored, and what the data layer
// and the page are told.
import assert from "node:assert/strict";
import { suite, ENGINE } from "./suite.mjs";
import { dataset, label, pure, text, word } from "./words.mjs";

const SOME = { "main-gap": "set-direction", "time-frame": "multi-year" };
const TALL = '<p style="height: 4000px">A long story.</p>';
const FALLBACK = "<p>The three roles in short.</p>";

suite("the three forms of the tag", { about: "contract" }, (test) => {
  test("a div stands for the widget: its content is the fallback, and its attributes are the widget's, also when they change", async ({ page, server }) => {
    server.hold(ENGINE);
    await page.host(`<div data-rolefit data-rolefit-view="faq quiz" data-view="mine" class="mine">${FALLBACK}</div>`);
    await page.until("the request for the engine", () => server.count(ENGINE) === 1);
    assert.equal(await page.run(() => document.body.innerText.trim()), "The three roles in short.");
    server.release(ENGINE);
    const widget = await page.widget();
    assert.deepEqual(await widget.texts("h2"), [word("faq_heading"), word("quiz_heading")]);
    await widget.answer({ "main-gap": "set-direction" });
    await page.run(() => (document.querySelector(".mine").dataset.rolefitView = "quiz"));
    await page.until("one part", async () => (await widget.texts("h2")).length === 1);
    await page.run(() => document.querySelector(".mine").removeAttribute("data-rolefit-view"));
    await page.until("all parts", async () => (await widget.texts("h2")).length === 3);
    assert.deepEqual(await widget.property("answers"), { "main-gap": "set-direction" });
    assert.equal(await page.run(() => document.querySelectorAll("role-fit").length), 1);
  });

  test("the loader's own tag in the body stands for the widget", async ({ page }) => {
    await page.host('<h1>Mine</h1><script async src="/embed.js" data-rolefit data-rolefit-lang="fr"></script><footer>Mine too</footer>', "");
    const widget = await page.widget();
    await widget.shows("main-gap", "fr");
    assert.equal(await page.run(() => document.querySelector("role-fit").previousElementSibling.localName), "script");
  });

  test("the loader's own tag in the head shows no widget, and one warning says so", { console: ["[rolefit] a script in the head has no place"] }, async ({ page }) => {
    await page.host(`<role-fit>${FALLBACK}</role-fit>`, '<script async src="/embed.js" data-rolefit></script>');
    await page.widget();
    assert.equal(await page.run(() => document.querySelectorAll("role-fit").length), 1);
    assert.deepEqual((await page.events("warning")).map(({ detail }) => detail.code), ["head"]);
  });

  test("placeholders that are added later get one widget each, and copies of them get no second one", async ({ page }) => {
    await page.host("<main></main>");
    await page.until("the loader", () => page.run(() => Boolean(window.rolefit)));
    await page.run((fallback) => (document.querySelector("main").innerHTML = `<div data-rolefit>${fallback}</div>`), FALLBACK);
    const widget = await page.widget();
    await widget.shows("main-gap");
    await page.run(() => document.body.append(document.querySelector("main").cloneNode(true)));
    await page.run(() => scrollTo(0, document.body.scrollHeight));
    await (await page.widget(1)).shows("main-gap");
    await page.run(() => document.body.append(document.createElement("hr")));
    assert.equal(await page.run(() => document.querySelectorAll("role-fit").length), 2);
    assert.equal(await page.run(() => document.querySelectorAll("role-fit role-fit").length), 0);
  });

  test("a placeholder that the parser has not closed yet keeps all its content", async ({ page, server }) => {
    server.hold("/slow.js");
    server.answer("/slow.js", { body: Buffer.from("") });
    server.answer("/host.html", {
      body: Buffer.from(`<!doctype html><title>Slow</title><link rel="icon" href="data:,"><script src="/pages/record.js"></script><script src="/embed.js"></script>
        <div data-rolefit id="div"><p>One.</p><script src="/slow.js"></script><p>Two.</p></div>`),
    });
    const going = page.driver.get(server.url("/host.html"));
    await page.until("the page's slow script", () => server.count("/slow.js") === 1);
    server.release("/slow.js");
    await going;
    await page.widget();
    assert.equal(await page.run(() => document.querySelector("#div").childElementCount), 1);
    assert.equal(await page.run(() => document.querySelector("role-fit").textContent.replace(/\s/g, "")), "One.Two.");
  });
});

suite("the start", { about: "starting" }, (test) => {
  test("of a widget far below waits until the visitor comes near", async ({ page, server }) => {
    await page.host(`${TALL}<role-fit>${FALLBACK}</role-fit>`);
    await page.until("the loader", () => page.run(() => Boolean(window.rolefit)));
    // After two frames an observer would have reported a widget that is near.
    await page.run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.equal(server.count(ENGINE), 0);
    await page.run(() => scrollTo(0, 3000));
    await (await page.widget()).shows("main-gap");
    assert.equal(server.count(ENGINE), 1);
  });

  test("of an eager widget does not wait, nor that of a dialog which a script opens", async ({ page, server }) => {
    await page.host(`${TALL}<role-fit loading="eager">${FALLBACK}</role-fit>`);
    await page.widget();
    await page.host(`${TALL}<role-fit mode="dialog">${FALLBACK}</role-fit>`);
    await page.until("the loader", () => page.run(() => Boolean(window.rolefit)));
    await page.run(() => document.querySelector("role-fit").open());
    await (await page.widget()).shows("main-gap");
    assert.equal((await page.events("open")).length, 1);
    assert.equal(server.count(ENGINE), 2);
  });

  test("happens when loading becomes \"eager\" while the widget waits, and does not happen again later", async ({ page, server }) => {
    await page.host(`${TALL}<role-fit>${FALLBACK}</role-fit>`);
    await page.until("the loader", () => page.run(() => Boolean(window.rolefit)));
    await page.run(() => document.querySelector("role-fit").setAttribute("loading", "eager"));
    const widget = await page.widget();
    await widget.answer(SOME);
    await widget.press(word("back"));
    await widget.shows("time-frame");
    await widget.attribute("loading", "lazy");
    await widget.attribute("loading", "eager");
    await widget.attribute("debug", "");
    await widget.shows("time-frame");
    assert.equal(server.count(ENGINE), 1);
    assert.equal((await page.events("ready")).length, 1);
  });

  test("never happens if the widget is removed while it waits", async ({ page, server }) => {
    await page.host(`${TALL}<role-fit>${FALLBACK}</role-fit>`);
    await page.until("the loader", () => page.run(() => Boolean(window.rolefit)));
    await page.run(() => {
      document.querySelector("role-fit").remove();
      scrollTo(0, 4000);
    });
    await page.run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.equal(server.count(ENGINE), 0);
  });
});

suite("the stored answers", { about: "contract" }, (test) => {
  for (const store of ["session", "local"]) {
    test(`let a visitor who comes back go on with resume="${store}", and are not reported as new`, async ({ page }) => {
      const widget = await page.open("plain", { resume: store });
      await widget.answer(SOME);
      const again = await page.open("plain", { resume: store });
      await again.shows("coding-share");
      assert.deepEqual(await again.property("answers"), SOME);
      await again.answer({ "coding-share": "rarely" });
      const names = (await page.events()).map(({ name }) => name);
      assert.deepEqual(names, ["ready", "answer"]);
      await page.run(() => document.querySelector("role-fit").reset());
      const empty = await page.open("plain", { resume: store });
      await empty.shows("main-gap");
      assert.equal(await page.run((store) => Object.keys(window[`${store}Storage`]).filter((key) => key.startsWith("rolefit")).length, store), 0);
    });
  }

  test("are none without resume", async ({ page }) => {
    await page.driver.get(page.server.url("/pages/bare.html"));
    await page.run(() => localStorage.clear());
    const widget = await page.open("plain");
    await widget.answer(SOME);
    assert.deepEqual(await page.run(() => [localStorage.length, Object.keys(sessionStorage).filter((key) => key.startsWith("rolefit")).length, document.cookie]), [0, 0, ""]);
  });

  test("are shared by widgets of the same instance only", async ({ page }) => {
    await page.host(`<role-fit instance="a" resume="session"></role-fit>`);
    await (await page.widget()).answer(SOME);
    await page.host(`<role-fit instance="b" resume="session"></role-fit><role-fit instance="a" resume="session"></role-fit>`);
    await (await page.widget()).shows("main-gap");
    await (await page.widget(1)).shows("coding-share");
    assert.deepEqual((await page.events("ready")).map(({ detail }) => detail.instance).sort(), ["a", "b"]);
    await page.run(() => sessionStorage.clear());
  });
});

suite("the data layer", { about: "contract" }, (test) => {
  const pushed = (page) => page.run(() => window.dataLayer ?? null);

  test("gets nothing unless the attribute asks for it", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(SOME);
    assert.equal(await pushed(page), null);
  });

  test("keeps the widget from saying that answers stay in the browser", async ({ page }) => {
    const widget = await page.open("plain", { analytics: "datalayer" });
    const intro = () => widget.text(".quiz .lede");
    assert.equal(await intro(), word("quiz_intro_told", "en", { n: "10" }));
    await widget.attribute("analytics", null);
    await page.until("the promise", async () => (await intro()) === word("quiz_intro", "en", { n: "10" }));
  });

  test("gets GOV.UK's verbs with ids only", async ({ page }) => {
    const widget = await page.open("plain", { analytics: "datalayer", instance: "hero" });
    await widget.answer(SOME);
    await widget.press(word("back"));
    await widget.choose(label("time-frame", "coming-year"));
    await widget.shows("coding-share");
    await (await widget.one(".about summary")).click();
    await page.until("the role to be told", async () => (await pushed(page)).some(({ event }) => event === "information_click"));
    const { trigger, ...others } = pure("cto");
    await widget.set("answers", others);
    await widget.choose(label("trigger", trigger));
    await widget.showsResult();
    await widget.press(word("restart"));
    const version = await page.run(() => window.rolefit.version);
    const all = await pushed(page);
    for (const entry of all) {
      assert.equal(entry.instance, "hero");
      assert.equal(entry.version, version);
      for (const value of Object.values(entry)) assert.match(String(value), /^[a-z0-9._-]+$/, "ids and numbers only");
    }
    assert.deepEqual(
      all.map(({ event, question, choice, kind, id }) => [event, question ?? kind, choice ?? id].filter(Boolean)),
      [
        ["form_start"],
        ["form_response", "main-gap", "set-direction"],
        ["form_response", "time-frame", "multi-year"],
        ["form_change_response", "time-frame", "coming-year"],
        ["information_click", "role", dataset.roles[0].id],
        ["form_response", "trigger", pure("cto").trigger],
        ["form_complete"],
        ["form_start_again"],
      ],
    );
  });
});

suite("the dialog", { about: "contract" }, (test) => {
  const opener = (widget) => widget.one(".opener button");
  const isOpen = (page) => page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("dialog").open);

  test("is opened by a button and closed by Escape or its own button, and gives focus and scroll position back", async ({ page }) => {
    await page.host(`<main><h1 style="height: 300px">Before</h1><role-fit mode="dialog">${FALLBACK}</role-fit>${TALL}</main>`);
    const widget = await page.widget();
    assert.equal(await isOpen(page), false);
    const button = await opener(widget);
    assert.equal(await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector(".opener button").textContent), "Which role do you need?");
    await page.run(() => scrollTo(0, 120));
    await button.click();
    await widget.shows("main-gap");
    assert.ok(await isOpen(page));
    await widget.answer(SOME);
    await page.run(() => scrollTo(0, 2000));
    await page.press("\uE00C");
    await page.until("the window to close", async () => !(await isOpen(page)));
    await page.until("the scroll position", () => page.run(() => scrollY === 120));
    assert.equal((await page.focused()).className, "button-primary");
    await page.run(() => document.querySelector("role-fit").open());
    await widget.shows("coding-share");
    await widget.press("Close");
    await page.until("the window to close", async () => !(await isOpen(page)));
    assert.deepEqual((await page.events()).map(({ name }) => name), ["ready", "open", "start", "answer", "answer", "close", "open", "close"]);
    assert.deepEqual(await page.accessibilityFaults(), []);
  });

  test("has the host's words on its button, and goes when the host changes the mode", async ({ page }) => {
    await page.host(`<role-fit mode="dialog" lang="fr"><span slot="open">Lequel ?</span></role-fit>`);
    const widget = await page.widget();
    assert.equal(await page.run(() => document.querySelector("[slot=open]").checkVisibility()), true);
    await (await page.driver.findElement({ css: "[slot=open]" })).click();
    await widget.answer({ "main-gap": "set-direction" }, "fr");
    await widget.attribute("mode", null);
    await widget.shows("time-frame", "fr");
    assert.deepEqual(await widget.texts("dialog"), []);
  });
});

suite("the other attributes", { about: "contract" }, (test) => {
  const heads = (widget, table = ".table") => widget.texts(`${table} thead .role-name`);
  const names = (...ids) => ids.map((id) => text(dataset.roles.find((role) => role.id === id).name));
  const [first, second, third] = dataset.roles.map((role) => role.id);

  test("roles says which roles are compared, in which order, and a change keeps the answers", async ({ page }) => {
    const widget = await page.open("plain", { roles: `${third} ${first}` });
    for (const table of [".table", ".coverage"]) assert.deepEqual(await heads(widget, table), names(third, first));
    await widget.answer(SOME);
    await widget.attribute("roles", `${second} ${third} ${first}`);
    await page.until("three columns", async () => (await heads(widget)).length === 3);
    assert.deepEqual(await heads(widget), names(second, third, first));
    assert.deepEqual(await widget.property("answers"), SOME);
  });

  test("roles with an unknown role means all roles, and one warning names them", { console: [/roles: found “boss cto”, expected two or more of/] }, async ({ page }) => {
    const widget = await page.open("plain", { roles: "boss cto" });
    assert.deepEqual(await heads(widget), names(first, second, third));
    const [{ detail }] = await page.events("warning");
    for (const id of [first, second, third]) assert.ok(detail.message.includes(id));
    assert.equal(detail.code, "attribute");
  });

  test("heading-level sets the levels of the headings", async ({ page }) => {
    const widget = await page.open("plain", { "heading-level": "3" });
    const levels = () => page.run(() => [...document.querySelector("role-fit").shadowRoot.querySelectorAll("h2, h3")].map((heading) => [heading.localName, heading.ariaLevel]));
    assert.deepEqual(await levels(), [["h2", "3"], ["h3", "4"], ["h2", "3"], ["h3", "4"], ["h2", "3"]]);
    await widget.attribute("heading-level", null);
    await page.until("the default", async () => (await levels())[0][1] === null);
  });

  test("cta-heading, cta-text, cta-label and cta-target are used in the call to action", async ({ page }) => {
    const widget = await page.open("plain", { "cta-href": "/contact", "cta-heading": "Not sure?", "cta-text": "We are <b>here</b>.", "cta-label": "Write to us", "cta-target": "_top" });
    assert.equal((await widget.text(".cta")).replace(/\s+/g, " "), "Not sure? We are <b>here</b>. Write to us");
    assert.deepEqual(await page.run(() => { const link = document.querySelector("role-fit").shadowRoot.querySelector(".cta a"); return [link.target, link.rel]; }), ["_top", "noopener"]);
  });

  for (const [name, value, valid] of [["mode", "popup", "inline dialog"], ["resume", "cookie", "none session local"], ["loading", "soon", "lazy eager"], ["engine", "go", "auto js"], ["analytics", "ga4", "none datalayer"], ["heading-level", "7", "1 to 6"]]) {
    test(`an unknown value of ${name} means the default, and one warning lists the valid values`, { console: [`${name}: found “${value}”`] }, async ({ page }) => {
      const widget = await page.open("plain", { [name]: value });
      await widget.shows("main-gap");
      const warnings = await page.events("warning");
      assert.equal(warnings.length, 1);
      assert.ok(warnings[0].detail.message.endsWith(valid), warnings[0].detail.message);
    });
  }

  test("debug shows the warnings in the widget, which are hidden without it", { console: ["view: found"] }, async ({ page }) => {
    const widget = await page.open("plain", { view: "all", debug: "" });
    assert.match(await widget.text(".notes"), /view: found “all”/);
    await widget.attribute("debug", null);
    await page.until("the notes to go", async () => (await widget.text(".notes")) === "");
  });

  test("engine=\"js\" fetches no WebAssembly", { only: "wasm" }, async ({ page, server }) => {
    const widget = await page.open("plain", { engine: "js" });
    await widget.answer(SOME);
    assert.equal(server.count("/rolefit_bg.wasm"), 0);
  });

  test("base says where the engine is fetched from", async ({ page, server }) => {
    for (const file of ["embed.js", "rolefit_bg.wasm", "rolefit_nowasm.js"]) server.answer(`/away/${file}`, { from: `/${file}` });
    await page.host(`<role-fit base="/away"></role-fit>`);
    await page.widget();
    assert.equal(server.count(`/away${ENGINE}`), 1);
    assert.equal(server.count(ENGINE), 0);
  });

  test("header and legal notes of the host stand above and below the widget", async ({ page }) => {
    await page.host(`<role-fit><h2 slot="header">Mine</h2><small slot="legal">No legal advice</small>${FALLBACK}</role-fit>`);
    const widget = await page.widget();
    const tops = await page.run(() => ["[slot=header]", "[slot=legal]"].map((host) => document.querySelector(host).getBoundingClientRect().top));
    const base = await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector(".base").getBoundingClientRect().top);
    assert.ok(tops[0] < base && base < tops[1]);
    await widget.shows("main-gap");
  });
});

suite("what follows on the page", { about: "looks" }, (test) => {
  const shifts = "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })";
  const after = '<p id="after">What the host says below.</p>';
  const top = (page) => page.run(() => document.querySelector("#after").getBoundingClientRect().top);
  const settled = (page) => page.run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

  for (const width of [360, 1280]) {
    for (const warm of [false, true]) {
      for (const what of ["a snippet", "a lower fallback", "a higher fallback"]) {
        test(`stays in place when the widget replaces ${what} at ${width} px, with ${warm ? "an engine that is cached" : "nothing cached"}`, async ({ page, devtools, server }) => {
          await devtools.size(width, 9000);
          await devtools.first(shifts);
          const inside = {
            "a snippet": await page.snippet(),
            "a lower fallback": `<div style="height: ${width === 360 ? 2500 : 2000}px">The roles in short.</div>`,
            "a higher fallback": '<div style="height: 5000px">The roles in length.</div>',
          }[what];
          const html = `<main><h1>Roles</h1><role-fit>${inside}</role-fit>${after}</main>`;
          if (warm) {
            await page.host(html);
            await page.widget();
          }
          server.hold(ENGINE);
          await page.host(html);
          await page.until("the request for the engine", () => server.count(ENGINE) === (warm ? 2 : 1));
          await settled(page);
          const before = await top(page);
          assert.ok(before > 0 && before < 9000, "the host's text is in view");
          server.release(ENGINE);
          const widget = await page.widget();
          await settled(page);
          assert.equal(await top(page), before);
          assert.deepEqual(await page.run(() => window.shifts), []);
          await widget.answer({ "main-gap": "set-direction" });
          assert.equal(await page.run(() => document.querySelector("role-fit").shadowRoot.firstChild.style.overflow), "", "the widget has its own height after the first click");
        });
      }
    }
  }
});
