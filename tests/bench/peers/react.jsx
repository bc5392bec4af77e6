import { createRoot } from "react-dom/client";
import { App } from "./app.jsx";
import { countReady, places, readContent } from "./shared.js";

const content = readContent();
const found = places();
const ready = countReady(found.length);
for (const place of found) createRoot(place).render(<App content={content} onReady={ready} />);
