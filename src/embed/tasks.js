// Owns when the engine renders: in tasks that are short on a slow phone too, and between them the page's own input and its frames. Knows
// nothing of what is rendered.

/** The longest that a task renders, in milliseconds, and the least that is rendered until the browser lays it out and paints it. */
const TASK = 8;
const FRAME = 24;

/** What waits for its turn. */
const waiting = new Set();

const { port1, port2 } = new MessageChannel();
let taskBegun = 0;

/** How long this task has been at work. */
const elapsed = () => performance.now() - taskBegun;

/** Lets the page's own tasks run. Timers would wait for 4 ms where there are several in a row. */
const yieldTask = async () => {
  try {
    await scheduler.yield();
  } catch {
    // There is none, or the page has aborted the task in which it added the element.
    await new Promise((resolve) => {
      port1.addEventListener("message", resolve, { once: true });
      port1.start();
      port2.postMessage(0);
    });
  }
  taskBegun = performance.now();
};

/** How long a task may be. Between tasks some browsers lay out all widgets, so that with dozens of them tasks are longer. */
const limit = () => Math.max(TASK, waiting.size);

/** Lets the page's own tasks run, if it is time. */
export const nextTask = async () => {
  if (elapsed() > limit()) await yieldTask();
};

/** Lets the browser lay out and paint. A page that is not visible is not painted. */
const nextFrame = () =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, document.hidden ? 0 : 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });

/** The next frame, while somebody waits for it. */
let frame;

/**
 * Calls a function after the next frame, when measuring makes no work for the browser, and then the function that it returns, if any, which
 * may change the page. All that wait for the same frame measure before any of them changes the page. Resolves to whether there was a change.
 */
export const afterFrame = async (measure) => {
  frame ??= nextFrame().then(() => (frame = undefined));
  await frame;
  const change = measure();
  // Those that wait for the same frame go on up to here before the first one goes on from here.
  await undefined;
  change?.();
  return Boolean(change);
};

let rendering;

/** Resolves when everything is rendered that is pending. */
export const rendered = () => rendering;

/** Calls a function, which renders a little, until it returns false. */
export const renderInTasks = (renderNext) => {
  rendering = (async () => {
    await nextTask();
    let untilPaint = FRAME;
    while (renderNext()) {
      const spent = elapsed();
      if (spent <= limit()) continue;
      untilPaint -= spent;
      if (untilPaint > 0) await yieldTask();
      else {
        const now = taskBegun + spent;
        await nextFrame();
        taskBegun = performance.now();
        // A page that takes long to lay out has fewer frames meanwhile.
        untilPaint = Math.max(FRAME, taskBegun - now);
      }
    }
  })();
};

/** How far an element is from the window, in pixels. */
const distance = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
};

const runAll = async () => {
  // All elements that wait for the same engine are here before the first one has its turn.
  await yieldTask();
  while (waiting.size) {
    const next = [...waiting].reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest));
    await next.run();
    waiting.delete(next);
    await nextTask();
  }
};

/** Calls an asynchronous function in its turn, one after the other, those of elements near the window first. Settles as that does. */
export const inTurn = (element, run) =>
  new Promise((resolve, reject) => {
    waiting.add({ distance: distance(element), run: () => run().then(resolve, reject) });
    if (waiting.size == 1) runAll();
  });
