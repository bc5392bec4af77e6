// Keeps every event of a widget for the tests to read.
window.recorded = [];
for (const name of ["ready", "start", "answer", "back", "result", "restart", "open", "close", "resize", "share", "print", "cta-click", "warning", "error"]) {
  addEventListener(`rolefit-${name}`, (event) => window.recorded.push({ name, detail: event.detail, target: event.target.id }));
}

// Keeps what the page's policy refused.
window.violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => window.violations.push(`${effectiveDirective} ${blockedURI}`));

// Keeps what the console gets, over navigations, for the engines whose drivers do not tell it.
{
  const KEY = "lines of the console";
  const lines = () => JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  const note = (line) => sessionStorage.setItem(KEY, JSON.stringify([...lines(), String(line)]));
  for (const level of ["warn", "error"]) {
    const write = console[level].bind(console);
    console[level] = (...words) => {
      note(words.join(" "));
      write(...words);
    };
  }
  addEventListener("error", ({ message, target }) => note(message ?? `${target.src ?? target.href} did not load`), true);
  addEventListener("unhandledrejection", ({ reason }) => note(reason));
  window.takeConsoleLines = () => {
    const taken = lines();
    sessionStorage.removeItem(KEY);
    return taken;
  };
}
