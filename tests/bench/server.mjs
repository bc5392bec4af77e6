// Owns the server of the measured pages, which treats every subject alike: brotli at its best, pages checked at each visit, files that stay in
// the browser's cache. Knows of a subject its name, its folders and the function that writes its page.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  "": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

export class Server {
  #http;
  #subjects = new Map();
  /** What was sent once, compressed: a visit must not wait for it. */
  #ready = new Map();

  static async start() {
    const server = new Server();
    server.#http = createServer((request, response) => server.#respond(request, response));
    await new Promise((resolve) => server.#http.listen(0, "127.0.0.1", resolve));
    return server;
  }

  async stop() {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  add(subject) {
    this.#subjects.set(subject.name, subject);
  }

  /** The address of a subject's page: so many widgets, with content of a size. */
  url(subject, { roles, dimensions, count }) {
    return `http://127.0.0.1:${this.#http.address().port}/${subject.name}/?${new URLSearchParams({ roles, dimensions, count })}`;
  }

  #respond(request, response) {
    const url = new URL(request.url, "http://127.0.0.1");
    const key = url.pathname.endsWith("/") ? url.pathname + url.search : url.pathname;
    if (!this.#ready.has(key)) this.#ready.set(key, this.#prepare(url));
    const found = this.#ready.get(key);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    const { body, headers } = found;
    if (request.headers["if-none-match"] === headers.etag) response.writeHead(304, headers).end();
    else response.writeHead(200, { ...headers, "content-encoding": "br", "content-length": body.length }).end(body);
  }

  #prepare({ pathname, searchParams }) {
    const [, name, file] = pathname.split("/");
    const subject = this.#subjects.get(name);
    const isPage = file === "";
    const [roles, dimensions, count] = ["roles", "dimensions", "count"].map((key) => Number(searchParams.get(key)));
    const bytes = subject && (isPage ? Buffer.from(subject.page({ roles, dimensions, count })) : fileOf(subject, file));
    if (!bytes) return undefined;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const headers = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": isPage ? "no-cache" : "public, max-age=31536000, immutable",
      etag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`,
      vary: "accept-encoding",
    };
    return { body: brotliCompressSync(bytes, { params }), headers };
  }
}

/** The bytes of a file, from the first of a subject's folders that has it. */
function fileOf({ folders }, file) {
  if (!file || file.includes(sep) || file.startsWith(".")) return undefined;
  const path = folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
  return path && readFileSync(path);
}
