// Owns frame.html: the widget in a page of its own, for sites that allow nothing but an <iframe>. Sends its height and the widget's events to
// the page around it. Reads nothing but the parameters of its address, and listens to no message.
import declarations from "./attributes.json";

/** The parameters that become attributes. None of them can load a program or send answers elsewhere. */
const PARAMETERS = Object.keys(declarations).filter((name) => declarations[name].frame);

/** The events that are sent. */
const EVENTS = ["ready", "start", "answer", "back", "result", "restart", "share", "print", "cta-click", "open", "close", "resize", "warning", "error"];

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
// A share link would lead to frame.html and not to the page around it.
widget.setAttribute("without-share", "");

// Outside a frame, parameters could put anybody's words under the site's address. So they are read in a frame only.
if (parent != window) {
  for (const name of PARAMETERS) if (parameters.has(name)) widget.setAttribute(name, parameters.get(name));
  // In a sandbox `location.origin` is "null", but the address still has its origin.
  if (originOf(parameters.get("source") ?? "", location.href) != originOf(location.href)) widget.removeAttribute("source");

  // Events hold the visitor's answers. They are sent to the site that the frame was made for, and to no other site that embeds it.
  const host = originOf(parameters.get("host") ?? document.referrer);
  if (host) {
    for (const name of EVENTS) {
      addEventListener(`rolefit-${name}`, ({ detail }) => parent.postMessage({ rolefit: "event", name, detail }, host));
    }
  }

  // Any page may know the height. It is sent again when the size of the frame changes: a page whose script ran after the first
  // message changes the size to get another.
  const sendHeight = () => {
    const height = Math.ceil(body.getBoundingClientRect().height);
    if (height) parent.postMessage({ rolefit: "height", height }, "*");
  };
  new ResizeObserver(sendHeight).observe(body);
  addEventListener("resize", sendHeight);
}

// These styles are set by script because a policy could refuse a style sheet. Browsers draw a frame transparent where its colour scheme
// is that of the page around it.
const theme = widget.getAttribute("theme");
root.style.colorScheme = ["light", "dark"].includes(theme) ? theme : "light dark";
root.style.fontFamily = "system-ui, sans-serif";
// As a `flow-root` the body contains the margins of its children, so that its height includes them.
Object.assign(body.style, { margin: 0, display: "flow-root" });
body.append(widget);
