// Owns the visits of one part of the report: every subject under every condition, once in each round. Knows nothing of what is read from their
// figures.
import { coldContext, warmContext } from "./chromium.mjs";
import { check } from "./contract.mjs";
import { CONDITIONS, visit } from "./visit.mjs";

/** How long a page stays open in a warm profile, in milliseconds: Chromium stores its compiled code a while after the page has used it. */
const LINGER = 2500;
/** V8 stores compiled code at the second visit. */
const VISITS_TO_WARM = 2;

export class Visits {
  #subjects;
  #cases;
  #environment;
  #profiles = new Map();
  #samples = new Map();
  /** What does not hold that a comparison supposes, as sentences. */
  deviations = [];
  /** The text that each subject shows, by its name. */
  texts = new Map();

  /**
   * `cases` is a list of `{ label, size, condition, isWarm, answers, memory }`: the condition is a name of CONDITIONS. `environment` has the
   * browser and the server.
   */
  constructor(subjects, cases, environment) {
    this.#subjects = subjects;
    this.#cases = cases;
    this.#environment = environment;
  }

  /** Checks what the comparison supposes, and warms the profiles. */
  async start() {
    const { browser, server } = this.#environment;
    for (const subject of this.#subjects) {
      server.add(subject);
      const sizes = new Map(this.#cases.map((each) => [JSON.stringify(each.size), each.size]));
      for (const [at, size] of [...sizes.values()].entries()) {
        const answers = at === 0 && this.#cases.some((each) => each.answers);
        const { deviations, text } = await check(browser, server, subject, size, { answers });
        this.deviations.push(...deviations);
        this.texts.set(subject.name, text);
      }
      const warm = this.#cases.find(({ isWarm }) => isWarm);
      if (warm) await this.#warm(subject, warm.size);
    }
  }

  async #warm(subject, size) {
    const profile = await warmContext();
    this.#profiles.set(subject.name, profile);
    const inspect = (page) => page.waitForTimeout(LINGER);
    const url = this.#environment.server.url(subject, size);
    try {
      for (let time = 0; time < VISITS_TO_WARM; time += 1) await visit(profile.context, subject, url, { answers: true, memory: false, inspect });
    } catch (error) {
      this.#deviates(subject, "warming up", error);
    }
  }

  #deviates(subject, where, error) {
    this.deviations.push(`${subject.name}, ${where}: ${error.message.split("\n")[0]}`);
  }

  /** One visit of each kind. Each round begins with another subject, so that none always has the same place in the order. */
  async round(number) {
    const { browser, server } = this.#environment;
    for (const { label, size, condition, isWarm, answers, memory } of this.#cases) {
      for (let at = 0; at < this.#subjects.length; at += 1) {
        const subject = this.#subjects[(at + number) % this.#subjects.length];
        const context = isWarm ? this.#profiles.get(subject.name).context : await coldContext(browser);
        try {
          const options = { condition: CONDITIONS[condition], answers, memory };
          this.#keep(subject.name, label, number, await visit(context, subject, server.url(subject, size), options));
        } catch (error) {
          this.#deviates(subject, `${label}, round ${number + 1}`, error);
        } finally {
          if (!isWarm) await context.close();
        }
      }
    }
  }

  async stop() {
    for (const profile of this.#profiles.values()) await profile.close();
  }

  #keep(name, label, round, figures) {
    const key = `${name}: ${label}`;
    if (!this.#samples.has(key)) this.#samples.set(key, []);
    this.#samples.get(key)[round] = figures;
  }

  /** The figures of a subject's visits under the condition with this label, by round; a visit that failed is undefined. */
  of(name, label) {
    return [...(this.#samples.get(`${name}: ${label}`) ?? [])];
  }

  get subjects() {
    return this.#subjects;
  }

  /** All figures, to be kept beside the report. */
  get samples() {
    return Object.fromEntries(this.#samples);
  }
}
