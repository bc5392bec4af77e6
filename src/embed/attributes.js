// Owns the lists of the element's attributes, which follow from attributes.json. Knows nothing of what an attribute does.
//
// Each entry of attributes.json declares one attribute: `reader` says whether the engine, the loader or both read it, `values` lists all
// valid values with the default first, where the list is closed, and `frame` says that an address parameter of frame.html may set it.
import declarations from "./attributes.json";

/** The names of all attributes. */
export const ATTRIBUTES = Object.keys(declarations);

/** The names of the attributes that the engine reads. */
export const ENGINE_ATTRIBUTES = ATTRIBUTES.filter((name) => declarations[name].reader != "loader");

/** The valid values of each attribute that has a closed list of them, by name; the first value is the default. */
export const VALUES = new Map(
  // Only members of its own count: a host may add others to every object.
  ATTRIBUTES.filter((name) => Object.hasOwn(declarations[name], "values")).map((name) => [name, declarations[name].values]),
);
