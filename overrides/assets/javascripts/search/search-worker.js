// Answers the queries of the search page off its thread. Loads and indexes the sections once.

import { excerpt, marked } from "./search-excerpt.js";
import { SearchIndex } from "./search-index.js";
import { loadSections } from "./sections.js";

/** @import { Part } from "./search-excerpt.js" */

/** @typedef {{ url: string, place: string, title: Part[], excerpt: Part[] }} Result */

const ready = load();

self.addEventListener("message", ({ data: query }) => {
  ready.then(
    (index) => self.postMessage({ query, results: answer(index, query) }),
    () => self.postMessage({ query, results: undefined }),
  );
});

async function load() {
  const { sections, synonyms } = await loadSections();
  return new SearchIndex(sections, synonyms);
}

/** @param {SearchIndex} index @param {string} query @returns {Result[]} */
function answer(index, query) {
  return index.find(query).map(({ section, terms }) => {
    const isHit = (/** @type {string} */ word) => index.terms(word).some((term) => terms.has(term));
    const { url, title, page, kind, text } = section;
    const place = [kind, page === title ? "" : page].filter(Boolean).join(" · ");
    return { url, place, title: marked(title, isHit), excerpt: excerpt(text, isHit) };
  });
}
