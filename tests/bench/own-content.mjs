// The part of the report in which rolefit shows its own content, beside a hand-written page that says as much and a page without any of it.
import { comparison } from "./figures.mjs";
import { answeringTable, loadingTables, memoryTable, sizeTable } from "./loading.mjs";
import { ANSWERED, CASES, SIZED } from "./same-content.mjs";
import { NO_WIDGET, OWN_BASE } from "./subjects.mjs";
import { Visits } from "./visits.mjs";

export class OwnContent extends Visits {
  constructor(subjects, environment) {
    super(subjects.own, CASES, environment);
  }

  async start() {
    await super.start();
    const length = (name) => this.texts.get(name)?.length ?? 0;
    for (const { name } of this.subjects) {
      if (![NO_WIDGET, OWN_BASE].includes(name) && length(OWN_BASE) < length(name)) {
        this.deviations.push(`${OWN_BASE}: shows ${length(OWN_BASE)} characters, ${name} shows ${length(name)}`);
      }
    }
  }

  /** How much longer a page with something in it blocks, in each round, than the page without. */
  #added(key) {
    const rows = CASES.map(({ label }) => {
      const without = this.of(NO_WIDGET, label);
      return [label, (name) => this.of(name, label).map((figures, round) => figures?.[key] - without[round]?.[key])];
    });
    return rows;
  }

  markdown() {
    const columns = this.subjects.filter(({ name }) => name !== NO_WIDGET);
    const text = comparison("page", columns, [["text on show, characters", (name) => [this.texts.get(name)?.length]]], OWN_BASE);
    const parts = [
      text,
      sizeTable(this, SIZED.label, OWN_BASE),
      loadingTables(this, CASES, OWN_BASE),
      comparison("blocking time over the page without it (`longtask`), ms", columns, this.#added("blocking"), OWN_BASE),
      comparison("blocking time over the page without it (`long-animation-frame`), ms", columns, this.#added("blockingFrames"), OWN_BASE),
      answeringTable(this, ANSWERED.label, OWN_BASE),
      memoryTable(this, [ANSWERED], OWN_BASE),
    ];
    return parts.join("\n");
  }
}
