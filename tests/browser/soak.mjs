// What stays behind when widgets come and go: run by `cargo xtask soak`. Memory that levels off is reused; what grows is lost.
import { start } from "./browser.mjs";
import { toolsOf } from "./devtools.mjs";
import { Server } from "./server.mjs";

/** Keeps the engine's memory in a variable, because the page itself cannot reach it. */
const SPY = `{
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => {
    const made = await instantiate(...values);
    window.engineMemory = Object.values(made.instance.exports).find((entry) => entry instanceof WebAssembly.Memory);
    return made;
  };
}`;

const PAGE = '<role-fit loading="eager"><p>The three roles in short.</p></role-fit>';

// One round each, in the page: mount, answer, and away.
const rounds = {
  "1 000 widgets mounted and removed": {
    times: 1000,
    steps: 5,
    run: async (times, html) => {
      const place = document.querySelector("#here");
      for (let round = 0; round < times; round += 1) {
        place.innerHTML = html;
        const element = place.firstChild;
        await element.ready;
        element.answers = { "main-gap": "set-direction" };
        element.shadowRoot.querySelector(".choice").click();
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  },
  "200 navigations without a page load": {
    times: 200,
    steps: 5,
    run: async (times, html) => {
      for (let round = 0; round < times; round += 1) {
        const body = document.createElement("body");
        body.innerHTML = `<main><h1>Page ${round}</h1><div id="here">${html}</div></main>`;
        document.body.replaceWith(body);
        const element = body.querySelector("role-fit");
        await element.ready;
        element.shadowRoot.querySelector(".choice").click();
        history.pushState(null, "", `?page=${round}`);
      }
    },
  },
};

const [driver, server] = await Promise.all([start(), Server.start()]);
try {
  const tools = toolsOf(driver);
  await tools.first(SPY);
  for (const [title, { times, steps, run }] of Object.entries(rounds)) {
    await driver.get(server.url("/pages/bare.html"));
    console.log(`${title}\n   after   heap, kB   nodes   listeners   engine's memory, kB`);
    for (let step = 0; step <= steps; step += 1) {
      if (step) await driver.executeScript(run, times / steps, PAGE);
      const { heap, nodes, listeners } = await tools.living();
      const memory = await driver.executeScript(() => (window.engineMemory?.buffer.byteLength ?? 0) / 1024);
      const row = [[(step * times) / steps, 8], [Math.round(heap / 1000), 11], [nodes, 8], [listeners, 12], [memory, 22]];
      console.log(row.map(([value, width]) => String(value).padStart(width)).join(""));
    }
  }
} finally {
  await driver.quit();
  await server.stop();
}
