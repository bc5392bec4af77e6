// What a visitor and a host see and do while the widget is rendered, in short tasks beside the page's own content.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import { ENGINE, suite } from "./suite.mjs";
import { dataset, outcome, pure, questions, text } from "./words.mjs";

// Every task seems to take long, so that each renders as little as it can. After a few the engine has to wait until `release` is called.
const HELD = `{
  let time = performance.now();
  performance.now = () => (time += 10);
  const { scheduler } = window;
  const goOn = scheduler.yield.bind(scheduler);
  let left = 6;
  const held = [];
  scheduler.yield = () => (left-- > 0 ? goOn() : new Promise((resolve) => { held.push(resolve); window.isHeld = true; }));
  window.release = () => {
    left = Infinity;
    for (const resolve of held.splice(0)) resolve();
  };
}`;

const CTO = pure("cto");
const ONE = { [questions[0]]: CTO[questions[0]] };

const FRAME = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

suite("while the widget is rendered", (test) => {
  const OWN = '<p id="own">The roles in <a id="link" href="#there">short</a>, for everybody.</p>';
  const held = async (page, devtools, { attributes = "", after = "", style = "" } = {}) => {
    await devtools.first(HELD);
    await page.host(`<style>${style}</style><main><h1>Roles</h1><role-fit loading="eager" ${attributes}>${OWN}</role-fit><p id="after">Below.</p></main>${after}`);
    await page.until("the engine to wait", () => page.run(() => Boolean(window.isHeld)));
    await page.run(FRAME);
  };
  const isOwnShown = (page) => page.run(() => document.querySelector("#own").checkVisibility());
  const release = (page) => page.run(() => void window.release());

  test("the page's own content stays, in its place, and then the widget is there at once", async ({ page, devtools }) => {
    await devtools.first("window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })");
    await devtools.size(1280, 9000);
    await held(page, devtools, { style: "#own { height: 2000px }" });
    const rendered = () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelectorAll("tr, section").length);
    assert.ok((await rendered()) > 0, "something is rendered");
    assert.ok(await isOwnShown(page));
    const place = () => page.run(() => ["#own", "#after"].map((id) => document.querySelector(id).getBoundingClientRect().top));
    const width = await page.run(() => document.documentElement.scrollWidth);
    const height = await page.run(() => document.documentElement.scrollHeight);
    assert.ok(height <= 9000 && width <= 1280, "nothing scrolls");
    const before = await place();
    assert.deepEqual(await page.events("ready"), []);
    // All states that a frame can show from now on.
    await page.run(() => {
      const look = () => {
        const root = document.querySelector("role-fit").shadowRoot;
        const widget = root.querySelector(".frame [part=base]");
        window.states.add(`${document.querySelector("#own").checkVisibility() ? "own content" : ""}${widget ? `widget with ${root.querySelectorAll("tr").length} rows and ${root.querySelectorAll(".choice").length} choices` : ""}`);
        requestAnimationFrame(look);
      };
      window.states = new Set();
      look();
    });
    await release(page);
    await page.widget();
    await page.run(FRAME);
    const rows = 1 + dataset.dimensions.length + 1 + dataset.responsibilities.length;
    const choices = dataset.questions[0].choices.length + 1;
    assert.deepEqual(await page.run(() => [...window.states]), ["own content", `widget with ${rows} rows and ${choices} choices`]);
    assert.equal((await page.events("ready")).length, 1);
    assert.deepEqual(await page.run(() => window.shifts), []);
    assert.equal((await place())[1], before[1]);
  });

  test("a press in the page's own content is a click there", async ({ page, devtools }) => {
    await held(page, devtools);
    await page.run(() => document.querySelector("#link").addEventListener("click", (event) => { event.preventDefault(); window.clicked = true; }));
    const link = await page.driver.findElement(By.css("#link"));
    await page.driver.actions().move({ origin: link }).press().perform();
    await release(page);
    await page.until("all to be rendered", () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelectorAll(".choice").length > 0));
    await page.run(FRAME);
    assert.ok(await isOwnShown(page), "nothing moves under the pointer");
    await page.driver.actions().release().perform();
    await page.widget();
    assert.equal(await page.run(() => window.clicked), true);
  });

  test("a selection in the page's own content stays until the visitor gives it up", async ({ page, devtools }) => {
    await held(page, devtools);
    await page.run(() => getSelection().selectAllChildren(document.querySelector("#own")));
    await release(page);
    await page.until("all to be rendered", () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelectorAll(".choice").length > 0));
    await page.run(FRAME);
    assert.equal(await page.run(() => String(getSelection())), "The roles in short, for everybody.");
    assert.ok(await isOwnShown(page));
    await page.run(() => getSelection().removeAllRanges());
    await page.widget();
    assert.ok(!(await isOwnShown(page)));
  });

  test("a visitor who has tabbed into the page's own content goes on in the widget", async ({ page, devtools }) => {
    await held(page, devtools, { after: '<a href="#" id="end">The end</a>' });
    await page.press(Key.TAB);
    assert.equal(await page.run(() => document.activeElement.id), "link");
    await release(page);
    await page.widget();
    await page.press(Key.TAB);
    const first = await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("a, button, input, select, summary").innerText);
    const { tag, text } = await page.focused();
    assert.deepEqual([tag, text], ["button", first]);
  });

  test("the focus and the selection elsewhere in the page stay where they are", async ({ page, devtools }) => {
    await held(page, devtools, { after: '<input id="field" value="half a word">' });
    await page.run(() => {
      const field = document.querySelector("#field");
      field.focus();
      field.setSelectionRange(2, 6);
    });
    await release(page);
    await page.widget();
    await page.press("x");
    assert.equal(await page.run(() => document.querySelector("#field").value), "hax word");
  });

  test("answers and an attribute that the host sets are in the widget that is shown", async ({ page, devtools }) => {
    await held(page, devtools);
    await page.run((answers) => {
      const element = document.querySelector("role-fit");
      element.answers = answers;
      element.setAttribute("lang", "fr");
    }, ONE);
    await release(page);
    const widget = await page.widget();
    await widget.shows(questions[1], "fr");
    assert.deepEqual(await widget.property("answers"), ONE);
  });

  test("a share link that is followed opens its result", async ({ page, devtools }) => {
    await held(page, devtools);
    const answers = Object.entries(CTO).map((pair) => pair.join("_"));
    await page.run((fragment) => void (location.hash = fragment), `rf=1.1.${answers.join(".")}.Z`);
    await release(page);
    const widget = await page.widget();
    await widget.showsResult();
    assert.equal(await widget.text(".headline"), text(outcome("cto").headline));
  });

  test("a dialog that the host opens is open as soon as it is there", async ({ page, devtools }) => {
    await held(page, devtools, { attributes: 'mode="dialog"' });
    await page.run(() => document.querySelector("role-fit").open());
    await release(page);
    const widget = await page.widget();
    await page.until("the dialog", () => widget.run((root) => root.querySelector("dialog").open));
  });

  test("an element that is removed and put back is rendered once more", async ({ page, devtools }) => {
    await held(page, devtools);
    await page.run(() => {
      window.element = document.querySelector("role-fit");
      window.element.remove();
    });
    await release(page);
    await page.run(FRAME);
    await page.run(() => document.querySelector("main").append(window.element));
    const widget = await page.widget();
    await widget.shows(questions[0]);
    assert.equal((await widget.all(".question")).length, 1);
  });

  test("of several datasets that the host sets only the last one is shown", async ({ page, devtools }) => {
    await held(page, devtools);
    const other = structuredClone(dataset);
    other.questions[0].text = "Which one?";
    const last = structuredClone(dataset);
    last.questions[0].text = "And which one now?";
    await page.run((other) => void (document.querySelector("role-fit").data = other), other);
    await page.run((last) => void (document.querySelector("role-fit").data = last), last);
    await release(page);
    const widget = await page.widget();
    await page.until("the last dataset", async () => (await widget.question()) === "And which one now?");
    assert.equal((await widget.all(".question")).length, 1);
  });

  // The engine is loaded while the visitor has the focus in there already: the shadow root comes later.
  const focused = async (page, server, own, selector) => {
    server.hold(ENGINE);
    await page.host(`<main><role-fit loading="eager">${own}</role-fit></main><button id="elsewhere">Elsewhere</button>`);
    await page.until("the request for the engine", () => server.count(ENGINE) > 0);
    await page.run((selector) => document.querySelector(selector).focus(), selector);
  };

  test("what the visitor had tabbed to leads to the widget's first control", async ({ page, server }) => {
    await focused(page, server, OWN, "#link");
    server.release(ENGINE);
    await page.widget();
    await page.press(Key.TAB);
    assert.equal(await page.run(() => document.activeElement.localName), "role-fit");
  });

  test("a text that is being typed into the page's own content is not cut off", async ({ page, server }) => {
    await focused(page, server, '<form><input id="name"></form>', "#name");
    await page.press("a", "n");
    server.release(ENGINE);
    await page.until("everything to be rendered", () => page.run(() => document.querySelector("role-fit").shadowRoot?.querySelectorAll(".pending .choice").length > 3));
    for (let frame = 0; frame < 20; frame += 1) await page.run(FRAME);
    await page.press("n", "a");
    assert.equal(await page.run(() => document.querySelector("#name").value), "anna");
    await page.run(() => document.querySelector("#elsewhere").focus());
    await page.widget();
  });

  test("a press in the widget that is about to be replaced is an answer in the next one, too", async ({ page, devtools }) => {
    await page.host('<main><role-fit loading="eager"><p>x</p></role-fit></main>');
    const widget = await page.widget();
    await page.run(HELD);
    await page.run((data) => void (document.querySelector("role-fit").data = { ...data, id: "other" }), dataset);
    await page.until("the engine to wait", () => page.run(() => Boolean(window.isHeld)));
    await widget.answer(ONE);
    assert.deepEqual(await widget.property("answers"), ONE);
    await release(page);
    await page.until("the next widget", () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelectorAll("[part=base]").length === 1));
    assert.deepEqual(await widget.property("answers"), ONE);
    await widget.shows(questions[1]);
    assert.equal((await page.events("answer")).length, 1);
  });

  test("an element of a task that the page aborts gets its widget, and so do later ones", async ({ page }) => {
    await page.host("<main></main>");
    await page.run(() => {
      const aborting = new AbortController();
      const task = scheduler.postTask(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<role-fit loading="eager"><p>x</p></role-fit>'), aborting);
      task.catch(() => {});
      setTimeout(() => aborting.abort());
    });
    await page.widget();
    await page.run(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<role-fit loading="eager"><p>y</p></role-fit>'));
    await page.widget(1);
  });

  test("a dialog that is removed while it is rendered raises no error", async ({ page, devtools }) => {
    await held(page, devtools, { attributes: 'mode="dialog"' });
    await page.run(() => document.querySelector("role-fit").remove());
    await release(page);
    await page.run(FRAME);
    await page.run(() => document.querySelector("main").insertAdjacentHTML("beforeend", '<role-fit loading="eager"><p>y</p></role-fit>'));
    await page.widget();
  });
});

