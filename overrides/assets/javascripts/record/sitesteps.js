// Compares the steps of a record with those that the site has now.

import { readSiteFile } from "../store/sitefile.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { Site } from "../site.js" */
/** @import { State } from "./state.js" */

const KINDS = ["ticked", "unticked", "skipped", "approved"];

/**
 * What was recorded last of each step that is no longer on the site.
 * @param {Site} site
 * @param {State} state
 * @returns {Promise<RecordEvent[]>} empty too if the site cannot be asked
 */
export async function droppedSteps(site, state) {
  const steps = await siteSteps(site);
  /** @type {Map<string, RecordEvent>} */
  const found = new Map();
  for (const event of state.history) {
    const { kind, step = "" } = event;
    if (steps && KINDS.includes(kind) && !steps.has(step)) found.set(step, event);
  }
  return [...found.values()];
}

/**
 * The leads of these steps, as they were shown then.
 * @param {Site} site
 * @param {State} state
 */
export async function unknownSteps(site, state) {
  return (await droppedSteps(site, state)).map(({ lead, step = "" }) => lead || step);
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
