// Compares the steps of a record with those that the site has now.

import { readSiteFile } from "../store/sitefile.js";

/** @import { Site } from "../site.js" */
/** @import { State } from "./state.js" */

const KINDS = ["ticked", "unticked", "skipped", "approved"];

/**
 * The leads of steps that are in a record and no longer on the site, as they were shown then.
 * @param {Site} site
 * @param {State} state
 * @returns {Promise<string[]>} empty too if the site cannot be asked
 */
export async function unknownSteps(site, state) {
  const steps = await siteSteps(site);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { kind, step = "", lead } of state.history) {
    if (steps && KINDS.includes(kind) && !steps.has(step)) found.set(step, lead || step);
  }
  return [...found.values()];
}

/** @type {Promise<Set<string> | undefined> | undefined} */
let asked;

/** @param {Site} site */
function siteSteps({ base }) {
  asked ??= readSiteFile("steps.json", base)
    .then(({ steps }) => new Set(/** @type {string[]} */ (steps)))
    .catch(() => undefined);
  return asked;
}
