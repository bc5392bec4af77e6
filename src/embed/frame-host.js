// Owns what the page around frame.html does with its messages: gives every iframe[data-rolefit-frame] the height of its content, and
// dispatches the widget's events on the iframe.
if (!window.rolefitFrames) {
  window.rolefitFrames = true;
  /** The greatest height that a message may set, in pixels. */
  const MAX_HEIGHT = 2e4;
  const frames = () => [...document.querySelectorAll("iframe[data-rolefit-frame]")];

  addEventListener("message", ({ data, origin, source }) => {
    const frame = data?.rolefit && frames().find(({ contentWindow }) => contentWindow == source);
    if (!frame) return;
    const hasOpaqueOrigin = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin != (hasOpaqueOrigin ? "null" : new URL(frame.src, document.baseURI).origin)) return;
    const { rolefit, height, name, detail } = data;
    if (rolefit == "height" && Number.isFinite(height) && height > 0) {
      frame.style.boxSizing = "content-box";
      frame.style.height = `${Math.min(height, MAX_HEIGHT)}px`;
    }
    if (rolefit == "event" && /^[a-z-]{1,20}$/.test(name)) frame.dispatchEvent(new CustomEvent(`rolefit-${name}`, { bubbles: true, detail }));
  });

  // A frame may have sent its height before this script ran. It sends the height again when its size changes.
  for (const frame of frames()) frame.style.height = `${frame.clientHeight + 1}px`;
}
