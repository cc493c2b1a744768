// The search page. The theme's own worker searches; this sends it the index and shows its answers.

import { make, setText } from "./dom.js";
import { strings } from "./strings.js";

/** @import { Incident } from "./incident.js" */

/** @typedef {{ location: string, title: string, text: string, score: number }} Hit */

// The worker's messages; a hit is an array with the sections of one page, see its bundle.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const SECTIONS = 3;

// Characters of an excerpt before and after its first hit.
const BEFORE = 60;
const AFTER = 160;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, { site }) {
  const input = root.querySelector("input");
  const status = root.querySelector("[data-status]");
  const list = root.querySelector(".search__results");
  /** @type {Worker | undefined} */
  let worker;
  let isReady = false;
  if (!input) return;

  input.value ||= new URL(location.href).searchParams.get("q") ?? "";
  input.addEventListener("focus", start);
  input.addEventListener("input", search);
  root.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  if (input.value || document.activeElement === input) search();

  /** Loads worker and index once, when somebody means to search. */
  function start() {
    if (worker) return;
    const name = root.closest("[data-worker]")?.getAttribute("data-worker");
    if (!name) return fail("data-worker is missing");
    worker = new Worker(new URL(name, site.base));
    worker.onerror = fail;
    worker.onmessage = ({ data }) => {
      if (data.type === READY) {
        isReady = true;
        search();
      }
      if (data.type === RESULT) show(data.data.items);
    };
    fetch(new URL("search/search_index.json", site.base))
      .then((answer) => answer.json())
      .then(({ config, docs }) =>
        worker?.postMessage({ type: SETUP, data: { config, docs, options: { suggest: false } } }),
      )
      .catch(fail);
  }

  function search() {
    const query = input?.value.trim() ?? "";
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    history.replaceState(history.state, "", url);
    start();
    if (!query) show([]);
    else if (isReady) worker?.postMessage({ type: QUERY, data: query });
    else if (worker) setText(status, strings.searching);
  }

  /** @param {Hit[][]} pages */
  function show(pages) {
    const query = input?.value.trim();
    const count = pages.length ? strings.results(pages.length) : strings.noResults;
    setText(status, query ? count : "");
    list?.replaceChildren(...(query ? pages.map((page) => row(page, site.base)) : []));
  }

  /** @param {unknown} reason */
  function fail(reason) {
    console.error("search:", reason);
    setText(status, strings.searchFailed);
  }
}

/** @param {Hit[]} page @param {string} base */
function row(page, base) {
  const isWhole = (/** @type {Hit} */ hit) => !hit.location.includes("#");
  const whole = page.filter(isWhole);
  const sections = page.filter((hit) => !isWhole(hit) && hit.score > 0).slice(0, SECTIONS);
  return make("li", "", ...[...whole, ...sections].flatMap((hit) => describe(hit, base)));
}

/** @param {Hit} hit @param {string} base */
function describe({ location, title, text, score }, base) {
  const link = make("a", "", ...marked(title));
  link.href = new URL(location, base).href;
  const excerpt = make("p", "", ...around(marked(text)));
  return score > 0 && excerpt.textContent ? [link, excerpt] : [link];
}

/**
 * Cuts a section down to what stands around its first hit.
 * @param {(string | Node)[]} parts
 */
function around(parts) {
  const first = Math.max(0, parts.findIndex((part) => typeof part !== "string"));
  const before = parts.slice(0, first).join("");
  const start = before.length > BEFORE ? `… ${before.slice(-BEFORE).replace(/^\S*\s/, "")}` : before;
  /** @type {(string | Node)[]} */
  const kept = [start];
  let room = AFTER;
  for (const part of parts.slice(first)) {
    const text = typeof part === "string" ? part : (part.textContent ?? "");
    kept.push(text.length > room ? `${text.slice(0, room).replace(/\s\S*$/, "")} …` : part);
    room -= text.length;
    if (room <= 0) break;
  }
  return kept;
}

/**
 * Takes text and marks from the worker's HTML and nothing else.
 * @param {string} html
 * @returns {(string | Node)[]}
 */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) {
    const text = (walker.currentNode.nodeValue ?? "").replace(/\[\[([^\]]+)\]\]/g, "$1");
    const isMarked = walker.currentNode.parentElement?.closest("mark");
    parts.push(isMarked ? make("mark", "", text) : text);
  }
  return parts;
}
