// Answers a query with what the search page shows: places, titles and excerpts with their hits. Pure.

import { excerpt, marked } from "./search-excerpt.js";

/** @import { Part } from "./search-excerpt.js" */
/** @import { SearchIndex } from "./search-index.js" */

/** @typedef {{ url: string, place: string, title: Part[], excerpt: Part[] }} Result */

/** What the search page needs of a worker. */
/** @typedef {Pick<Worker, "postMessage" | "onmessage" | "onerror">} Answerer */

/** @param {SearchIndex} index @param {string} query @returns {Result[]} */
export function answer(index, query) {
  return index.find(query).map(({ section, terms }) => {
    const isHit = (/** @type {string} */ word) => index.terms(word).some((term) => terms.has(term));
    const { url, title, page, kind, text } = section;
    const place = [kind, page === title ? "" : page].filter(Boolean).join(" · ");
    return { url, place, title: marked(title, isHit), excerpt: excerpt(text, isHit) };
  });
}
