// Incidents that were begun apart and are the same one. Pure.

import { findCorrections, isStruck } from "./history.js";

/** @import { RecordEvent } from "./events.js" */

/**
 * The incidents that these events say are the same as theirs.
 * @param {readonly RecordEvent[]} events
 * @returns {string[]}
 */
export function partners(events) {
  const joins = events.filter(({ kind }) => kind === "joined");
  if (joins.length === 0) return [];
  const corrections = findCorrections(events);
  const counting = joins.filter((event) => !isStruck(event, corrections));
  return counting.map(({ value }) => value).filter((value) => typeof value === "string");
}

/**
 * Puts joined incidents together.
 * @param {Map<string, RecordEvent[]>} incidents
 * @returns {RecordEvent[][]}
 */
export function joinIncidents(incidents) {
  /** @type {Map<string, string[]>} */
  const links = new Map([...incidents.keys()].map((id) => [id, []]));
  for (const [id, events] of incidents) {
    for (const other of partners(events)) {
      links.get(id)?.push(other);
      links.get(other)?.push(id);
    }
  }
  const groups = [...incidents.keys()].map((id) => reach(id, links));
  return groups
    .filter((ids) => ids.length > 0)
    .map((ids) => ids.flatMap((id) => incidents.get(id) ?? []));
}

/**
 * Everything that hangs together with an incident; takes it off the map, so that it comes once.
 * @param {string} id
 * @param {Map<string, string[]>} links
 */
function reach(id, links) {
  const found = [];
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const more = links.get(next);
    if (!more) continue;
    links.delete(next);
    found.push(next);
    waiting.push(...more);
  }
  return found;
}
