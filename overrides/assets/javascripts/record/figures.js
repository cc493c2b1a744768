// The figures of an incident, each from events, none guessed: what is missing is named. Pure.

import { isStruck } from "./history.js";
import { momentOf } from "./moments.js";
import { SEVERITY } from "./rhythm.js";
import { sentMessages } from "./schedule.js";
import { words } from "./words.js";

/** @import { Moment } from "./kinds.js" */
/** @import { Rhythms } from "./rhythm.js" */
/** @import { State } from "./state.js" */

/**
 * `value` is empty as long as something is missing; `missing` says what, in words.
 * @typedef {{ id: string, label: string, value: string, missing: string }} Figure
 */

/** Spans from one moment to another. @type {readonly [string, Moment, Moment][]} */
const SPANS = Object.freeze([
  ["detect", "symptom", "detected"],
  ["acknowledge", "detected", "confirmed"],
  ["cause", "confirmed", "cause"],
  ["restore", "symptom", "restored"],
  ["drain", "symptom", "drained"],
]);

/**
 * @param {State} state
 * @param {Rhythms} rhythms
 * @returns {Figure[]}
 */
export function figures(state, rhythms) {
  const spans = SPANS.map(([id, from, to]) => span(state, id, from, to));
  const [detect, acknowledge, ...rest] = spans;
  const own = [detect, acknowledge, firstMessage(state), ...rest].filter((one) => one !== undefined);
  return [...own, lateMessages(state, rhythms), worst(state, rhythms), roles(state), fourEyes(state), affected(state)];
}

/** @param {State} state @param {string} id @param {Moment} from @param {Moment} to */
function span(state, id, from, to) {
  const [start, end] = [momentOf(state, from), momentOf(state, to)];
  const missing = [start ? "" : from, end ? "" : to].filter(Boolean);
  if (missing.length > 0) return figure(id, "", words.missing(missing.map((one) => words.moments[one] ?? one)));
  return end < start ? figure(id, "", words.reversed) : figure(id, words.span(end - start));
}

/** @param {State} state */
function firstMessage(state) {
  const [first] = sentMessages(state, new Map());
  const start = momentOf(state, "confirmed");
  if (!first) return figure("firstMessage", "", words.missing([words.firstMessage]));
  if (!start) return figure("firstMessage", "", words.missing([words.moments["confirmed"] ?? ""]));
  const after = first.event.at - start;
  return figure("firstMessage", after < 0 ? words.before(words.span(-after)) : words.span(after));
}

/** @param {State} state @param {Rhythms} rhythms */
function lateMessages(state, rhythms) {
  const all = sentMessages(state, rhythms);
  const late = all.filter((one) => one.isLate).length;
  return figure("late", all.length ? words.ratio(late, all.length) : "", words.noMessage);
}

/** @param {State} state @param {Rhythms} rhythms */
function worst({ history, corrections }, rhythms) {
  const set = history.filter((event) => {
    return event.kind === "set" && event.step === SEVERITY && !isStruck(event, corrections);
  });
  const found = [...rhythms.keys()].find((severity) => set.some(({ value }) => value === severity));
  return figure("severity", found ?? "", words.missing([SEVERITY]));
}

/** Hand-overs: a role that somebody held goes to somebody else. @param {State} state */
function roles({ history, corrections }) {
  /** @type {Map<string, unknown>} */
  const holders = new Map();
  let changes = 0;
  for (const event of history) {
    const { kind, step = "", value } = event;
    if (kind !== "role" || !value || isStruck(event, corrections)) continue;
    if (holders.has(step) && holders.get(step) !== value) changes += 1;
    holders.set(step, value);
  }
  return figure("roles", holders.size ? String(changes) : "", words.noRoles);
}

/** Steps for two persons that both boxes of carry the same initials. @param {State} state */
function fourEyes({ steps }) {
  const done = [...steps.values()].filter((marks) => marks[1]?.done && marks[2]?.done);
  const same = done.filter((marks) => marks[1]?.by && marks[1].by === marks[2]?.by);
  return figure("fourEyes", done.length ? words.ratio(same.length, done.length) : "", words.noFourEyes);
}

/** @param {State} state */
function affected({ values }) {
  const name = "Benutzerzahl";
  return figure("affected", values.get(name)?.value ?? "", words.missing([name]));
}

/** @param {string} id @param {string} value @param {string} [missing] @returns {Figure} */
function figure(id, value, missing = "") {
  return { id, label: words.figures[id] ?? id, value, missing: value ? "" : missing };
}
