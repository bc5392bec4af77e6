// The visual snapshots: what is on each, how it is taken and how two are compared.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { rightToLeft } from "./pseudo.mjs";

/** Where they are kept. */
export const FOLDER = new URL("../snapshots/", import.meta.url);

const VIEWS = {
  table: { view: "compare", answers: {} },
  question: { view: "quiz", answers: { "main-gap": "set-direction", "time-frame": "multi-year" } },
  // A plain outcome with something to say against it.
  result: {
    view: "quiz",
    answers: {
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
    },
  },
};

const LOOKS = {
  light: {},
  dark: { theme: "dark" },
  french: { lang: "fr" },
  rtl: { lang: "he", source: "/right-to-left.json" },
};

/** Widths of the window, and the most that is seen of the widget's height, in CSS pixels. */
const SIZES = { 360: 1100, 1024: 900 };

/** Every picture: its name, and what is shown for it. */
export const PICTURES = Object.entries(VIEWS).flatMap(([view, shown]) =>
  Object.entries(LOOKS).flatMap(([look, attributes]) =>
    Object.entries(SIZES).map(([width, height]) => ({ name: `${view}-${look}-${width}`, ...shown, attributes, width: Number(width), height })),
  ),
);

// Machines have different fonts, so the page has its own, with Latin and Hebrew letters.
const FONT = "@fontsource-variable/rubik/files/rubik-{}-wght-normal.woff2";
const RANGES = { latin: "U+0000-024F, U+2000-22FF", hebrew: "U+0590-05FF" };

/** Shows what is on a picture. */
export async function show(page, devtools, { view, answers, attributes, width }) {
  const { resolve } = createRequire(import.meta.url);
  for (const script of Object.keys(RANGES)) page.server.answer(`/${script}.woff2`, { body: await readFile(resolve(FONT.replace("{}", script))) });
  page.server.answer("/right-to-left.json", { body: Buffer.from(JSON.stringify(rightToLeft({ words: true }))) });
  await devtools.size(width, 900);
  const faces = Object.entries(RANGES).map(
    ([script, range]) => `@font-face { font-family: Pictured; src: url("/${script}.woff2"); font-weight: 300 900; unicode-range: ${range}; }`,
  );
  const written = Object.entries({ view, loading: "eager", ...attributes }).map(([name, value]) => ` ${name}="${value}"`);
  const body = `<role-fit${written.join("")}></role-fit>`;
  const ground = attributes.theme === "dark" ? "#000" : "#fff";
  await page.host(body, `<script async src="/embed.js"></script><style>${faces.join(" ")} body { margin: 0; background: ${ground}; font-family: Pictured; }</style>`);
  const widget = await page.widget();
  await widget.set("answers", answers);
  if (Object.keys(answers).length > 2) await widget.showsResult();
  await page.run(() => Promise.all([document.fonts.load("1em Pictured", "aא"), document.fonts.ready]).then(() => {}));
  return widget;
}

/** The picture of what is shown, in base64, once nothing changes. */
export async function take(page, devtools, { width, height }) {
  let before;
  let now;
  const shot = async () => {
    const whole = await page.run(() => Math.ceil(document.querySelector("role-fit").getBoundingClientRect().height));
    [before, now] = [now, await devtools.picture({ x: 0, y: 0, width, height: Math.min(whole, height) })];
    return before === now;
  };
  await page.until("the picture to stay as it is", shot);
  return now;
}

/** What is compared: the mean colours of squares with sides of so many pixels, in which antialiasing disappears. */
const SQUARE = 8;
/** How far a mean may be off, of 255, and how many squares may be further: a few by much, and a part of all by little. */
const LIMITS = [
  { near: 16, spare: 4, share: 0 },
  { near: 6, spare: 0, share: 0.1 },
];

/** Says how a picture differs from another; not at all: null. Both are in base64. */
export function difference(page, before, now) {
  return page.driver.executeAsyncScript(
    (before, now, square, limits, done) => {
      const means = async (base64) => {
        const image = new Image();
        image.src = `data:image/webp;base64,${base64}`;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const context = canvas.getContext("2d", { willReadFrequently: true });
        context.drawImage(image, 0, 0);
        const [wide, high] = [Math.floor(image.width / square), Math.floor(image.height / square)];
        const { data } = context.getImageData(0, 0, wide * square, high * square);
        const sums = new Float64Array(wide * high * 3);
        for (let y = 0; y < high * square; y += 1) {
          for (let x = 0; x < wide * square; x += 1) {
            const from = 4 * (y * wide * square + x);
            const to = 3 * (Math.floor(y / square) * wide + Math.floor(x / square));
            for (let part = 0; part < 3; part += 1) sums[to + part] += data[from + part] / square ** 2;
          }
        }
        return { wide, high, sums, size: `${image.width} x ${image.height}` };
      };
      Promise.all([means(before), means(now)]).then(([one, other]) => {
        if (one.wide !== other.wide || one.high !== other.high) return done(`${other.size} px, was ${one.size}`);
        const count = one.wide * one.high;
        for (const { near, spare, share } of limits) {
          const isFar = (at) => [0, 1, 2].some((part) => Math.abs(one.sums[3 * at + part] - other.sums[3 * at + part]) > near);
          const off = [...Array(count).keys()].filter(isFar);
          if (off.length <= spare + share * count) continue;
          const [xs, ys] = [(at) => at % one.wide, (at) => Math.floor(at / one.wide)].map((axis) => off.map((at) => square * axis(at)));
          return done(`${off.length} squares from ${Math.min(...xs)}, ${Math.min(...ys)} to ${Math.max(...xs) + square}, ${Math.max(...ys) + square}`);
        }
        done(null);
      }, done);
    },
    before,
    now,
    SQUARE,
    LIMITS,
  );
}
