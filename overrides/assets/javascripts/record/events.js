// The kinds, the order and the ids of events. It knows no storage, no page and no clock.

import { isEvent } from "./shape.js";

/** @import { Kind } from "./kinds.js" */

/**
 * One thing that happened; times are UTC milliseconds. Nothing ever changes an event.
 * @typedef {object} RecordEvent
 * @property {string} id
 * @property {string} incident
 * @property {string} device
 * @property {number} seq counts per device
 * @property {number} logged when it was entered
 * @property {number} at when it happened
 * @property {string} by initials, empty if not known yet
 * @property {Kind} kind
 * @property {string} [step] id of the step, message or question, or name of the field
 * @property {string} [lead] the text as it was shown
 * @property {unknown} [value]
 * @property {string} [corrects] id of the event that this one replaces
 */

/**
 * What a component knows of an event; the store adds the rest.
 * @typedef {Partial<RecordEvent> & { kind: Kind }} Draft
 */

/**
 * The small facts beside the events: device, seq, current incident, initials, `field:…`.
 * @typedef {Record<string, unknown>} Meta
 */

/**
 * The total order of events, the same on every device.
 * @param {RecordEvent} a
 * @param {RecordEvent} b
 */
export function compareEvents(a, b) {
  return (
    a.at - b.at ||
    a.logged - b.logged ||
    compareTexts(a.device, b.device) ||
    a.seq - b.seq ||
    compareTexts(a.id, b.id)
  );
}

/**
 * The order in which events were entered; of two that contradict each other the later one counts.
 * @param {RecordEvent} a
 * @param {RecordEvent} b
 */
export function compareEntries(a, b) {
  return (
    a.logged - b.logged ||
    compareTexts(a.device, b.device) ||
    a.seq - b.seq ||
    compareTexts(a.id, b.id)
  );
}

/** @param {string} a @param {string} b */
function compareTexts(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Sorts stored values into incidents; those that are no events stay out.
 * @param {unknown[]} values
 * @returns {Map<string, RecordEvent[]>}
 */
export function groupByIncident(values) {
  /** @type {Map<string, RecordEvent[]>} */
  const groups = new Map();
  for (const event of values.filter(isEvent)) {
    const group = groups.get(event.incident);
    if (group) group.push(event);
    else groups.set(event.incident, [event]);
  }
  return groups;
}

// Random once per page, then counted: such ids pack well into a link (see `pack.js`).
const page = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(9))))
  .replaceAll("+", "-")
  .replaceAll("/", "_");
let count = 0;

/** An id that no other page, tab or device gives: 72 random bits of this page and a number. */
export function newId() {
  return `${page}-${(count += 1).toString(36)}`;
}
