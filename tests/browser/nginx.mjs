// A real web server, nginx, that sends the pages with a policy and the widget from the page's own origin or from another one, as
// an agency's delivery network would. server.mjs holds responses back and counts them; this server shows that real headers have the expected effect.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { found, freePort } from "./browser.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DIST = process.env.ROLEFIT_DIST ?? join(HERE, "../../dist");

/** Ordinary users have no /usr/sbin on PATH, where Debian keeps it. */
const FOLDERS = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"];

/** A shell script that runs the command, and ends it by its id when the input ends: at the latest when this process ends, in whatever way. */
const UNTIL_INPUT_ENDS = 'exec 3<&0; (read -r _; kill $$) <&3 2>/dev/null & exec "$@" 3<&-';

/** How often other ports are tried: another program may take a free port before the start. */
const TRIES = 3;

/** The ways in which servers get the engine's file wrong: each is a folder with the widget in it. */
const WRONG = {
  "as-page-type": 'types {} default_type text/html; alias "FILE";',
  "as-octets": 'types {} default_type application/octet-stream; alias "FILE";',
  missing: "return 404;",
  broken: "return 500;",
  // As a server does for a single-page application.
  rewritten: 'types {} default_type text/html; return 200 "<!doctype html><title>Welcome</title>";',
};

export class Nginx {
  #process;
  #folder;
  /** The origin that the pages come from. */
  origin;
  /** Another origin of the same server. */
  elsewhere;

  /**
   * Starts it on two free ports. `policies` is an object of functions: name → (origin of embed.js, that of data) → policy. Pages take
   * parameters: `policy`, one of these names; `from=elsewhere`, for scripts and frames of the other origin; `served`, one of
   * `WRONG`; `engine`, the widget's attribute; `data`, a file of tests/datasets that the other origin sends. A frame gets all of the page's.
   */
  static async start(policies = {}) {
    for (let time = 1; ; time += 1) {
      const server = new Nginx();
      try {
        await server.#start(policies);
        return server;
      } catch (error) {
        server.stop();
        if (time === TRIES) throw error;
      }
    }
  }

  url(path) {
    return this.origin + path;
  }

  stop() {
    this.#process?.stdin.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(policies) {
    const ports = [await freePort(), await freePort()];
    [this.origin, this.elsewhere] = ports.map((port) => `http://127.0.0.1:${port}`);
    this.#folder = mkdtempSync(join(tmpdir(), "rolefit-nginx-"));
    const file = join(this.#folder, "nginx.conf");
    writeFileSync(file, this.#configuration(ports, policies));
    const command = [found("NGINX", ["nginx"], FOLDERS), "-p", this.#folder, "-e", "stderr", "-c", file];
    this.#process = spawn("sh", ["-c", UNTIL_INPUT_ENDS, "sh", ...command], { stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    await new Promise((resolve, reject) => {
      this.#process.stderr.on("data", (lines) => {
        said = (said + lines).slice(-4000);
        // It prints its name once its ports are open. From then on it answers requests.
        if (said.includes("[notice]") && said.includes("nginx/")) resolve();
      });
      this.#process.on("error", reject);
      this.#process.on("exit", (code) => reject(new Error(`nginx ended (${code}): ${said}`)));
    });
    // Without its handles, a server that still runs keeps no test from ending.
    for (const handle of [this.#process, this.#process.stdin, this.#process.stderr]) handle.unref();
  }

  #configuration(ports, policies) {
    const rules = Object.entries(policies).flatMap(([name, policy]) => {
      // Encoded as in the address.
      const [, written] = String(new URLSearchParams({ name })).split("=");
      return [`"${written} " "${policy(this.origin, this.elsewhere)}";`, `"${written} elsewhere" "${policy(this.elsewhere, this.elsewhere)}";`];
    });
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path temporary;`);
    const wrong = Object.entries(WRONG).map(
      ([name, answer]) => `location = /${name}/rolefit_bg.wasm { ${answer.replace("FILE", join(DIST, "rolefit_bg.wasm"))} }`,
    );
    return `
      daemon off;
      master_process off;
      pid pid;
      error_log stderr notice;
      events {}
      http {
        ${temporary.join("\n")}
        access_log off;
        charset utf-8;
        charset_types text/javascript application/json;
        types {
          text/html html;
          text/javascript js;
          application/json json;
          application/wasm wasm;
        }
        map_hash_bucket_size 256;
        map "$arg_policy $arg_from" $policy { default ""; ${rules.join("\n")} }
        map $arg_from $scripts { default ${this.origin}; elsewhere ${this.elsewhere}; }
        map $arg_engine $engine { default ""; ~. ' engine="$arg_engine"'; }
        map $arg_data $source { default ""; ~. ' source="${this.elsewhere}/data/$arg_data"'; }
        map $arg_served $served { default dist; ~. $arg_served; }
        server {
          ${ports.map((port) => `listen 127.0.0.1:${port};`).join("\n")}
          add_header Access-Control-Allow-Origin * always;
          add_header Cache-Control no-store always;
          add_header Content-Security-Policy $policy;
          location /pages/ {
            alias "${join(HERE, "pages")}/";
            sub_filter_once off;
            sub_filter 'src="/pages/' 'src="$scripts/pages/';
            sub_filter 'src="/' 'src="$scripts/$served/';
            sub_filter '?parameters"' '?$args"';
            sub_filter '<role-fit' '<role-fit$engine$source';
          }
          location /data/ { alias "${join(HERE, "../datasets")}/"; }
          location ~ ^/(?:dist|${Object.keys(WRONG).join("|")})/([\\w.-]+)$ { alias "${DIST}/$1"; }
          ${wrong.join("\n")}
          location = /favicon.ico { return 204; }
        }
      }`;
  }
}
