// Owns the address of the loader's own file. The engines lie in the same folder.

/**
 * An absolute address. A classic script is the page's `currentScript`. A module is not, and what is a module and a classic script in one cannot
 * name `import.meta`: there the first address of a stack is that of the file which runs. Nothing is looked for in the page, where another vendor's
 * script may have the same name. Where the loader is a part of another file it is that file's address.
 */
export const loaderAddress = document.currentScript?.src || /[\w-]+:\/\/\S+?(?=(:\d+)+\)?$)/m.exec(Error().stack)?.[0] || document.baseURI;
