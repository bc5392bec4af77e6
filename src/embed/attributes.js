// The attributes of the element. What needs the dataset is checked by the engine, what only the loader uses is checked here.

/** Taken by the engine. `analytics` only so that it does not promise too much. */
export const DRAWN = ["lang", "view", "roles", "heading-level", "cta-href", "cta-heading", "cta-text", "cta-label", "cta-target", "analytics", "without-leaning", "without-share", "without-print", "instance"];

/** One of a list; the first is the default. */
export const CHOICES = {
  // Nothing that a host adds to every object.
  __proto__: null,
  theme: ["auto", "light", "dark"],
  mode: ["inline", "dialog"],
  resume: ["none", "session", "local"],
  loading: ["lazy", "eager"],
  engine: ["auto", "js"],
  analytics: ["none", "datalayer"],
};

/** Taken as they are. */
const PLAIN = ["source", "base", "debug"];

export const ATTRIBUTES = [...new Set([...DRAWN, ...Object.keys(CHOICES), ...PLAIN])];
