// What real pages do to the element: hide it, translate it, move it, adopt sheets, and more. One suite for each kind.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { dataset, label, outcome, pure, questions, text, word } from "./words.mjs";

const CTO = pure("cto");
const FALLBACK = "<p>The roles in short.</p>";
const WIDGET = `<role-fit loading="eager">${FALLBACK}</role-fit>`;
const inline = (value) => `<script type="application/json">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
const own = (first) => {
  const copy = structuredClone(dataset);
  copy.questions[0].text = first;
  return copy;
};
const frames = (page) => page.run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

suite("pages that hide what is around the element", { about: "page faults" }, (test) => {
  const ways = {
    "visibility: hidden": 'style="visibility: hidden"',
    "pointer-events: none": 'style="pointer-events: none"',
    "opacity: 0 and pointer-events: none": 'style="opacity: 0; pointer-events: none"',
    inert: "inert",
  };
  for (const [way, attribute] of Object.entries(ways)) {
    for (const mode of ["inline", "dialog"]) {
      test(`real page F1: hide the widget too, or keep it from being pressed: ${way} (${mode})`, async ({ page }) => {
        await page.host(`<div ${attribute}><role-fit loading="eager" mode="${mode}">${FALLBACK}</role-fit></div><a href="#" id="end">The end</a>`);
        const widget = await page.widget();
        await frames(page);
        const pressed = await widget.run((root) => {
          const { left, top } = root.querySelector("button").getBoundingClientRect();
          return root.elementFromPoint(left + 5, top + 5)?.localName === "button";
        });
        assert.ok(!pressed, "a press goes through it");
        if (!way.includes("pointer-events")) {
          await page.press(Key.TAB);
          assert.equal((await page.focused()).text, "The end");
        }
        if (way.startsWith("visibility")) assert.ok(!(await widget.run((root) => root.querySelector(".base").checkVisibility({ visibilityProperty: true }))));
      });
    }
  }

  test("real page F1: hide the widget too with a rule for everything", async ({ page }) => {
    await page.host(`<style>* { visibility: hidden !important }</style><main>${WIDGET}</main>`);
    const widget = await page.widget();
    assert.ok(!(await widget.run((root) => root.querySelector(".base").checkVisibility({ visibilityProperty: true }))));
  });

  test("real page F1: leave it out of what is printed", async ({ page, devtools }) => {
    await page.host(`<style>@media print { body * { visibility: hidden } #receipt { visibility: visible } }</style><main>${WIDGET}</main><p id="receipt">The receipt</p>`);
    const widget = await page.widget();
    const isVisible = () => widget.run((root) => root.querySelector(".table").checkVisibility({ visibilityProperty: true }));
    assert.ok(await isVisible());
    await devtools.emulate({ media: "print" });
    assert.ok(!(await isVisible()));
  });
});

suite("pages whose text nodes are replaced", { about: "page faults" }, (test) => {
  /** Puts every text of the widget into elements, or into other text nodes, as translators of pages do. */
  const translate = (widget, way) => {
    const scripts = {
      wrapped: (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode()) nodes.push(walker.currentNode);
        for (const node of nodes) {
          const outer = document.createElement("font");
          const inner = document.createElement("font");
          inner.textContent = node.data;
          outer.append(inner);
          node.replaceWith(outer);
        }
      },
      removed: (root) => {
        for (const element of root.querySelectorAll("h3, .choice span, .progress p, .help, .fit-value")) element.replaceChildren();
      },
      doubled: (root) => {
        for (const element of root.querySelectorAll("h3, .choice span, .progress p, .help, .fit-value")) element.append(" (translated)");
      },
    };
    return widget.run(scripts[way]);
  };
  for (const way of ["wrapped", "removed", "doubled"]) {
    test(`real page F2: show the question that is answered all the same, and the result, the table and what is announced: ${way}`, async ({ page }) => {
      const widget = await page.open("plain", { loading: "eager" });
      for (const [position, id] of questions.entries()) {
        await widget.shows(id);
        const { choices } = dataset.questions[position];
        assert.deepEqual(await widget.choices(), [...choices.map((choice) => text(choice.label)), word("not_sure")]);
        await translate(widget, way);
        await page.run(
          (at) => {
            const { shadowRoot } = document.querySelector("role-fit");
            shadowRoot.querySelectorAll(".choice input")[at].checked = true;
            shadowRoot.querySelector("form").requestSubmit();
          },
          choices.findIndex((choice) => choice.id === CTO[id]),
        );
      }
      await widget.showsResult();
      assert.equal(await widget.text(".headline"), text(outcome("cto").headline));
      await translate(widget, way);
      await page.run(() => [...document.querySelector("role-fit").shadowRoot.querySelectorAll(".result > .actions button")].at(-1).click());
      await widget.shows(questions[0]);
    });
  }
});

