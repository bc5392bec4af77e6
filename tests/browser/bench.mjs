// How long the work behind one recommendation takes in the browser, and how long a visitor waits after a choice: run by
// `cargo xtask bench`. A shared machine is noisy, so the best of several rounds stands beside the median and the worst.
import { start } from "./browser.mjs";
import { Server } from "./server.mjs";

const SHEETS = 500;
const ROUNDS = 5;
const VISITS = 10;
/** How much slower than this machine's the visitor's processor is. */
const SLOWER = 4;

const [driver, server] = await Promise.all([start(), Server.start()]);
try {
  await driver.get(server.url("/pages/stopwatch.html"));
  console.log(`a recommendation with its whole explanation, ${SHEETS} complete sheets, milliseconds`);
  console.log("questions   median     99 %    worst   worst of the best round   sheets searched, most");
  for (const times of [1, 3]) {
    const rounds = await driver.executeAsyncScript(
      async (times, sheets, count, done) => {
        const { Stopwatch } = await window.ready;
        const watch = new Stopwatch(times);
        const rounds = [];
        for (let round = 0; round < count; round += 1) {
          const results = [];
          for (let seed = 0; seed < sheets; seed += 1) {
            const begun = performance.now();
            const searched = watch.explain(seed);
            results.push([performance.now() - begun, searched]);
          }
          rounds.push(results);
        }
        done(rounds);
      },
      times,
      SHEETS,
      ROUNDS,
    );
    const all = rounds.flat().map(([time]) => time).sort((a, b) => a - b);
    const worst = (results) => Math.max(...results.map(([time]) => time));
    const figures = [all[all.length >> 1], all[Math.floor(all.length * 0.99)], all.at(-1), Math.min(...rounds.map(worst))];
    const most = Math.max(...rounds.flat().map(([, searched]) => searched));
    const [median, most99, last, best] = figures.map((time) => time.toFixed(2));
    console.log(`${String(10 * times).padStart(9)} ${median.padStart(8)} ${most99.padStart(8)} ${last.padStart(8)} ${best.padStart(25)} ${String(most).padStart(23)}`);
  }

  console.log(`\nfrom a pressed choice to the next thing painted, ${VISITS} visits, processor slowed down ${SLOWER} times, milliseconds`);
  console.log("painted          median     best    worst");
  const waits = { "the question": [], "the result": [] };
  for (let visit = 0; visit < VISITS; visit += 1) {
    const [result, ...questions] = (await answerAll()).reverse();
    waits["the question"].push(...questions);
    waits["the result"].push(result);
  }
  for (const [name, all] of Object.entries(waits)) {
    all.sort((a, b) => a - b);
    const figures = [all[all.length >> 1], all[0], all.at(-1)].map((time) => time.toFixed(1).padStart(8));
    console.log(`${name.padEnd(14)} ${figures.join(" ")}`);
  }
} finally {
  await driver.quit();
  await server.stop();
}

/** Presses a choice of every question of the demo page; answers the milliseconds that each took. */
async function answerAll() {
  await driver.get(server.url("/"));
  await driver.executeAsyncScript((done) => document.querySelector("role-fit").ready.then((widget) => done(widget.reset())));
  await driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const root = await driver.findElement({ css: "role-fit" }).getShadowRoot();
  const times = [];
  for (;;) {
    const choices = await root.findElements({ css: ".choice" });
    if (choices.length === 0) return times;
    const choice = choices[times.length % (choices.length - 1)];
    await driver.executeScript((choice) => {
      choice.scrollIntoView({ block: "center" });
      const root = choice.getRootNode();
      const shown = () => root.querySelector(".progress p, .headline").textContent;
      const before = shown();
      // A message that is sent while a frame is made comes when it is painted.
      window.painted = new Promise((resolve) => {
        const release = ({ timeStamp }) =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(shown() === before ? null : performance.now() - timeStamp);
            port2.postMessage(0);
          });
        addEventListener("pointerup", release, { capture: true, once: true });
      });
    }, choice);
    await driver.actions().move({ origin: choice }).pause(100).press().pause(50).release().perform();
    const time = await driver.executeAsyncScript((done) => window.painted.then(done));
    if (time === null) throw new Error("a choice was pressed and its question is still there in the next frame");
    times.push(time);
    // What moves in comes to rest.
    await driver.sleep(300);
  }
}
