// A panic leaves the engine in the middle of what it did: nothing of it may be called again, for any widget. It must not reach the
// page's own error handlers either, so it is caught here, where the engine was entered.

/** What every call of the engine goes through: its exports, wrapped. `life.isOver` says that it has panicked, `life.end()` is called once, after the call. */
export const guard = (engine, life) => {
  let depth = 0;
  const guarded = {};
  for (const name of Object.keys(engine)) {
    const call = engine[name];
    guarded[name] =
      typeof call != "function"
        ? call
        : (...values) => {
            // The glue looks into what some calls return.
            if (life.isOver) return [];
            depth += 1;
            try {
              return call(...values);
            } catch (panic) {
              if (!life.isOver) queueMicrotask(life.end);
              life.isOver = true;
              // The engine called the page, and the page the engine: what is in between must end too.
              if (depth > 1) throw panic;
              return [];
            } finally {
              depth -= 1;
            }
          };
  }
  return guarded;
};