suite("pages that move the element between documents", { about: "page faults" }, (test) => {
  const look = (page) =>
    page.run(() => {
      const { shadowRoot } = window.element;
      const style = (selector) => {
        const { color, backgroundColor, fontSize, display, borderTopWidth } = getComputedStyle(shadowRoot.querySelector(selector));
        return [color, backgroundColor, fontSize, display, borderTopWidth].join(" ");
      };
      return [".base", ".toggle", ".choice", ".button-primary"].map(style);
    });
  const start = async (page) => {
    await page.host(`<main>${WIDGET}</main>`);
    await page.widget();
    await page.run(() => void (window.element = document.querySelector("role-fit")));
  };

  test("real page F3: find it as it was after it was in a document without a window", async ({ page }) => {
    await start(page);
    const before = await look(page);
    await page.run(() => {
      document.implementation.createHTMLDocument().body.append(window.element);
      document.querySelector("main").append(window.element);
    });
    await frames(page);
    assert.deepEqual(await look(page), before);
    const widget = await page.widget();
    await widget.give(CTO);
    assert.equal(await widget.text(".headline"), text(outcome("cto").headline));
  });

  for (const when of ["before the result", "at the result"]) {
    test(`real page F3: find it as it was in a frame, and back in the page, ${when}`, async ({ page }) => {
      await start(page);
      const widget = await page.widget();
      if (when === "at the result") await widget.give(CTO);
      const selectors = when === "at the result" ? [".base", ".result", ".why", ".answers summary"] : [".base", ".toggle", ".choice"];
      const look = () =>
        page.run((selectors) => {
          const { shadowRoot, ownerDocument } = window.element;
          return selectors.map((selector) => {
            const style = ownerDocument.defaultView.getComputedStyle(shadowRoot.querySelector(selector));
            return [style.color, style.fontSize, style.display, style.gap, style.borderTopWidth].join(" ");
          });
        }, selectors);
      const before = await look();
      await page.run(() => {
        const frame = document.createElement("iframe");
        frame.style = "width: 1264px; height: 800px; border: 0";
        document.body.append(frame);
        frame.contentDocument.body.append(window.element);
      });
      await frames(page);
      assert.deepEqual(await look(), before);
      await page.run(() => document.querySelector("main").append(window.element));
      await frames(page);
      assert.deepEqual(await look(), before);
    });
  }

  test("real page F3: find one that was made in the page in a frame", async ({ page }) => {
    await page.host(`<main>${WIDGET}</main>`);
    await page.widget();
    await page.run(() => {
      const frame = document.createElement("iframe");
      document.body.append(frame);
      window.element = document.createElement("role-fit");
      window.element.setAttribute("loading", "eager");
      frame.contentDocument.body.append(window.element);
      return window.element.ready.then(() => {});
    });
    assert.notEqual((await look(page))[0].split(" ").at(-2), "inline");
  });
});

suite("pages that adopt style sheets in every shadow root", { about: "page faults" }, (test) => {
  test("real page F4: keep theirs, beside which ours stands", async ({ page, devtools }) => {
    await devtools.first(`{
      const attach = Element.prototype.attachShadow;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".foreign { color: red }");
      Element.prototype.attachShadow = function (options) {
        const root = attach.call(this, options);
        root.adoptedStyleSheets = [sheet];
        return root;
      };
    }`);
    const widget = await page.open("plain", { loading: "eager" });
    const sheets = () => widget.run((root) => root.adoptedStyleSheets.map(({ cssRules }) => cssRules.length));
    const [foreign, ours] = await sheets();
    assert.equal(foreign, 1);
    assert.ok(ours > 100);
    await widget.give(CTO);
    const [still, more] = await sheets();
    assert.equal(still, 1);
    assert.ok(more > ours);
  });
});

