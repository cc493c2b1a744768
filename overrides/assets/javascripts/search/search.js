// The search page. A worker knows the sections and finds; this asks it and shows its answers.

import { addressOf } from "../browser/address.js";
import { make, setText } from "../browser/dom.js";
import { strings } from "../strings.js";
import { startWorker } from "./worker.js";

/** @import { Part } from "./search-excerpt.js" */
/** @import { Answerer, Result } from "./answer.js" */

/** @param {HTMLElement} root @param {string} base address of the site */
export function mount(root, base) {
  const input = root.querySelector("input");
  const status = root.querySelector("[data-status]");
  const list = root.querySelector(".search__results");
  /** @type {Answerer | undefined} */
  let worker;
  if (!input) return;

  input.value ||= new URL(location.href).searchParams.get("q") ?? "";
  input.addEventListener("input", search);
  root.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  // Whoever opens this page means to search: what it takes is there before the first key.
  start();
  if (input.value) search();

  function start() {
    worker = startWorker();
    worker.onerror = fail;
    worker.onmessage = ({ data }) => {
      if (!data.results) fail(data);
      else if (data.query === asked()) show(data.results);
    };
  }

  function asked() {
    return input?.value.trim() ?? "";
  }

  function search() {
    const query = asked();
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    history.replaceState(history.state, "", url);
    setText(status, query && strings.searching);
    if (query) worker?.postMessage(query);
    else list?.replaceChildren();
  }

  /** @param {Result[]} results */
  function show(results) {
    setText(status, results.length ? strings.results(results.length) : strings.noResults);
    list?.replaceChildren(...results.map((result) => row(result, base)));
  }

  /** @param {unknown} reason */
  function fail(reason) {
    console.error("search:", reason);
    setText(status, strings.searchFailed);
  }
}

/** @param {Result} result @param {string} base */
function row({ url, place, title, excerpt }, base) {
  const link = make("a", "", ...title.map(node));
  link.href = addressOf(url, base);
  const parts = [link, make("p", "search__place", place), make("p", "", ...excerpt.map(node))];
  return make("li", "", ...parts.filter((part) => part.textContent));
}

/** @param {Part} part */
function node(part) {
  return typeof part === "string" ? part : make("mark", "", part.hit);
}
