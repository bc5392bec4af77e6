// Content-security policies and servers' answers as a real server sends them: what the widget needs, and what it does without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { By } from "selenium-webdriver";
import { BROWSER } from "./browser.mjs";
import { Nginx } from "./nginx.mjs";
import { Page } from "./page.mjs";
import { suite } from "./suite.mjs";
import { pure } from "./words.mjs";

const CTO = pure("cto");
const NONCE = "'nonce-r4nd0m' 'strict-dynamic'";
const TYPES = "require-trusted-types-for 'script'";

const [, DOCUMENTED] = readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8").match(/^Content-Security-Policy: (.*)$/m);

/** What leaves the first engine alone. Each takes the origin of embed.js. */
const ALLOWING = {
  "no policy": () => "",
  "script-src with 'wasm-unsafe-eval'": (origin) => `script-src ${origin} 'wasm-unsafe-eval'`,
  "style-src 'self'": () => "style-src 'self'",
  "a nonce and 'strict-dynamic'": () => `script-src ${NONCE} 'wasm-unsafe-eval'`,
  "trusted types": () => TYPES,
  "trusted types of which none may be made": () => `${TYPES}; trusted-types 'none'`,
  "default-src 'none' and what the documentation adds": (origin) => DOCUMENTED.replaceAll("https://cdn.example", origin),
  "all of it at once": (origin) =>
    `default-src 'none'; script-src ${NONCE} 'wasm-unsafe-eval'; connect-src ${origin}; base-uri 'none'; form-action 'none'; ${TYPES}; trusted-types 'none'`,
};

/** What refuses to compile it. */
const WITHOUT_KEYWORD = {
  "script-src alone": (origin) => `script-src ${origin}`,
  "a nonce and 'strict-dynamic', no more": () => `script-src ${NONCE}`,
  "trusted types besides": (origin) => `script-src ${origin}; ${TYPES}`,
  "default-src 'none' besides": (origin) => `default-src 'none'; script-src ${origin}; connect-src ${origin}`,
};

/** What refuses to fetch it. */
const WITHOUT_FETCH = {
  "connect-src 'none'": () => "connect-src 'none'",
  "default-src 'none' and no more than script-src": (origin) => `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'`,
};

/** What is about a dataset, which the other origin sends. */
const FOR_DATA = {
  "connect-src with the dataset's host": (origin, data) => `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin} ${data}`,
  "connect-src for the engine alone": (origin) => `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}/dist/`,
};

/** A role of tests/datasets/two-bicycles.json. */
const BICYCLE = "City bike";

const POLICIES = { ...ALLOWING, ...WITHOUT_KEYWORD, ...WITHOUT_FETCH, ...FOR_DATA };

/** The documented case is another origin; in the page's own origin Chromium alone runs these tests. */
const SUBJECT = { "another origin": "page faults" };

const ORIGINS = { "the page's own origin": {}, "another origin": { from: "elsewhere" } };

/** WebKit refuses to compile without a report. */
const REPORTED = BROWSER === "webkit" ? [] : ["script-src wasm-eval"];

const REFUSED_COMPILE = { console: [/\[rolefit\] .*'wasm-unsafe-eval'/] };
const REFUSED_DATA = { console: [/\[rolefit\] .*two-bicycles\.json/], requests: [/connect-src|Content Security Policy/] };
const REFUSED_FETCH = { console: [/\[rolefit\] .*rolefit_bg\.wasm/], requests: [/connect-src|Content Security Policy/] };

let nginx;
before(async () => (nginx = await Nginx.start(POLICIES)));
after(() => nginx?.stop());

/** What the page's policy refused; Firefox asks for an icon of its own accord. */
const violationsOf = async (page) => (await page.run(() => window.violations)).filter((violation) => !violation.endsWith("/favicon.ico"));

/** Opens the page, answers all questions by mouse, and returns what the page's author hears. */
async function through({ page: { driver } }, parameters) {
  const page = new Page(driver, nginx);
  const widget = await page.open("policy", parameters);
  const { headers } = await fetch(await driver.getCurrentUrl());
  assert.equal(headers.get("content-security-policy") ?? "", POLICIES[parameters.policy ?? "no policy"](parameters.from ? nginx.elsewhere : nginx.origin, nginx.elsewhere));
  await widget.answer(CTO);
  await widget.showsResult();
  assert.equal((await widget.property("result")).outcome, "cto");
  assert.notEqual(await widget.style("[part=base]", "backgroundColor"), "rgba(0, 0, 0, 0)", "it has its styles");
  const files = await page.run(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\/|\?.*/g, "")));
  return {
    violations: await violationsOf(page),
    codes: (await page.events("warning")).map(({ detail }) => detail.code),
    errors: await page.events("error"),
    engine: files.includes("rolefit_nowasm.js") ? "js" : "wasm",
  };
}

