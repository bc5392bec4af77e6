// Owns when the engine renders: in tasks that are short on a slow phone too, and between them the page's own input and its frames. Knows
// nothing of what is rendered.

/** The longest that a task renders, in milliseconds, and the longest until the browser may lay out and paint what was rendered. */
const TASK = 8;
const FRAME = 24;

const { port1, port2 } = new MessageChannel();

/** Lets the page's own tasks run. Timers would wait for 4 ms where there are several in a row. */
export const nextTask = () =>
  window.scheduler?.yield
    ? scheduler.yield()
    : new Promise((resolve) => {
        port1.addEventListener("message", resolve, { once: true });
        port1.start();
        port2.postMessage(0);
      });

/** Lets the browser lay out and paint. A page that is not visible is not painted. */
export const nextFrame = () =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, document.hidden ? 0 : 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });

let rendering;

/** Resolves when everything is rendered that is pending. */
export const rendered = () => rendering;

/** Calls a function, which renders a little, until it returns false. */
export const renderInTasks = (renderNext) => {
  rendering = (async () => {
    await nextTask();
    let begun = performance.now();
    let sincePaint = 0;
    while (renderNext()) {
      const spent = performance.now() - begun;
      if (spent < TASK) continue;
      sincePaint += spent;
      if (sincePaint < FRAME) await nextTask();
      else {
        await nextFrame();
        sincePaint = 0;
      }
      begun = performance.now();
    }
  })();
};

/** What waits for its turn. */
const waiting = new Set();

/** How far an element is from the window, in pixels. */
const distance = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
};

const runAll = async () => {
  // All elements that wait for the same engine are here before the first one has its turn.
  await nextTask();
  while (waiting.size) {
    const next = [...waiting].reduce((nearest, other) => (other.distance < nearest.distance ? other : nearest));
    await next.run();
    waiting.delete(next);
    // What follows from the one is not to run in the same task as the other.
    await nextTask();
  }
};

/** Calls an asynchronous function in its turn, one after the other, those of elements near the window first. Settles as that does. */
export const inTurn = (element, run) =>
  new Promise((resolve, reject) => {
    waiting.add({ distance: distance(element), run: () => run().then(resolve, reject) });
    if (waiting.size == 1) runAll();
  });
