// What real pages do to a share link: they look for the element that a fragment names, have no address that others could open, or an address that
// is full of what concerns this visitor alone. Each test's title begins with the number of its row in docs/faults.md.
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { pure, word } from "./words.mjs";

const CTO = pure("cto");
const WIDGET = '<role-fit loading="eager"><p>The roles in short.</p></role-fit>';
const LINK = word("details_copy_link");
const TEXT = word("details_copy_text");

/** Copies what a button below the result offers, and returns it. */
async function copied(widget, name) {
  await widget.press(name);
  await widget.page.until("a word that it is done", async () => (await widget.text(".taken")) === word("details_copied"));
  return widget.page.paste();
}

suite("a share link on real pages", { about: "contract" }, (test) => {
  test("real page F7: a script looks for the element that the fragment names", async ({ page }) => {
    const widget = await page.open("plain", { instance: "prices & more" });
    await widget.give(CTO);
    const { hash } = new URL(await copied(widget, LINK));
    assert.match(hash, /^#[a-z][a-z0-9_-]*$/i);
    await page.host(
      `${WIDGET.replace("<role-fit", '<role-fit instance="prices &amp; more"')}
       <script>
         const scroll = () => document.querySelector(location.hash)?.scrollIntoView();
         location.hash = ${JSON.stringify(hash)};
         scroll();
         addEventListener("hashchange", scroll);
         window.menu = "works";
       </script>`,
    );
    const other = await page.widget();
    await other.showsResult();
    assert.deepEqual(await other.property("answers"), CTO);
    assert.equal(await page.run(() => window.menu), "works");
  });

  /** Widgets in frames, of which nobody else can open the address, by the script that fills such a frame. */
  const FRAMES = {
    srcdoc: (frame, html) => (frame.srcdoc = html),
    "about:blank": (frame, html) => {
      frame.onload = () => {
        const { body } = frame.contentDocument;
        body.innerHTML = html;
        for (const dead of body.querySelectorAll("script")) {
          const script = frame.contentDocument.createElement("script");
          script.src = dead.src;
          dead.replaceWith(script);
        }
      };
      frame.src = "about:blank";
    },
    blob: (frame, html) => (frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }))),
  };
  for (const [kind, fill] of Object.entries(FRAMES)) {
    test(`real page F9: the widget in a frame without an address (${kind}) offers no link`, async ({ page, server }) => {
      const inside = (attributes) =>
        `<script src="${server.url("/pages/record.js")}"></script><script src="${server.url("/embed.js")}"></script>${WIDGET.replace("<role-fit", `<role-fit ${attributes}`)}`;
      const open = async (attributes) => {
        await page.host('<iframe width="900" height="800" allow="clipboard-write"></iframe>', "");
        await page.run(`(${fill})(document.querySelector("iframe"), arguments[0])`, inside(attributes));
        await page.driver.switchTo().frame(await page.driver.findElement(By.css("iframe")));
        await page.until("the widget's element", () => page.run(() => window.rolefit !== undefined));
        const widget = await page.widget();
        await widget.give(CTO);
        return widget;
      };
      const widget = await open("");
      assert.equal(new URL(await page.run(() => location.href)).host, "");
      const names = await widget.texts(".take button");
      assert.ok(!names.includes(LINK) && names.includes(TEXT), names.join());
      assert.equal(await widget.text(".take .quoted"), word("details_take_texts_note"));
      const lines = (await copied(widget, TEXT)).trim().split("\n");
      assert.ok(!lines.some((line) => /rolefit-|about:|blob:/.test(line)), lines.at(-1));
      await page.driver.switchTo().defaultContent();

      const named = await open('share-base="https://agency.example/roles?p=1#top"');
      assert.match(await copied(named, LINK), /^https:\/\/agency\.example\/roles\?p=1#rolefit-1__1__main-gap_/);
      await page.driver.switchTo().defaultContent();
    });
  }

  test("real page N1: the address has what says how the visitor came", async ({ page }) => {
    await page.driver.get(page.server.url("/pages/plain.html?utm_source=news&lang=en&gclid=x&access_token=y&theme=dark&UTM_Term=z"));
    const widget = await page.widget();
    await widget.give(CTO);
    const link = await copied(widget, LINK);
    assert.ok(link.startsWith(`${page.server.url("/pages/plain.html")}?lang=en&theme=dark#rolefit-1__`), link);
    const { hash } = new URL(link);
    await widget.attribute("share-base", "http://agency.example/");
    assert.equal(await copied(widget, LINK), `http://agency.example/${hash}`);
    assert.equal((await copied(widget, TEXT)).trim().split("\n").at(-1), `http://agency.example/${hash}`);
    await widget.attribute("share-base", null);
    assert.equal(await copied(widget, LINK), link);
  });

  test("an address to share that is none is warned of, and the page's own is used", { console: [/\[rolefit\] share-base: found “javascript:x”/] }, async ({ page }) => {
    const widget = await page.open("plain", { "share-base": "javascript:x" });
    await widget.give(CTO);
    const link = await copied(widget, LINK);
    assert.ok(link.startsWith(page.server.url("/pages/plain.html")), link);
    assert.deepEqual((await page.events("warning")).map(({ detail }) => detail.code), ["attribute"]);
  });
});
