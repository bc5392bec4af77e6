// Keeps every event of a widget for the tests to read.
window.recorded = [];
for (const name of ["ready", "answer", "back", "result", "restart", "cta-click", "warning", "error"]) {
  addEventListener(`rolefit-${name}`, (event) => window.recorded.push({ name, detail: event.detail, target: event.target.id }));
}
