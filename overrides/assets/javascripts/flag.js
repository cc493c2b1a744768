// What the next page must know before its first paint: that an incident runs, so that it reserves
// the place of the bar, and the values of its fields, so that no text moves when they are filled.
// It is not the record: if it is lost, both merely come in a moment later.

import { clockTime } from "./time.js";
import { nextMessage } from "./values.js";

/** @import { Facts } from "./values.js" */

/** @param {string} path of the site @param {boolean} isUp @param {Facts} facts */
export function raiseFlag(path, isUp, facts) {
  const name = `mailausfall:${path}`;
  try {
    const flag = JSON.stringify({ isUp, values: valuesOf(facts) });
    if (localStorage.getItem(name) !== flag) localStorage.setItem(name, flag);
  } catch {
    // The browser keeps nothing for this site; the notice in the bar says so.
  }
}

/** The values by field, the derived ones by derivation. @param {Facts} facts */
function valuesOf({ state, organisation, now }) {
  const entered = [...state.values].map(([name, { value }]) => [name, value]);
  const derived = state.begun
    ? { begin: clockTime(state.begun), next: clockTime(nextMessage(state, now)) }
    : {};
  return { ...organisation, ...Object.fromEntries(entered), ...derived };
}
