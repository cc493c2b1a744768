// What counts of the events as they were recorded: initials told later are filled in, corrected
// events carry their new value and time. Pure.

import { compareEntries, compareEvents } from "./events.js";
import { MINUTE } from "../browser/time.js";

/** @import { RecordEvent } from "./events.js" */

/** Whoever gives initials has surely done what this device recorded just before, and no more. */
const SAME_PERSON = 60 * MINUTE;

/**
 * The last correction of each event, by the event's id; struck out ones have `null` as value.
 * @param {readonly RecordEvent[]} events
 * @returns {Map<string, RecordEvent>}
 */
export function findCorrections(events) {
  /** @type {Map<string, RecordEvent>} */
  const found = new Map();
  const latestFirst = events.filter(({ kind }) => kind === "corrected").sort(compareEntries);
  for (const event of latestFirst.reverse()) {
    // A correction that was struck out later is as good as never made.
    const isStruck = found.get(event.id)?.value === null;
    if (event.corrects && !isStruck && !found.has(event.corrects)) found.set(event.corrects, event);
  }
  return found;
}

/**
 * The events with what was told later, in the order in which things happened. Struck out ones stay
 * in the list; `isStruck` tells them.
 * @param {RecordEvent[]} events in order
 * @param {Map<string, RecordEvent>} corrections
 * @param {ReadonlyMap<string, string>} [renamed] the id of today for each former one
 */
export function tellHistory(events, corrections, renamed) {
  const named = fillInitials(events).map((event) => rename(event, renamed));
  if (corrections.size === 0) return named;
  return named.map((event) => correct(event, corrections.get(event.id))).sort(compareEvents);
}

/** @param {RecordEvent} event @param {Map<string, RecordEvent>} corrections */
export function isStruck({ id }, corrections) {
  return corrections.get(id)?.value === null;
}

/** @param {RecordEvent} event @param {ReadonlyMap<string, string>} [renamed] */
function rename(event, renamed) {
  const step = event.step && renamed?.get(event.step);
  return step ? { ...event, step } : event;
}

/** @param {RecordEvent} event @param {RecordEvent | undefined} correction */
function correct(event, correction) {
  if (!correction) return event;
  const { at, value } = correction;
  return value === null || value === undefined ? { ...event, at } : { ...event, at, value };
}

/**
 * Gives the first events of a device, recorded before anybody had told initials there, those told
 * soon after. Later on nobody is guessed: the next person may be another one.
 * @param {RecordEvent[]} events in order
 */
function fillInitials(events) {
  /** @type {Map<string, RecordEvent>} */
  const first = new Map();
  for (const event of events) {
    if (event.kind === "person" && !first.has(event.device)) first.set(event.device, event);
  }
  return events.map((event) => {
    const person = event.by ? undefined : first.get(event.device);
    if (!person || event.at > person.at || person.at - event.at > SAME_PERSON) return event;
    return { ...event, by: String(person.value ?? "") };
  });
}
