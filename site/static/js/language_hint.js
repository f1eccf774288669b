// Whoever comes in is told, in the browser's language, that the site speaks it; nothing is forced.
// Only a click on "always" or "close" is kept, in this browser and nowhere else.
const KEY = "language";
const CLOSED = "closed";
const current = document.documentElement.lang;
const parts = document.getElementById("language-hint")?.content;
const place = document.querySelector(".language-hint");

function recall() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

function remember(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
  } catch { /* A browser that keeps nothing asks again. */ }
}

// Somebody who walks about the site has chosen already.
function comesIn() {
  const [walk] = performance.getEntriesByType("navigation");
  return walk?.type === "navigate" && !document.referrer.startsWith(`${location.origin}/`);
}

const hintFor = (code) => [...parts.querySelectorAll("[data-close]")].map((button) => button.parentElement).find((hint) => hint.lang === code);

function preferred() {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split("-")[0]);
  return wanted.find((code) => code === current || hintFor(code));
}

function show(hint) {
  const shown = document.importNode(hint, true);
  shown.querySelector("[data-remember]").addEventListener("click", () => remember(shown.lang));
  shown.querySelector("[data-close]").addEventListener("click", () => {
    remember(CLOSED);
    shown.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
  place.append(shown);
}

function offerToForget() {
  const entry = document.importNode(parts.querySelector(".language-forget"), true);
  entry.firstElementChild.addEventListener("click", () => {
    remember(null);
    entry.remove();
  });
  document.querySelector(".language-switcher ul")?.append(entry);
}

function begin() {
  const kept = recall();
  if (kept && kept !== CLOSED) {
    const link = hintFor(kept)?.querySelector("a");
    if (link && comesIn()) location.replace(link.href);
    else offerToForget();
    return;
  }
  const code = preferred();
  if (!kept && comesIn() && code && code !== current) show(hintFor(code));
}

if (parts && place) begin();
