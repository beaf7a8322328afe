(() => {
"use strict";
const root = document.documentElement, all = (what, within) => [...(within || document).querySelectorAll(what)];
const one = (what, within) => (within || document).querySelector(what);
root.classList.add("js");
for (const hidden of all(".find,.tools,.filterbox,.treetools")) hidden.hidden = false;

// What a reader chose before; a page from disk may have no memory.
const memory = {
  get(key) { try { return localStorage.getItem("kader-" + key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem("kader-" + key, value); } catch { /* none */ } },
};

// One part at a time: the part in which the element of the address stands.
let shown = one(".view.on");
const first = shown;
function show(move) {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* as it is */ }
  // Past the menu: the browser goes there itself, and what is shown stays.
  if (move && id === "content") return;
  const target = id && id !== "content" ? document.getElementById(id) : null;
  const part = target ? target.closest(".view,.page") : null;
  one("#gone").hidden = !id || id === "content" || !!target;
  fit(part || first);
  const next = part || (id === "content" ? shown : first);
  if (shown !== next) shown.classList.remove("on");
  (shown = next).classList.add("on");
  for (const link of all(".parts a")) {
    if (link.hash === "#" + shown.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const head = one("h2", shown);
  document.title = (head && shown !== first ? bare(head) + " – " : "") + title;
  if (!move) return;
  if (target && target !== shown) target.scrollIntoView(); else scrollTo(0, 0);
  const focus = target && target !== shown ? target : head;
  if (focus) { focus.tabIndex = -1; focus.focus({ preventScroll: true }); }
}
// What only a shown part needs: a link beside every heading, and a way for the keyboard into what is wider than the page.
function fit(part) {
  if (part.dataset.fit) return;
  part.dataset.fit = "1";
  const say = one("#say-permalink"), place = one("[data-l]", say);
  for (const name of all(".name", part)) {
    const link = document.createElement("a");
    link.className = "here";
    link.href = "#" + encodeURI(name.closest("[id]").id).replace(/#/g, "%23");
    link.textContent = "#";
    link.setAttribute("aria-label", say.textContent);
    if (place) link.dataset.a = "aria-label " + place.dataset.l;
    name.append(" ", link);
  }
  setTimeout(() => {
    for (const wide of all(".wide,.forest", part)) if (wide.scrollWidth > wide.clientWidth) {
      wide.tabIndex = 0;
      wide.setAttribute("role", "group");
      const head = one(".name,h2,h3", wide.closest("[id]"));
      if (head) wide.setAttribute("aria-label", bare(head));
    }
  });
}
const bare = head => head.textContent.replace(/\s*#\s*$/, "").trim();
const title = document.title;
addEventListener("hashchange", () => show(true));

// The language of what stands around the texts.
const own = root.dataset.language, other = own === "nl" ? "en" : "nl";
let words = null, before = null;
function speak(language) {
  const texts = all("[data-l]"), attributes = all("[data-a]");
  if (!before) {
    words = JSON.parse(one("#words").textContent);
    before = [];
    for (const text of texts) before[text.dataset.l] ??= text.textContent;
    for (const element of attributes) {
      const [name, place] = element.dataset.a.split(" ");
      before[place] ??= element.getAttribute(name);
    }
  }
  const said = language === own ? before : words;
  for (const text of texts) text.textContent = said[text.dataset.l];
  for (const element of attributes) {
    const [name, place] = element.dataset.a.split(" ");
    element.setAttribute(name, said[place]);
  }
  root.lang = language;
  for (const element of all("[data-own]")) element.lang = own;
  const button = one("#speak");
  button.lang = language === "nl" ? "en" : "nl";
  button.textContent = language === "nl" ? "English" : "Nederlands";
  memory.set("language", language);
}
one("#speak").addEventListener("click", () => speak(root.lang === own ? other : own));

// Light or dark.
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = memory.get("theme");
if (theme === "light" || theme === "dark") root.dataset.theme = theme;
one("#theme").addEventListener("click", () => {
  const now = root.dataset.theme || (dark.matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  memory.set("theme", root.dataset.theme);
});
one("#print").addEventListener("click", () => {
  root.classList.add("all");
  const closed = all("details:not([open])");
  for (const each of closed) each.open = true;
  print();
  for (const each of closed) each.open = false;
  root.classList.remove("all");
});

// The tree: buttons that open and close, and its size.
const tree = one("#view-overview");
const label = one("[data-do=open]");
for (const list of all(".tree ul", tree)) {
  const card = list.previousElementSibling, button = document.createElement("button");
  button.type = "button";
  button.textContent = "−";
  button.setAttribute("aria-expanded", "true");
  button.setAttribute("aria-label", one("a", card).textContent);
  card.append(button);
}
function turn(button, open) {
  button.setAttribute("aria-expanded", open);
  button.textContent = open ? "−" : "+";
  button.parentElement.nextElementSibling.hidden = !open;
}
const turns = all(".card button", tree);
if (turns.length > 150) for (const button of turns) turn(button, !button.closest(".tree ul"));
if (tree) tree.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".card button")) return turn(button, button.getAttribute("aria-expanded") !== "true");
  const what = button.dataset.do;
  let size = parseFloat(one(".tree", tree)?.style.zoom) || 1;
  if (what === "open" || what === "close") for (const each of turns) turn(each, what === "open");
  if (what === "open") for (const edition of all(".edition", tree)) edition.open = true;
  if (what === "in") size = Math.min(2, size * 1.25);
  if (what === "out") size = Math.max(0.3, size / 1.25);
  if (what === "reset") size = 1;
  if (what) for (const forest of all(".tree", tree)) forest.style.zoom = size;
});

// Filters: a goal stays when every choice is among its marks, a level when a goal below it stays.
const form = one(".filters"), box = one(".filterbox");
if (box) box.open = innerWidth >= 640;
const list_of = text => text ? text.split(" ") : [];
const goals = all(".tree .goal", tree).map(item => ({ item, marks: {
  e: [item.closest(".edition").dataset.e], d: [item.dataset.d], h: list_of(item.dataset.h), t: list_of(item.dataset.t),
  s: list_of(item.dataset.s), f: item.dataset.f ? [item.dataset.f, "any"] : ["none"],
} }));
const levels = all(".tree li", tree).filter(item => !item.classList.contains("goal")).reverse();
function filter() {
  const wanted = all("select", form).filter(select => select.value).map(select => [select.dataset.by, select.value]);
  let count = 0;
  for (const { item, marks } of goals) {
    const stays = wanted.every(([by, value]) => marks[by].includes(value));
    if (item.hidden === stays) item.hidden = !stays;
    count += stays;
  }
  for (const level of levels) {
    const stays = !wanted.length || !!level.querySelector(".goal:not([hidden])");
    if (level.hidden === stays) level.hidden = !stays;
  }
  for (const edition of all(".edition", tree)) {
    const has = !!edition.querySelector(".goal:not([hidden])");
    edition.hidden = !!wanted.length && !has;
    if (wanted.length && has) edition.open = true;
  }
  one("#shown").textContent = count;
}
if (form) {
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
}

// Search: titles first, then texts. What to look in is gathered when it is first asked for.
const plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
let index = null;
function gather() {
  index = all(".page,.thing").map(item => {
    const name = one(".name", item), heading = name ? bare(name) : item.id;
    const page = item.closest(".page");
    const above = page && page !== item ? bare(one(".name", page)) : page ? one(".path", page).textContent : "";
    return { id: item.id, heading, above, key: plain(heading), item, text: null };
  });
}
const field = one("#q"), hits = one("#hits"), list = one("#hits ul"), told = one("#told");
const MOST = 30;
function search() {
  const parts = plain(field.value).split(/\s+/).filter(Boolean);
  hits.hidden = !parts.length;
  if (!parts.length) return;
  if (!index) gather();
  const has = text => parts.every(part => text.includes(part));
  const titled = index.filter(entry => has(entry.key));
  titled.sort((a, b) => b.key.startsWith(parts[0]) - a.key.startsWith(parts[0]));
  let found = titled;
  if (found.length < MOST && parts.join("").length > 2) {
    const seen = new Set(titled);
    const within = index.filter(entry => !seen.has(entry) && has(entry.text ??= plain(own_text(entry.item))));
    found = titled.concat(within);
  }
  list.replaceChildren(...found.slice(0, MOST).map(entry => {
    const item = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
    link.href = "#" + encodeURI(entry.id).replace(/#/g, "%23");
    link.textContent = entry.heading + " ";
    small.textContent = entry.above;
    link.append(small);
    item.append(link);
    return item;
  }));
  told.classList.toggle("off", found.length > 0);
  const text = found.length ? "results" : "nothing-found";
  told.textContent = (found.length ? found.length + " " : "") + one("#say-" + text).textContent;
}
function own_text(item) {
  return all(":scope > .text, :scope > dl, :scope > .wide", item).map(part => part.textContent).join(" ");
}
let wait = 0;
function halt() {
  const waited = wait;
  clearTimeout(wait);
  wait = 0;
  return waited !== 0;
}
field.addEventListener("input", () => { halt(); wait = setTimeout(() => { wait = 0; search(); }, index ? 40 : 0); });
field.addEventListener("focus", () => { if (field.value) search(); });
addEventListener("keydown", event => {
  const typing = event.target.matches("input,select,textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); field.focus(); }
  if (event.key === "Escape" && !hits.hidden) { field.focus(); halt(); hits.hidden = true; }
  const move = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!move || hits.hidden || !one(".find").contains(event.target)) return;
  event.preventDefault();
  // What was typed last is looked for first: a later answer would take away what is being walked through.
  if (halt()) search();
  const stops = [field, ...all("a", list)], at = stops.indexOf(document.activeElement);
  stops[Math.max(0, Math.min(stops.length - 1, at + move))].focus();
});
list.addEventListener("click", event => { if (event.target.closest("a")) hits.hidden = true; });
addEventListener("click", event => { if (!one(".find").contains(event.target)) hits.hidden = true; });

if (memory.get("language") === other) speak(other);
show(!!location.hash);
})();