suite("pages whose editor moves an inline dataset", { about: "page faults" }, (test) => {
  const moved = {
    "in a paragraph": (script) => `<p>${script}</p>`,
    "in a block of their own": (script) => `<div class="block"><figure>${script}</figure></div>`,
  };
  for (const [where, wrap] of Object.entries(moved)) {
    for (const form of ["role-fit", "div"]) {
      test(`real page F6: have it found ${where} (${form})`, async ({ page }) => {
        const inside = wrap(inline(own("Which one?"))) + FALLBACK;
        await page.host(form === "div" ? `<div data-rolefit data-rolefit-loading="eager">${inside}</div>` : `<role-fit loading="eager">${inside}</role-fit>`);
        const widget = await page.widget();
        assert.equal(await widget.question(), "Which one?");
      });
    }
  }

  test("real page F6: are told what is wrong with it", { console: ["[rolefit]"] }, async ({ page }) => {
    await page.host(`<role-fit loading="eager"><p>${inline({})}</p>${FALLBACK}</role-fit>`);
    await page.until("an error", async () => (await page.events("error")).length > 0);
    assert.equal((await page.events("error"))[0].detail.code, "dataset");
  });
});

suite("pages that make their content anew", { about: "page faults" }, (test) => {
  test("real page F11: find the answers of each widget that has no name", async ({ page }) => {
    const two = `<role-fit loading="eager" resume="session">${FALLBACK}</role-fit>`.repeat(2);
    await page.host(`<main>${two}</main>`);
    await page.widget();
    const second = await page.widget(1);
    await second.choose(label(questions[0], CTO[questions[0]]));
    await second.shows(questions[1]);
    await page.run(() => void (document.querySelector("main").innerHTML += ""));
    assert.deepEqual(await (await page.widget(1)).property("answers"), { [questions[0]]: CTO[questions[0]] });
    assert.deepEqual(await (await page.widget(0)).property("answers"), {});
    // A change of the page by script: everything goes, and comes again.
    await page.run((html) => {
      document.body.innerHTML = "";
      return new Promise((resolve) => setTimeout(() => resolve((document.body.innerHTML = `<section>${html}</section>`))));
    }, two);
    assert.deepEqual(await (await page.widget(1)).property("answers"), { [questions[0]]: CTO[questions[0]] });
  });

  test("real page F11: have the first widget keep its number when another one is put before it", async ({ page }) => {
    await page.host(`<main><role-fit loading="eager" resume="session">${FALLBACK}</role-fit></main>`);
    const first = await page.widget();
    await page.run(() => document.querySelector("main").prepend(document.createElement("role-fit")));
    await page.run(() => void (document.querySelectorAll("role-fit")[1].answers = {}));
    const instances = await page.run(() => new Promise((resolve) => {
      const [, first] = document.querySelectorAll("role-fit");
      addEventListener("rolefit-answer", ({ detail }) => resolve(detail.instance), { once: true });
      first.shadowRoot.querySelector(".choice").click();
      first.shadowRoot.querySelector("form.question-form").requestSubmit();
    }));
    assert.equal(instances, "1");
    assert.ok(first);
  });
});

suite("pages that put the element into a shadow root", { about: "page faults" }, (test) => {
  const nested = async (page, inside, fragment = "") => {
    const html = `<x-card></x-card><script>
      customElements.define("x-card", class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(inside)}; }
      });
    </script>`;
    await page.host(html);
    await page.run((fragment) => {
      document.documentElement.lang = "fr";
      location.hash = fragment;
    }, fragment);
  };
  const question = (page) => page.until("a question", () => page.run(() => document.querySelector("x-card").shadowRoot.querySelector("role-fit")?.shadowRoot?.querySelector(".frame .question legend")?.textContent));

  test("real page F12: have it in the page's language, and its share links followed", async ({ page }) => {
    await nested(page, WIDGET, `rf=1.1.${questions[0]}_${CTO[questions[0]]}.Z`);
    await page.until("the second question in French", async () => (await question(page)) === text(dataset.questions[1].text, "fr"));
  });

  test("real page F12: have a placeholder there filled", async ({ page }) => {
    await nested(page, `<div data-rolefit data-rolefit-loading="eager">${FALLBACK}</div>`);
    await page.until("the question in French", async () => (await question(page)) === text(dataset.questions[0].text, "fr"));
  });
});

