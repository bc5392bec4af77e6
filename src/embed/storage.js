// Where answers wait for the visitor to come back: the store that the host asked for, and where the browser refuses it, the
// page's memory. Browsers refuse in many ways: access throws, the store is null, writing throws for want of room.

const memory = new Map();

/** What was kept under a key in the store `session` or `local`; "" if nothing. */
export const kept = (store, key) => {
  try {
    return memory.get(key) ?? window[`${store}Storage`].getItem(key) ?? "";
  } catch {
    return "";
  }
};

/** Keeps a text under a key; "" takes the key away. */
export const keep = (store, key, text) => {
  try {
    const place = window[`${store}Storage`];
    if (text) place.setItem(key, text);
    else place.removeItem(key);
  } catch {
    memory.set(key, text);
  }
};
