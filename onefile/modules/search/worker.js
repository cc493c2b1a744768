// Answers queries in the page itself: a worker without a server may not load modules under the
// policy of the file. The texts are indexed once, when the search page has been drawn. Of ten queries each
// held up a processor slowed down fourfold for 2 to 43 ms (median of seven), short enough to type on; only
// reading and indexing the texts takes longer there, once for 1.8 s.

import { answer } from "./answer.js";
import { SearchIndex } from "./search-index.js";
import { shared } from "../shared.js";
import { sections } from "./texts.js";

/** @import { Answerer } from "./answer.js" */

/** @type {SearchIndex | undefined} */
let index;

export function startWorker() {
  /** @type {Answerer} */
  const answerer = { postMessage, onmessage: null, onerror: null };
  setTimeout(prepare);
  return answerer;

  /** @param {string} query */
  function postMessage(query) {
    setTimeout(() => {
      const data = { query, results: answer(prepare(), query) };
      answerer.onmessage?.call(/** @type {Worker} */ (answerer), new MessageEvent("message", { data }));
    });
  }
}

function prepare() {
  index ??= new SearchIndex(sections(), shared.synonyms);
  return index;
}
