// A host's dataset on its way to the engine: fetched or found in the page, parsed by the browser, and flattened to one string (its
// form is told in src/domain/json.rs). What is wrong is thrown as a fault (fault.js).
import { PATIENCE, fault } from "./fault.js";

/** The most that is read of a dataset: bytes of a file, characters of a flat text. Stops an object that contains itself. */
const MOST = 1e6;
/** Lists and objects inside each other, at most; the engine has the same limit. */
const DEPTH = 32;

const LETTERS = { string: '"', number: "#", boolean: "b" };

const fail = (code, message, help) => {
  throw fault(code, message, help);
};

const measure = (size) => size > MOST && fail("dataset-size", "found a dataset of more than 1 MB, expected less", "leave something out");

/** The flat text of a parsed value. */
export const flatten = (value) => {
  let flat = "";
  const token = (letter, text = "") => {
    flat += letter + String(text).replace(/\0/g, "\ufffd") + "\0";
    measure(flat.length);
  };
  const write = (value, depth) => {
    const type = typeof value;
    if (type != "object" || value === null) return token(value === null ? "n" : (LETTERS[type] ?? "?"), value);
    if (depth > DEPTH) fail("dataset-json", `found a dataset of more than ${DEPTH} levels, expected fewer`, "look for what contains itself");
    const isList = Array.isArray(value);
    token(isList ? "[" : "{");
    for (const name in value) {
      // What a host adds to every object or list is not in the dataset.
      if (Object.hasOwn(value, name) && value[name] !== undefined) {
        if (!isList) token('"', name);
        write(value[name], depth + 1);
      }
    }
    token("]");
  };
  try {
    write(value, 1);
  } catch (error) {
    if (error.help) throw error;
    fail("dataset-json", `the dataset cannot be read: ${error.message}`, "hand in plain values");
  }
  return flat;
};

/** The flat text of a JSON text. */
export const parse = (text) => {
  measure(text.length);
  let value;
  try {
    value = JSON.parse(text);
  } catch ({ message }) {
    fail("dataset-json", `the dataset is no JSON: ${message}`, "have it checked by a JSON validator");
  }
  return flatten(value);
};

const fetched = {};

/** The flat text of the JSON file at an address, fetched once; what failed is tried again. */
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
    fail("dataset-http", `${address}: ${error.message}`, "it must come within 15 s, from another site with Access-Control-Allow-Origin");
  } finally {
    // Ends the connection where not all was read. Firefox, told to cancel the reader, does so only when more arrives.
    request.abort();
  }
};
