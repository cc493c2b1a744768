// Answers the queries of the search page off its thread. Loads and indexes the sections once.

import { answer } from "./answer.js";
import { SearchIndex } from "./search-index.js";

const ready = load();

self.addEventListener("message", ({ data: query }) => {
  ready.then(
    (index) => self.postMessage({ query, results: answer(index, query) }),
    () => self.postMessage({ query, results: undefined }),
  );
});

async function load() {
  const stock = await fetch(new URL("../../../search.json", import.meta.url));
  const { sections, synonyms } = await stock.json();
  return new SearchIndex(sections, synonyms);
}
