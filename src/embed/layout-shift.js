// Owns what keeps the page below the widget in place while the widget replaces the page's own content, or the other way round: otherwise
// what the visitor is reading would move. Knows nothing of the widget but its element.

/** Where the page goes on below an element, in pixels from the top of the window. */
const nextTop = (element) => {
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.getClientRects().length) return next.getBoundingClientRect().top;
  }
  return (element.parentElement ?? element).getBoundingClientRect().bottom;
};

/**
 * Measures the page before an element's content is replaced. Call the function that it returns after the replacement, with the box that now
 * holds the content: the box gets the height that the content had before, and scrolls, until it may take its own height.
 */
export const preventLayoutShift = (element) => {
  const topBefore = nextTop(element);
  const heightBefore = element.getBoundingClientRect().height;
  return (box) => {
    const topAfter = nextTop(element);
    const { height } = box.getBoundingClientRect();
    const heldHeight = height + topBefore - topAfter;
    // The box takes its own height at once where the visitor does not see the page below it. It does so too where the earlier content
    // was less than half as high: to scroll in so small a box is worse than a shift.
    if (topBefore == topAfter || Math.min(topBefore, topAfter) >= innerHeight || !heightBefore || 2 * heldHeight < height) return;
    box.style.blockSize = `${heldHeight}px`;
    box.style.overflow = "auto";
    const inputs = new AbortController();
    const release = () => {
      inputs.abort();
      observer.disconnect();
      box.style.blockSize = box.style.overflow = "";
    };
    // At the first click or key a shift is expected. Below the window's lower edge, and outside the document, where the top is 0, nobody
    // sees it.
    const observer = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => !isIntersecting && boundingClientRect.top >= 0 && release());
    observer.observe(box);
    for (const input of ["click", "keydown"]) addEventListener(input, release, { capture: true, signal: inputs.signal });
  };
};
