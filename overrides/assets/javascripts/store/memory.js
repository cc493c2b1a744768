// Stands in for the database in a browser that gives none. It keeps a copy in the tab's own
// storage, so that the record at least survives going from page to page; it promises nothing.

import { complete, withoutDeleted } from "../record/drafts.js";
import { groupByIncident } from "../record/events.js";
import { isEvent } from "../record/shape.js";

/** @import { Draft, Meta } from "../record/events.js" */
/** @import { Store } from "./store.js" */

/**
 * @param {string} name
 * @param {boolean} outdated
 * @returns {Store}
 */
export function openMemory(name, outdated) {
  /** @type {{ events: unknown[], meta: Meta }} */
  const kept = read(name);
  return {
    persistent: false,
    outdated,
    async append(drafts, changes = {}, opening = [], foreign = []) {
      const events = kept.events.filter(isEvent);
      const known = new Set(events.map((event) => event.id));
      const isNew = (/** @type {Draft} */ { id }) => !id || !known.has(id);
      const incidents = new Set([...events, ...foreign].map((event) => event.incident));
      const living = withoutDeleted(drafts.filter(isNew), changes, incidents);
      const made = complete(living.drafts, living.changes, opening, kept.meta, Date.now());
      kept.events.push(...foreign.filter(isNew), ...made.events);
      Object.assign(kept.meta, made.changes);
      write(name, kept);
      return made.events;
    },
    async events(incident) {
      return kept.events.filter((event) => isEvent(event) && event.incident === incident);
    },
    async incidents() {
      return groupByIncident(kept.events);
    },
    async remove(incidents) {
      kept.events = kept.events.filter((one) => !isEvent(one) || !incidents.includes(one.incident));
      if (incidents.includes(String(kept.meta["current"]))) kept.meta["current"] = "";
      write(name, kept);
    },
    async meta() {
      return { ...kept.meta };
    },
    subscribe() {},
  };
}

/**
 * Moves what this tab has kept while it had no database into one, as soon as it has.
 * @param {string} name
 * @param {Store} store
 */
export async function moveInto(name, store) {
  const { events, meta } = read(name);
  const { current } = await store.meta();
  await store.append([], current ? {} : { current: meta["current"] }, [], events.filter(isEvent));
  sessionStorage.removeItem(name);
}

/** @param {string} name */
function read(name) {
  try {
    const { events, meta } = JSON.parse(sessionStorage.getItem(name) ?? "");
    if (Array.isArray(events) && typeof meta === "object" && meta) return { events, meta };
  } catch {
    // Nothing there, or it may not be read: begin empty.
  }
  return { events: [], meta: {} };
}

/** @param {string} name @param {object} kept */
function write(name, kept) {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // The record still lives in memory; the notice in the bar has said so.
  }
}
