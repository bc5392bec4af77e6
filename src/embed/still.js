// Keeps what follows the widget where it is while it makes way for the page's own content, as long as the visitor sees it.

/** Where the page goes on below an element, in pixels from the top of the window. */
const below = (element) => {
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.getClientRects().length) return next.getBoundingClientRect().top;
  }
  return (element.parentElement ?? element).getBoundingClientRect().bottom;
};

/** Call before the swap; the answer is to be called after it with the box to be made taller or shorter. */
export const holdStill = (element) => {
  const before = below(element);
  const old = element.getBoundingClientRect().height;
  return (box) => {
    const after = below(element);
    const { height } = box.getBoundingClientRect();
    const wanted = height + before - after;
    // Nothing below is seen, or there was next to nothing to hold its place: half a widget to scroll in is worse than a move.
    if (before == after || Math.min(before, after) >= innerHeight || !old || 2 * wanted < height) return;
    box.style.blockSize = `${wanted}px`;
    box.style.overflow = "auto";
    const stop = new AbortController();
    const release = () => {
      stop.abort();
      gone.disconnect();
      box.style.blockSize = box.style.overflow = "";
    };
    // Until the visitor does something, or has it all below the window, or it is gone from the page (and its top is 0).
    const gone = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => !isIntersecting && boundingClientRect.top >= 0 && release());
    gone.observe(box);
    for (const input of ["click", "keydown"]) addEventListener(input, release, { capture: true, signal: stop.signal });
  };
};
