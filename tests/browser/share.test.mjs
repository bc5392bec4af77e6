// What a visitor takes along: a share link, which opens the widget with the answers on another page, and texts.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import { choice, dataset, evidenceless, label, outcome, percent, pure, question, questions, role, roles, text, unsure, word } from "./words.mjs";

const CTO = pure("cto");
const SOME = Object.fromEntries(questions.slice(0, 6).map((id) => [id, CTO[id]]));
const SPACES = "what it pastes has plain spaces in place of those that do not break";
const pairs = (answers) => Object.entries(answers).map((pair) => pair.join("_"));
const code = (answers, instance = "1") => `#${["rolefit-1", instance, ...pairs(answers), "Z"].join("__")}`;
/** A link that was copied before fragments were selectors. */
const older = (answers, instance = "1") => `#rf=${["1", instance, ...pairs(answers), "Z"].join(".")}`;

/** Opens a page with a fragment at the end of its address. */
async function visit(page, name, fragment, attributes = {}) {
  const query = new URLSearchParams(attributes);
  await page.driver.get(page.server.url(`/pages/${name}.html?${query}${fragment}`));
}

/** Presses a button below the result and waits until the widget says that it has copied. */
async function copy(widget, name, language = "en") {
  await widget.press(name);
  const done = word("details_copied", language);
  await widget.page.until("a word that it is done", async () => (await widget.text(".taken")) === done);
  await widget.page.until("the same for screen readers", async () => (await widget.text(".status")) === done);
}

