// Pictures of the demo page: every view, width and colour scheme into target/screenshots/, three of them into docs/pictures/, and
// beside them the presets and the first sheet of a printed brief.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { start } from "./browser.mjs";
import { toolsOf } from "./devtools.mjs";
import { DEFAULT, PRESETS, wear } from "./looks.mjs";
import { Page } from "./page.mjs";
import { ask, closePaper, openPaper, print } from "./paper.mjs";
import { Server } from "./server.mjs";
import { Studio } from "./studio.mjs";
import { word } from "./words.mjs";

const ROOT = new URL("../../", import.meta.url);
const PICTURES = new URL("target/screenshots/", ROOT);
const DOCS = new URL("docs/pictures/", ROOT);
// What the studio shows of the presets, too.
const SMALL = new URL("presets/", DOCS);
const WIDTHS = { 360: 740, 768: 1024, 1280: 800 };
const SCHEMES = ["light", "dark"];

// A growing company that asks for a whole CTO: a plain outcome with something to say against it.
const ANSWERS = {
  "main-gap": "set-direction",
  "time-frame": "multi-year",
  "coding-share": "partly",
  "reports-to": "ceo-board-exec",
  builders: "two-three-teams",
  "company-profile": "scaling-product",
  commitment: "exec-full-time",
  trigger: "team-growth",
  "security-duty": "one-off-effort",
  "spend-suppliers": "not-sure",
};

const VIEWS = {
  table: { top: "role-fit" },
  marked: { top: "role-fit", answers: ANSWERS },
  question: { top: ".quiz", answers: { "main-gap": "set-direction", "time-frame": "multi-year" } },
  result: { top: ".result", answers: ANSWERS },
  "result-fr": { top: ".result", answers: ANSWERS, language: "fr" },
};

// What the README shows: which view, and the size of the window in pixels; a picture stays below 150 kB.
const SHOWN = { table: [960, 765], question: [800, 640], result: [800, 820] };

// The window of a preset's picture, in pixels. The picture is half as large and stays below 8 kB: the studio loads all of them.
const PRESET = [640, 400];
const SMALLER = { scale: 0.5, quality: 60 };

// Parts that are seen beside a question: where the name is written, as `inset` from the part's corner.
const BESIDE = "-0.6rem 0.25rem auto auto";
const PARTS = {
  base: BESIDE,
  title: "-0.6rem 6rem auto auto",
  quiz: BESIDE,
  progress: BESIDE,
  question: BESIDE,
  legend: "-0.6rem -3.5rem auto auto",
  choice: BESIDE,
  error: BESIDE,
  "button-secondary": "-0.6rem auto auto 0.25rem",
  "button-primary": "auto auto -0.6rem 0.25rem",
  compare: BESIDE,
  table: BESIDE,
  cell: BESIDE,
};

async function main() {
  const [driver, server] = await Promise.all([start(), Server.start()]);
  try {
    await rm(PICTURES, { recursive: true, force: true });
    await Promise.all([PICTURES, DOCS, SMALL].map((folder) => mkdir(folder, { recursive: true })));
    const devtools = toolsOf(driver);
    const page = new Page(driver, server);
    for (const scheme of SCHEMES) {
      await devtools.media(scheme);
      for (const [width, height] of Object.entries(WIDTHS)) {
        await devtools.size(Number(width), height);
        for (const [name, view] of Object.entries(VIEWS)) {
          await show(page, view);
          await save(driver, new URL(`${name}-${width}-${scheme}.png`, PICTURES));
        }
        await show(page, VIEWS.result);
        await devtools.size(Number(width), await page.run(() => document.documentElement.scrollHeight));
        await save(driver, new URL(`whole-${width}-${scheme}.png`, PICTURES));
      }
    }
    await devtools.media("light");
    for (const [name, size] of Object.entries(SHOWN)) {
      await devtools.size(...size);
      await show(page, VIEWS[name]);
      await save(driver, new URL(`${name}.png`, DOCS));
    }
    await brief(page);
    await devtools.size(760, 1066);
    await named(page);
    await save(driver, new URL("parts.png", DOCS));
    for (const scheme of SCHEMES) {
      await devtools.media(scheme);
      for (const preset of [DEFAULT, ...PRESETS]) {
        for (const size of [[1280, 1000], [360, 740]]) {
          await devtools.size(...size);
          const widget = await wear(page, preset);
          await widget.answer({ "main-gap": "set-direction" });
          await widget.press(word("back"));
          await rest(page);
          const name = `preset-${preset.name}`;
          await save(driver, new URL(`${name}-${size[0]}-${scheme}.png`, PICTURES));
          if (scheme === "light") await writeFile(new URL(`${preset.name}.webp`, SMALL), await small(page, devtools), "base64");
          await widget.give(ANSWERS);
          await devtools.size(size[0], await page.run(() => document.documentElement.scrollHeight));
          await save(driver, new URL(`${name}-result-${size[0]}-${scheme}.png`, PICTURES));
        }
      }
    }
    await devtools.media("light");
    await devtools.size(1180, 740);
    await studio(page);
    console.log(`Pictures are in ${fileURLToPath(PICTURES)}, those of the documents in ${fileURLToPath(DOCS)}`);
  } finally {
    await driver.quit();
    await server.stop();
  }
}

