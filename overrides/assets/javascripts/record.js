// Folds the events of one incident into its state. Pure: no page, no storage, no clock.

import { compareEvents } from "./events.js";
import { isEvent } from "./shape.js";

/** @import { RecordEvent } from "./events.js" */

/**
 * One box. `struck` is the time of a tick that was taken back.
 * @typedef {{ id: string, at: number, by: string, done: boolean, struck: number }} Mark
 */

/**
 * A note that was saved: a value, who gave it and when.
 * @typedef {{ id: string, at: number, by: string, value: string }} Note
 */

/**
 * What is true of an incident. The marks of a step stand under 0, for four eyes under 1 and 2.
 * @typedef {object} State
 * @property {RecordEvent[]} events valid ones in order, empty initials filled in
 * @property {string} title
 * @property {number} begun
 * @property {number} ended 0 while it runs
 * @property {number} lastSent
 * @property {Map<string, Mark[]>} steps
 * @property {Map<string, Note>} approvals
 * @property {Map<string, Note>} values fields by name
 * @property {Map<string, Note>} answers
 * @property {Map<string, RecordEvent>} sent the last sending of each message
 */

/** @type {Map<string, (state: State, event: RecordEvent) => void>} */
const APPLY = new Map(
  Object.entries({
    begun: (state, event) => {
      state.begun ||= event.at;
    },
    titled: (state, event) => {
      state.title = String(event.value ?? "");
    },
    ended: (state, event) => {
      state.ended = event.value === false ? 0 : event.at;
    },
    ticked: (state, event) => mark(state, event, true),
    unticked: (state, event) => mark(state, event, false),
    approved: (state, event) => note(state.approvals, event),
    set: (state, event) => note(state.values, event),
    answered: (state, event) => note(state.answers, event),
    sent: (state, event) => {
      state.lastSent = Math.max(state.lastSent, event.at);
      if (event.step) state.sent.set(event.step, event);
    },
  }),
);

/**
 * Derives the state of an incident from a union of its events; what is no event is left out.
 * @param {readonly unknown[]} events
 * @returns {State}
 */
export function fold(events) {
  const unique = new Map(events.filter(isEvent).map((event) => [event.id, event]));
  /** @type {State} */
  const state = {
    events: fillInitials([...unique.values()].sort(compareEvents)),
    title: "",
    begun: 0,
    ended: 0,
    lastSent: 0,
    steps: new Map(),
    approvals: new Map(),
    values: new Map(),
    answers: new Map(),
    sent: new Map(),
  };
  const corrected = new Set(state.events.map((event) => event.corrects));
  for (const event of state.events) {
    if (!corrected.has(event.id)) APPLY.get(event.kind)?.(state, event);
  }
  state.begun ||= state.events[0]?.at ?? 0;
  return state;
}

/**
 * Tells whether every box of a step is ticked.
 * @param {State} state
 * @param {string} step
 */
export function isDone(state, step) {
  const marks = state.steps.get(step);
  if (!marks) return false;
  return Boolean(marks[0]?.done || (marks[1]?.done && marks[2]?.done));
}

/**
 * Gives events without initials those that their device told next.
 * @param {RecordEvent[]} events in order
 */
function fillInitials(events) {
  /** @type {Map<string, string>} */
  const known = new Map();
  return events
    .reverse()
    .map((event) => {
      if (event.kind === "person") known.set(event.device, String(event.value ?? ""));
      return event.by ? event : { ...event, by: known.get(event.device) ?? "" };
    })
    .reverse();
}

/** @param {State} state @param {RecordEvent} event @param {boolean} done */
function mark(state, event, done) {
  if (!event.step) return;
  const marks = state.steps.get(event.step) ?? [];
  const person = event.value === 1 || event.value === 2 ? event.value : 0;
  const before = marks[person];
  const struck = done ? 0 : before?.done ? before.at : (before?.struck ?? 0);
  marks[person] = { id: event.id, at: event.at, by: event.by, done, struck };
  state.steps.set(event.step, marks);
}

/** @param {Map<string, Note>} notes @param {RecordEvent} event */
function note(notes, event) {
  if (!event.step) return;
  const { id, at, by, value } = event;
  if (typeof value === "string" && value) notes.set(event.step, { id, at, by, value });
  else notes.delete(event.step);
}
