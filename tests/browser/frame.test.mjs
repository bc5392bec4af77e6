// The widget in frame.html, on a page of another origin that has nothing but an <iframe> and frame-host.js.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { By } from "selenium-webdriver";
import { Nginx } from "./nginx.mjs";
import { Page } from "./page.mjs";
import { suite } from "./suite.mjs";
import { pure, questions } from "./words.mjs";

const CTO = pure("cto");
const DOCUMENTED = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8");

/** What the documentation asks of a policy, for the page and for the frame alike. */
const POLICIES = {
  strict: (origin) => `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; frame-src ${origin}; img-src data:`,
  // Without the loader, the widget does nothing with its attributes.
  "no loader": (origin) => `script-src ${origin}/dist/frame.js ${origin}/dist/frame-host.js ${origin}/pages/`,
};

const NO_LOADER = { requests: [/embed\.js.*Content Security Policy/] };

let nginx;
before(async () => (nginx = await Nginx.start(POLICIES)));
after(() => nginx?.stop());

class FramedPage extends Page {
  constructor({ page: { driver } }) {
    super(driver, nginx);
  }

  /**
   * Opens a page with a frame of the other origin, at first with the questionnaire alone: but for Chromium's, no driver
   * scrolls the page to what it is to click on in a frame.
   */
  visit(name, parameters = {}) {
    return super.visit(name, { from: "elsewhere", view: "quiz", ...parameters });
  }

  /** Opens a page and goes into its frame: the widget in it, once it is drawn. */
  async enter(name = "frame", parameters = {}) {
    await this.visit(name, parameters);
    return this.inside();
  }

  async inside(frame = "#framed") {
    await this.driver.switchTo().frame(this.driver.findElement(By.css(frame)));
    return this.widget();
  }

  /** Leaves the frame. */
  leave() {
    return this.driver.switchTo().defaultContent();
  }

  /** Waits, inside the frame, until nothing in it has to be scrolled. */
  fits() {
    return this.until("the frame to be as high as what is in it", () =>
      this.run(() => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.scrollingElement;
        const end = Math.ceil(document.body.getBoundingClientRect().height);
        return scrollHeight <= clientHeight && scrollWidth <= clientWidth && clientHeight === end;
      }),
    );
  }

  /** Sends a message from the frame to the page around it. The script makes it, so that it may hold anything. */
  say(message) {
    return this.run((message) => {
      const script = document.createElement("script");
      script.textContent = `parent.postMessage(${message}, "*")`;
      document.body.append(script);
    }, message);
  }

  /** The height that the page gave the frame, in pixels. */
  height() {
    return this.run(() => document.querySelector("#framed").clientHeight);
  }

  /** The attributes of the widget in the frame. */
  attributes() {
    return this.run(() => Object.fromEntries([...document.querySelector("role-fit").attributes].map(({ name, value }) => [name, value])));
  }
}

