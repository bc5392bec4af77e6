// A panic leaves the engine in the middle of what it did: nothing of it may be called again, for any widget. It must not reach the
// page's own error handlers either, so it is caught here, where the engine was entered.

/** What every call of the engine goes through: its exports, wrapped. `died()` is told once, after the call. */
export const guard = (engine, died) => {
  let depth = 0;
  let isDead = false;
  const guarded = {};
  for (const name of Object.keys(engine)) {
    const call = engine[name];
    guarded[name] =
      typeof call != "function"
        ? call
        : (...values) => {
            if (isDead) return;
            depth += 1;
            try {
              return call(...values);
            } catch (panic) {
              if (!isDead) queueMicrotask(died);
              isDead = true;
              // The engine called the page, and the page the engine: what is in between must end too.
              if (depth > 1) throw panic;
            } finally {
              depth -= 1;
            }
          };
  }
  return guarded;
};
