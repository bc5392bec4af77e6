// The part of the report that Lighthouse measures, with its preset for mobile devices: what a page loses by the widget, in each place that it
// may have.
import lighthouse from "lighthouse";
import { startWithPort } from "./chromium.mjs";
import { SMALL } from "./content.mjs";
import { comparison } from "./figures.mjs";
import { NO_WIDGET } from "./subjects.mjs";

/** Title, the audit's id and the unit that its value is divided by; the score is not an audit. */
const AUDITS = [
  ["first contentful paint, ms", "first-contentful-paint"],
  ["largest contentful paint, ms", "largest-contentful-paint"],
  ["speed index, ms", "speed-index"],
  ["blocking time, ms", "total-blocking-time"],
  ["layout shift", "cumulative-layout-shift"],
];

export class Lighthouse {
  #subjects;
  #server;
  samples = {};
  deviations = [];

  constructor(subjects, { server }) {
    this.#subjects = subjects.lighthouse.map((subject) => ({ ...subject, name: `lighthouse-${subject.name}` }));
    this.#server = server;
  }

  async start() {
    for (const subject of this.#subjects) {
      this.#server.add(subject);
      this.samples[subject.name] = [];
      // The server compresses before the first measurement what it will send.
      await this.#measure(subject);
    }
  }

  async round(number) {
    for (let at = 0; at < this.#subjects.length; at += 1) {
      const subject = this.#subjects[(at + number) % this.#subjects.length];
      try {
        this.samples[subject.name][number] = await this.#measure(subject);
      } catch (error) {
        this.deviations.push(`${subject.name}, round ${number + 1}: ${error.message.split("\n")[0]}`);
      }
    }
  }

  /** One run, in a browser of its own. */
  async #measure(subject) {
    const { browser, port } = await startWithPort();
    try {
      const url = this.#server.url(subject, { ...SMALL, count: 1 });
      const { lhr } = await lighthouse(url, { port, onlyCategories: ["performance"], output: "json", logLevel: "error" });
      if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
      const audits = AUDITS.map(([, id]) => [id, lhr.audits[id].numericValue]);
      return { score: Math.round(100 * lhr.categories.performance.score), ...Object.fromEntries(audits) };
    } finally {
      await browser.close();
    }
  }

  async stop() {}

  markdown() {
    const read = (key) => (name) => this.samples[name].map((figures) => figures?.[key]);
    const without = this.samples[`lighthouse-${NO_WIDGET}`];
    const lost = (name) => this.samples[name].map((figures, round) => without[round]?.score - figures?.score);
    const rows = [["score, of 100", read("score")], ["points lost", lost], ...AUDITS.map(([title, id]) => [title, read(id)])];
    return comparison("Lighthouse, mobile", this.#subjects, rows);
  }
}
