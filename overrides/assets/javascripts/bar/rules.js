// The rules by which clocks run, as the bar of every page carries them from the pages that explain them.

import { parsePatience, parseRaises } from "../record/clocks.js";

/** @import { Rules } from "../record/clocks.js" */
/** @import { Site } from "../site.js" */

/** @param {Site} site @returns {Rules} */
export function readRules({ rhythms }) {
  const bar = document.querySelector("[data-patience]");
  const patience = parsePatience(bar?.getAttribute("data-patience") ?? "");
  return { rhythms, patience, raises: parseRaises(bar?.getAttribute("data-raises") ?? "") };
}
