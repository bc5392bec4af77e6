// What only Chromium's own protocol can do. A test that uses it says nothing about other engines.

export class Devtools {
  #driver;
  #first = [];

  constructor(driver) {
    this.#driver = driver;
  }

  #send(command, parameters = {}) {
    return this.#driver.sendAndGetDevToolsCommand(command, parameters);
  }

  /** Has every page from now on run a script before any of its own. */
  async first(source) {
    const { identifier } = await this.#send("Page.addScriptToEvaluateOnNewDocument", { source });
    this.#first.push(identifier);
  }

  /** Takes those scripts back. */
  async forget() {
    for (const identifier of this.#first.splice(0)) await this.#send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  }

  /** The visitor's own colour scheme, "light" or "dark". Motion is always reduced: nothing is caught half way. */
  media(scheme = "light") {
    return this.#send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ],
    });
  }

  /** Size of the viewport in CSS pixels. */
  size(width, height = 900) {
    return this.#send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** What lives in the page after a collection of garbage: listeners, nodes, and the script's heap in bytes. */
  async living() {
    await this.#send("HeapProfiler.collectGarbage");
    await this.#send("Performance.enable");
    const { metrics } = await this.#send("Performance.getMetrics");
    const value = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { listeners: value("JSEventListeners"), nodes: value("Nodes"), heap: value("JSHeapUsedSize") };
  }
}
