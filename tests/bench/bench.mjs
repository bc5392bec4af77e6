// Measures rolefit beside what one would use instead: run by `cargo xtask bench`. Owns the order of the measurements, the progress lines and the
// report's frame. In each round every part of the report measures everything once, so that whatever else the machine does meets all subjects
// alike.
//
// Options: `--rounds N`, `--only PART` (prints that part, writes no report), `--dist NAME=FOLDER` (a build of rolefit, more than once for several).
// Variables: `CHROMIUM`, its file; `ROLEFIT_SNIPPET`, a file with what `cargo xtask snippet` prints; `ROLEFIT_EXAMPLES`, the folder of the built
// examples; `ROLEFIT_BENCH`, a folder for built peers and for the figures of all visits.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPeers } from "./build.mjs";
import { start } from "./chromium.mjs";
import { Growth } from "./growth.mjs";
import { Lighthouse } from "./lighthouse.mjs";
import { OwnContent } from "./own-content.mjs";
import { Recommendation } from "./recommendation.mjs";
import { fill, machine } from "./report.mjs";
import { SameContent } from "./same-content.mjs";
import { Server } from "./server.mjs";
import { subjectsOf } from "./subjects.mjs";

/** The report's parts, by the names under which `--only` and the report's template know them. */
const PARTS = {
  "same-content": SameContent,
  growth: Growth,
  "own-content": OwnContent,
  lighthouse: Lighthouse,
  recommendation: Recommendation,
};

const REPORT = new URL("../../docs/performance.md", import.meta.url);

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    only: { type: "string" },
    dist: { type: "string", multiple: true, default: [] },
  },
});
const rounds = Number(values.rounds);
const dists = values.dist.map((text) => {
  const [, name, folder] = /^([\w-]+)=(.+)$/.exec(text);
  return { name, folder };
});
const folder = process.env.ROLEFIT_BENCH;
const begun = Date.now();
const seconds = (since) => Math.round((Date.now() - since) / 1000);
const time = (count) => (count < 60 ? `${count} s` : `${Math.floor(count / 60)} min ${count % 60} s`);
const log = (line) => console.error(`[${time(seconds(begun))}] ${line}`);

log("bundling the peers");
await buildPeers(folder);
const subjects = subjectsOf({
  peers: folder,
  dists,
  snippet: readFileSync(process.env.ROLEFIT_SNIPPET, "utf8"),
  examples: process.env.ROLEFIT_EXAMPLES,
});
const [server, browser] = await Promise.all([Server.start(), start()]);
const version = browser.version();
const names = values.only ? [values.only] : Object.keys(PARTS);
const parts = names.map((name) => [name, new PARTS[name](subjects, { server, browser })]);
/** Seconds that each part took. */
const taken = Object.fromEntries(names.map((name) => [name, 0]));
try {
  for (const [name, part] of parts) {
    log(`${name}: checking and warming up`);
    const since = Date.now();
    await part.start();
    taken[name] += seconds(since);
    for (const sentence of part.deviations) log(`  ${sentence}`);
  }
  for (let round = 0; round < rounds; round += 1) {
    const roundBegun = Date.now();
    for (const [name, part] of parts) {
      const since = Date.now();
      const known = part.deviations.length;
      await part.round(round);
      taken[name] += seconds(since);
      for (const sentence of part.deviations.slice(known)) log(`  ${sentence}`);
      log(`round ${round + 1} of ${rounds}: ${name}, ${time(seconds(since))}`);
    }
    if (round + 1 < rounds) log(`about ${time(seconds(roundBegun) * (rounds - round - 1))} to go`);
  }
} finally {
  for (const [, part] of parts) await part.stop();
  await Promise.all([server.stop(), browser.close()]);
}
const facts = machine({ rounds, only: values.only, dists, browser: version, minutes: seconds(begun) / 60 });

const tables = Object.fromEntries(parts.map(([name, part]) => [name, part.markdown()]));
const deviations = parts.flatMap(([, part]) => part.deviations);
const samples = Object.fromEntries(parts.map(([name, part]) => [name, part.samples]));
writeFileSync(join(folder, "figures.json"), JSON.stringify({ facts, deviations, samples }));
for (const [name, count] of Object.entries(taken)) log(`${name} took ${time(count)}`);
const isWhole = !values.only && dists.length === 1;
if (isWhole) {
  writeFileSync(REPORT, fill({ facts, deviations, tables }));
  log("docs/performance.md is written");
} else {
  console.log([facts, ...Object.values(tables), ...deviations.map((sentence) => `- ${sentence}`)].join("\n\n"));
}
