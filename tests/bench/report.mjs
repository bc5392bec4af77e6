// Owns the frame of docs/performance.md: report.md, which is written by hand, with the figures in the places that it names.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";

const TEMPLATE = new URL("report.md", import.meta.url);

/** When, where and how the figures were measured. Of the machine it tells what they depend on, and nothing that is private. */
export function machine({ rounds, only, dists, browser, minutes }) {
  const command = ["cargo xtask bench", `--rounds ${rounds}`, ...(only ? [`--only ${only}`] : [])].join(" ");
  const builds = dists.map(({ name }) => name).join(", ");
  const system = `${cpus().length} processor cores, ${process.platform}, Chromium ${browser} without a window, Node ${process.versions.node}`;
  return [
    `- **Date:** ${new Date().toISOString().slice(0, 10)}`,
    `- **Machine:** ${system}`,
    `- **Command:** \`${command}\`, ${Math.round(minutes)} minutes for ${rounds} rounds (build: ${builds})`,
  ].join("\n");
}

/** The report: the template with everything filled in. Fails if the template has no place for something, or names what there is not. */
export function fill({ facts, deviations, tables }) {
  const list = deviations.length ? deviations.map((sentence) => `- ${sentence}`).join("\n") : "Nothing: every subject kept to it.";
  const values = { facts, deviations: list, ...tables };
  const left = new Set(Object.keys(values));
  const text = readFileSync(TEMPLATE, "utf8").replaceAll(/\{\{([\w-]+)\}\}/g, (place, name) => {
    if (!(name in values)) throw new Error(`tests/bench/report.md has the place ${place}, and there is nothing for it`);
    left.delete(name);
    return values[name].trimEnd();
  });
  if (left.size) throw new Error(`tests/bench/report.md has no place for ${[...left].join(", ")}`);
  return text;
}
