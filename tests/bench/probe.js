// Runs in a measured page before anything else, as a classic script. Owns what the page itself can see: paints, tasks, shifts, changes of the
// document and of shadow trees, WebAssembly's memories; and the pressing of choices. Leaves its results in `window.probe`. The page's selectors,
// `{ cells, question, option, result }`, stand in `window.probeSelectors`; a selector "HOST >>> INNER" looks into the shadow roots of the hosts.
{
  const observe = (type, take, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  /** Calls with the time at which the next frame is painted: a message that is sent while a frame is made comes just after it. */
  const afterPaint = (call) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => call(performance.now());
      port2.postMessage(0);
    });
  const all = (selector) => {
    const [host, inner] = selector.split(" >>> ");
    const hosts = [...document.querySelectorAll(host)];
    return inner ? hosts.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(inner) ?? [])]) : hosts;
  };
  const shown = (selector) => all(selector).filter((element) => element.checkVisibility());

  let contentPaint;
  let readyPaint;
  let lastChange = 0;
  let shift = 0;
  let tasks = [];
  let frames = [];
  /** For each press: when the button came up, the next paint, the paint that has the next question or the result, the last change. */
  const answers = [];
  const memories = new Set();
  const roots = [];

  observe("element", ({ identifier, renderTime, startTime }) => {
    if (identifier === "content") contentPaint ??= renderTime || startTime;
  });
  observe("longtask", ({ startTime, duration }) => tasks.push([startTime, duration]));
  // Unlike a long task, it counts style, layout and paint. It begins with the first task after the frame before, and so may hold several.
  observe("long-animation-frame", ({ startTime, duration, blockingDuration }) => frames.push([startTime, duration, blockingDuration]));
  observe("layout-shift", ({ hadRecentInput, value }) => {
    if (!hadRecentInput) shift += value;
  });
  const ready = new Promise((resolve) =>
    observe("mark", ({ name, startTime }) => {
      if (name !== "widget-ready") return;
      resolve(startTime);
      afterPaint((time) => (readyPaint = time));
    }),
  );

  const changes = new MutationObserver(() => (lastChange = performance.now()));
  const watch = (root) => {
    roots.push(root);
    changes.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden", "open"] });
  };
  watch(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    watch(root);
    return root;
  };

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await original.apply(WebAssembly, values);
      for (const entry of Object.values((made.instance ?? made).exports)) if (entry instanceof WebAssembly.Memory) memories.add(entry);
      return made;
    };
  }
  const { Memory } = WebAssembly;
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, values) {
      const memory = new target(...values);
      memories.add(memory);
      return memory;
    },
  });

  const question = () => shown(window.probeSelectors.question)[0]?.textContent;

  addEventListener(
    "pointerup",
    ({ timeStamp }) => {
      const answer = { at: timeStamp, before: question() };
      answers.push(answer);
      const look = (time) => {
        answer.paint ??= time - timeStamp;
        if (question() !== answer.before) answer.next = time - timeStamp;
        else afterPaint(look);
      };
      afterPaint(look);
    },
    { capture: true },
  );

  const longest = (entries) => Math.max(0, ...entries.map(([, duration]) => duration));
  /** The figures of the entries that `isMeant` selects by their start and end. */
  const blocked = (isMeant) => {
    const meant = ([start, duration]) => isMeant(start, start + duration);
    const [theseTasks, theseFrames] = [tasks.filter(meant), frames.filter(meant)];
    return {
      longestTask: longest(theseTasks),
      longestFrame: longest(theseFrames),
      blocking: theseTasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
      blockingFrames: theseFrames.reduce((sum, [, , blocking]) => sum + blocking, 0),
    };
  };

  window.probe = {
    ready,
    answers,
    /** For how long nothing has changed, and no task or frame has been long. */
    idle() {
      const ends = [...tasks, ...frames].map(([start, duration]) => start + duration);
      const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
      return loadEventEnd ? performance.now() - Math.max(lastChange, loadEventEnd, ...ends) : 0;
    },
    /** What loading has cost, once the page is idle. */
    async loading(hasWidget) {
      const readyTime = hasWidget ? await ready : undefined;
      return {
        ready: readyTime,
        // A page that is quicker than its first paint never paints what stands in until the widget is there.
        readable: contentPaint ?? readyPaint,
        complete: hasWidget ? Math.max(readyTime, lastChange) : undefined,
        shift,
        elements: roots.reduce((sum, root) => sum + root.querySelectorAll("*").length, 0),
        ...blocked(() => true),
      };
    },
    /** Begins the count of tasks and frames anew. */
    forget() {
      tasks = [];
      frames = [];
      shift = 0;
    },
    /** What answering has cost, up to the last answer and from it to the end. */
    answering() {
      const last = answers.at(-1).at;
      return {
        upToLast: blocked((start) => start < last),
        fromLast: blocked((start, end) => end > last),
        untilDetails: lastChange - last,
        shiftAnswering: shift,
      };
    },
    wasmMemory: () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    /** How much of the page is there: for the check before the measurements. */
    parts: () => ({
      cells: all(window.probeSelectors.cells).length,
      options: shown(window.probeSelectors.option).length,
      result: shown(window.probeSelectors.result)[0]?.innerText,
    }),
    /** All text on show, also that in shadow trees. */
    text: () => roots.map((root) => (root.body ?? root.querySelector("[part~=base]"))?.innerText ?? "").join("\n"),
    /** Where the choice of the question on show can be pressed: null while it is not there or moves. */
    async place(position, previous) {
      const option = shown(window.probeSelectors.option)[position];
      if (!option || question() === previous) return null;
      option.scrollIntoView({ block: "center", behavior: "instant" });
      const box = () => option.getBoundingClientRect();
      const before = box();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const { left, top, width, height } = box();
      const isStill = Math.abs(before.top - top) < 1 && Math.abs(before.left - left) < 1;
      return isStill && option.isConnected ? { x: left + Math.min(width / 2, 40), y: top + height / 2, question: question() } : null;
    },
  };
}
