// Owns where texts are stored until the visitor comes back: in the browser's session or local storage, or in memory where the browser
// refuses. Browsers refuse in several ways: access throws, the storage is null, or writing throws because the storage is full. Knows
// nothing of what a text means.

const memory = new Map();

/** The text under a key in the storage `session` or `local`; "" if there is none. */
export const readStored = (storage, key) => {
  try {
    return memory.get(key) ?? window[`${storage}Storage`].getItem(key) ?? "";
  } catch {
    return "";
  }
};

/** Stores a text under a key; "" removes the key. */
export const writeStored = (storage, key, text) => {
  try {
    const items = window[`${storage}Storage`];
    if (text) items.setItem(key, text);
    else items.removeItem(key);
    // Once the storage works again, it alone counts.
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
};
