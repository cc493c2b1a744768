// Compares the steps of a record with those that the site has now: which have gone, which are open.

import { isPassed } from "./progress.js";
import { isSettled } from "./record.js";
import { readSiteFile } from "../store/sitefile.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { Phase } from "./progress.js" */
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

/**
 * What is left to do, by phase, in the order of the pages. A phase that was passed owes nothing: lists
 * of branches that were not taken stay open there for ever.
 * @param {Site} site
 * @param {State} state
 * @returns {Promise<{ phase: Phase, steps: string[] }[]>} number and lead of each step
 */
export async function openSteps(site, state) {
  const steps = [...((await siteSteps(site)) ?? [])];
  return site.phases
    .filter((phase) => !isPassed(phase, state))
    .map((phase) => ({
      phase,
      steps: phase.blocks.flatMap(({ id }) =>
        steps
          .filter(([step]) => step.startsWith(`${id}/`) && !isSettled(state, step))
          .map(([, words]) => words),
      ),
    }))
    .filter(({ steps }) => steps.length > 0);
}

/** @type {Promise<Map<string, string> | undefined> | undefined} */
let asked;

/** @param {Site} site */
function siteSteps({ base }) {
  asked ??= readSiteFile("steps.json", base)
    .then(({ steps }) => new Map(Object.entries(/** @type {Record<string, string>} */ (steps))))
    .catch(() => undefined);
  return asked;
}
