// The studio: a marketer's whole way through it, and what must never be lost on it.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { autop } from "@wordpress/autop";
import { By, Key } from "selenium-webdriver";
import { Server } from "./server.mjs";
import { Studio, styleOf } from "./studio.mjs";
import { suite } from "./suite.mjs";
import { pure } from "./words.mjs";

const PLAYFUL = "Playful rounded";

suite("the studio", { about: "studio's panels" }, (test) => {
  test("leads from a preset and a brand to a snippet that looks on a strict page of another site as the preview did", { about: "studio" }, async ({ page, server }) => {
    const studio = await Studio.open(page);
    await studio.press(PLAYFUL, ".preset strong");
    await studio.shows("base", "font-family", await studio.style("quiz", "font-family"));
    await studio.tab("Brand");
    await studio.type("Brand colour 1", "#0b6e4f");
    await studio.press("Take this set");
    await studio.shows("button-primary", "background-color", "rgb(11, 110, 79)");

    await studio.tab("Style");
    await studio.openGroup("Text");
    await studio.type("color-muted in light", "#aaaaaa");
    await studio.tab("Contrast");
    const failing = () => page.run(() => document.querySelectorAll(".finding.fails").length);
    await page.until("a contrast that fails", async () => (await failing()) > 0);
    await page.run(() => document.querySelector(".finding.fails button").click());
    await page.until("no contrast that fails", async () => (await failing()) === 0);

    await studio.tab("Style");
    for (const group of ["Text", "Shape", "Spacing"]) await studio.openGroup(group);
    await studio.type("radius", "3px");
    await studio.type("space", "1.3em");
    await studio.type("line-height", "1.7");
    await studio.shows("choice", "border-radius", "3px");
    await studio.press("Undo");
    await page.until("the line height of before", async () => (await studio.value("line-height")) === "1.55");
    assert.equal(await studio.value("space"), "1.3em");

    await studio.choose("Language", "Français");
    await studio.choose("Colours", "Dark");
    const looks = await look(studio);

    await studio.tab("Options");
    await studio.openGroup("Content");
    await studio.type("lang", "fr");
    await studio.openGroup("Behaviour");
    await studio.choose("theme", "dark");
    await studio.tab("Snippet");
    await studio.choose("Where the tokens go", "In a file of their own");
    await studio.press("The page has a content-security policy", "input");
    const other = await Server.start();
    try {
      await studio.type("Folder of the files", other.url("/"));
      const pasted = await studio.snippet();
      await studio.press("Copy");
      await studio.named("button", "Copied");
      assert.ok(pasted.includes('lang="fr"') && pasted.includes('theme="dark"'), pasted);
      for (const file of ["/rolefit_bg.wasm", "/rolefit_more.wasm", "/rolefit_data.wasm", "/rolefit_nowasm.js"]) {
        other.answer(file, { headers: { "access-control-allow-origin": "*" } });
      }
      const css = await page.run(() => document.querySelector(".snippet-css").textContent);
      const [, href] = /<link rel="stylesheet" href="([^"]+)">/.exec(pasted);
      other.answer(new URL(href).pathname, { body: Buffer.from(css), headers: { "content-type": "text/css" } });
      const policy = await page.run(() => document.querySelector(".policy").textContent);
      server.answer("/strict.html", {
        body: Buffer.from(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>${pasted}</body></html>`),
        headers: { "content-type": "text/html", "content-security-policy": `default-src 'none'; ${policy.replaceAll("\n", " ")}` },
      });
      server.answer("/favicon.ico", { body: Buffer.alloc(0) });
      await page.driver.get(server.url("/strict.html"));
      await page.run(() => document.querySelector("role-fit").scrollIntoView());
      const widget = await page.widget();
      assert.deepEqual(await look({ style: (...of) => page.run(styleOf, ...of) }), looks);
      await widget.answer(pure("cto"), "fr");
      await widget.showsResult();
    } finally {
      await other.stop();
    }
  });

  test("keeps what was typed over a reload, also what is no value, and goes on with the last valid one", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.tab("Style");
    await studio.openGroup("Brand");
    await studio.type("color-accent in light", "#8a1c5c");
    await studio.shows("button-primary", "background-color", "rgb(138, 28, 92)");
    await studio.type("color-accent in light", "no colour");
    const fault = () => page.run(() => document.querySelector("#fault-color-accent").innerText);
    assert.match(await fault(), /“no colour” is not a colour/);
    assert.equal(await studio.style("button-primary", "background-color"), "rgb(138, 28, 92)");
    await Studio.reopen(page);
    await studio.openGroup("Brand");
    assert.equal(await studio.value("color-accent in light"), "no colour");
    assert.match(await fault(), /“no colour” is not a colour/);
  });

  test("undoes and redoes by keyboard, and moves between its panels with arrows", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.press("Dense corporate", ".preset strong");
    await studio.shows("choice", "border-radius", "2px");
    const tab = await studio.named("[role=tab]", "Presets");
    await tab.click();
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys("z").keyUp(Key.CONTROL).perform();
    await studio.shows("choice", "border-radius", "8px");
    await page.driver.actions().keyDown(Key.CONTROL).keyDown(Key.SHIFT).sendKeys("z").keyUp(Key.SHIFT).keyUp(Key.CONTROL).perform();
    await studio.shows("choice", "border-radius", "2px");
    await page.press(Key.ARROW_RIGHT);
    assert.equal((await page.focused()).text, "Brand");
    await page.press(Key.END);
    assert.equal((await page.focused()).text, "Designs");
  });

  test("sends a design as a link, and says what is wrong with one that cannot be read", async ({ page }) => {
    const design = { rolefitDesign: 1, name: "Nordlys", preset: "dense", tokens: { radius: "9px" } };
    const studio = await Studio.open(page, `#design=${encodeURIComponent(JSON.stringify(design))}`);
    await studio.shows("choice", "border-radius", "9px");
    assert.equal(await studio.value("Name of the design"), "Nordlys");
    assert.equal(await page.run(() => location.hash), "");
    await Studio.reopen(page, `#design=${encodeURIComponent('{"rolefitDesign":1,"tokens":{"colour":"red"}}')}`);
    await page.until("the fault", () => page.run(() => document.querySelector(".notice").innerText.includes("“colour”")));
    // The design of before stays.
    await studio.shows("choice", "border-radius", "9px");
  });

  test("writes a div that WordPress' classic editor leaves whole, and finds what it does to the element", { about: null }, async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.press("Dense corporate", ".preset strong");
    await studio.tab("Snippet");
    await studio.type("Folder of the files", "/");
    const filtered = {};
    for (const form of ["The element", "A div"]) {
      await studio.choose("Form of the tag", form);
      filtered[form] = autop(await studio.snippet());
    }
    await studio.tab("Check");
    await studio.set("The page’s HTML", `<!doctype html><html lang="en"><body>${filtered["The element"]}</body></html>`);
    await page.until("the mistake", () => page.run(() => document.querySelector(".mistakes")?.innerText.includes("paragraph")));
    await page.host(filtered["A div"], "");
    const widget = await page.widget();
    assert.equal(await page.run(styleOf, "choice", "border-radius"), "2px");
    assert.ok(!(await page.run(() => document.querySelector("role-fit table").checkVisibility())), "the fallback is replaced");
    await widget.answer(pure("cto"));
    await widget.showsResult();
  });

  test("saves designs by name, exports one and imports it, and keeps the present one where a file cannot be read", { about: null }, async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.press("Dense corporate", ".preset strong");
    await studio.type("Name of the design", "Nordlys");
    await studio.tab("Designs");
    await studio.press("Save");
    await studio.press("Start anew");
    await studio.shows("choice", "border-radius", "8px");
    await studio.press("Open “Nordlys”");
    await studio.shows("choice", "border-radius", "2px");
    // What the browser would save as a file.
    await page.run(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => (blob.text().then((text) => (window.saved = text)), createObjectURL.call(URL, blob));
    });
    await studio.press("Export as JSON");
    const exported = await page.until("the file", () => page.run(() => window.saved));
    assert.deepEqual(JSON.parse(exported), { rolefitDesign: 1, name: "Nordlys", preset: "dense" });
    const folder = await mkdtemp(join(tmpdir(), "rolefit-"));
    const file = async (name, text) => {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    };
    const field = await page.driver.findElement(By.css(".file input"));
    const notice = (words) => page.until(words, () => page.run((words) => document.querySelector(".notice").innerText.includes(words), words));
    await field.sendKeys(await file("wrong.json", exported.replace("dense", "sad")));
    await notice("“wrong.json” was not opened. Found the preset “sad”");
    await studio.shows("choice", "border-radius", "2px");
    await field.sendKeys(await file("right.json", exported.replace("dense", "playful")));
    await notice("“right.json” is open.");
    await studio.shows("choice", "border-top-width", "2px");
    await studio.press("Undo");
    await studio.shows("choice", "border-top-width", "1px");
    await rm(folder, { recursive: true });
  });

  test("says so where the browser keeps nothing, and works", async ({ page, devtools }) => {
    await devtools.first('Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });');
    const studio = await Studio.reopen(page);
    await studio.press("Dense corporate", ".preset strong");
    await studio.shows("choice", "border-radius", "2px");
    await page.until("the warning", () => page.run(() => document.querySelector("header .warning")?.innerText.includes("Export it before you leave")));
  });

  test("shows each kind of result at a press", async ({ page }) => {
    const studio = await Studio.open(page);
    for (const [name, outcome] of [["One role", "fractional-cto"], ["Two roles", "cto+fractional-cto"], ["All three", "mixed"], ["None yet", "none-yet"], ["Too few answers", "insufficient"]]) {
      await studio.press(name);
      await page.until(`the outcome ${outcome}`, () => studio.inPreview((outcome) => document.querySelector("role-fit").result.outcome === outcome, outcome));
    }
  });

  test("shows the widget as wide as on a phone and on a tablet", { about: null }, async ({ page }) => {
    const studio = await Studio.open(page);
    for (const [name, width] of [["Phone", 360], ["Tablet", 768]]) {
      await studio.choose("Width", name);
      await page.until(`${width} px`, async () => Math.abs((await studio.inPreview(() => innerWidth)) - width) < 5);
    }
  });

  test("shows the widget from right to left, in a dialog and in a frame", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.choose("Language", "Right to left");
    await page.until("the table from right to left", async () => (await studio.style("table", "direction")) === "rtl");
    await studio.choose("Language", "English");
    await studio.choose("Form", "Dialog");
    await page.until("the button that opens the dialog", async () => (await studio.style("button-primary", "display")) !== null);
    await studio.choose("Form", "Iframe");
    await page.until("the frame", () => studio.inPreview(() => Boolean(document.querySelector("iframe")?.contentDocument?.querySelector("role-fit")?.result)));
  });

  test("lists the events of the widget with what they hold", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.tab("Options");
    await studio.openGroup("For your developers");
    await studio.choose("analytics", "datalayer");
    await studio.withWidget((widget) => widget.answer({ "main-gap": "set-direction" }));
    const told = () => page.run(() => document.querySelector(".events ol").textContent);
    await page.until("the answer", async () => (await told()).includes("rolefit-answer"));
    assert.match(await told(), /"question":"main-gap"/);
    assert.match(await told(), /dataLayer\.push.*form_response/);
  });

  test("brings up the tokens of what is picked in the preview, and outlines what a token styles", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.tab("Style");
    await studio.press("Pick in the preview");
    await studio.inPreview(() => document.querySelector("role-fit").shadowRoot.querySelector("[part~=choice]").click());
    await page.until("the part", () => page.run(() => document.querySelector(".picked")?.innerText.includes("choice")));
    assert.equal(await studio.inPreview(() => Object.keys(document.querySelector("role-fit").answers).length), 0, "picking answers nothing");
    await page.run(() => document.querySelector(".picked input[aria-label=radius]").focus());
    await page.until("the outline", async () => (await studio.style("question", "outline-style")) === "dashed");
  });

  test("reads a pasted site, and offers its colours as those of a brand", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.tab("Brand");
    const paste = ".button { background: #8a1c5c; border-radius: 12px } a { color: #8a1c5c } body { font-family: Futura, sans-serif; color: #222 }";
    await studio.type("Paste your site’s CSS or HTML. It is read here; nothing is fetched and nothing is sent.", paste);
    await studio.press("Use as my brand’s colours");
    await page.until("the brand's colour", async () => (await studio.value("Brand colour 1")) === "#8a1c5c");
    await studio.press("Take this set");
    await studio.shows("button-primary", "background-color", "rgb(138, 28, 92)");
  });

  test("lists the mistakes of an installation with their places, and says when there is none", async ({ page }) => {
    const studio = await Studio.open(page);
    await studio.tab("Check");
    const html = '<!doctype html><html lang="en"><body><p><role-fit vew="quiz"><p>x</p></role-fit></p></body></html>';
    await studio.type("The page’s HTML", html);
    const told = () => page.run(() => document.querySelector(".panel [role=status]").innerText);
    await page.until("the mistakes", async () => (await told()).includes("script-missing"));
    assert.match(await told(), /Line 1, column \d+ · attribute-unknown/);
    assert.match(await told(), /Write view, if that is meant/);
    await studio.type("Its address, if you like", "agency.html");
    await studio.press("Read the page at this address");
    await page.until("no mistakes", async () => (await told()).includes("No mistake was found."));
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 768]) {
      test(`has no fault that axe finds in any panel: ${scheme}, ${width} px`, { about: null }, async ({ page, devtools }) => {
        await devtools.media(scheme);
        await devtools.size(width);
        const studio = await Studio.open(page);
        for (const name of ["Presets", "Brand", "Style", "Contrast", "Options", "Snippet", "Check", "Designs"]) {
          await studio.tab(name);
          await page.run(() => document.querySelectorAll(".panel details").forEach((group) => (group.open = true)));
          assert.deepEqual(await page.accessibilityFaults(), [], name);
        }
      });
    }
  }

  test("lets one look, choose a preset and copy the snippet on a phone, and says that it wants more room", async ({ page, devtools }) => {
    await devtools.size(360, 740);
    const studio = await Studio.open(page);
    await studio.named(".small-screen", "The studio wants a wider window. Here you can look, choose a preset and copy the snippet.");
    assert.equal(await page.run(() => scrollY), 0, "the studio opens at its beginning");
    await studio.press("Dense corporate", ".preset strong");
    await studio.tab("Snippet");
    await studio.press("Copy");
    await studio.named("button", "Copied");
    assert.ok(await page.run(() => document.documentElement.scrollWidth <= innerWidth), "nothing scrolls sideways");
  });
});

/** The looks that must be the same in the preview and on the page. */
async function look(where) {
  const looks = {};
  for (const [part, ...properties] of [
    ["base", "background-color", "color", "font-family", "font-size", "line-height"],
    ["title", "font-family", "font-weight", "color"],
    ["question", "background-color", "border-radius", "padding-top"],
    ["choice", "background-color", "border-color", "border-radius", "border-top-width"],
    ["button-primary", "background-color", "color", "border-radius"],
    ["table", "color"],
  ]) {
    for (const property of properties) looks[`${part} ${property}`] = await where.style(part, property);
  }
  return looks;
}
