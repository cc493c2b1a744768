// Says what would change if events from outside were taken in. Pure but for the list of steps that
// the site has, which it asks for.

import { exchangeWords as words } from "./exchangewords.js";
import { merge } from "../record/merge.js";
import { fold } from "../record/record.js";
import { unknownSteps } from "../record/sitesteps.js";
import { clockTime, day } from "../browser/time.js";

/** @import { RecordEvent } from "../record/events.js" */
/** @import { Site } from "../site.js" */
/** @import { State } from "../record/state.js" */

/** Clocks of two devices may differ by so much before somebody should look. */
const TOLERANCE = 120_000;

/**
 * @param {RecordEvent[]} events
 * @param {{ state: State }[]} all incidents of this device
 * @param {{ site: Site, isOpen: boolean, now: number }} here
 * @returns {Promise<[string, string][]>}
 */
export async function previewOf(events, all, { site, isOpen, now }) {
  const theirs = fold(events, site.renamed);
  const same = all.find(({ state }) => state.incidents.some((id) => theirs.incidents.includes(id)));
  const { added, known, conflicts } = merge(
    all.flatMap(({ state }) => state.events),
    events,
  );
  const unknown = await unknownSteps(site, theirs);
  const future = events.filter(({ at }) => at > now + TOLERANCE);
  /** @type {[string, string | number][]} */
  const rows = [
    [words.title, theirs.title || words.untitled],
    [words.begun, `${day(theirs.begun)}, ${clockTime(theirs.begun)}`],
    [words.kind, theirs.dryRun ? words.dryRun : words.real],
    [words.here, same ? words.same : isOpen ? words.other : words.first],
    [words.added, added.length],
    [words.known, known.length],
    [words.conflicts, conflicts.length ? `${conflicts.length}: ${words.conflictNote}` : 0],
    [words.unknownSteps, unknown.length ? unknown.join("; ") : 0],
    [words.future, future.length ? `${future.length}: ${words.futureNote}` : 0],
  ];
  return rows
    .filter(([, value], index) => value !== 0 || index < 6)
    .map(([name, value]) => [name, value === 0 ? words.none : String(value)]);
}