suite("a share link", { about: "contract" }, (test) => {
  for (const { to, attributes, language } of [
    { to: "french", attributes: {}, language: "fr" },
    { to: "plain", attributes: { engine: "js" }, language: "en" },
  ]) {
    const where = attributes.engine ? "in the other engine" : "in another language";
    test(`leads on another page ${where} to the same outcome, and its answers are not reported as new`, async ({ page }) => {
      const widget = await page.open("plain", { instance: "pricing & more" });
      await widget.give(SOME);
      const before = await widget.property("result");
      await copy(widget, word("details_copy_link"));
      const shared = await page.events("share");
      assert.deepEqual(shared.map(({ detail }) => detail.method), ["link"]);
      const address = new URL(await page.paste());
      assert.equal(address.pathname, "/pages/plain.html");
      assert.equal(address.hash, code(SOME, "pricing_20_26_20more"));
      assert.equal((await page.run(() => location.hash)), "", "the widget leaves the address alone");

      await visit(page, to, address.hash, attributes);
      const other = await page.widget();
      await page.until("the headline", async () => (await other.text(".headline")) === text(outcome("cto").headline, language));
      const { title, ...after } = await other.property("result");
      assert.deepEqual(after, (({ title, ...rest }) => rest)(before));
      assert.deepEqual(await other.property("answers"), SOME);
      await page.until("the focus on the headline", async () => (await page.focused()).className === "headline");
      await page.until("the headline in sight", async () => {
        const { top, bottom } = await other.place(".headline");
        return top >= 0 && bottom <= (await page.run(() => innerHeight));
      });
      assert.deepEqual((await page.events()).map(({ name }) => name), ["ready"]);
      await other.showsResult();
      await other.tryAnswer(0, label("main-gap", "ship-quality", language));
      await page.until("the answer to be told", async () => (await page.events("answer")).length > 0);
      assert.deepEqual(await page.events("start"), [], "the first answer was given elsewhere");
    });
  }

  test("of an older version leads to the same answers, in the widget of its name", async ({ page }) => {
    await visit(page, "plain", older(SOME, "pricing~20~26~20more"), { instance: "pricing & more" });
    const widget = await page.widget();
    await widget.showsResult();
    assert.deepEqual(await widget.property("answers"), SOME);
    assert.deepEqual(await page.events("warning"), []);
  });

  test("with too few answers leads to the next question", async ({ page }) => {
    await visit(page, "plain", code({ "main-gap": "set-direction" }));
    await (await page.widget()).shows("time-frame");
  });

  test("is opened by the widget of its instance, else by the first", async ({ page }) => {
    for (const [instance, expected] of [[2, 1], ["gone", 0]]) {
      await visit(page, "bare", "");
      await visit(page, "several", code(CTO, instance));
      for (const position of [0, 1, 2]) {
        const widget = await page.widget(position);
        const answers = position === expected ? CTO : {};
        await page.until(`widget ${position} for ${instance}`, async () => isDeepStrictEqual(await widget.property("answers"), answers));
      }
    }
  });

  for (const foreign of ["#/route?rf=1.1.Z", "#pricing", "#rf", "#rf=token", "#!rf=1.1.Z", "#rolefit", "#rolefit-1", "#rolefit-roles"]) {
    test(`fault 28: is told from other fragments, which are left alone: ${foreign}`, async ({ page }) => {
      await visit(page, "plain", foreign, { loading: "eager" });
      const widget = await page.widget();
      await widget.shows("main-gap");
      await widget.answer(CTO);
      await widget.showsResult();
      assert.equal(await page.run(() => location.hash), foreign);
      assert.deepEqual(await page.events("warning"), []);
    });
  }

  const HOSTILE = "<img src=x onerror=alert(1)>";
  for (const [what, fragment, answers] of [
    ["cut off", code(CTO).slice(0, 68), { "main-gap": CTO["main-gap"], "time-frame": CTO["time-frame"] }],
    ["tampered with", `#rolefit-1__1__main-gap_set-direction__${HOSTILE}_x__proto_constructor__trigger_${HOSTILE}__Z`, { "main-gap": "set-direction" }],
    ["old and tampered with", `#rf=1.1.main-gap_set-direction.${HOSTILE}_x.__proto___constructor.trigger_${HOSTILE}.Z`, { "main-gap": "set-direction" }],
    ["nothing but noise", `#rolefit-1__${HOSTILE}__Z__Z`, {}],
    ["old and nothing but noise", `#rf=1.${HOSTILE}.Z.Z`, {}],
    ["of another version", "#rolefit-2__1__abc__Z", {}],
    ["old and of another version", "#rf=2.1.abc.Z", {}],
  ]) {
    test(`fault 28: that is ${what} gives the valid answers, and nothing else of it is shown`, { console: [/\[rolefit\] link: (dropped|found)/] }, async ({ page }) => {
      await visit(page, "plain", fragment, { debug: "" });
      const widget = await page.widget();
      await page.until("the answers", async () => isDeepStrictEqual(await widget.property("answers"), answers));
      const [{ detail }] = await page.until("a warning", async () => {
        const warnings = await page.events("warning");
        return warnings.length > 0 && warnings;
      });
      assert.equal(detail.code, "link");
      const shown = await widget.run((root) => root.textContent);
      for (const piece of ["img", "proto", "abc", "onerror"]) {
        assert.ok(!detail.message.includes(piece) && !shown.includes(piece), piece);
      }
    });
  }

  test("comes after answers that the host set and before stored ones, which it does not replace", async ({ page }) => {
    const LEAD = pure("lead-developer");
    const widget = await page.open("plain", { resume: "local", loading: "eager" });
    await widget.answer({ "main-gap": "ship-quality" });
    const stored = () => page.run(() => Object.values(localStorage).join());
    const left = await stored();
    assert.match(left, /ship-quality/);

    await visit(page, "bare", "");
    await visit(page, "plain", code(CTO), { resume: "local", loading: "eager" });
    const linked = await page.widget();
    await page.until("the link's answers", async () => (await linked.property("result"))?.outcome === "cto");
    await linked.showsResult();
    await linked.open(word("details_method_heading"));
    await copy(linked, word("details_copy_text"));
    assert.equal(await stored(), left, "nothing is stored for having followed a link and read what it shows");
    await linked.tryAnswer(0, label("main-gap", "ship-quality"));
    await page.until("the visitor's own step to be stored", async () => /multi-year/.test(await stored()));

    await page.host(
      `<script>location.hash = ${JSON.stringify(code(CTO))}</script>
       <role-fit loading="eager"></role-fit>
       <script>document.querySelector("role-fit").answers = ${JSON.stringify(LEAD)}</script>`,
    );
    const set = await page.widget();
    await set.showsResult();
    assert.deepEqual(await set.property("answers"), LEAD);
  });

  test("without valid answers leaves the stored ones", { console: [/\[rolefit\] link: dropped/] }, async ({ page }) => {
    const widget = await page.open("plain", { resume: "session" });
    await widget.answer({ "main-gap": "ship-quality" });
    await visit(page, "bare", "");
    await visit(page, "plain", "#rolefit-1__1__gone_gone__Z", { resume: "session" });
    const back = await page.widget();
    await back.shows("time-frame");
    assert.deepEqual(await back.property("answers"), { "main-gap": "ship-quality" });
  });

  test("is opened once when the fragment changes on the page", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.shows("main-gap");
    await page.run((hash) => (location.hash = hash), code(CTO));
    await widget.showsResult();
    assert.equal((await widget.property("result")).outcome, "cto");
    await widget.press(word("restart"));
    await widget.shows("main-gap");
    await page.run(() => {
      const element = document.querySelector("role-fit");
      element.remove();
      return new Promise((resolve) => setTimeout(() => resolve(document.querySelector("main").append(element))));
    });
    await (await page.widget()).shows("main-gap");
  });

  test("opens the dialog", async ({ page }) => {
    await visit(page, "plain", code(CTO), { mode: "dialog" });
    const widget = await page.widget();
    await widget.showsResult();
    assert.ok(await widget.run((root) => root.querySelector("dialog").open));
  });

  test("is neither offered nor opened with without-share", async ({ page }) => {
    await visit(page, "plain", code(CTO), { "without-share": "", loading: "eager" });
    const widget = await page.widget();
    await widget.shows("main-gap");
    await widget.give(CTO);
    const print = word("details_print");
    assert.deepEqual(await widget.texts(".take button"), [print, print]);
    await widget.attribute("without-print", "");
    await page.until("nothing to take along", async () => (await widget.texts(".take")).length === 0);
    await widget.attribute("without-share", null);
    const names = ["details_copy_link", "details_copy_text", "details_copy_brief"].map((key) => word(key));
    await page.until("the buttons", async () => (await widget.texts(".take button")).join() === names.join());
  });
});

