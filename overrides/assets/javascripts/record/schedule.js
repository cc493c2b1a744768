// When the next message to all is due, and which ones came late. Pure.

import { isStruck } from "./history.js";
import { momentOf } from "./moments.js";
import { isToAll } from "./record.js";
import { NEXT_MESSAGE, SEVERITY, promisedMessage, rhythmOf } from "./rhythm.js";
import { MINUTE, atTime } from "../browser/time.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { Rhythms } from "./rhythm.js" */
/** @import { State } from "./state.js" */

/** Phase 1 may take that long until the outage is confirmed. */
const UNCONFIRMED = 15 * MINUTE;

/**
 * When everybody has to hear something: the first message, then the promised one, else the next in
 * the rhythm. 0 if nothing is owed.
 * @param {State} state
 * @param {Rhythms} rhythms
 */
export function dueMessage(state, rhythms) {
  if (!state.begun || state.ended || state.status?.value === "behoben") return 0;
  const promised = promisedMessage(state);
  if (promised > state.lastSent) return promised;
  const { first, every } = rhythmOf(rhythms, state.values.get(SEVERITY)?.value);
  if (state.lastSent) return every && state.lastSent + every;
  return first && firstDue(state, first);
}

/** @param {State} state @param {number} first */
function firstDue(state, first) {
  return (momentOf(state, "confirmed") || state.begun + UNCONFIRMED) + first;
}

/**
 * Every message to all with the moment it was due by; `isLate` by whole minutes, as clocks show.
 * A promise counts from the message that made it.
 * @param {State} state
 * @param {Rhythms} rhythms
 * @returns {{ event: RecordEvent, due: number, isLate: boolean }[]}
 */
export function sentMessages(state, rhythms) {
  const messages = [];
  let promised = 0;
  let severity = "";
  let due = 0;
  for (const event of state.history) {
    if (isStruck(event, state.corrections)) continue;
    const text = typeof event.value === "string" ? event.value : "";
    if (event.kind === "set" && event.step === NEXT_MESSAGE) promised = atTime(text, event.at);
    if (event.kind === "set" && event.step === SEVERITY) severity = text;
    if (event.kind !== "sent" || !isToAll(event)) continue;
    const { first, every } = rhythmOf(rhythms, severity);
    if (messages.length === 0 && first) due = firstDue(state, first);
    messages.push({ event, due, isLate: due > 0 && event.at >= due + MINUTE });
    due = promised > event.at ? promised : every && event.at + every;
  }
  return messages;
}
