// Reads from the store what belongs to an incident, and what this device keeps for all of them.

import { isEvent } from "../record/shape.js";

/** @import { Meta } from "../record/events.js" */
/** @import { Store } from "./store.js" */

/** Facts of the device with this beginning are values of fields. */
export const FIELD = "field:";

/**
 * The events of an incident and of those it was joined with, each under its id.
 * @param {Store} store
 * @param {string} id
 */
export async function readJoined(store, id) {
  /** @type {Map<string, unknown[]>} */
  const found = new Map();
  const waiting = id ? [id] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    const events = await store.events(next);
    found.set(next, events);
    const told = events.filter(isEvent);
    // Hardly any incident is joined with another: the rest need not load how that works.
    if (!told.some(({ kind }) => kind === "joined")) continue;
    const { partners } = await import("../record/join.js");
    waiting.push(...partners(told));
  }
  return found;
}

/** @param {Meta} meta */
export function readFields(meta) {
  const fields = Object.entries(meta).filter(([key]) => key.startsWith(FIELD));
  return Object.fromEntries(fields.map(([key, value]) => [key.slice(FIELD.length), String(value)]));
}

/** Whether single keys act. @typedef {{ keys: boolean }} Settings */

/** @param {Meta} meta @returns {Settings} */
export function readSettings({ keys }) {
  return { keys: keys !== false };
}
