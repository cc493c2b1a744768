// Unites two records of events by their ids. Pure: no page, no storage, no clock.

import { canonicalJson, shortHash } from "./canonical.js";

/** @import { RecordEvent } from "./events.js" */

/**
 * @typedef {object} Merge
 * @property {RecordEvent[]} events everything: mine, what was added, and what was kept aside
 * @property {RecordEvent[]} added
 * @property {RecordEvent[]} known
 * @property {RecordEvent[]} conflicts theirs that say something else than mine of the same id
 * @property {RecordEvent[]} aside events that keep these conflicts in the record
 */

/**
 * Nothing of mine changes and nothing of theirs is lost: where two events of one id differ, mine
 * stays and theirs is kept aside as an event of its own.
 * @param {readonly RecordEvent[]} mine
 * @param {readonly RecordEvent[]} theirs
 * @returns {Merge}
 */
export function merge(mine, theirs) {
  const kept = new Map(mine.map((event) => [event.id, event]));
  /** @type {Merge} */
  const result = { events: [], added: [], known: [], conflicts: [], aside: [] };
  for (const event of theirs) {
    const other = kept.get(event.id);
    if (!other) {
      kept.set(event.id, event);
      result.added.push(event);
    } else if (isSame(other, event)) {
      result.known.push(event);
    } else {
      result.conflicts.push(event);
    }
  }
  for (const event of result.conflicts.map(keepAside)) {
    if (kept.has(event.id)) continue;
    kept.set(event.id, event);
    result.aside.push(event);
  }
  result.events = [...kept.values()];
  return result;
}

/**
 * Device and number do not count: an event that was saved as a file before the database took it
 * has none yet.
 * @param {RecordEvent} a @param {RecordEvent} b
 */
function isSame(a, b) {
  const content = (/** @type {RecordEvent} */ { device, seq, ...rest }) => canonicalJson(rest);
  return content(a) === content(b);
}

/**
 * The event that keeps another one in the record: the same on every device that meets the conflict.
 * @param {RecordEvent} event
 * @returns {RecordEvent}
 */
function keepAside(event) {
  const { incident, device, seq, logged, at, by } = event;
  const id = `${event.id.slice(0, 80)}~${shortHash(canonicalJson(event))}`;
  const facts = { id, incident, device, seq, logged, at, by };
  return { ...facts, kind: "conflict", value: { ...event } };
}