/** Opens the demo page in a view, scrolled to where it begins. */
async function show(page, { top, answers = {}, language = "en" }) {
  await page.driver.get(page.server.url("/agency.html"));
  const widget = await page.widget();
  await widget.attribute("lang", language);
  await widget.set("answers", answers);
  await page.run((top) => {
    const host = document.querySelector("role-fit");
    const part = top === "role-fit" ? host : host.shadowRoot.querySelector(top);
    scrollTo(0, part.getBoundingClientRect().top + scrollY - 16);
  }, top);
}

/** Prints the brief; its first sheet goes into the documents. */
async function brief(page) {
  await show(page, VIEWS.result);
  const widget = await page.widget();
  await widget.showsResult();
  const [press] = (await widget.all(".take button")).slice(-1);
  await openPaper(page, () => press.click());
  const pdf = await print(page);
  await writeFile(new URL("brief.pdf", PICTURES), pdf);
  await writeFile(new URL("brief.png", DOCS), ask(pdf, "pdftoppm", "-png", "-r", "64", "-singlefile"));
  await closePaper(page);
}

/** Opens a page whose widget has a frame around every part, and its name on it. */
async function named(page) {
  const rules = Object.entries(PARTS).map(([part, inset], at) => {
    const colour = `hsl(${47 * at} 80% 32%)`;
    return `role-fit::part(${part}) { position: relative; outline: 1px solid ${colour}; }
      role-fit::part(${part})::after {
        content: "${part}"; position: absolute; z-index: 1; inset: ${inset}; padding: 0 4px; background: ${colour};
        color: white; font: 700 11px/1rem monospace; white-space: nowrap;
      }`;
  });
  const widget = await wear(page, { ...DEFAULT, style: rules.join("\n") });
  await widget.answer({ "main-gap": "set-direction", "time-frame": "multi-year" });
  await widget.press(word("next"));
  await rest(page, "role-fit");
}

/** The question on the page, as a small picture. */
async function small(page, devtools) {
  const [width, height] = PRESET;
  await devtools.size(width, height);
  await rest(page, "role-fit");
  const y = await page.run(() => scrollY);
  return devtools.picture({ x: 0, y, width, height }, SMALLER);
}

/** The studio in three states: its presets, a brand with what was made of it, and a snippet. */
async function studio(page) {
  const found = await Studio.open(page);
  await found.press("Warm editorial", ".preset strong");
  await rest(page);
  await save(page.driver, new URL("studio.png", DOCS));
  await found.tab("Brand");
  await found.type("Brand colour 1", "#0b6e4f");
  await found.type("Brand colour 2", "#f2a541");
  await found.press("Take this set");
  await found.press("One role");
  await rest(page);
  await save(page.driver, new URL("studio-brand.png", DOCS));
  await found.tab("Snippet");
  await rest(page);
  await save(page.driver, new URL("studio-snippet.png", DOCS));
}

/** Takes the pointer away from the button it pressed, and goes to where an element begins. */
async function rest(page, selector = "body") {
  await page.driver.actions().move({ x: 0, y: 0 }).perform();
  await page.run((selector) => scrollTo(0, document.querySelector(selector).getBoundingClientRect().top + scrollY - 16), selector);
}

const save = async (driver, file) => writeFile(file, await driver.takeScreenshot(), "base64");

await main();
