// What waits for the database while no page is open that could write it: what was entered before
// its part ran, and what a page that was left had no time to write. Each has a key of its own, so
// that no tab takes away what another has parked.

/** @import { Draft, Meta } from "../record/events.js" */

/** @typedef {{ events: Draft[], changes: Meta }} Entry */
/**
 * What `browser/early.js` knows of a control and the row it stands in.
 * @typedef {{ lead: string, value: string, checked: boolean, step?: string,
 *   question?: string, person?: string, approval?: string }} Early
 */

/** @param {string} path of the site */
const placeOf = (path) => `mailausfall:${path}:unsaved:`;

/**
 * @param {string} path of the site
 * @param {Entry} entry
 * @returns {string} its key, empty if the browser keeps nothing
 */
export function park(path, { events, changes }) {
  const key = `${placeOf(path)}${Date.now()}-${Math.random()}`;
  try {
    localStorage.setItem(key, JSON.stringify({ events, changes }));
    return key;
  } catch {
    return "";
  }
}

/** @param {string} key */
export function unpark(key) {
  if (key) localStorage.removeItem(key);
}

/** Everything that is parked, the first first. @param {string} path @returns {(Entry & { key: string })[]} */
export function readParked(path) {
  const place = placeOf(path);
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(place));
    return keys.sort().map((key) => ({ key, ...entryOf(key, key.slice(place.length)) }));
  } catch {
    return [];
  }
}

/** Empty if it is damaged. @param {string} key @param {string} id @returns {Entry} */
function entryOf(key, id) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "");
    if (Array.isArray(kept.events)) return { events: kept.events, changes: kept.changes ?? {} };
    // Its key names it and its moment: two tabs that take it write it once.
    const at = parseInt(id, 10);
    return { events: [{ ...draftOf(kept), id, at, logged: at }], changes: {} };
  } catch {
    return { events: [], changes: {} };
  }
}

/** @param {Early} early @returns {Draft} */
function draftOf({ lead, value, checked, step = "", question, person, approval }) {
  const text = value.trim();
  if (question) return { kind: "answered", step: question, lead, value: text };
  if (approval !== undefined) return { kind: "approved", step, lead, value: text.toLocaleUpperCase("de") };
  const kind = checked ? "ticked" : "unticked";
  return { kind, step, lead, ...(person && { value: Number(person) }) };
}
