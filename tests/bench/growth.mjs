// The part of the report that shows how the cost grows, with the number of widgets on a page and with the size of their tables.
import { LARGE, SMALL } from "./content.mjs";
import { loadingTables, memoryTable } from "./loading.mjs";
import { BASE } from "./subjects.mjs";
import { Visits } from "./visits.mjs";

const CASES = [
  { label: "5 widgets, 1x", size: { ...SMALL, count: 5 }, condition: "1x" },
  { label: "20 widgets, 1x", size: { ...SMALL, count: 20 }, condition: "1x", memory: true },
  { label: "20 widgets, 4x", size: { ...SMALL, count: 20 }, condition: "4x" },
  { label: "12 × 60, 1x", size: { ...LARGE, count: 1 }, condition: "1x" },
  { label: "12 × 60, 4x", size: { ...LARGE, count: 1 }, condition: "4x", memory: true },
];

export class Growth extends Visits {
  constructor(subjects, environment) {
    super(subjects.same, CASES, environment);
  }

  markdown() {
    return [loadingTables(this, CASES, BASE), memoryTable(this, CASES.filter(({ memory }) => memory), BASE)].join("\n");
  }
}
