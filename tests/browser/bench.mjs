// How long the work behind one recommendation takes in the browser: run by `cargo xtask bench`. A shared machine is noisy, so the
// best of several rounds stands beside the median and the worst.
import { start } from "./browser.mjs";
import { Server } from "./server.mjs";

const SHEETS = 500;
const ROUNDS = 5;

const [driver, server] = await Promise.all([start(), Server.start()]);
try {
  await driver.get(server.url("/pages/stopwatch.html"));
  console.log(`a recommendation with its whole explanation, ${SHEETS} complete sheets, milliseconds`);
  console.log("questions   median     99 %    worst   worst of the best round   sheets searched, most");
  for (const times of [1, 3]) {
    const rounds = await driver.executeAsyncScript(
      async (times, sheets, count, done) => {
        const Stopwatch = await window.ready;
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
} finally {
  await driver.quit();
  await server.stop();
}
