/** What keeps a widget from being shown: its code, what was found and expected, and what to do. */
export const fault = (code, message, help) => Object.assign(Error(message), { code, help });