suite("a dialog", { about: "contract" }, (test) => {
  const DIALOG = '<main><role-fit loading="eager" mode="dialog"><p id="own">Short.</p></role-fit></main><p id="other">Elsewhere.</p>';
  const result = (page) => page.until("the result", () => page.run(() => document.querySelector("role-fit").result?.answered === 10));
  const isOpen = (page) => page.run(() => document.querySelector("role-fit")?.shadowRoot.querySelector("dialog")?.open ?? false);
  const opened = async (page) => {
    await page.host(DIALOG);
    await page.until("the widget", async () => (await page.events("ready")).length === 1);
    await page.run(() => document.querySelector("role-fit").open());
    const widget = await page.widget();
    assert.ok(await isOpen(page));
    return widget;
  };
  const has = (page, words) => page.until(words, () => page.run((words) => document.querySelector("role-fit").shadowRoot.querySelector(".why")?.textContent.includes(words), words));

  test("has its result with all details before it is opened for the first time, and after it was put back or got another dataset", async ({ page }) => {
    await page.host(DIALOG);
    await page.run((answers) => void (document.querySelector("role-fit").answers = answers), CTO);
    await result(page);
    const reasons = await page.until("the details", () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelector(".why h4, .why h3, .why h5")?.textContent));
    const styled = () => page.run(() => { document.querySelector("role-fit").open(); return getComputedStyle(document.querySelector("role-fit").shadowRoot.querySelector(".ways, .take")).display; });
    assert.notEqual(await styled(), "block", "with their rules");
    await page.run(() => {
      const element = document.querySelector("role-fit");
      element.close();
      element.remove();
      setTimeout(() => document.querySelector("main").append(element));
    });
    await result(page);
    await has(page, reasons);
    await page.run((data) => void (document.querySelector("role-fit").data = { ...data, id: "other" }), dataset);
    await page.until("the other dataset", () => page.run(() => document.querySelector("role-fit").data?.id === "other"));
    await result(page);
    await has(page, reasons);
  });

  test("that the visitor closed stays closed", async ({ page }) => {
    await opened(page);
    await page.press(Key.ESCAPE);
    await page.until("the event", async () => (await page.events("close")).length === 1);
    await page.run(() => void (document.querySelector("#other").lang = "fr"));
    await page.run((data) => void (document.querySelector("role-fit").data = { ...data, id: "other" }), dataset);
    await page.until("another dataset", () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelectorAll("[part=base]").length === 1));
    await page.run(FRAME);
    assert.equal(await isOpen(page), false);
    assert.equal((await page.events("open")).length, 1);
  });

  test("stays open, where it is scrolled to and with its focus, when a language changes", async ({ page }) => {
    await opened(page);
    const state = () =>
      page.run(() => {
        const root = document.querySelector("role-fit").shadowRoot;
        return [root.querySelector("dialog").open, root.querySelector("dialog").scrollTop, root.activeElement?.localName];
      });
    await page.run(() => {
      const root = document.querySelector("role-fit").shadowRoot;
      root.querySelector(".choice input").focus();
      root.querySelector("dialog").scrollTop = 150;
    });
    const before = await state();
    await page.run(() => void (document.querySelector("#other").lang = "fr"));
    await page.run(FRAME);
    assert.deepEqual(await state(), before);
    await page.run(() => void (document.documentElement.lang = "fr"));
    await page.until("the French word", () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("dialog form").textContent === "Fermer"));
    assert.equal((await state())[0], true);
    assert.equal((await page.events("open")).length, 1);
  });

  test("is modal after a move, and says that it is closed when it goes", async ({ page }) => {
    await opened(page);
    await page.run(() => document.body.append(document.querySelector("role-fit")));
    assert.ok(await page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("dialog").matches(":modal")));
    await page.run(() => document.querySelector("role-fit").removeAttribute("mode"));
    await page.until("the event", async () => (await page.events("close")).length === 1);
  });

  for (const mode of ["dialog", "inline"]) {
    test(`and a widget in the page stay as they are when their mode is set once more: ${mode}`, async ({ page }) => {
      await page.host(DIALOG.replace("dialog", mode));
      await page.until("the widget", async () => (await page.events("ready")).length === 1);
      const elements = () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelectorAll("dialog, slot, [part=base]").length);
      const before = await elements();
      await page.run((mode) => document.querySelector("role-fit").setAttribute("mode", mode), mode);
      assert.equal(await elements(), before);
    });
  }

  test("that is gone, or not there yet, opens without an error", async ({ page }) => {
    await opened(page);
    await page.run(() => {
      const element = document.querySelector("role-fit");
      element.close();
      element.remove();
      element.open();
      setTimeout(() => (element.open(), document.body.append(element), element.open()), 50);
    });
    await page.until("the dialog", () => isOpen(page));
  });
});