suite("the policies of these tests", { about: "page faults" }, (test) => {
  test("are enforced", { requests: [/style-src|TrustedHTML|Content Security Policy/] }, async ({ page: { driver } }) => {
    const page = new Page(driver, nginx);
    await page.open("policy", { policy: "all of it at once" });
    await page.run(() => {
      document.querySelector("h1").setAttribute("style", "color: red");
      try {
        document.createElement("p").innerHTML = "<b>bold</b>";
      } catch {
        // Where trusted types are known.
      }
    });
    const expected = ["style-src-attr", ...((await page.run(() => "trustedTypes" in window)) ? ["require-trusted-types-for"] : [])];
    await page.until("both violations", async () => {
      const found = (await page.run(() => window.violations)).map((violation) => violation.split(" ")[0]);
      return expected.every((directive) => found.includes(directive));
    });
  });
});

for (const [place, from] of Object.entries(ORIGINS)) {
  suite(`the widget from ${place}`, { about: SUBJECT[place] }, (test) => {
    const run = (name, ...rest) => test(name, { only: "wasm", ...(rest.length > 1 && rest[0]) }, rest.at(-1));

    for (const policy of Object.keys(ALLOWING)) {
      const fault = { "style-src 'self'": "fault 6: ", "trusted types": "fault 7: " }[policy] ?? "";
      run(`${fault}runs without a violation under ${policy}`, async (tools) => {
        assert.deepEqual(await through(tools, { policy, ...from }), { violations: [], codes: [], errors: [], engine: "wasm" });
      });
    }

    for (const policy of Object.keys(WITHOUT_KEYWORD)) {
      run(`fault 4: takes the JavaScript engine after one violation under ${policy}`, REFUSED_COMPILE, async (tools) => {
        const { violations, ...heard } = await through(tools, { policy, ...from });
        assert.deepEqual(violations, REPORTED);
        assert.deepEqual(heard, { codes: ["csp-wasm"], errors: [], engine: "js" });
      });
    }

    run("fault 4: takes the JavaScript engine without a violation where the page asks for it", async (tools) => {
      const policy = "default-src 'none' besides";
      assert.deepEqual(await through(tools, { policy, engine: "js", ...from }), { violations: [], codes: [], errors: [], engine: "js" });
    });

    for (const policy of Object.keys(WITHOUT_FETCH)) {
      run(`fault 4b: takes the JavaScript engine, which needs no connect-src, under ${policy}`, REFUSED_FETCH, async (tools) => {
        const { violations, ...heard } = await through(tools, { policy, ...from });
        assert.deepEqual(violations.map((violation) => violation.split(" ")[0]), ["connect-src"]);
        assert.deepEqual(heard, { codes: ["wasm-http"], errors: [], engine: "js" });
      });
    }

    run("takes a dataset from a host that connect-src names", async ({ page: { driver } }) => {
      const page = new Page(driver, nginx);
      const widget = await page.open("policy", { policy: "connect-src with the dataset's host", data: "two-bicycles.json", ...from });
      assert.ok((await widget.table())[0].includes(BICYCLE));
      assert.deepEqual(await violationsOf(page), []);
    });

    run("fault 5: leaves the page's own content where the policy refuses the dataset, and says what to add", REFUSED_DATA, async ({ page: { driver } }) => {
      const page = new Page(driver, nginx);
      await page.visit("policy", { policy: "connect-src for the engine alone", data: "two-bicycles.json", ...from });
      const [{ detail }] = await page.until("the error", async () => {
        const errors = await page.events("error");
        return errors.length && errors;
      });
      assert.equal(detail.code, "csp-connect");
      assert.ok(detail.help.includes(nginx.elsewhere) && detail.help.includes("connect-src"), detail.help);
      assert.ok(await page.driver.findElement(By.css("role-fit > p")).isDisplayed());
      assert.deepEqual((await violationsOf(page)).map((violation) => violation.split(" ")[0]), ["connect-src"]);
    });

    for (const served of ["as-page-type", "as-octets"]) {
      run(`fault 1: runs and says what is wrong where the server sends the engine ${served}`, { console: [/\[rolefit\] .*application\/wasm/] }, async (tools) => {
        assert.deepEqual(await through(tools, { served, ...from }), { violations: [], codes: ["wasm-mime"], errors: [], engine: "wasm" });
      });
    }

    for (const [served, status] of Object.entries({ missing: "404", broken: "500", rewritten: "200" })) {
      const lines = { console: [new RegExp(`\\[rolefit\\] .*status ${status}`)], requests: status === "200" ? [] : [`${status} (`] };
      run(`fault 2: takes the JavaScript engine where the server answers ${status} with a page`, lines, async (tools) => {
        assert.deepEqual(await through(tools, { served, ...from }), { violations: [], codes: ["wasm-http"], errors: [], engine: "js" });
      });
    }
  });
}
