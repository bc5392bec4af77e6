// What real pages do to the loader and its files: they have another vendor's script of the same name, put scripts together, and keep files of
// an older build. Each test's title begins with the number of its row in docs/faults.md.
import assert from "node:assert/strict";
import { ENGINE, suite } from "./suite.mjs";
import { dataset, label, pure, questions } from "./words.mjs";

const CTO = pure("cto");
const FALLBACK = "<p>The roles in short.</p>";
const WIDGET = `<role-fit loading="eager">${FALLBACK}</role-fit>`;

suite("the loader beside other scripts", { about: "starting" }, (test) => {
  const VENDOR = "/vendor/embed.js";
  const FORMS = {
    "a classic script": '<script src="/ours/embed.js"></script>',
    "a script that is async": '<script async src="/ours/embed.js"></script>',
    "a script that is deferred": '<script defer src="/ours/embed.js"></script>',
    "a module": '<script type="module" src="/ours/embed.js"></script>',
    "a module with a query": '<script type="module" src="/ours/embed.js?v=1:2"></script>',
    "imported by a module": '<script type="module">import "/ours/embed.js";</script>',
    "imported by a script": '<script>setTimeout(() => import("/ours/embed.js"))</script>',
    "imported by the other vendor": '<script src="/vendor/importing.js"></script>',
  };
  for (const [form, tag] of Object.entries(FORMS)) {
    test(`real page F8: another vendor's embed.js is in the page before ours, which is ${form}`, async ({ page, server }) => {
      server.answer(VENDOR, { body: Buffer.from("window.vendor = true;") });
      server.answer("/vendor/importing.js", { body: Buffer.from('import("/ours/embed.js");') });
      for (const file of ["embed.js", "rolefit_bg.wasm", "rolefit_nowasm.js"]) server.answer(`/ours/${file}`, { from: `/${file}` });
      const theirs = server.url(VENDOR).replace("127.0.0.1", "localhost");
      await page.host(`<script src="${theirs}"></script>${WIDGET}${tag}<script async src="${VENDOR}"></script>`, "");
      const widget = await page.widget();
      await widget.shows("main-gap");
      const asked = server.requests.filter((path) => /rolefit_/.test(path));
      assert.deepEqual(asked, [`/ours${ENGINE}`]);
    });
  }

  const combined = async (server, ...parts) => {
    const embed = await fetch(server.url("/embed.js")).then((answer) => answer.text());
    server.reset();
    server.answer("/app/site.js", { body: Buffer.from([...parts, embed, "window.after = true"].join("\n")) });
  };
  const BEFORE = "window.called = 0;\nwindow.before = function () { window.called += 1; }";

  test("real page P9: a script without a semicolon at its end is put before the loader", async ({ page, server }) => {
    await combined(server, BEFORE);
    await page.host(`${WIDGET.replace("<role-fit", '<role-fit base="/"')}<script src="/app/site.js"></script>`, "");
    const widget = await page.widget();
    await widget.shows("main-gap");
    assert.deepEqual(await page.run(() => [window.called, window.after]), [0, true]);
  });

  test(
    "real page P9: the loader is put together with others, and nothing says where its files are",
    {
      console: [/\[rolefit\] .*rolefit_nowasm\.js: .*`base`/, ...(ENGINE.endsWith("wasm") ? [/\[rolefit\] .*rolefit_bg\.wasm: found status 404/] : [])],
      requests: ENGINE.endsWith("wasm") ? [/rolefit_bg\.wasm.* - Failed/, /rolefit_nowasm\.js.* - Failed/] : [/rolefit_nowasm\.js.* - Failed/],
    },
    async ({ page, server }) => {
      await combined(server, BEFORE);
      await page.host(`${WIDGET}<script src="/app/site.js"></script>`, "");
      const [{ detail }] = await page.until("an error", async () => {
        const errors = await page.events("error");
        return errors.length > 0 && errors;
      });
      assert.equal(detail.code, "engine");
      assert.match(detail.message, /`base`/);
      assert.deepEqual(await page.run(() => [window.called, window.after]), [0, true]);
    },
  );
});

const warned = async (page) => (await page.events("warning")).map(({ detail }) => detail.code);

