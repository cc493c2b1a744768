// Starts the worker of the search.

export function startWorker() {
  return new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
}
