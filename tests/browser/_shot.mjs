// node /tmp/shot.mjs WIDTH SCHEME LANG ANSWERSJSON out [extra js]
import { start } from "./browser.mjs";
import { toolsOf } from "./devtools.mjs";
import { Page } from "./page.mjs";
import { Server } from "./server.mjs";
import { writeFile } from "node:fs/promises";
const [width, scheme, lang, answers, out, sel, extra] = process.argv.slice(2);
const [driver, server] = await Promise.all([start(), Server.start()]);
try {
  const devtools = toolsOf(driver); const page = new Page(driver, server);
  await devtools.media(scheme); await devtools.size(Number(width), 900);
  const w = await page.open("demo").catch(async () => page.open("plain"));
  await page.run((a, l) => { const e = document.querySelector("role-fit"); if (l) e.setAttribute("lang", l); if (a) e.answers = JSON.parse(a); }, answers, lang);
  await new Promise(r => setTimeout(r, 600));
  if (extra) await page.run(new Function(extra));
  await new Promise(r => setTimeout(r, 500));
  const h = await page.run((s) => { const r = document.querySelector("role-fit").shadowRoot; const el = r.querySelector(s || ".base"); const b = el.getBoundingClientRect(); return [b.top + scrollY, b.height, document.documentElement.scrollHeight]; }, sel);
  await devtools.size(Number(width), Math.min(6000, Math.ceil(h[2])));
  await page.run((t) => scrollTo(0, 0), 0);
  await new Promise(r => setTimeout(r, 300));
  const png = await driver.takeScreenshot();
  await writeFile("/tmp/full.png", Buffer.from(png, "base64"));
  console.log(h.join(" "));
} finally { await driver.quit(); server.close?.(); process.exit(0); }
