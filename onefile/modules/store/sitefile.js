// The file has no others beside it: what they would say is in its pages.

import { pages } from "../pages.js";
import { stepId } from "../restore.js";
import { shared } from "../shared.js";

/** @type {Readonly<Record<string, () => object>>} */
const FILES = Object.freeze({
  "messages.json": () => shared.messages,
  "steps.json": () => ({
    steps: Object.fromEntries(
      [...pages.values()].flatMap((page) => [...page.querySelectorAll("[data-step]")].map(named)),
    ),
  }),
});

/** @param {Element} step */
function named(step) {
  const words = [".step__number", ".step__lead"].map((part) => step.querySelector(part)?.textContent);
  return [stepId(step), words.join(" ")];
}

/** @param {string} name @returns {Promise<any>} */
export async function readSiteFile(name) {
  return FILES[name]?.();
}
