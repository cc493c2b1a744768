// What the next page must know before its first paint: that an incident runs, so that it reserves
// the place of the bar, and the values of its fields, so that no text moves when they are filled.
// It is not the record: if it is lost, both merely come in a moment later.

import { derive } from "../record/derived.js";

/** @import { Facts } from "../page/values.js" */

const DERIVED = ["begin", "restored", "next", "einsatzleitung", "technik", "kommunikation", "protokoll"];

/**
 * In `bar`, `?` keeps the place for the initials, `1` the one for the next message.
 * @param {string} path of the site
 * @param {"" | "?" | "1"} bar
 * @param {Facts} facts
 */
export function raiseFlag(path, bar, facts) {
  if (!bar) delete document.documentElement.dataset["incident"];
  const name = `mailausfall:${path}`;
  try {
    const flag = JSON.stringify({ bar, values: valuesOf(facts) });
    if (localStorage.getItem(name) !== flag) localStorage.setItem(name, flag);
  } catch {
    // The browser keeps nothing for this site; the notice in the bar says so.
  }
}

/** The values by field, the derived ones by derivation. @param {Facts} facts */
function valuesOf(facts) {
  const entered = [...facts.state.values].map(([name, { value }]) => [name, value]);
  const derived = DERIVED.map((name) => [name, derive(name, facts)]);
  return { ...facts.organisation, ...Object.fromEntries([...entered, ...derived]) };
}