suite("pages that are scaled", { about: "looks" }, (test) => {
  for (const style of ["zoom: 0.9", "transform: scale(0.8); transform-origin: 0 0"]) {
    test(`real page F13: have what follows stand still: ${style}`, async ({ page, devtools }) => {
      await devtools.size(1280, 9000);
      await page.host(`<main style="${style}"><role-fit><div style="height: 3000px">The roles in short.</div></role-fit><p id="after">Below.</p></main>`, "");
      const top = () => page.run(() => Math.round(document.querySelector("#after").getBoundingClientRect().top));
      const before = await top();
      await page.run(() => {
        const loader = document.createElement("script");
        loader.src = "/embed.js";
        document.head.append(loader);
      });
      await page.widget();
      await frames(page);
      assert.equal(await top(), before);
    });
  }
});

suite("pages whose editor puts the tag into a paragraph", { about: "page faults" }, (test) => {
  test("real page P1: are told so", { console: [/\[rolefit\] found in a paragraph/] }, async ({ page }) => {
    await page.host(`<p><role-fit loading="eager"><h2>The roles</h2><p>In short.</p></role-fit></p>`);
    await page.widget();
    assert.deepEqual((await page.events("warning")).map(({ detail }) => detail.code), ["paragraph"]);
  });

  test("real page P1: are not told so where nothing was moved", async ({ page }) => {
    await page.host(`<p><role-fit loading="eager">In short.</role-fit></p><p>More.</p><p><role-fit loading="eager"></role-fit></p><p>The end.</p>`);
    await page.widget();
    await page.widget(1);
    assert.deepEqual(await page.events("warning"), []);
  });
});

suite("consent tools", { about: "page faults" }, (test) => {
  const BLOCKED = '<script type="text/plain" src="/embed.js" data-rolefit data-rolefit-loading="eager"></script>';
  const COPY = '<script src="/embed.js" data-rolefit data-rolefit-loading="eager"></script>';
  for (const [where, body, head] of [
    ["beside its copy", `<main id="place">${BLOCKED}${COPY}</main>`, ""],
    ["before its copy in the head", `<main id="place">${BLOCKED}</main>`, COPY],
  ]) {
    test(`real page P3: have one widget, in the place of the tag, where they leave the blocked tag ${where}`, async ({ page }) => {
      await page.host(body, head);
      await page.widget();
      assert.equal(await page.run(() => document.querySelectorAll("role-fit").length), 1);
      assert.ok(await page.run(() => Boolean(document.querySelector("#place role-fit"))));
      assert.deepEqual(await page.events("warning"), []);
    });
  }
});

suite("pages that measure the element, or change their language", { about: "page faults" }, (test) => {
  test("real page P4: are told of every height", async ({ page }) => {
    await page.host(`<script>window.heights = []; addEventListener("rolefit-resize", ({ detail }) => heights.push(detail.height))</script><main>${WIDGET}</main>`);
    const widget = await page.widget();
    const told = () => page.run(() => [window.heights.at(-1), Math.round(document.querySelector("role-fit").offsetHeight)]);
    await page.until("the height", async () => new Set(await told()).size === 1);
    const [before] = await told();
    await widget.run((root) => root.querySelector(".about summary").click());
    await page.until("another height", async () => {
      const [now, real] = await told();
      return now === real && now > before;
    });
  });

  for (const language of ["fr", "fr_FR", "fr ", " FR-ca"]) {
    test(`real page P6: have the widget follow the page to “${language}”`, async ({ page }) => {
      await page.host(`<main>${WIDGET}</main>`);
      const widget = await page.widget();
      await widget.shows(questions[0]);
      await page.run((language) => document.documentElement.setAttribute("lang", language), language);
      await widget.shows(questions[0], "fr");
    });
  }
});
