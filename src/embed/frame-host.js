// For the page around frame.html: gives every iframe[data-rolefit-frame] the height of what is in it, and its events.
if (!window.rolefitFrames) {
  window.rolefitFrames = true;
  const frames = () => [...document.querySelectorAll("iframe[data-rolefit-frame]")];

  addEventListener("message", ({ data, origin, source }) => {
    const frame = data?.rolefit && frames().find(({ contentWindow }) => contentWindow == source);
    if (!frame) return;
    const isAlone = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin != (isAlone ? "null" : new URL(frame.src, document.baseURI).origin)) return;
    const { rolefit, height, name, detail } = data;
    if (rolefit == "height" && Number.isFinite(height) && height > 0) {
      frame.style.boxSizing = "content-box";
      frame.style.height = `${Math.min(height, 2e4)}px`;
    }
    if (rolefit == "event" && /^[a-z-]{1,20}$/.test(name)) frame.dispatchEvent(new CustomEvent(`rolefit-${name}`, { bubbles: true, detail }));
  });

  // Those that told their height before we came tell it again when their size changes.
  for (const frame of frames()) frame.style.height = `${frame.clientHeight + 1}px`;
}
