// Faults of the host page's styles and scripts. Each test's title begins with the number of its row in docs/faults.md.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import { BROWSER } from "./browser.mjs";
import { skipIn } from "./devtools.mjs";
import { ENGINE, suite } from "./suite.mjs";
import { dataset, label, pure, questions, roles, text, word } from "./words.mjs";

const CTO = pure("cto");
const SOME = { "main-gap": "set-direction", "time-frame": "multi-year" };
const EAGER = { loading: "eager" };

/** Answers everything by mouse, and returns what a host and a visitor get. */
async function throughToTheResult(widget) {
  await widget.answer(CTO);
  await widget.showsResult();
  return { answers: await widget.property("answers"), result: await widget.property("result"), read: await widget.texts(".result") };
}

suite("the loader and many widgets", { about: "engine faults" }, (test) => {
  test("fault 10: a loader that is included twice runs once", async ({ page, server }) => {
    const widget = await page.open("twice");
    await widget.answer(SOME);
    await widget.shows("coding-share");
    assert.equal(server.count(ENGINE), 1);
    assert.equal((await page.events("ready")).length, 1);
  });

  test("fault 14: twenty widgets load one engine, and share neither ids nor answers", async ({ page, server }) => {
    const first = await page.open("twenty", EAGER);
    await page.until("all twenty", async () => (await page.events("ready")).length === 20);
    const last = await page.widget(19);
    await first.answer(SOME);
    await last.set("answers", CTO);
    const seen = await page.run(() => {
      const widgets = [...document.querySelectorAll("role-fit")];
      const ids = (root) => [...root.querySelectorAll("[id]")].map(({ id }) => id);
      return {
        answers: widgets.map(({ answers }) => answers),
        twice: [document, ...widgets.map(({ shadowRoot }) => shadowRoot)].flatMap((root) => ids(root).filter((id, at, all) => all.indexOf(id) !== at)),
        // What names another element by its id must find it beside itself.
        lost: widgets.flatMap(({ shadowRoot }) =>
          ["aria-describedby", "aria-labelledby", "aria-controls", "popovertarget", "for"].flatMap((name) =>
            [...shadowRoot.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name)).filter((id) => !shadowRoot.getElementById(id)),
          ),
        ),
      };
    });
    assert.deepEqual(seen.answers, [SOME, ...Array(18).fill({}), CTO]);
    assert.deepEqual([seen.twice, seen.lost], [[], []]);
    assert.equal(new Set((await page.events("ready")).map(({ detail }) => detail.instance)).size, 20, "each has its own instance");
    assert.deepEqual([server.count(ENGINE), server.count("/embed.js")], [1, 1]);
  });
});

