// The presets of style/presets/, and a page of a host that wears one.
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../style/presets/", import.meta.url);

/** Each preset: its name and its style sheet. */
export const PRESETS = readdirSync(FOLDER).map((file) => ({
  name: file.replace(".css", ""),
  style: readFileSync(new URL(file, FOLDER), "utf8"),
}));

/** The defaults, as a preset that sets nothing. */
export const DEFAULT = { name: "default", style: "" };

/** Opens a page with a preset that follows the visitor's scheme; its own ground and text use the same tokens. */
export async function wear(page, { style }) {
  await page.host(
    '<main><h1>Who leads your technology?</h1><role-fit loading="eager" view="quiz compare" cta-href="/contact"></role-fit></main>',
    `<script async src="/embed.js"></script>
    <style>${style}</style>
    <style>
      :root { color-scheme: light dark; font-family: var(--rolefit-font-family, "Helvetica Neue", Arial, sans-serif); }
      body { margin: 0; background: var(--rolefit-color-surface, Canvas); color: var(--rolefit-color-text, CanvasText); }
      main { max-width: 66rem; margin: auto; }
      h1 { margin: 2rem min(1.5rem, 5vw); font-size: min(2rem, 9vw); font-family: var(--rolefit-font-heading, inherit); font-weight: var(--rolefit-heading-weight, 700); }
    </style>`,
  );
  return page.widget();
}
