// Owns the tests' server, which serves dist/ under /, the host pages under /pages/, the examples under /examples/ and the build that panics under /probe/, on
// a free port of 127.0.0.1. A test can hold a response back, answer a path differently, and ask what was requested.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = process.env.ROLEFIT_DIST ?? join(HERE, "../../dist");
const EXAMPLES = process.env.ROLEFIT_EXAMPLES ?? join(HERE, "../../target/examples");
const PROBE = process.env.ROLEFIT_PROBE ?? join(HERE, "../../target/probe");
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
};

export class Server {
  #http;
  #held = new Map();
  #answers = new Map();
  #gone = new Set();
  #open = 0;
  /** Paths requested since the last reset, in order. */
  requests = [];
  /** The same with their queries. */
  addresses = [];
  /** Source that host pages run before any of their own scripts. */
  first = "";

  static async start() {
    const server = new Server();
    server.#http = createServer((request, response) => server.#respond(request, response));
    await new Promise((resolve) => server.#http.listen(0, "127.0.0.1", resolve));
    return server;
  }

  async stop() {
    this.reset();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Forgets requests and special answers, and releases what is held. */
  reset() {
    for (const path of [...this.#held.keys()]) this.release(path);
    this.#answers.clear();
    this.#gone.clear();
    this.requests = [];
    this.addresses = [];
  }

  url(path) {
    return `http://127.0.0.1:${this.#http.address().port}${path}`;
  }

  /** How often a path was requested. */
  count(path) {
    return this.requests.filter((requested) => requested === path).length;
  }

  /** Whether nothing that was requested waits for its answer. */
  get isIdle() {
    return this.#open === 0;
  }

  /** Holds back the responses for a path until release(path). */
  hold(path) {
    let release;
    const gate = new Promise((resolve) => (release = resolve));
    this.#held.set(path, { gate, release });
  }

  release(path) {
    this.#held.get(path)?.release();
    this.#held.delete(path);
  }

  /**
   * Changes the response for a path, or for an address with one query alone, which is empty behind a “?” at the end: any of status, headers (a value of null leaves one out), body, `from` (another path's
   * file), `edit` (its text, changed), `breaks`: the connection ends half-way, and
   * `stops`: so many bytes of spaces, after which the connection stays open, see isGone(path).
   */
  answer(path, change) {
    this.#answers.set(path, change);
  }

  /** Whether the page has ended the connection of a response that stopped. */
  isGone(path) {
    return this.#gone.has(path);
  }

  async #respond(request, response) {
    const url = new URL(request.url, "http://127.0.0.1");
    const path = url.pathname === "/" ? "/index.html" : url.pathname;
    this.requests.push(path);
    this.addresses.push(request.url);
    this.#open += 1;
    response.on("close", () => (this.#open -= 1));
    await this.#held.get(path)?.gate;
    const change = this.#answers.get(url.search ? request.url : `${path}?`) ?? this.#answers.get(path) ?? {};
    const file = change.body ?? (await this.#read(change.from ?? path, url.searchParams));
    const body = change.edit ? Buffer.from(change.edit(String(file))) : file;
    const status = change.status ?? (body === undefined ? 404 : 200);
    const headers = {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "cache-control": "no-store",
      ...change.headers,
    };
    const kept = Object.entries(headers).filter(([, value]) => value !== null);
    response.writeHead(status, Object.fromEntries(kept));
    if (change.stops) {
      response.on("close", () => this.#gone.add(path));
      response.write(Buffer.alloc(change.stops, " "));
      return;
    }
    if (change.breaks) {
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    response.end(status === 200 ? body : "");
  }

  async #read(path, attributes) {
    const inside = normalize(path);
    const [, folder, ...rest] = inside.split("/");
    const file = { pages: join(HERE, inside), examples: join(EXAMPLES, ...rest), probe: join(PROBE, ...rest) }[folder] ?? join(DIST, inside);
    const bytes = await readFile(file).catch(() => undefined);
    if (["/index.html", "/agency.html"].includes(path) && bytes) return String(bytes).replace("<head>", '<head><script src="/pages/record.js"></script>');
    if (path === "/pages/record.js") return this.first + bytes;
    return folder === "pages" && bytes && path.endsWith(".html") ? withAttributes(String(bytes), attributes) : bytes;
  }
}

// The parameters of the address become attributes of the host page's <role-fit>, so that one page serves many cases.
function withAttributes(html, attributes) {
  const quoted = (value) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const written = [...attributes].map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
  return html.replaceAll("<role-fit", `<role-fit${written}`);
}
