// Starts the worker of the search.

/** @import { Answerer } from "./answer.js" */

/** @returns {Answerer} */
export function startWorker() {
  return new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
}
