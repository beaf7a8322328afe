// The server tells which page there is now. When it is another than this one, that one is shown, in the same place:
// what was typed, chosen, opened and scrolled to is kept.
(() => {
"use strict";
const root = document.documentElement, key = "kader-live " + location.pathname;
let mine = root.dataset.live;

// Elements by a name that they have in the next page too: an id, what they lead to or fold, or their place below an id.
function named(what) {
  const counts = new Map(), all = new Map();
  for (const element of document.querySelectorAll(what)) {
    if (element.id) { all.set("#" + element.id, element); continue; }
    const above = element.closest("[id]"), link = element.matches("a") ? element : element.parentElement.querySelector(":scope > a[href]");
    const group = [element.tagName, above ? above.id : "", link ? link.getAttribute("href") : ""].join(" ");
    const at = counts.get(group) || 0;
    counts.set(group, at + 1);
    all.set(group + " " + at, element);
  }
  return all;
}
const PARTS = {
  field: ["input,select,textarea", one => (/^(checkbox|radio)$/.test(one.type) ? one.checked : one.value), (one, value) => {
    const what = typeof value === "boolean" ? "checked" : "value";
    if (one[what] === value) return;
    one[what] = value;
    // A choice that is no longer there leaves nothing chosen: then all of it is shown.
    if (one[what] !== value) { one.selectedIndex = 0; return; }
    if (one.type !== "search" || one.id !== "q") one.dispatchEvent(new Event("input", { bubbles: true }));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }],
  open: ["details", one => one.open, (one, value) => { one.open = value; }],
  expanded: ["button[aria-expanded]", one => one.getAttribute("aria-expanded"), (one, value) => { if (one.getAttribute("aria-expanded") !== value) one.click(); }],
  pressed: ["button[aria-pressed]", one => one.getAttribute("aria-pressed"), (one, value) => { if (one.getAttribute("aria-pressed") !== value) one.click(); }],
  zoom: [".tree", one => one.style.zoom, (one, value) => { one.style.zoom = value; }],
  scrolled: [".forest,[tabindex]", one => (one.scrollLeft || one.scrollTop ? [one.scrollLeft, one.scrollTop] : null), (one, value) => { if (value) one.scrollTo(value[0], value[1]); }],
};
const FOCUS = "a,button,input,select,textarea,summary,[tabindex]";
const field = document.getElementById("q"), hits = document.getElementById("hits");

function keep() {
  const state = { at: [scrollX, scrollY], hits: !!hits && !hits.hidden, focus: null, caret: null };
  for (const [part, [what, read]] of Object.entries(PARTS)) state[part] = [...named(what)].map(([name, one]) => [name, read(one)]);
  for (const [name, one] of named(FOCUS)) if (one === document.activeElement) state.focus = name;
  if (document.activeElement === field && field) state.caret = [field.selectionStart, field.selectionEnd];
  try { sessionStorage.setItem(key, JSON.stringify(state)); } catch { /* then it begins at its top */ }
}
function restore() {
  let state = null;
  try { state = JSON.parse(sessionStorage.getItem(key)); sessionStorage.removeItem(key); } catch { /* none */ }
  if (!state) return;
  for (const [part, [what, , write]] of Object.entries(PARTS)) {
    const all = named(what);
    for (const [name, value] of state[part] || []) if (all.has(name)) write(all.get(name), value);
  }
  const focus = state.focus && named(FOCUS).get(state.focus);
  if (focus) focus.focus({ preventScroll: true }); else if (document.activeElement) document.activeElement.blur();
  if (field && state.caret) field.setSelectionRange(state.caret[0], state.caret[1]);
  if (field && state.hits) field.dispatchEvent(new Event("input", { bubbles: true })); else if (hits) hits.hidden = true;
  scrollTo(state.at[0], state.at[1]);
}
restore();
history.scrollRestoration = "auto";

// What is wrong, in the language that is shown.
let banner = null, told = null;
function tell(text) {
  told = text;
  if (!text) { if (banner) banner.remove(); banner = null; return; }
  if (!banner) {
    banner = document.createElement("p");
    banner.className = "live";
    banner.setAttribute("role", "alert");
    document.body.append(banner);
  }
  banner.lang = root.lang;
  banner.textContent = root.lang === "en" ? text.en : text.nl;
}
new MutationObserver(() => tell(told)).observe(root, { attributes: true, attributeFilter: ["lang"] });
const GONE = {
  nl: "kader serve is gestopt; deze pagina verandert niet meer.",
  en: "kader serve has stopped; this page changes no more.",
};

// Whoever types is not interrupted.
let typed = -Infinity, waiting = 0;
addEventListener("input", event => { if (event.isTrusted) typed = performance.now(); }, true);
const PAUSE = 700;
function renew() {
  clearTimeout(waiting);
  const rest = typed + PAUSE - performance.now();
  if (rest > 0) { waiting = setTimeout(renew, rest); return; }
  keep();
  history.scrollRestoration = "manual";
  location.reload();
}

// A page that nobody sees does not listen: a browser has few connections to one server.
let source = null, again = 0, lost = 0;
function listen() {
  clearTimeout(again);
  if (source || document.hidden) return;
  source = new EventSource("events");
  source.addEventListener("open", () => { clearTimeout(lost); lost = 0; });
  source.addEventListener("message", event => {
    const news = JSON.parse(event.data);
    tell(news.problem);
    mine ||= news.mark;
    if (news.mark !== mine) renew();
  });
  source.addEventListener("error", () => {
    lost ||= setTimeout(() => tell(GONE), 1500);
    if (source && source.readyState === EventSource.CLOSED) { source = null; again = setTimeout(listen, 2000); }
  });
}
function rest() { if (source) source.close(); source = null; clearTimeout(lost); lost = 0; }
document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
listen();
})();
