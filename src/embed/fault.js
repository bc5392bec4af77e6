// Owns the form of the faults that the loader throws, and how long the loader waits for a server.

/** The time that a server has to send a file, in milliseconds. After it the loader asks again or gives up. */
export const PATIENCE = 15e3;

/** An error that keeps the widget from being shown: its code, a message with what was found and expected, and what to do. */
export const fault = (code, message, help) => Object.assign(Error(message), { code, help });
