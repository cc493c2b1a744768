// The file has no others beside it: what they would say is in its pages.

import { pages } from "../pages.js";
import { stepId } from "../restore.js";
import { shared } from "../shared.js";

/** @type {Readonly<Record<string, () => object>>} */
const FILES = Object.freeze({
  "messages.json": () => shared.messages,
  "steps.json": () => ({
    steps: [...pages.values()].flatMap((page) => [...page.querySelectorAll("[data-step]")].map(stepId)),
  }),
});

/** @param {string} name @returns {Promise<any>} */
export async function readSiteFile(name) {
  return FILES[name]?.();
}
