// Owns the tables about visits that the parts of the report share: what loading costs, what answering costs, and what is left in memory.
import { comparison, quantile } from "./figures.mjs";

const pick = (visits, label, read) => (name) => visits.of(name, label).map((figures) => (figures ? read(figures) : Number.NaN));

/** One table for each figure of loading, with a row for each of the cases. */
export function loadingTables(visits, cases, base) {
  const one = (title, key) =>
    comparison(title, visits.subjects, cases.map(({ label }) => [label, pick(visits, label, (figures) => figures[key])]), base);
  return [
    one("content readable, ms", "readable"),
    one("ready, ms", "ready"),
    one("complete, ms", "complete"),
    one("blocking time (`longtask`), ms", "blocking"),
    one("blocking time (`long-animation-frame`), ms", "blockingFrames"),
    one("longest task (`longtask`), ms", "longestTask"),
    one("longest frame (`long-animation-frame`), ms", "longestFrame"),
    one("layout shift", "shift"),
  ].join("\n");
}

/** Bytes, requests and elements of a page that is loaded. */
export function sizeTable(visits, label, base) {
  const rows = [
    ["transferred, kB", pick(visits, label, ({ transferred }) => transferred / 1000)],
    ["decoded, kB", pick(visits, label, ({ decoded }) => decoded / 1000)],
    ["requests", pick(visits, label, ({ requests }) => requests)],
    ["elements", pick(visits, label, ({ elements }) => elements)],
  ];
  return comparison("page and all its files", visits.subjects, rows, base);
}

/** What answering costs, in the visits with this label. Answers of all rounds are taken together. */
export function answeringTable(visits, label, base) {
  const answers = (key) => (name) => visits.of(name, label).flatMap((figures) => figures?.answers?.map((answer) => answer[key]) ?? []);
  const share = (part) => (numbers) => quantile(numbers, part);
  const row = (title, read) => [title, pick(visits, label, read)];
  const rows = [
    ["answer to paint, median", answers("paint"), share(0.5)],
    ["answer to paint, 95 %", answers("paint"), share(0.95)],
    ["answer to paint, worst", answers("paint"), share(1)],
    row("first answer to paint", ({ answers }) => answers?.[0].paint),
    ["answer to the next question painted, median", answers("next"), share(0.5)],
    ["answer to the next question painted, 95 %", answers("next"), share(0.95)],
    row("last answer to the result with its details", ({ untilDetails }) => untilDetails),
    row("longest task while answering (`longtask`)", ({ upToLast }) => upToLast?.longestTask),
    row("longest frame while answering (`long-animation-frame`)", ({ upToLast }) => upToLast?.longestFrame),
    row("longest task from the last answer on (`longtask`)", ({ fromLast }) => fromLast?.longestTask),
    row("longest frame from the last answer on (`long-animation-frame`)", ({ fromLast }) => fromLast?.longestFrame),
  ];
  const others = [
    row("layout shift", ({ shiftAnswering }) => shiftAnswering),
    row("transferred in all, kB", ({ transferredInAll }) => transferredInAll / 1000),
  ];
  return [comparison("answering, ms", visits.subjects, rows, base), comparison("with all answers", visits.subjects, others, base)].join("\n");
}

const MEGABYTE = 2 ** 20;

/** What is in memory at the end of the visits with these labels. */
export function memoryTable(visits, cases, base) {
  const rows = cases.flatMap(({ label }) => [
    [`${label}: JavaScript heap, MB`, pick(visits, label, ({ heap }) => heap / MEGABYTE)],
    [`${label}: WebAssembly memory, MB`, pick(visits, label, ({ wasmMemory }) => wasmMemory / MEGABYTE)],
    [`${label}: renderer's own memory, MB`, pick(visits, label, ({ rendererMemory }) => rendererMemory / MEGABYTE)],
  ]);
  return comparison("memory", visits.subjects, rows, base);
}