suite("a text to take along", { about: "contract" }, (test) => {
  for (const language of ["en", "fr"]) {
    test(`holds the result, its reasons, every answer and the link (${language})`, async ({ page }) => {
      skipIn(["webkit"], SPACES);
      const widget = await page.open("plain", { lang: language });
      await widget.give(CTO, language);
      await copy(widget, word("details_copy_text", language), language);
      const lines = (await page.paste()).split("\n").map((line) => line.replace(/^(- | {2})/, ""));
      const { fit } = await widget.property("result");
      const wanted = [
        text(outcome("cto").headline, language),
        text(outcome("cto").next, language),
        ...roles.map((id) => `${text(role(id).name, language)} – ${percent(fit[id], language)}`),
        word("details_reasons_for", language, { role: text(role("cto").name, language) }),
        ...questions.flatMap((id) => [text(question(id).text, language), label(id, CTO[id], language)]),
        new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(),
      ];
      for (const line of wanted) assert.ok(lines.some((said) => said.includes(line)), `${line}\nnot in\n${lines.join("\n")}`);
      assert.ok(lines.at(-2).endsWith(code(CTO)), lines.at(-2));
    });
  }

  const REFUSED = { console: [/clipboard/i] };
  test("is offered under the buttons where the browser does not let us copy", REFUSED, async ({ page, server }) => {
    skipIn(["firefox", "webkit"], "it knows no policy for the clipboard");
    server.answer("/pages/plain.html", { headers: { "permissions-policy": "clipboard-write=()" } });
    const widget = await page.open("plain");
    await widget.give(CTO);
    await widget.press(word("details_copy_link"));
    const field = await widget.one(".taken textarea");
    assert.ok((await field.getAttribute("value")).endsWith(code(CTO)));
    assert.equal(await widget.text(".taken span"), word("details_copy_from_here"));
    assert.deepEqual(await page.events("share"), [], "nothing was shared");
    assert.deepEqual(await page.accessibilityFaults(), []);
  });

  test("goes to the browser's own sheet where the browser has one", async ({ page }) => {
    await page.host(
      '<role-fit loading="eager"></role-fit>',
      `<script>
        // No browser of these tests has one on this system.
        navigator.share = (shared) => { window.handed = shared; return Promise.resolve(); };
      </script><script async src="/embed.js"></script>`,
    );
    const widget = await page.widget();
    await widget.give(CTO);
    await widget.press(word("details_share"));
    await page.until("it to be told", async () => (await page.events("share"))[0]?.detail.method === "sheet");
    const { title, url } = await page.run(() => window.handed);
    assert.equal(title, text(outcome("cto").headline));
    assert.ok(url.endsWith(code(CTO)), url);
  });
});

