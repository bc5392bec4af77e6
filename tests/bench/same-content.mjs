// The part of the report in which every subject shows the same small content.
import { SMALL } from "./content.mjs";
import { answeringTable, loadingTables, memoryTable, sizeTable } from "./loading.mjs";
import { BASE } from "./subjects.mjs";
import { Visits } from "./visits.mjs";

const size = { ...SMALL, count: 1 };

/** How a page is visited, cold and warm: the parts with one widget share it. */
export const CASES = [
  { label: "cold, 1x", condition: "1x" },
  { label: "cold, 4x", condition: "4x", answers: true, memory: true },
  { label: "cold, slow 4G", condition: "slow 4G" },
  { label: "cold, slow 4G, 4x", condition: "slow 4G, 4x" },
  { label: "warm, 1x", condition: "1x", isWarm: true },
  { label: "warm, 4x", condition: "4x", isWarm: true },
].map((each) => ({ ...each, size }));

/** The case in which the page's size is read, and the one in which its questions are answered. */
export const [SIZED, ANSWERED] = CASES;

export class SameContent extends Visits {
  constructor(subjects, environment) {
    super(subjects.same, CASES, environment);
  }

  markdown() {
    const parts = [
      sizeTable(this, SIZED.label, BASE),
      loadingTables(this, CASES, BASE),
      answeringTable(this, ANSWERED.label, BASE),
      memoryTable(this, [ANSWERED], BASE),
    ];
    return parts.join("\n");
  }
}
