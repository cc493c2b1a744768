// Folds the events of one incident into its state. Pure: no page, no storage, no clock.

import { compareEntries, compareEvents } from "./events.js";
import { findCorrections, isStruck, tellHistory } from "./history.js";
import { isEvent } from "./shape.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { Action } from "./kinds.js" */
/** @import { Note, State } from "./state.js" */

/** @type {Map<string, (state: State, event: RecordEvent) => void>} */
const APPLY = new Map(
  Object.entries({
    begun: (state, event) => {
      state.begun ||= event.at;
    },
    titled: (state, event) => {
      state.title = String(event.value ?? "");
    },
    dryrun: (state, event) => {
      state.dryRun = event.value === true;
    },
    ended: (state, event) => {
      state.ended = event.value === false ? 0 : event.at;
    },
    state: (state, event) => {
      state.status = toNote(event);
    },
    ticked: (state, event) => mark(state, event, true),
    unticked: (state, event) => mark(state, event, false),
    skipped: (state, event) => skip(state.skipped, event),
    approved: (state, event) => note(state.approvals, event),
    set: (state, event) => note(state.values, event),
    answered: (state, event) => note(state.answers, event),
    checked: (state, { id, at, by, step, value }) => {
      const { answer, output } = readFinding(value);
      if (step && answer) state.checks.set(step, { id, at, by, answer, output });
    },
    role: (state, event) => note(state.roles, event),
    signed: (state, event) => note(state.signatures, event),
    moment: (state, event) => keepLast(state.moments, event),
    clock: (state, event) => keepLast(state.clocks, event),
    action: (state, event) => plan(state.actions, event),
    sent: (state, event) => {
      if (isToAll(event)) state.lastSent = Math.max(state.lastSent, event.at);
      if (event.step) state.sent.set(event.step, event);
    },
  }),
);

/**
 * Derives the state of an incident from a union of its events; what is no event is left out.
 * @param {readonly unknown[]} events
 * @param {ReadonlyMap<string, string>} [renamed] the id of today for each former one
 * @returns {State}
 */
export function fold(events, renamed) {
  const unique = new Map(events.filter(isEvent).map((event) => [event.id, event]));
  const ordered = [...unique.values()].sort(compareEvents);
  const corrections = findCorrections(ordered);
  /** @type {State} */
  const state = {
    events: ordered,
    history: tellHistory(ordered, corrections, renamed),
    corrections,
    incidents: [...new Set(ordered.map((event) => event.incident))],
    title: "",
    dryRun: false,
    begun: 0,
    ended: 0,
    status: undefined,
    steps: new Map(),
    skipped: new Map(),
    approvals: new Map(),
    values: new Map(),
    answers: new Map(),
    checks: new Map(),
    roles: new Map(),
    moments: new Map(),
    clocks: new Map(),
    actions: new Map(),
    signatures: new Map(),
    lastSent: 0,
    sent: new Map(),
  };
  for (const event of state.history) {
    if (!isStruck(event, corrections)) APPLY.get(event.kind)?.(state, event);
  }
  state.begun ||= state.history[0]?.at ?? 0;
  for (const [duty, event] of state.clocks) if (event.value === false) state.clocks.delete(duty);
  return state;
}

/**
 * Reads the value of a check's event; it may come from a foreign file.
 * @param {unknown} value
 */
export function readFinding(value) {
  const { answer, output } = /** @type {Record<string, unknown>} */ (value ?? {});
  return {
    answer: typeof answer === "string" ? answer : "",
    output: typeof output === "string" ? output : "",
  };
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
 * Tells whether nobody has to come back to a step: it is done, or it does not apply.
 * @param {State} state
 * @param {string} step
 */
export function isSettled(state, step) {
  return state.skipped.has(step) || isDone(state, step);
}

/** Whether a message has gone to all. Others may come late and owe nobody the next one. */
export function isToAll(/** @type {RecordEvent} */ { value }) {
  const isObject = typeof value === "object" && value !== null;
  return !isObject || !("audience" in value) || value.audience === "alle";
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
  state.skipped.delete(event.step);
}

/** @param {Map<string, Note>} notes @param {RecordEvent} event */
function note(notes, event) {
  if (!event.step) return;
  if (typeof event.value === "string" && event.value) notes.set(event.step, toNote(event));
  else notes.delete(event.step);
}

/** @param {RecordEvent} event @returns {Note} */
function toNote({ id, at, by, value }) {
  return { id, at, by, value: typeof value === "string" ? value : "" };
}

/** @param {Map<string, Note>} skipped @param {RecordEvent} event */
function skip(skipped, event) {
  if (!event.step) return;
  if (event.value === false) skipped.delete(event.step);
  else skipped.set(event.step, toNote(event));
}

/**
 * Of several times for one thing the one entered last counts, even if it is the earlier time.
 * @param {Map<string, RecordEvent>} times
 * @param {RecordEvent} event
 */
function keepLast(times, event) {
  const before = event.step && times.get(event.step);
  if (!event.step || (before && compareEntries(before, event) > 0)) return;
  times.set(event.step, event);
}

/** @param {Map<string, Action>} actions @param {RecordEvent} event */
function plan(actions, { step, value }) {
  if (!step) return;
  if (typeof value !== "object" || value === null) {
    actions.delete(step);
    return;
  }
  const text = (/** @type {string} */ key) => {
    const found = /** @type {Record<string, unknown>} */ (value)[key];
    return typeof found === "string" ? found : "";
  };
  const area = /** @type {Action["area"]} */ (text("area"));
  const [owner, due, proof] = [text("owner"), text("due"), text("proof")];
  actions.set(step, { area, text: text("text"), owner, due, proof });
}