suite("files of several builds", { about: "starting" }, (test) => {
  const OTHER = { console: [/\[rolefit\] .*another build/] };
  const isWasm = ENGINE.endsWith("wasm");
  /** Has the server send a file of another build. */
  const mix = (server, ...files) => {
    for (const file of files) server.answer(`/${file}`, { from: `/probe/${file}` });
  };

  test("real page F14: every file of the engine has the build in its address", async ({ page, server }) => {
    await page.host(`<role-fit loading="eager"><script type="application/json">${JSON.stringify(dataset)}</script></role-fit>`);
    const widget = await page.widget();
    await widget.give(CTO);
    await page.host('<role-fit loading="eager" engine="js"></role-fit>');
    await (await page.widget()).shows("main-gap");
    const asked = [...new Set(server.addresses.filter((address) => /rolefit_/.test(address)))];
    const builds = new Set(asked.map((address) => new URL(address, "http://x").searchParams.get("v")));
    assert.equal(asked.length, isWasm ? 4 : 1, asked.join());
    assert.equal(builds.size, 1);
    assert.match([...builds][0], /^[0-9a-f]{8}$/);
  });

  if (isWasm) {
    test("real page F14: the engine is of another build", OTHER, async ({ page, server }) => {
      mix(server, "rolefit_bg.wasm");
      await page.host(WIDGET);
      const widget = await page.widget();
      await widget.give(CTO);
      assert.equal((await widget.property("result")).outcome, "cto");
      assert.deepEqual(await warned(page), ["build"]);
      assert.equal(server.count("/rolefit_nowasm.js"), 1);
      assert.deepEqual(await page.events("error"), []);
    });

    test("real page F14: the details part is of another build", OTHER, async ({ page, server }) => {
      mix(server, "rolefit_more.wasm");
      await page.host(`${WIDGET}<role-fit loading="eager" instance="second"></role-fit>`);
      const widget = await page.widget();
      const second = await page.widget(1);
      await second.set("answers", { trigger: "not-sure" });
      const [three, rest] = [questions.slice(0, 3), questions.slice(4)].map((ids) => Object.fromEntries(ids.map((id) => [id, CTO[id]])));
      const fourth = questions[3];
      await widget.run((root) => root.querySelector("section.quiz").classList.add("former"));
      await widget.answer(three);
      await widget.shows(fourth);
      // The visitor is near a result, and the details part is fetched.
      await widget.choose(label(fourth, CTO[fourth]));
      await page.until("the other engine's widget", () => widget.run((root) => root.querySelector(".frame section.quiz:not(.former)") !== null && !root.querySelector(".former")));
      assert.ok(await widget.run((root) => root.activeElement !== null), "the widget keeps the focus");
      await widget.answer(rest);
      await widget.showsResult();
      assert.deepEqual(await widget.property("answers"), CTO);
      assert.equal((await widget.property("result")).outcome, "cto");
      assert.deepEqual(await second.property("answers"), { trigger: "not-sure" });
      await second.answer({ "main-gap": "set-direction" });
      assert.deepEqual([await warned(page), await page.events("error")], [["build"], []]);
      assert.equal(server.count("/rolefit_nowasm.js"), 1);
      assert.equal((await page.events("answer")).length, 11, "no answer is told twice");
      assert.equal((await page.events("ready")).length, 2);
    });

    test("real page F14: the data part is of another build", OTHER, async ({ page, server }) => {
      mix(server, "rolefit_data.wasm");
      await page.host(`<role-fit loading="eager">${FALLBACK}<script type="application/json">${JSON.stringify(dataset)}</script></role-fit>`);
      const widget = await page.widget();
      await widget.give(CTO);
      assert.equal((await widget.property("result")).outcome, "cto");
      assert.deepEqual([await warned(page), await page.events("error")], [["build"], []]);
    });

    test("real page F14: everything but the loader is of another build", OTHER, async ({ page, server }) => {
      mix(server, "rolefit_bg.wasm", "rolefit_more.wasm", "rolefit_data.wasm", "rolefit_nowasm.js");
      await page.host(WIDGET);
      const [{ detail }] = await page.until("an error", async () => {
        const errors = await page.events("error");
        return errors.length > 0 && errors;
      });
      assert.equal(detail.code, "build");
      assert.deepEqual(await warned(page), ["build"]);
      assert.equal(await page.run(() => document.querySelector("role-fit p").checkVisibility()), true, "the page's own content");
    });

    for (const [what, href] of [["no build", "/rolefit_bg.wasm"], ["an older build", "/rolefit_bg.wasm?v=00000000"]]) {
      test(`real page F14: the page preloads the engine with ${what} in its address`, async ({ page, server }) => {
        await page.host(WIDGET, `<link rel="preload" as="fetch" href="${href}"><script async src="/embed.js"></script>`);
        const widget = await page.widget();
        await widget.shows("main-gap");
        assert.deepEqual(server.addresses.filter((address) => /rolefit_/.test(address)), [href], "one request");
      });

      test(`real page F14: the page preloads the engine with ${what} in its address, and a cache has an older file there`, async ({ page, server }) => {
        server.answer(href.includes("?") ? href : `${href}?`, { from: "/probe/rolefit_bg.wasm" });
        await page.host(WIDGET, `<link rel="preload" as="fetch" href="${href}"><script async src="/embed.js"></script>`);
        const widget = await page.widget();
        await widget.shows("main-gap");
        assert.equal(server.count("/rolefit_nowasm.js"), 0, "the engine in WebAssembly runs");
        assert.deepEqual(await page.events("warning"), []);
      });
    }
  }

  test("real page F14: the JavaScript engine is of another build", OTHER, async ({ page, server }) => {
    mix(server, "rolefit_nowasm.js");
    await page.host(`<role-fit loading="eager" engine="js">${FALLBACK}</role-fit>`);
    const [{ detail }] = await page.until("an error", async () => {
      const errors = await page.events("error");
      return errors.length > 0 && errors;
    });
    assert.equal(detail.code, "build");
    assert.match(detail.help, /copy all files/);
    assert.equal(await page.run(() => document.querySelector("role-fit p").checkVisibility()), true, "the page's own content");
  });
});