suite("a brief for hiring", (test) => {
  /** The sections of a Markdown text: by heading its lines, without marks. */
  const sections = (markdown) => {
    const plain = (line) => line.replace(/^(#+|-) |^ {2}|\\$/g, "").replace(/\\(.)/g, "$1");
    const found = new Map();
    let lines;
    for (const line of markdown.split("\n").filter(Boolean)) {
      if (/^#+ /.test(line)) found.set(plain(line), (lines = []));
      else lines.push(plain(line));
    }
    return found;
  };

  /** What the dataset has for a role and these answers. */
  const tasks = (list, roleId, answers, language) =>
    dataset.brief[list]
      .filter(({ role, if: asked }) => role === roleId && (!asked || Object.entries(asked).some(([id, ids]) => ids.includes(answers[id]))))
      .map((task) => text(task.text, language));

  const PAIR = { ...CTO, commitment: "part-time-fee" };
  for (const [name, answers, named, language] of [
    ...roles.map((id) => [id, pure(id), [id], id === "cto" ? "fr" : "en"]),
    ["cto+fractional-cto", PAIR, ["cto", "fractional-cto"], "en"],
    ["cto+fractional-cto", PAIR, ["cto", "fractional-cto"], "fr"],
  ]) {
    test(`says in Markdown what the dataset has for ${name} (${language})`, async ({ page }) => {
      skipIn(["webkit"], SPACES);
      const widget = await page.open("plain", { lang: language });
      await widget.give(answers, language);
      const result = await widget.property("result");
      assert.equal(result.outcome, name);
      await copy(widget, word("details_copy_brief", language), language);
      const found = sections(await page.paste());
      const called = (id) => text(role(id).name, language);
      const list = new Intl.ListFormat(language).format(named.map(called));
      const title = word("details_brief_title", language, { roles: list });
      assert.equal([...found.keys()][0], title);
      assert.ok(found.get(title).length >= 2, "what it means, and the date");
      for (const id of named) {
        const places = { role: called(id) };
        assert.deepEqual(found.get(word("details_brief_role", language, places)), [text(role(id).definition, language)]);
        assert.deepEqual(found.get(word("details_brief_first", language, places)), tasks("first", id, answers, language));
        assert.deepEqual(found.get(word("details_brief_asks", language, places)), tasks("asks", id, answers, language));
        const reasons = found.get(word("details_reasons_for", language, places));
        const wanted = result.reasons[id].for.flatMap(({ question, choice: taken }) => [
          text(choice(question, taken).insight, language),
          word("details_your_answer", language, { choice: label(question, taken, language) }),
        ]);
        assert.deepEqual(reasons, wanted);
      }
      const changes = found.get(word("details_changes_heading", language));
      const answered = (change) => questions.filter((id) => id in change.answers).map((id) => `${text(question(id).text, language)} → ${label(id, change.answers[id], language)}`);
      assert.deepEqual((changes ?? []).filter((line) => line.includes(" → ")), result.changes.flatMap(answered));
    });
  }

  test("is offered only where a role is recommended", async ({ page }) => {
    const widget = await page.open("plain", { loading: "eager" });
    for (const answers of [evidenceless, unsure]) {
      await widget.set("answers", answers);
      await widget.showsResult();
      await page.until("no brief", async () => !(await widget.texts(".take h4")).includes(word("details_brief_heading")));
      assert.ok((await widget.texts(".take button")).includes(word("details_copy_text")));
    }
  });
});
