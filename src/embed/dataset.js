// A host's dataset on its way to the engine: fetched or found in the page, parsed by the browser, and copied so that nothing
// of the page runs while the engine reads it. What is wrong is thrown as a fault (fault.js).
import { PATIENCE, fault } from "./fault.js";

/** The most that is read of a dataset: bytes of a file, characters of all names and values in it. It also stops what has no end. */
const MOST = 1e6;
/** The most lists and objects that may stand inside each other; the engine has the same limit. */
const DEPTH = 32;

const fail = (code, message, help) => {
  throw fault(code, message, help);
};

const measure = (size) => size > MOST && fail("dataset-size", `found a dataset of more than ${MOST / 1e6} MB, expected less`, "leave something out");

/** A text as the engine takes it: U+0000 marks what is none. */
const clean = (text) => text.replaceAll("\0", "\ufffd");

/**
 * The JSON of a value. What JSON or the engine has not, such as a function, NaN or 0.5, becomes a string that begins with U+0000, so that
 * the engine can say where it stands.
 */
export const stringify = (value) => {
  let size = 0;
  const plain = (value, depth) => {
    const isLeaf = typeof value != "object" || value === null;
    const text = isLeaf ? String(value) : "";
    // Two characters for what JSON writes around it.
    measure((size += text.length + 2));
    if (typeof value == "string") return clean(value);
    if (isLeaf) return typeof value == "boolean" || value === null || Number.isSafeInteger(value) ? value : `\0${text}`;
    if (depth > DEPTH) fail("dataset-json", `found a dataset of more than ${DEPTH} levels, expected fewer`, "look for what contains itself");
    // Its own: what a page adds to every object or list is not in the dataset.
    const fields = Object.entries(value).filter(([, inside]) => inside !== undefined);
    if (Array.isArray(value)) return fields.map(([, inside]) => plain(inside, depth + 1));
    return Object.fromEntries(fields.map(([name, inside]) => [plain(name), plain(inside, depth + 1)]));
  };
  try {
    return JSON.stringify(plain(value, 1));
  } catch (error) {
    if (error.help) throw error;
    fail("dataset-json", `the dataset cannot be read: ${error.message}`, "hand in plain values");
  }
};

/** The same for a JSON text. */
export const parse = (text) => {
  measure(text.length);
  let value;
  try {
    value = JSON.parse(text);
  } catch ({ message }) {
    fail("dataset-json", `the dataset is no JSON: ${message}`, "have it checked by a JSON validator");
  }
  return stringify(value);
};

const fetched = {};

/** The same for the JSON file at an address, fetched once; what failed is tried again. */
export const fetchDataset = (source) => {
  let address;
  try {
    address = new URL(source, document.baseURI).href;
  } catch {
    fail("dataset-http", `found “${source}”, expected an address`, "write one that starts with https: or is within the site");
  }
  return (fetched[address] ??= get(address).catch((error) => {
    delete fetched[address];
    throw error;
  }));
};

const get = async (address) => {
  let refused;
  const listen = ({ effectiveDirective, blockedURI }) => {
    // Of another site some browsers tell the origin only.
    refused ||= effectiveDirective == "connect-src" && address.startsWith(blockedURI);
  };
  const request = new AbortController();
  const { signal } = request;
  document.addEventListener("securitypolicyviolation", listen, { signal });
  const patience = AbortSignal.timeout(PATIENCE);
  patience.onabort = () => request.abort(patience.reason);
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) fail("dataset-http", `${address}: found status ${response.status}, expected 200`, "open the address");
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let size = 0;
    for (let part; !(part = await reader.read()).done; ) {
      size += part.value.length;
      measure(size);
      text += decoder.decode(part.value, { stream: true });
    }
    return parse(text + decoder.decode());
  } catch (error) {
    if (error.help) throw error;
    // The event may come a task after the rejection.
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (refused) fail("csp-connect", `${address}: the page's policy forbids it`, `add ${new URL(address).origin} to connect-src`);
    fail("dataset-http", `${address}: ${error.message}`, `it must come within ${PATIENCE / 1e3} s, from another site with Access-Control-Allow-Origin`);
  } finally {
    // Ends the connection where not all was read. Firefox, told to cancel the reader, does so only when more arrives.
    request.abort();
  }
};
