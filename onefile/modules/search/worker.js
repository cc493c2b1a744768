// Starts the worker of the search without a server: its modules are blobs that name each other, and
// what it is to index comes from the pages.

import { sections } from "./texts.js";
import { shared } from "../shared.js";

const PREFIX = "data:text/javascript,";
const IMPORT = /(from\s*|import\s*)"([\w/-]+\.js)"/g;

export function startWorker() {
  const map = document.querySelector('script[type="importmap"]')?.textContent ?? "{}";
  /** @type {Record<string, string>} */
  const addresses = JSON.parse(map).imports;
  const stock = JSON.stringify({ sections: sections(), synonyms: shared.synonyms });
  const codes = new Map([["search/sections.js", `export const loadSections = async () => (${stock});`]]);

  /** @param {string} name @returns {string} */
  function blob(name) {
    const code = codes.get(name) ?? decodeURIComponent((addresses[name] ?? "").slice(PREFIX.length));
    const own = code.replace(IMPORT, (_, before, other) => `${before}"${blob(other)}"`);
    return URL.createObjectURL(new Blob([own], { type: "text/javascript" }));
  }

  return new Worker(blob("search/search-worker.js"), { type: "module" });
}
