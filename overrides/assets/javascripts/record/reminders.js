// What somebody should be reminded of now. Pure: state and moment in, reminders out.

import { clocksOf } from "./clocks.js";
import { MINUTE } from "../browser/time.js";

/** @import { Clock, Rules } from "./clocks.js" */
/** @import { State } from "./state.js" */

/** How long before its end each kind of clock is heard: a message must be written, a report too. */
const EARLY = Object.freeze(/** @type {Record<string, number>} */ ({ message: 5 * MINUTE, duty: 360 * MINUTE }));

/**
 * Everything that is due, the most urgent first.
 * @param {State} state
 * @param {Rules} rules
 * @param {number} now
 * @returns {Clock[]}
 */
export function reminders(state, rules, now) {
  const minute = (/** @type {number} */ moment) => Math.floor(moment / MINUTE);
  return clocksOf(state, rules, now).filter(({ key, due }) => {
    const early = EARLY[key.slice(0, key.indexOf(" "))] ?? 0;
    return minute(due - early) <= minute(now);
  });
}
