// Owns the HTML of the measured pages: the page of an agency with a place for something, and what each subject puts there. Knows nothing of how pages
// are served and measured.
import { asDataset, content, PARAGRAPH, TITLE } from "./content.mjs";

/** What marks the element whose first paint makes the content readable. */
const TIMED = 'elementtiming="content"';

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
/** JSON that cannot end the script element around it. */
export const inlineJson = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
const times = (count, html) => Array.from({ length: count }, () => html).join("\n");

/** A page with its own words before and after what it is about. */
function page(head, body, { before = 1, after = 2 } = {}) {
  const text = `<p>${PARAGRAPH}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="${TITLE}"><title>${TITLE}</title><link rel="icon" href="data:,">
${head}</head>
<body><main><header><h1>${TITLE}</h1>${times(before, text)}</header>
${body}
<footer>${times(after, text)}</footer></main></body></html>
`;
}

const PEER_HEAD = '<link rel="stylesheet" href="app.css"><script type="module" src="app.js"></script>';

/** A peer's page: its script fills the places with the content that the page carries. */
export function peerPage({ count, ...size }) {
  const data = `<script type="application/json" id="content">${inlineJson(content(size))}</script>`;
  return page(PEER_HEAD, `${times(count, "<div data-widget></div>")}\n${data}`);
}

/** Says that all widgets of the page are ready, with the mark that the peers set themselves. */
const MARK = (count) =>
  `<script>{let left=${count};addEventListener("rolefit-ready",()=>{left-=1;if(left===0)performance.mark("widget-ready")})}</script>`;

/** rolefit with the peers' content as inline datasets, and the page's own content inside, in the form that `cargo xtask snippet` prints. */
export function rolefitPage({ count, ...size }) {
  const { roles, dimensions, questions } = content(size);
  const cell = (text, isFirst) => `<td${isFirst ? ` ${TIMED}` : ""}>${escaped(text)}</td>`;
  const cells = (at) => roles.map(({ cells }, role) => cell(cells[at], at + role === 0)).join("");
  const row = (name, at) => `<tr><th scope="row">${escaped(name)}</th>${cells(at)}</tr>`;
  const heads = roles.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join("");
  const fallback = `<h2>The roles side by side</h2>
<table><thead><tr><th scope="col">Aspect</th>${heads}</tr></thead><tbody>${dimensions.map(row).join("")}</tbody></table>
${roles.map(({ name }) => `<h3>${escaped(name)}</h3><p>${escaped(name)}.</p>`).join("")}
<h2>Which role do you need?</h2><ol>${questions.map(({ text }) => `<li>${escaped(text)}</li>`).join("")}</ol>`;
  const data = `<script type="application/json">${inlineJson(asDataset(content(size)))}</script>`;
  const head = `<link rel="preload" as="fetch" href="rolefit_bg.wasm"><link rel="preload" as="fetch" href="rolefit_data.wasm">
<link rel="stylesheet" href="app.css"><script async src="embed.js"></script>${MARK(count)}`;
  return page(head, times(count, `<role-fit view="compare quiz" loading="eager">${data}${fallback}</role-fit>`));
}

const STYLES = '<link rel="stylesheet" href="app.css">';

/** The page of the own content without any of it. */
export const emptyPage = () => page(STYLES, "");

/**
 * rolefit with its own content: what `cargo xtask snippet` prints, pasted as it says. `lazy` leaves out what makes it eager. `words` says how many
 * paragraphs stand before and after it.
 */
export function snippetPage(snippet, { lazy = false, words } = {}) {
  const [, preload] = /(<link rel="preload"[^>]*>)/.exec(snippet);
  const body = snippet.slice(snippet.indexOf(preload) + preload.length).replace("<td", `<td ${TIMED}`);
  const head = STYLES + MARK(1) + (lazy ? "" : preload);
  const html = page(head, lazy ? body.replace(' loading="eager"', "") : body, words);
  return html.replaceAll("/rolefit/", "");
}

/** Paragraphs on a page so long that what stands below them, or far above, is out of sight. */
const LONG = 30;
/** Nearly all of a long page comes after the widget. */
export const AT_THE_TOP = { before: 1, after: LONG };
/** Nearly all of a long page comes before the widget. */
export const FAR_BELOW = { before: LONG, after: 1 };

/** A page of that length without a widget. */
export const longPage = () => page(STYLES, "", FAR_BELOW);

/** The page with the own content that is written by hand: `body` is its HTML, `data` what its script reads. */
export const ownContentPage = ({ body, data }) =>
  page(PEER_HEAD, `${body.replace("<td", `<td ${TIMED}`)}\n<script type="application/json" id="content">${inlineJson(data)}</script>`);

/** The page in which the engine's work behind a recommendation is timed. */
export const stopwatchPage = () => `<!doctype html>
<meta charset="utf-8"><link rel="icon" href="data:,"><title>Stopwatch</title>
<script type="module">
  import start, { Stopwatch } from "./stopwatch.js";
  window.ready = start().then(() => Stopwatch);
</script>
`;
