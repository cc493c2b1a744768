// Loads what the search finds: the sections of all pages, and words that mean the same.

/** @import { Section } from "./search-index.js" */

/** @returns {Promise<{ sections: Section[], synonyms: string[][] }>} */
export async function loadSections() {
  return (await fetch(new URL("../../../search.json", import.meta.url))).json();
}
