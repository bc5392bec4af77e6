/** How long a server may take before it is given up or asked once more, in milliseconds. */
export const PATIENCE = 15e3;

/** What keeps a widget from being shown: its code, what was found and expected, and what to do. */
export const fault = (code, message, help) => Object.assign(Error(message), { code, help });
