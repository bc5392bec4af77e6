// The bundled dataset as if it were in Hebrew: letter for letter, so that nobody has to read it, ids as they are.
import { dataset, strings } from "./words.mjs";

const LETTERS = "אבגדהוזחטיכלמנסעפצקרשתךםןף";

/** A text in Hebrew letters, its `{places}` left as they are. */
export const pseudo = (text) =>
  text.replaceAll(/\{\w+\}|[a-z]/gi, (found) => (found.length > 1 ? found : LETTERS[found.toLowerCase().charCodeAt(0) - 97]));

/** Everything that has languages, in the one of these letters. */
function translated(part) {
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map(translated);
  if ("en" in part) return { he: Array.isArray(part.en) ? part.en.map(pseudo) : pseudo(part.en) };
  if ("fr" in part) return {};
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, translated(value)]));
}

/** The dataset; with interface words of its own, or without any. */
export const rightToLeft = ({ words }) => ({
  ...translated(dataset),
  id: "right-to-left",
  languages: ["he"],
  ...(words && { words: Object.fromEntries(Object.entries(strings.en).map(([key, word]) => [key, { he: pseudo(word) }])) }),
});
