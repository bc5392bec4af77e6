// The part of the report about the engine alone: the work behind one recommendation with its whole explanation, in the browser and without a page.
import { coldContext } from "./chromium.mjs";
import { SMALL } from "./content.mjs";
import { quantile, table, written } from "./figures.mjs";

/** Complete sheets of answers in one round. */
const SHEETS = 500;
/** The built-in questions, so many times over. */
const SIZES = [1, 3];

export class Recommendation {
  #subject;
  #environment;
  samples = {};
  deviations = [];

  constructor({ stopwatch }, environment) {
    this.#subject = stopwatch;
    this.#environment = environment;
  }

  async start() {
    this.#environment.server.add(this.#subject);
    for (const times of SIZES) this.samples[times] = [];
  }

  async round() {
    const { browser, server } = this.#environment;
    const context = await coldContext(browser);
    try {
      const page = await context.newPage();
      await page.goto(server.url(this.#subject, { ...SMALL, count: 1 }));
      for (const times of SIZES) this.samples[times].push(await page.evaluate(explain, { times, sheets: SHEETS }));
    } finally {
      await context.close();
    }
  }

  async stop() {}

  markdown() {
    const rows = Object.entries(this.samples).map(([times, rounds]) => {
      const all = rounds.flat().map(([time]) => time);
      const worst = rounds.map((sheets) => Math.max(...sheets.map(([time]) => time)));
      const most = Math.max(...rounds.flat().map(([, searched]) => searched));
      return [10 * times, ...[0.5, 0.99, 1].map((share) => written(quantile(all, share))), written(Math.min(...worst)), most];
    });
    return table([["questions", "median, ms", "99 %, ms", "worst, ms", "worst of the best round, ms", "sheets searched, most"], ...rows]);
  }
}

/** Runs in the page: for each sheet the milliseconds that its explanation took, and how many sheets were searched for it. */
async function explain({ times, sheets }) {
  const Stopwatch = await window.ready;
  const watch = new Stopwatch(times);
  return Array.from({ length: sheets }, (_, seed) => {
    const begun = performance.now();
    const searched = watch.explain(seed);
    return [performance.now() - begun, searched];
  });
}