suite("the widget in a page that changes", { about: "page faults" }, (test) => {
  test("fault 15: keeps its state when it is moved within the page", async ({ page }) => {
    const widget = await page.open("comes-and-goes", EAGER);
    await widget.answer(SOME);
    await widget.press(word("back"));
    await widget.shows("time-frame");
    await page.run(() => document.querySelector("#there").append(document.querySelector("role-fit")));
    await widget.shows("time-frame");
    assert.equal(await widget.checked(), label("time-frame", "multi-year"));
    assert.equal((await page.events("ready")).length, 1, "it is not mounted again");
    await widget.press(word("next"));
    await widget.shows("coding-share");
    assert.deepEqual(await widget.property("answers"), SOME);
  });

  test("fault 15: keeps the focus when it is moved within the page", async ({ page }) => {
    const widget = await page.open("comes-and-goes", EAGER);
    await page.tabTo("the first choice", ({ type }) => type === "radio");
    await page.press(Key.ARROW_DOWN);
    const before = await page.focused();
    assert.ok(before.checked, JSON.stringify(before));
    await page.run(() => document.querySelector("#there").append(document.querySelector("role-fit")));
    await page.until("the focus to be back", async () => (await page.focused()).tag === "input");
    assert.deepEqual(await page.focused(), before);
    await page.press(Key.ENTER);
    await widget.shows(questions[1]);
  });

  test("fault 16: has one shadow root and loads nothing again when it is removed and put back a thousand times", async ({ page, server }) => {
    const widget = await page.open("comes-and-goes", EAGER);
    await widget.answer(SOME);
    for (let hundred = 0; hundred < 10; hundred += 1) {
      await page.run(async () => {
        const element = document.querySelector("role-fit");
        for (let time = 0; time < 100; time += 1) {
          element.remove();
          await new Promise((resolve) => setTimeout(resolve));
          document.querySelector("#here").append(element);
          if (time % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
      });
    }
    await widget.isReady();
    await widget.shows("coding-share");
    assert.deepEqual(await widget.property("answers"), SOME);
    assert.equal(await page.run(() => window.roots), 1);
    assert.equal(server.count(ENGINE), 1);
    await widget.answer({ "coding-share": "rarely" });
    await widget.shows("reports-to");
    assert.equal((await page.events("answer")).length, 3, "each answer is told once");
  });

  test("fault 16: leaves no listener, no node and no memory in use when it is removed and put back", async ({ page, devtools }) => {
    const widget = await page.open("comes-and-goes", EAGER);
    const cycles = (times) =>
      page.run(async (times) => {
        const element = document.querySelector("role-fit");
        for (let time = 0; time < times; time += 1) {
          element.remove();
          await new Promise((resolve) => setTimeout(resolve));
          document.querySelector("#here").append(element);
          while (!element.shadowRoot.querySelector(".choice")) await new Promise((resolve) => setTimeout(resolve));
        }
      }, times);
    await page.assertNothingStays(devtools, () => cycles(100));
    await widget.shows(questions[0]);
  });

  for (const [how, swap] of [
    ["a new body", () => window.swapBody("The next page")],
    ["a new part of the page", () => window.swapMain("The next page")],
    ["a view transition", () => document.startViewTransition(() => window.swapMain("The next page")).updateCallbackDone.then(() => undefined)],
  ]) {
    test(`fault 17: starts in ${how} long after the page was loaded`, async ({ page }) => {
      if (how === "a view transition") skipIn(["firefox", "webkit"], "it has no view transitions yet");
      await page.visit("swaps");
      await page.until("the page to be loaded", () => page.run(() => window.loaded && document.readyState === "complete" && Boolean(customElements.get("role-fit"))));
      await page.run(swap);
      const widget = await page.widget();
      await throughToTheResult(widget);
      await page.run(swap);
      await page.until("a fresh one", async () => (await page.events("ready")).length === 2);
      await (await page.widget()).shows(questions[0]);
      assert.equal((await widget.property("result")).outcome, "insufficient", "the next page's widget has no answers yet");
    });
  }

  test("fault 17: pushes nothing to the data layer in a preview of a page", async ({ page }) => {
    await page.visit("swaps");
    await page.until("the loader", () => page.run(() => Boolean(customElements.get("role-fit"))));
    await page.run(() => {
      document.documentElement.setAttribute("data-turbo-preview", "");
      window.swapBody("A preview");
      document.querySelector("role-fit").setAttribute("analytics", "datalayer");
    });
    await page.widget();
    await page.run(() => {
      document.documentElement.removeAttribute("data-turbo-preview");
      window.swapBody("The page");
    });
    await page.widget();
    assert.deepEqual(await page.run(() => window.dataLayer ?? []), []);
  });

  test("fault 17: loads one engine in two hundred navigations by script, and works after them", async ({ page, server }) => {
    await page.visit("swaps");
    await page.until("the loader", () => page.run(() => Boolean(customElements.get("role-fit"))));
    await navigate(page, 200);
    const widget = await page.widget();
    assert.equal((await page.events("ready")).length, 200);
    assert.equal(server.count(ENGINE), 1);
    assert.equal((await throughToTheResult(widget)).result.outcome, "cto");
  });

  test("fault 17: leaves no listener, no node and no memory in use when scripts navigate", async ({ page, devtools }) => {
    await page.visit("swaps");
    await page.until("the loader", () => page.run(() => Boolean(customElements.get("role-fit"))));
    await page.assertNothingStays(devtools, () => navigate(page, 100));
  });

  /** Swaps the page that many times, each time with an answer to the widget's first question. */
  function navigate(page, times) {
    return page.run(async (times) => {
      for (let time = 0; time < times; time += 1) {
        window.swapMain(`Page ${time}`);
        const element = document.querySelector("role-fit");
        await element.ready;
        element.shadowRoot.querySelector(".choice input").click();
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, times);
  }

  for (const state of ["question", "result"]) {
    test(`fault 18: still shows the ${state} when the visitor comes back to a page that the browser kept, and dispatches no event again`, async ({ page, server }) => {
      skipIn(["webkit"], "its driver keeps no pages");
      const kept = { headers: { "cache-control": "max-age=60" } };
      server.answer("/pages/leaves.html", kept);
      server.answer("/pages/bare.html", kept);
      const widget = await page.open("leaves");
      const given = state === "result" ? CTO : SOME;
      // Firefox keeps no page in which its driver has clicked.
      await (BROWSER === "firefox" ? widget.set("answers", given) : widget.answer(given));
      if (state === "result") await widget.showsResult();
      const before = await page.events();
      // Firefox keeps no page that is still busy. One in some thirty was not kept right after the details part had loaded.
      await page.driver.executeAsyncScript((done) => requestIdleCallback(() => done(), { timeout: 1_000 }));
      await page.visit("bare");
      await page.driver.navigate().back();
      await page.until("the page that the browser kept", () => page.run(() => window.shown?.join() === "false,true"));
      assert.deepEqual(await widget.property("answers"), given);
      assert.deepEqual(await page.events(), before, "no second ready or start");
      if (state === "result") return assert.equal((await widget.property("result")).outcome, "cto");
      await widget.answer({ "coding-share": "rarely" });
      await widget.shows("reports-to");
    });
  }
});

suite("hostile texts and links", { about: "page faults" }, (test) => {
  const STRINGS = [
    '<img src=x onerror="window.hacked = 1">',
    "</script><script>window.hacked = 1</script>",
    '"><svg onload=window.hacked=1>',
    "{{constructor.constructor('window.hacked = 1')()}}",
    "\u202eolleh\u202c \u2067\u200b\u0007end",
  ];

  for (const hostile of STRINGS) {
    test(`fault 23: in attributes are shown as text and run nothing: ${JSON.stringify(hostile)}`, { console: [/\[rolefit\] view/, /\[rolefit\] theme/] }, async ({ page }) => {
      const widget = await page.open("plain", { "cta-href": `#${hostile}`, "cta-label": hostile, lang: hostile, view: hostile, theme: hostile, ...EAGER });
      const [parts, said] = await page.run(() => {
        const { shadowRoot } = document.querySelector("role-fit");
        return [shadowRoot.querySelectorAll("script, img, svg, iframe, [onload], [onerror]").length, shadowRoot.querySelector("a").textContent];
      });
      assert.equal(parts, 0);
      assert.equal(said, hostile);
      assert.equal(await page.run(() => window.hacked ?? "untouched"), "untouched");
      assert.equal((await throughToTheResult(widget)).result.outcome, "cto");
    });
  }

  for (const href of [
    "javascript:alert(1)",
    " java\tscript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "JAVASCRİPT:alert(1)",
    "java\u200bscript:alert(1)",
    "\u0001javascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "blob:https://elsewhere.example/x",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "\\\\elsewhere.example/",
    "/\t/elsewhere.example/",
  ]) {
    test(`fault 24: are not rendered as a call to action: ${JSON.stringify(href)}`, { console: [/\[rolefit\] cta-href/] }, async ({ page }) => {
      const widget = await page.open("plain", { "cta-href": href });
      assert.deepEqual(await widget.all("a, .cta"), []);
      assert.equal((await page.events("warning")).length, 1);
    });
  }

  for (const [href, leads] of [
    ["/contact", "/contact"],
    ["#contact", "/pages/plain.html"],
    ["contact?from=widget", "/pages/contact"],
    ["https://agency.example/contact", "https://agency.example/contact"],
    ["mailto:hello@agency.example", "mailto:hello@agency.example"],
    ["tel:+33123456789", "tel:+33123456789"],
  ]) {
    test(`fault 24: are told from a safe link, which is rendered: ${href}`, async ({ page, server }) => {
      await page.open("plain", { "cta-href": href });
      const [address, rel] = await page.run(() => {
        const link = document.querySelector("role-fit").shadowRoot.querySelector("a");
        return [link.href, link.rel];
      });
      assert.ok(address.startsWith(leads.startsWith("/") ? server.url(leads) : leads), address);
      assert.equal(rel, "noopener");
    });
  }

  test(
    "fault 25: are dropped from answers and named, and change no prototype",
    { console: [/\[rolefit\].*answers/] },
    async ({ page }) => {
      const widget = await page.open("plain", EAGER);
      await page.run((words) => {
        document.querySelector("role-fit").answers = JSON.parse(
          `{ "__proto__": "polluted", "constructor": "prototype", "toString": "x", "trigger": "__proto__", "main-gap": ${JSON.stringify(words)}, "time-frame": "multi-year" }`,
        );
      }, label("main-gap", "set-direction"));
      assert.deepEqual(await widget.property("answers"), { "time-frame": "multi-year" });
      const [{ detail }, ...more] = await page.events("warning");
      assert.deepEqual(more, []);
      for (const id of ["__proto__", "constructor", "toString", "trigger", "main-gap"]) assert.ok(detail.message.includes(id), detail.message);
      const prototype = await page.run(() => Object.keys(Object.getPrototypeOf(document.querySelector("role-fit").answers)));
      assert.deepEqual(prototype, []);
      await widget.answer({ "main-gap": CTO["main-gap"] });
    },
  );
});

suite("hostile style sheets", { about: "page faults" }, (test) => {
  /** What a visitor would see of every element of the widget, and how large it is written. */
  const look = (page) =>
    page.run(() => {
      const properties = [
        "display", "visibility", "opacity", "pointerEvents", "userSelect", "cursor", "float", "position", "boxSizing", "color", "backgroundColor", "fontSize",
        "fontWeight", "fontStyle", "lineHeight", "letterSpacing", "wordSpacing", "textTransform", "textIndent", "textAlign", "whiteSpace", "listStyleType",
        "borderTopWidth", "borderTopStyle", "paddingTop", "paddingLeft", "marginTop", "maxWidth", "direction",
      ];
      return [...document.querySelector("role-fit").shadowRoot.querySelectorAll("[part=base], [part=base] *")].map((element) => {
        const style = getComputedStyle(element);
        return `${element.localName}.${element.className}: ${properties.map((property) => `${property} ${style[property]}`).join("; ")}`;
      });
    });

  for (const sheet of ["unset", "nothing", "nothing-important", "divs", "boxes", "shrink", "row", "root"]) {
    test(`fault 26: change nothing inside the widget, which leads to a result: ${sheet}`, async ({ page }) => {
      // Some gaps grow with the widget, and a sheet may make it narrower.
      let widget = await page.open("resets", { sheet });
      const box = await widget.place("[part=base]");
      await page.open("plain", { ...EAGER, style: `width: ${box.width}px` });
      const plain = await look(page);
      widget = await page.open("resets", { sheet });
      assert.deepEqual(await look(page), plain);
      assert.ok(box.width >= 700, `its width: ${box.width}`);
      const small = await page.run(() =>
        [...document.querySelector("role-fit").shadowRoot.querySelectorAll("[part=base] *")]
          .filter((element) => element.checkVisibility() && element.innerText && parseFloat(getComputedStyle(element).fontSize) < 14)
          .map((element) => element.innerText),
      );
      assert.deepEqual(small, [], "large enough to be read");
      assert.equal((await throughToTheResult(widget)).result.outcome, "cto");
      await widget.assertNoSidewaysScrolling();
    });
  }

  test("fault 26: have no counterpart in the widget, which changes nothing outside of itself", async ({ page }) => {
    const outside = () =>
      page.run(() =>
        [document.documentElement, document.body, document.querySelector("main"), document.querySelector("h1")].map((element) => {
          const style = getComputedStyle(element);
          // The page's own height changes with the widget.
          const names = [...style].filter((name) => !/height|block-size|origin/.test(name));
          return names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
        }),
      );
    await page.open("plain", EAGER);
    // With or without the widget there is a bar to scroll with.
    await page.run(() => (document.documentElement.style.overflowY = "scroll"));
    const before = await outside();
    await page.run(() => document.querySelector("role-fit").remove());
    assert.deepEqual(await outside(), before);
    assert.deepEqual(await page.run(() => [document.adoptedStyleSheets.length, document.styleSheets.length]), [0, 0]);
  });
});

suite("hostile scripts", { about: "engine faults" }, (test) => {
  /** What a page that patches nothing shows. */
  let expected;

  for (const patch of ["arrays", "objects", "json", "response", "promise", "frozen"]) {
    const isWasm = ENGINE.endsWith(".wasm");
    // Without `arrayBuffer` the engine in WebAssembly cannot be read, so that the JavaScript engine runs. That one does not start where every
    // object has enumerable properties of its prototype.
    const lines = { response: isWasm ? [/rolefit_bg\.wasm: .*arrayBuffer/] : [], objects: isWasm ? [] : [/rolefit_nowasm\.js/] }[patch] ?? [];
    const starts = isWasm || patch !== "objects";
    test(`fault 27: leave the result right, or the page's own content in place, whatever they patch: ${patch}`, { console: lines }, async ({ page }) => {
      if (!["response", "frozen"].includes(patch)) skipIn(["webkit"], "its driver works with what the page has patched");
      if (!starts) {
        await page.visit("patches", { patch });
        await page.until("an error", async () => (await page.events("error")).length === 1);
        assert.ok(await (await page.driver.findElement(By.css("role-fit > p"))).isDisplayed());
        assert.equal(await page.run(() => document.querySelector("role-fit").result), null);
        return;
      }
      // As text, because the page has patched what the driver does with objects too.
      const told = async (widget) => {
        await widget.answer(CTO);
        await widget.showsResult();
        const says = await page.run(() => {
          const { answers, result } = document.querySelector("role-fit");
          const { outcome, fit, confidence, answered } = result;
          return `${new URLSearchParams(answers)} ${outcome} ${new URLSearchParams(fit)} ${confidence} ${answered}`;
        });
        return [says, await widget.text(".result")];
      };
      expected ??= await told(await page.open("patches", { patch: "none" }));
      assert.match(expected[0], /cto=100.* high 10$/);
      assert.deepEqual(await told(await page.open("patches", { patch })), expected);
      // In Firefox the driver's scripts have an Array of their own.
      await page.run(() => void delete (window.wrappedJSObject ?? window).Array.prototype.toJSON);
    });
  }
});

suite("a visitor's own settings", { about: "page faults" }, (test) => {
  const facts = (language) => dataset.dimensions.flatMap(({ cells }) => roles.map((id) => text(cells[id], language)));

  for (const theme of ["light", "dark"]) {
    test(`fault 29: print shows all roles, all answers and the reasons, dark on white (${theme})`, async ({ page, devtools }) => {
      const widget = await page.open("plain", { theme, "cta-href": "#contact", ...EAGER });
      await widget.give(CTO);
      await devtools.emulate({ media: "print" });
      // The browser dispatches it before it prints; emulated media do not.
      await page.run(() => void window.dispatchEvent(new Event("beforeprint")));
      assert.deepEqual((await widget.texts(".role-name")).slice(0, 3), dataset.roles.map((role) => text(role.name)));
      assert.equal((await widget.texts(".table td")).length, facts("en").length);
      assert.equal((await widget.texts(".coverage td")).length, dataset.responsibilities.length * roles.length);
      const shown = (await widget.texts("[part=base]")).join("\n");
      for (const [question, choice] of Object.entries(CTO)) assert.ok(shown.includes(label(question, choice)), choice);
      assert.ok((await widget.texts("[part=reasons] li")).length > 0, "reasons");
      assert.equal((await widget.bars()).length, roles.length);
      assert.deepEqual(await widget.texts("button:not(.term), .toggles"), [], "nothing to press on paper");
      const inside = ".disclosed :is(p, dt, dd, li)";
      assert.equal((await widget.texts(inside)).length, (await widget.all(inside)).length, "what was closed is open");
      const [ink, ground] = [await widget.style("[part=base]", "color"), await widget.style("[part=result]", "color")];
      for (const colour of [ink, ground]) assert.ok(Math.max(...colour.match(/\d+/g).map(Number)) < 100, colour);
      await widget.assertNoSidewaysScrolling();
    });
  }

  for (const state of ["question", "result"]) {
    const shows = (widget) => (state === "result" ? widget.give(CTO) : widget.answer(SOME));

    test(`fault 29: at 400 % zoom (320 px) nothing scrolls sideways and the table is still one for assistive technology (${state})`, async ({ page, devtools }) => {
      await devtools.size(320, 256);
      const widget = await page.open("plain", { "cta-href": "#contact", ...EAGER });
      await shows(widget);
      await widget.openAll();
      await widget.assertNoSidewaysScrolling();
      const [heads, ...rows] = await widget.table();
      const names = dataset.roles.slice(0, 2).map((role) => text(role.name));
      assert.deepEqual(heads.slice(1).map((head) => head.split("\n")[0]), names, "two roles side by side under their names");
      for (const row of rows) assert.equal(row.length, 3);
      assert.equal(await (await widget.one("table")).getAriaRole(), "table");
      for (const head of (await widget.all(".table thead th")).slice(0, 3)) assert.equal(await head.getAriaRole(), "columnheader");
      for (const head of (await widget.all("tbody th")).slice(0, 3)) assert.equal(await head.getAriaRole(), "rowheader");
      assert.deepEqual(await page.accessibilityFaults(), []);
    });

    for (const width of [1280, 320]) {
      test(`fault 29: a visitor's own spacing of text cuts nothing off at ${width} px (${state})`, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await page.open("plain", { "cta-href": "#contact", ...EAGER });
        await shows(widget);
        // A visitor's own sheet reaches into shadow roots.
        await page.run(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
          const { shadowRoot } = document.querySelector("role-fit");
          shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
        });
        await widget.assertNoSidewaysScrolling();
        assert.deepEqual(await cutOff(page), []);
      });
    }

    test(`fault 29: letters twice as large cut nothing off (${state})`, async ({ page, devtools }) => {
      for (const width of [1280, 640]) {
        await devtools.size(width);
        const widget = await page.open("large", { "cta-href": "#contact" });
        await shows(widget);
        assert.equal(await widget.style("[part=base]", "fontSize"), "32px");
        assert.equal(await widget.style("input", "width"), "32px", "boxes grow with their labels");
        await widget.assertNoSidewaysScrolling();
        assert.deepEqual(await cutOff(page), []);
      }
    });

    test(`fault 29: from right to left the whole layout is mirrored (${state})`, async ({ page, devtools }) => {
      for (const width of [1280, 320]) {
        await devtools.size(width);
        const widget = await page.open("rtl", { "cta-href": "#contact" });
        // As for a dataset in a language that is written so.
        await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("[part=base]").setAttribute("dir", "rtl"));
        await shows(widget);
        assert.equal(await widget.style("[part=base]", "direction"), "rtl");
        await widget.assertNoSidewaysScrolling();
        const [bar, choice] = await page.run(() => {
          const { shadowRoot } = document.querySelector("role-fit");
          const right = (selector) => shadowRoot.querySelector(selector)?.getBoundingClientRect().right;
          return [right(".done") - right(".track"), (right(".choice input") ?? 1) - (right(".choice span") ?? 0)];
        });
        assert.ok(Math.abs(bar) < 1, "bars begin at the right");
        assert.ok(choice > 0, "buttons of choices stand at the right of their labels");
        assert.deepEqual(await page.accessibilityFaults(), []);
      }
    });

    test(`fault 29: with forced colours, axe finds nothing and what is chosen, measured and focused shows (${state})`, async ({ page, devtools }) => {
      const widget = await page.open("plain", { "cta-href": "#contact", ...EAGER });
      await shows(widget);
      await devtools.emulate({ "forced-colors": "active" });
      assert.deepEqual(await page.accessibilityFaults(), []);
      const [track, done] = [await widget.style(".track", "backgroundColor"), await widget.style(".done", "backgroundColor")];
      assert.notEqual(track, done, "bars show");
      await assertOutlines(page);
    });
  }

  test("fault 29: reduced motion means no motion", async ({ page }) => {
    const widget = await page.open("plain", { "cta-href": "#contact", ...EAGER });
    for (const show of [() => widget.answer(SOME), () => widget.give(CTO)]) {
      await show();
      const moving = await page.run(() =>
        [...document.querySelector("role-fit").shadowRoot.querySelectorAll("*")]
          .filter((element) => ![getComputedStyle(element).transitionDuration, getComputedStyle(element).animationDuration].every((time) => parseFloat(time) === 0))
          .map((element) => element.className),
      );
      assert.deepEqual(moving, []);
    }
  });

  test("fault 29: a page written from right to left leaves a widget in English written from left to right", async ({ page }) => {
    const widget = await page.open("rtl", { lang: "en" });
    await widget.give(CTO);
    // From right to left, a full stop would stand before its sentence.
    for (const part of ["[part=base]", "h2", ".lede", "td", ".headline", "button"]) assert.equal(await widget.style(part, "direction"), "ltr", part);
    await widget.assertNoSidewaysScrolling();
  });

  for (const theme of ["light", "dark"]) {
    test(`fault 29: whatever has the keyboard's focus is outlined (${theme})`, async ({ page }) => {
      const widget = await page.open("adaptive", { theme, "cta-href": "#contact", ...EAGER });
      await assertOutlines(page);
      await widget.give(CTO);
      await assertOutlines(page);
    });
  }

  /** Texts that are higher or wider than a box that hides what sticks out. */
  function cutOff(page) {
    return page.run(() =>
      [...document.querySelector("role-fit").shadowRoot.querySelectorAll("[part=base] *")]
        .filter((element) => element.checkVisibility() && element.innerText && getComputedStyle(element).overflow !== "visible" && getComputedStyle(element).clipPath === "none" && !element.closest("caption, .unseen, thead"))
        .filter((element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.localName}.${element.className}: ${element.innerText}`),
    );
  }

  /** Tabs through the whole widget; each stop has an outline, its own or its choice's. */
  async function assertOutlines(page) {
    // A last stop after the widget, because browsers go on to their own buttons. Then the focus starts at the top of the page.
    await page.run(() => (document.querySelector("main").append(Object.assign(document.createElement("a"), { href: "#end", textContent: "The end" }))));
    await (await page.heading()).click();
    const stops = new Set();
    for (let time = 0; time < 120; time += 1) {
      await page.press(Key.TAB);
      const look = () =>
        page.run(() => {
          const element = document.querySelector("role-fit").shadowRoot.activeElement;
          if (!element) return null;
          const outlined = [element, element.closest(".choice")].filter(Boolean).map((box) => getComputedStyle(box));
          const thick = outlined.some(({ outlineStyle, outlineWidth }) => !["none", "hidden"].includes(outlineStyle) && parseFloat(outlineWidth) >= 2);
          return { name: `${element.localName}.${element.className} “${element.innerText || element.closest("label")?.innerText}”`, thick };
        });
      const stop = await look();
      if (!stop) break;
      stops.add(stop.name);
      await page.until(`an outline of ${stop.name}`, async () => (await look())?.thick);
    }
    assert.ok(stops.size > 10, `stops: ${[...stops]}`);
  }
});
