// The widget in a page of its own, for sites that allow nothing but an <iframe>. Tells the page around it how high it is and
// what happens in it; is told nothing but the address's parameters, and listens to no message.

/** Parameters that become attributes. What could load a program or send answers elsewhere is not among them. */
const ATTRIBUTES = [
  "view", "lang", "theme", "source", "roles", "cta-href", "cta-heading", "cta-text", "cta-label", "cta-target", "resume",
  "engine", "heading-level", "without-leaning", "without-print", "instance", "debug",
];

const EVENTS = ["ready", "start", "answer", "back", "result", "restart", "share", "print", "cta-click", "open", "close", "warning", "error"];

const parameters = new URLSearchParams(location.search);

/** The origin of an address; undefined where it has none. */
const originOf = (address, base) => {
  try {
    const { origin } = new URL(address, base);
    return origin == "null" ? undefined : origin;
  } catch {
    // Not an address.
  }
};

const { documentElement: root, body } = document;
const widget = document.createElement("role-fit");
widget.setAttribute("loading", "eager");
// A link would lead to this page and not to the one around it.
widget.setAttribute("without-share", "");

// By itself the page could be given any words under the site's address: it takes them from the page around it only.
if (parent != window) {
  for (const name of ATTRIBUTES) if (parameters.has(name)) widget.setAttribute(name, parameters.get(name));
  // In a sandbox our own origin is "null", but not our address's.
  if (originOf(parameters.get("source") ?? "", location.href) != originOf(location.href)) widget.removeAttribute("source");

  // Answers are the visitor's: they go to the site that the frame was made for, and to no other that shows it.
  const host = originOf(parameters.get("host") ?? document.referrer);
  if (host) {
    for (const name of EVENTS) {
      addEventListener(`rolefit-${name}`, ({ detail }) => parent.postMessage({ rolefit: "event", name, detail }, host));
    }
  }

  // Anybody may know the height. It is told again when the frame is given another size, so that a page whose script came late
  // only has to change it.
  const tell = () => {
    const height = Math.ceil(body.getBoundingClientRect().height);
    if (height) parent.postMessage({ rolefit: "height", height }, "*");
  };
  new ResizeObserver(tell).observe(body);
  addEventListener("resize", tell);
}

// Not in a style sheet: a policy could refuse it. A frame is transparent where its scheme is that of the page around it.
const theme = widget.getAttribute("theme");
root.style.colorScheme = ["light", "dark"].includes(theme) ? theme : "light dark";
root.style.fontFamily = "system-ui, sans-serif";
// The margins of what is inside stay inside, and are measured.
Object.assign(body.style, { margin: 0, display: "flow-root" });
body.append(widget);
