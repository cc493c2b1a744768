// How often everybody has to hear something, and what to promise next. Pure.

import { MINUTE, atTime } from "../browser/time.js";

/** @import { State } from "./state.js" */

/** Milliseconds to the first message and between two, 0 if the severity sets none. */
/** @typedef {{ first: number, every: number }} Rhythm */
/** The rhythm of each severity, the gravest first. @typedef {Map<string, Rhythm>} Rhythms */

export const NEXT_MESSAGE = "Nächste Meldung";
export const SEVERITY = "Stufe";
const GRID = 5 * MINUTE;

/**
 * The rhythm of a severity; while there is none, the gravest one's.
 * @param {Rhythms} rhythms
 * @param {string | undefined} severity
 * @returns {Rhythm}
 */
export function rhythmOf(rhythms, severity) {
  const [gravest] = rhythms.values();
  return rhythms.get(severity ?? "") ?? gravest ?? { first: 0, every: 0 };
}

/**
 * When to promise the next message: as promised last, else after the rhythm of the severity; always
 * on a round five minutes and never in the past. 0 if the severity sets no rhythm.
 * @param {State} state
 * @param {number} now
 * @param {Rhythms} rhythms
 */
export function nextMessage(state, now, rhythms) {
  const promised = promisedMessage(state);
  if (promised > state.lastSent && promised > now) return promised;
  const { every } = rhythmOf(rhythms, state.values.get(SEVERITY)?.value);
  if (every === 0) return 0;
  const due = round(Math.max(state.begun, state.lastSent) + every);
  return promised <= state.lastSent && due > now ? due : round(now + every);
}

/** The moment that was promised last, or 0. @param {State} state */
export function promisedMessage(state) {
  const entered = state.values.get(NEXT_MESSAGE);
  return entered ? atTime(entered.value, entered.at) : 0;
}

/** @param {number} moment */
function round(moment) {
  return Math.ceil(moment / GRID) * GRID;
}
