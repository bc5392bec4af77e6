// Owns one measured visit: opens a page under a condition, waits until it has done what it does by itself, answers the questions as a visitor
// would, and returns the figures. What the page sees itself is in probe.js.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(new URL("probe.js", import.meta.url));

/** The conditions: so many times slower is the processor, and whether the network is a slow mobile one. */
export const CONDITIONS = {
  "1x": { slower: 1 },
  "4x": { slower: 4 },
  "slow 4G": { slower: 1, isSlow4g: true },
  "slow 4G, 4x": { slower: 4, isSlow4g: true },
};

/** The figures by which Lighthouse, too, means slow 4G: bytes per second, and milliseconds for each request. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/** For how many milliseconds nothing must happen until a page counts as done. Less cuts off what comes late, more only takes time. */
const QUIET = 500;
/** How long a page may take for one step, in milliseconds. */
const PATIENCE = 60_000;
/** How long a visitor looks at a new question, in milliseconds. Less would press while it still moves in. */
const LOOK = 200;


/** Asks until the answer is truthy. */
async function until(what, ask) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come within ${PATIENCE / 1000} s`);
    await sleep(50);
  }
}

/** Follows the page's requests. */
function watchNetwork(devtools) {
  const traffic = { requests: 0, transferred: 0, decoded: 0, open: new Set() };
  const meant = new Set();
  devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (!request.url.startsWith("http") || request.url.endsWith("/favicon.ico")) return;
    meant.add(requestId);
    traffic.open.add(requestId);
    traffic.requests += 1;
  });
  devtools.on("Network.dataReceived", ({ requestId, dataLength }) => {
    if (meant.has(requestId)) traffic.decoded += dataLength;
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    traffic.open.delete(requestId);
    if (meant.has(requestId)) traffic.transferred += encodedDataLength;
  });
  devtools.on("Network.loadingFailed", ({ requestId }) => traffic.open.delete(requestId));
  return traffic;
}

/** Bytes that belong to the largest renderer alone, compiled code included; undefined where the system does not tell. */
async function rendererMemory(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  await devtools.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    try {
      const lines = readFileSync(`/proc/${id}/smaps_rollup`, "utf8").matchAll(/^Private_\w+:\s+(\d+) kB/gm);
      return [...lines].reduce((sum, [, size]) => sum + Number(size) * 1024, 0);
    } catch {
      return 0;
    }
  });
  return Math.max(...sizes) || undefined;
}

/** Presses the mouse on a choice, without the checks of a test driver, which would run in the page. */
async function press(devtools, { x, y }) {
  const at = (type, more) => devtools.send("Input.dispatchMouseEvent", { type, x, y, ...more });
  await at("mouseMoved");
  await sleep(30);
  await at("mousePressed", { button: "left", clickCount: 1 });
  await sleep(30);
  await at("mouseReleased", { button: "left", clickCount: 1 });
}

/**
 * Visits a subject's page in a context. Options: `condition`; `answers`, whether the questions are answered; `memory`, whether memory is
 * measured at the end; `script`, more source to run before the page's own; `inspect`, called with the page once it is idle. The result has
 * milliseconds and bytes.
 */
export async function visit(context, subject, url, { condition = CONDITIONS["1x"], answers = false, memory = answers, script, inspect } = {}) {
  const page = await context.newPage();
  try {
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    const traffic = watchNetwork(devtools);
    await page.addInitScript(`window.probeSelectors = ${JSON.stringify(subject.selectors ?? null)};`);
    await page.addInitScript({ path: PROBE });
    if (script) await page.addInitScript(script);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: condition.slower });
    if (condition.isSlow4g) await devtools.send("Network.emulateNetworkConditions", SLOW_4G);
    await page.goto(url, { waitUntil: "load", timeout: PATIENCE });
    const ask = (expression) => devtools.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }).then(valueOf);
    if (subject.selectors) {
      // Waits in the page: asking again and again would take the page's time. The timer keeps no process from ending.
      const isReady = await Promise.race([ask("probe.ready.then(() => true)"), sleep(PATIENCE, false, { ref: false })]);
      if (!isReady) throw new Error(`does not say within ${PATIENCE / 1000} s that it is ready`);
    }
    const isIdle = async () => traffic.open.size === 0 && (await ask("probe.idle()")) > QUIET;
    await until("an idle page", isIdle);
    const { requests, transferred, decoded } = traffic;
    const figures = { requests, transferred, decoded, errors, ...(await ask(`probe.loading(${Boolean(subject.selectors)})`)) };
    await inspect?.(page, figures);
    if (answers && subject.selectors) {
      await ask("probe.forget()");
      let previous;
      for (const pick of subject.picks) {
        await sleep(LOOK);
        const place = await until("the next question", () => ask(`probe.place(${pick}, ${JSON.stringify(previous) ?? "undefined"})`));
        previous = place.question;
        await press(devtools, place);
        await until("what follows an answer", () => ask("probe.answers.at(-1)?.next"));
      }
      const { result } = await until("the result", () => ask("probe.parts()").then((parts) => parts.result && parts));
      await until("an idle page with the result", isIdle);
      Object.assign(figures, await ask("probe.answering()"), { result, answers: await ask("probe.answers"), transferredInAll: traffic.transferred });
    }
    if (memory) {
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      figures.wasmMemory = await ask("probe.wasmMemory()");
      await devtools.send("HeapProfiler.enable");
      await devtools.send("HeapProfiler.collectGarbage");
      figures.rendererMemory = await rendererMemory(context.browser());
      figures.heap = (await devtools.send("Runtime.getHeapUsage")).usedSize;
    }
    return figures;
  } finally {
    await page.close();
  }
}

function valueOf({ result, exceptionDetails }) {
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
