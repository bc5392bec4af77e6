// The looks that docs/styling.md offers for copying, and a page of a host that wears one.
import { readFileSync } from "node:fs";

const GUIDE = readFileSync(new URL("../../docs/styling.md", import.meta.url), "utf8");

/** Each look: its title, the file name of its picture without ending, and its `<style>` block. */
export const LOOKS = [...GUIDE.matchAll(/\n### (.+)\n+!\[.*\]\(pictures\/(.+)\.png\)\n+```html\n(<style>[^`]+<\/style>)\n```/g)].map(([, title, picture, style]) => ({
  title,
  picture,
  style,
}));

/** Opens a page with a look; its own ground and text use the same tokens. */
export async function wear(page, { style }) {
  await page.host(
    '<main><h1>Who leads your technology?</h1><role-fit loading="eager" view="quiz compare" cta-href="/contact"></role-fit></main>',
    `<script async src="/embed.js"></script>
    ${style}
    <style>
      body { margin: 0; padding: 2rem; background: var(--rolefit-color-surface-2); color: var(--rolefit-color-text); font-family: var(--rolefit-font-family); }
      main { max-width: 64rem; margin: auto; }
      h1 { margin: 0 0 1.5rem; font-family: var(--rolefit-font-heading, inherit); }
    </style>`,
  );
  return page.widget();
}
