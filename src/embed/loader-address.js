// Owns the address of the loader's own file. The engines lie in the same folder.

/** An absolute address. `currentScript` is null where the loader is a module or part of another script. */
export const loaderAddress =
  document.currentScript?.src ||
  document.querySelector('script[src*="embed.js"]')?.src ||
  /\w+:\/\/\S*?embed\.js/.exec(Error().stack)?.[0] ||
  document.baseURI;