suite("a frame", { about: "contract" }, (test) => {
  for (const [width, height] of [
    [360, 2_000],
    [1280, 900],
  ]) {
    test(`is as high as its content from the first question to the result, ${width} px wide`, async (tools) => {
      await tools.devtools.size(width, height);
      const page = new FramedPage(tools);
      const widget = await page.enter();
      await page.fits();
      await widget.answer(CTO);
      await widget.showsResult();
      await page.fits();
      await widget.attribute("view", null);
      await page.fits();
      await page.run(() => document.querySelector("role-fit").reset());
      await widget.shows(questions[0]);
      await page.fits();
      const inside = await page.run(() => innerHeight);
      await page.leave();
      assert.equal(await page.height(), inside);
    });
  }

  test("keeps its height until the page's script is there, and then follows its content", async (tools) => {
    const page = new FramedPage(tools);
    const widget = await page.enter("frame-late");
    await page.leave();
    assert.equal(await page.height(), 600);
    await page.run((source) => {
      const script = document.createElement("script");
      script.src = source;
      document.head.append(script);
    }, `${nginx.elsewhere}/dist/frame-host.js`);
    await page.inside();
    await page.fits();
    await widget.attribute("view", "faq");
    await page.fits();
  });

  test("is as high as its content whatever border the page gives it", async (tools) => {
    const page = new FramedPage(tools);
    await page.visit("frame");
    await page.run(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { box-sizing: border-box } iframe { border: 10px solid; padding: 5px; height: auto; }");
      document.adoptedStyleSheets = [sheet];
    });
    await page.inside();
    await page.fits();
  });

  test("passes the widget's events on, with their names and details", async (tools) => {
    const page = new FramedPage(tools);
    const widget = await page.enter();
    await widget.answer(CTO);
    await widget.showsResult();
    const result = await widget.property("result");
    await page.leave();
    const [told] = await page.until("the result", async () => {
      const events = await page.events("result");
      return events.length && events;
    });
    const { instance, version, ...detail } = told.detail;
    assert.deepEqual([detail, told.target], [result, "framed"]);
    assert.ok(instance && version);
    const events = await page.events();
    assert.deepEqual(events.map(({ name }) => name), ["ready", "start", ...questions.map(() => "answer"), "result"]);
    assert.deepEqual(
      events.filter(({ name }) => name === "answer").map(({ detail: { question, choice } }) => [question, choice]),
      Object.entries(CTO),
    );
  });

  test("passes no event on where the address names no origin", async (tools) => {
    const page = new FramedPage(tools);
    for (const host of ["*", "null", "", "javascript:1", "data:,"]) {
      const widget = await page.enter("frame", { host });
      await widget.answer({ [questions[0]]: CTO[questions[0]] });
      await page.fits();
      await page.leave();
      assert.deepEqual(await page.events(), [], host);
    }
  });

  test("passes no event on to a page of another origin than the address names", { requests: [/postMessage/] }, async (tools) => {
    const page = new FramedPage(tools);
    const widget = await page.enter("frame", { host: "https://agency.example" });
    await widget.answer({ [questions[0]]: CTO[questions[0]] });
    await page.fits();
    await page.leave();
    assert.deepEqual(await page.events(), []);
  });

  test("needs no more of a policy than the documentation says", async (tools) => {
    const page = new FramedPage(tools);
    const widget = await page.enter("frame", { policy: "strict" });
    await widget.answer(CTO);
    await widget.showsResult();
    await page.fits();
    await page.leave();
    assert.deepEqual(await page.run(() => window.violations), []);
  });

  test("fault 20: works in a sandbox without an origin, and stores nothing", async (tools) => {
    const page = new FramedPage(tools);
    const widget = await page.enter("sandbox", { resume: "local" });
    assert.equal(await page.run(() => window.origin), "null");
    await widget.answer(CTO);
    await widget.showsResult();
    await page.fits();
    await page.leave();
    await page.until("the result", async () => (await page.events("result")).length);
    for (const name of ["warning", "error"]) assert.deepEqual(await page.events(name), []);
  });
});