suite("a widget with another dataset", (test) => {
  test("takes the place of the former one at once", async ({ page }) => {
    const widget = await page.open("plain");
    const other = structuredClone(dataset);
    other.questions[0].text = "Which one?";
    await page.run((other) => {
      const root = document.querySelector("role-fit").shadowRoot;
      window.states = new Set();
      const look = () => {
        window.states.add(root.querySelector(".frame .question legend")?.innerText ?? "nothing");
        requestAnimationFrame(look);
      };
      look();
      document.querySelector("role-fit").data = other;
    }, other);
    await page.until("the other dataset", async () => (await widget.question()) === "Which one?");
    await page.run(FRAME);
    assert.deepEqual(await page.run(() => [...window.states]), [text(dataset.questions[0].text), "Which one?"]);
    const [first] = dataset.questions[0].choices;
    await widget.choose(text(first.label));
    await widget.shows(questions[1]);
    assert.deepEqual(await widget.property("answers"), { [questions[0]]: first.id });
  });
});

suite("a widget that keeps the height of the page's own content", (test) => {
  test("leaves no room below the page", async ({ page, devtools }) => {
    await devtools.size(1280, 2600);
    await page.host(`<style>body { margin: 0 } #own { height: 1900px }</style><main><role-fit loading="eager"><div id="own">x</div></role-fit></main><footer id="after">Below.</footer>`);
    const widget = await page.widget();
    assert.ok((await widget.run((root) => root.querySelector(".frame").scrollHeight)) > 1900, "it scrolls");
    const bottom = await page.run(() => Math.ceil(document.querySelector("#after").getBoundingClientRect().bottom + scrollY));
    assert.ok((await page.run(() => document.documentElement.scrollHeight)) <= Math.max(bottom, 2600), "nothing stands below the footer");
  });
});

suite("the page's own observers of sizes", { about: "looks" }, (test) => {
  for (const attributes of ["", 'mode="dialog"']) {
    test(`report no error when the widget takes the place of the page's own content ${attributes}`, async ({ page }) => {
      const inside = await page.snippet();
      await page.host(`<main><role-fit loading="eager" ${attributes}>${inside}</role-fit><p>Below.</p></main>
        <script>
          const sizes = new ResizeObserver(() => (window.seen = (window.seen ?? 0) + 1));
          for (const element of [document.documentElement, document.body, document.querySelector("main"), document.querySelector("role-fit")]) sizes.observe(element);
        </script>`);
      await page.widget();
      await page.run(FRAME);
      assert.ok(await page.run(() => window.seen > 0));
    });
  }
});
