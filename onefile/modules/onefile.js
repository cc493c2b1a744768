// The file shows one page at a time: the one that the part of its address after # names. The others
// wait outside the document, so that the parts of a page find what they find on the web.

import { pages } from "./pages.js";
import { restore } from "./restore.js";
import { incident, startParts } from "./runbook.js";
import { mount as mountSearch } from "./search/search.js";
import { readSite } from "./site.js";
import { View } from "./view.js";

const START = "start/";
const EVERYTHING = "alles";

/** @type {Map<string, View>} */
const views = new Map();
/** How far each page was scrolled when it was left. @type {Map<string, number>} */
const positions = new Map();
const place = /** @type {HTMLElement} */ (document.querySelector(".page"));
let shown = "";

takeAway();
delete document.documentElement.dataset["pages"];
startParts(document.body, incident);
show(nameIn(location.hash) || nameIn(`#${history.state?.page ?? ""}`));
addEventListener("hashchange", () => {
  const name = nameIn(location.hash);
  if (!name) history.replaceState({ page: shown }, "");
  if (!name || name === shown) return;
  positions.set(shown, scrollY);
  const isReturn = history.state?.page === name;
  show(name);
  if (isReturn) scrollTo(0, positions.get(name) ?? 0);
  place.querySelector("main")?.focus({ preventScroll: true });
});

/** The page that an address leads to, empty if it leads to a place outside all pages. @param {string} hash */
function nameIn(hash) {
  const address = hash.slice(1);
  if (address === EVERYTHING) return address;
  const name = address ? address.slice(0, address.indexOf("/") + 1) : START;
  return pages.has(name) ? name : "";
}

/** @param {string} name */
function show(name) {
  moveQuery();
  takeAway();
  shown = name;
  const wanted = [...pages.values()].filter((page) => page.id === name || name === EVERYTHING);
  for (const page of wanted) begin(page);
  place.append(...wanted);
  for (const page of wanted) views.get(page.id)?.refresh();
  mark(name);
  scrollTo(0, 0);
  // A place inside a page: the browser goes there again and unfolds what hides it.
  if (location.hash.split("/")[1]) location.replace(location.href);
  history.replaceState({ page: name }, "");
}

function takeAway() {
  for (const page of pages.values()) page.remove();
}

/** Starts the parts of a page while it stands alone in the document. @param {HTMLElement} page */
function begin(page) {
  const { tab = "", layout = "", phase = "" } = page.dataset;
  place.className = `page ${layout}`.trim();
  document.body.classList.toggle("phase", phase !== "");
  document.title = tab;
  if (views.has(page.id)) return;
  place.append(page);
  restore(page);
  page.tabIndex = -1;
  mark(page.id);
  const view = new View(incident, readSite(), page);
  views.set(page.id, view);
  startParts(page, view.incident);
  const search = page.querySelector("[data-module=search]");
  if (search instanceof HTMLElement) mountSearch(search, view.incident.site.base);
  page.remove();
}

/** Marks the page in menu and strip. @param {string} name */
function mark(name) {
  for (const link of document.querySelectorAll(".line a, .menu a")) {
    if (link.getAttribute("href") === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** A query behind the name of a page belongs before #, where the parts of a page look for it. */
function moveQuery() {
  const [hash = "", query = ""] = location.hash.split("?");
  if (query) history.replaceState(history.state, "", `?${query}${hash}`);
}
