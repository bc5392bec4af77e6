// The studio's panels that are loaded after its first view: what is shown until they are there, and where they cannot be loaded.
import assert from "node:assert/strict";
import { Studio } from "./studio.mjs";
import { suite } from "./suite.mjs";

const PART = "/studio_panels.wasm";

suite("the studio's panels", { about: "studio" }, (test) => {
  const says = (page, text) =>
    page.until(`the status “${text}”`, () => page.run((text) => document.querySelector("#panel [role=status]")?.innerText.includes(text), text));

  test("are loaded once the preview is there, and work without a network from then on", async ({ page, server }) => {
    const studio = await Studio.open(page);
    await page.until("the part", () => server.count(PART) === 1 && server.isIdle);
    const order = server.requests;
    assert.ok(order.indexOf("/agency.html") < order.indexOf(PART), order.join(" "));
    const count = order.length;
    for (const name of ["Brand", "Style", "Contrast", "Options", "Check", "Designs"]) await studio.tab(name);
    await studio.type("Name of the design", "Nordlys");
    await studio.press("Save");
    assert.deepEqual(server.requests.slice(count), []);
  });

  test("say that they are loading, and keep what is typed meanwhile", async ({ page, server }) => {
    server.hold(PART);
    const studio = await Studio.open(page);
    await studio.press("Designs", "[role=tab]");
    await says(page, "Loading …");
    await studio.type("Name of the design", "Nordlys");
    server.release(PART);
    await studio.named("#panel h2", "Designs");
    assert.equal(await studio.value("Name of the design"), "Nordlys");
  });

  test(
    "say that they could not be loaded, and are loaded when one tries again",
    { requests: [/studio_panels\.wasm.* - Failed to load resource: .*503/] },
    async ({ page, server }) => {
      server.answer(PART, { status: 503 });
      const studio = await Studio.open(page);
      await studio.press("Brand", "[role=tab]");
      await says(page, "This panel could not be loaded: found status 503 for studio_panels.wasm, expected 200.");
      assert.deepEqual(await page.accessibilityFaults(), []);
      server.answer(PART, {});
      await studio.press("Try again");
      await studio.named("#panel h2", "Match my brand");
      assert.equal(await page.run(() => document.activeElement.id), "panel");
    },
  );

  test("are not taken from another build, which leaves the rest as it is", async ({ page, server }) => {
    const studio = await Studio.open(page);
    await page.until("the part", () => server.count(PART) === 1);
    const [, name] = server.addresses.find((address) => address.startsWith(PART)).split("?v=");
    const bytes = Buffer.from(await (await fetch(server.url(PART))).arrayBuffer());
    assert.ok(bytes.includes(name), `${name} in ${bytes.length} bytes`);
    server.answer(PART, { body: Buffer.from(bytes.toString("latin1").replaceAll(name, "00000000"), "latin1") });
    await page.driver.navigate().refresh();
    await studio.isReady();
    await studio.press("Brand", "[role=tab]");
    await says(page, "This panel could not be loaded: ");
    await studio.press("Presets", "[role=tab]");
    await studio.press("Dense corporate", ".preset strong");
    await studio.shows("choice", "border-radius", "2px");
  });
});
