// Owns what keeps the page below the widget in place while the widget replaces the page's own content, or the other way round: otherwise
// what the visitor is reading would move. Knows nothing of the widget but its element.

/** Where the page goes on below an element, in pixels from the top of the window. */
const nextTop = (element) => {
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.getClientRects().length) return next.getBoundingClientRect().top;
  }
  return (element.parentElement ?? element).getBoundingClientRect().bottom;
};

/** The margin, in pixels, by which an element's content keeps the element itself from what is above: that of a first block counts outside. */
const outerMargin = (element) => {
  const { top } = element.getBoundingClientRect();
  const isFirst = (child) => child.getClientRects().length;
  let margin = 0;
  for (let child = [...element.children].find(isFirst); child?.getBoundingClientRect().top == top; child = [...child.children].find(isFirst)) {
    margin = Math.max(margin, parseFloat(getComputedStyle(child).marginBlockStart) || 0);
  }
  return margin;
};

/**
 * Measures the page before an element's content is replaced by `content`, which is laid out already. Call the function that it returns
 * right after the replacement, with the box that now holds the content: the box gets the place and the height that the earlier content
 * had, and scrolls, until it may take its own. What the replacement leads to is looked at right before the next frame is painted. (An
 * observer of sizes may not change them: the page's own observers would report an error.)
 */
export const preventLayoutShift = (element, content) => {
  const { top, height: heightBefore } = element.getBoundingClientRect();
  const margin = outerMargin(element);
  const distanceBefore = nextTop(element) - top;
  // The box takes its own height at once where the visitor does not see the page below it. It does so too where the earlier content was
  // less than half as high: to scroll in so small a box is worse than a shift.
  const holdsHeight = top + distanceBefore < innerHeight && 2 * heightBefore >= content.getBoundingClientRect().height;
  // A page may show the element at another scale.
  const scale = heightBefore / element.offsetHeight;
  return (box) => {
    const inputs = new AbortController();
    const release = () => {
      inputs.abort();
      visibility.disconnect();
      cancelAnimationFrame(frame);
      box.style.marginBlockStart = box.style.blockSize = box.style.overflow = "";
    };
    const hold = (height) => {
      box.style.blockSize = `${height / scale}px`;
      box.style.overflow = "auto";
    };
    // At the first click or key a shift is expected. Below the window's lower edge, and outside the document, where the top is 0, nobody
    // sees it.
    const visibility = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => !isIntersecting && boundingClientRect.top >= 0 && release());
    const adjust = () => {
      const { top } = element.getBoundingClientRect();
      const surplus = nextTop(element) - top - distanceBefore;
      const height = heightBefore - surplus;
      // A dialog's button is laid out only now.
      if (holdsHeight && 2 * height < box.scrollHeight * scale) return release();
      if (holdsHeight && surplus) hold(height);
    };
    if (!heightBefore) return;
    if (margin) box.style.marginBlockStart = `${margin}px`;
    if (holdsHeight) hold(heightBefore);
    const frame = requestAnimationFrame(adjust);
    visibility.observe(box);
    for (const input of ["click", "keydown"]) addEventListener(input, release, { capture: true, signal: inputs.signal });
  };
};