suite("the documented frame", { about: "contract" }, (test) => {
  const [, snippet] = DOCUMENTED.match(/```html\n(<script src="https:\/\/cdn\.example\/rolefit\/frame-host\.js">[^]*?)```/);

  test("works as it is pasted", async (tools) => {
    const page = new FramedPage(tools);
    await page.visit("bare");
    await page.run(
      (snippet) => document.querySelector("#here").append(document.createRange().createContextualFragment(snippet)),
      snippet.replaceAll("https://cdn.example/rolefit", `${nginx.elsewhere}/dist`),
    );
    const widget = await page.inside("iframe");
    await page.fits();
    assert.equal(await (await widget.one("a")).getDomAttribute("href"), "https://agency.example/contact");
  });

  test("opens the call to action in the whole window", async (tools) => {
    const page = new FramedPage(tools);
    const contact = nginx.url("/pages/bare.html");
    const widget = await page.enter("frame", { "cta-href": contact });
    await page.fits();
    // Firefox's driver scrolls only within the frame, where everything is in view.
    await page.leave();
    await page.run(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.inside();
    await (await widget.one("a")).click();
    await page.leave();
    await page.until("the contact page", async () => (await page.driver.getCurrentUrl()) === contact);
  });
});

suite("the address of a frame", { about: "contract" }, (test) => {
  test("gives the widget every attribute that the documentation lists", NO_LOADER, async (tools) => {
    const [, list] = DOCUMENTED.match(/<!-- parameters -->([^]*?)<!-- end -->/);
    const names = [...list.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).filter((name) => name !== "host");
    const page = new FramedPage(tools);
    await page.visit("frame", { policy: "no loader", ...Object.fromEntries(names.map((name) => [name, ""])) });
    await page.driver.switchTo().frame(page.driver.findElement(By.css("#framed")));
    const given = await page.until("the widget", () => page.run(() => document.querySelector("role-fit")?.getAttributeNames()));
    assert.deepEqual(given.sort(), [...names, "loading", "without-share"].sort());
  });

  test("fault 28: gives it no other attribute, and no other parameter is written anywhere", async (tools) => {
    const page = new FramedPage(tools);
    const foreign = {
      base: "https://evil.example/",
      "lead-endpoint": "https://evil.example/",
      source: "https://evil.example/data.json",
      mode: "dialog",
      loading: "lazy",
      analytics: "datalayer",
      onclick: "evil()",
      style: "display:none",
      "data-x": "echo",
      "<img src=x onerror=evil()>": "echo",
      __proto__x: "echo",
    };
    await page.enter("frame", { lang: "fr", view: "quiz", ...foreign });
    assert.deepEqual(await page.attributes(), { loading: "eager", "without-share": "", lang: "fr", view: "quiz" });
    const written = await page.run(() => document.documentElement.outerHTML + document.querySelector("role-fit").shadowRoot.innerHTML);
    for (const word of ["evil", "echo"]) assert.ok(!written.includes(word), word);
  });

  test("gives it a dataset of the frame's own origin only", NO_LOADER, async (tools) => {
    const page = new FramedPage(tools);
    const given = async (source) => {
      await page.visit("frame", { policy: "no loader", source });
      await page.driver.switchTo().frame(page.driver.findElement(By.css("#framed")));
      await page.until("the widget", () => page.run(() => Boolean(document.querySelector("role-fit"))));
      return (await page.attributes()).source ?? null;
    };
    for (const source of ["roles.json", "/data/roles.json", `${nginx.elsewhere}/roles.json`]) assert.equal(await given(source), source);
    for (const source of ["//evil.example/roles.json", "\\\\evil.example/x", "data:application/json,{}", "blob:x", "http://[", `${nginx.origin}/x`]) {
      assert.equal(await given(source), null, source);
    }
  });

  test("gives it no attribute where the page is opened by itself", async (tools) => {
    const page = new FramedPage(tools);
    await page.driver.get(`${nginx.origin}/dist/frame.html?lang=fr&cta-href=https://evil.example&cta-label=Prize`);
    const widget = await page.widget();
    assert.deepEqual(await page.attributes(), { loading: "eager", "without-share": "" });
    assert.deepEqual(await widget.texts("a"), []);
  });

  for (const fragment of ["#rolefit-1__1__main-gap_set-direction__Z", "#rf=x.y.z", "#/route", "#%00%ff<b>"]) {
    test(`fault 28: keeps a fragment that is not the widget's: ${fragment}`, async (tools) => {
      const page = new FramedPage(tools);
      await page.visit("frame");
      await page.run((fragment) => void (location.hash = fragment), fragment);
      const before = await page.run(() => location.hash);
      await page.run((fragment) => (document.querySelector("#framed").src += fragment), fragment);
      const widget = await page.inside();
      await widget.answer({ [questions[0]]: CTO[questions[0]] });
      assert.equal(await page.run(() => location.hash), before);
      await page.leave();
      assert.equal(await page.run(() => location.hash), before);
    });
  }
});

suite("the page around a frame", { about: "contract" }, (test) => {
  /** Messages that the page must ignore. The frame sends them, so that nothing but their content is wrong. */
  const JUNK = [
    ...["NaN", "Infinity", "-5", "0", '"200"', "[200]", "{ valueOf: 1 }", "null", "undefined"].map((height) => `{ rolefit: "height", height: ${height} }`),
    ...['"<b>"', '""', '"x".repeat(1000)', "7", "null", "{}", '"Answer"'].map((name) => `{ rolefit: "event", name: ${name}, detail: {} }`),
    ...["null", "undefined", "0", '"height"', '"rolefit"', "[]", '{ rolefit: "__proto__" }', "{ rolefit: true, height: 50 }", '{ height: 50 }', "new Map()"],
  ];

  test("fault 28: ignores invalid messages from the frame itself, and sets no height beyond the limit", async (tools) => {
    const page = new FramedPage(tools);
    await page.enter();
    await page.fits();
    const height = await page.run(() => innerHeight);
    await page.leave();
    const events = await page.events();
    await page.inside();
    for (const message of JUNK) await page.say(message);
    await page.say('{ rolefit: "event", name: "close", detail: "last" }');
    await page.leave();
    const heard = await page.until("the last message", async () => {
      const heard = await page.events();
      return heard.at(-1).detail === "last" && heard;
    });
    assert.deepEqual(heard, [...events, { name: "close", detail: "last", target: "framed" }]);
    assert.equal(await page.height(), height);
    await page.run(() => {
      const frame = document.querySelector("#framed");
      window.heights = [];
      new MutationObserver(() => window.heights.push(frame.style.height)).observe(frame, { attributes: true });
    });
    await page.inside();
    await page.say('{ rolefit: "height", height: 1e9 }');
    await page.leave();
    // The frame sends its height again because its size has changed.
    await page.until("the height to be right again", () => page.run((height) => window.heights.at(-1) === `${height}px`, height));
    assert.ok((await page.run(() => window.heights)).every((height) => parseFloat(height) <= 20_000));
  });

  test("fault 28: ignores messages of another source, of itself and of another origin in the frame", async (tools) => {
    const page = new FramedPage(tools);
    await page.enter();
    await page.fits();
    const height = await page.run(() => innerHeight);
    await page.leave();
    const events = await page.events();
    const wrong = '{ rolefit: "height", height: 77 }';
    const event = '{ rolefit: "event", name: "answer", detail: {} }';
    await page.say(wrong);
    await page.say(event);
    // Another frame of the right origin, which is not marked.
    await page.run((source) => {
      addEventListener("message", ({ data }) => (window.heard = (window.heard ?? 0) + (data?.end ?? 0)));
      const frame = document.createElement("iframe");
      frame.id = "other";
      frame.src = source;
      document.body.append(frame);
    }, `${nginx.elsewhere}/pages/bare.html`);
    const speak = async (selector) => {
      await page.driver.switchTo().frame(page.driver.findElement(By.css(selector)));
      await page.until("the page in the frame", () => page.run(() => document.querySelector("#here") !== null));
      for (const message of [wrong, event, "{ end: 1 }"]) await page.say(message);
      await page.leave();
    };
    await speak("#other");
    await page.until("its messages", () => page.run(() => window.heard === 1));
    assert.equal(await page.height(), height);
    // The right frame, which has gone elsewhere: to this page's own origin.
    await page.inside();
    await page.run((address) => void setTimeout(() => (location.href = address)), `${nginx.origin}/pages/bare.html`);
    await page.leave();
    await speak("#framed");
    await page.until("its messages", () => page.run(() => window.heard === 2));
    assert.equal(await page.height(), height);
    assert.deepEqual(await page.events(), events);
  });

  test("dispatches each event once where frame-host.js is included twice", async (tools) => {
    const page = new FramedPage(tools);
    await page.visit("frame");
    await page.driver.executeAsyncScript((source, done) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = done;
      document.head.append(script);
    }, `${nginx.elsewhere}/dist/frame-host.js`);
    const widget = await page.inside();
    await widget.answer({ [questions[0]]: CTO[questions[0]] });
    await page.fits();
    await page.leave();
    await page.until("the answer", async () => (await page.events("answer")).length);
    assert.equal((await page.events("answer")).length, 1);
  });
});

suite("the script for the page around a frame", (test) => {
  test("is smaller than a kilobyte", async () => {
    const file = readFileSync(new URL(`file://${process.env.ROLEFIT_DIST ?? new URL("../../dist", import.meta.url).pathname}/frame-host.js`));
    assert.ok(file.length < 1000, String(file.length));
  });
});
