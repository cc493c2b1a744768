// The stop rule of phase 4: two measures without effect, or an hour since the first one, and no
// service yet. Pure.

import { isStruck } from "./history.js";
import { momentOf } from "./moments.js";
import { MINUTE } from "../browser/time.js";
import { words } from "./words.js";

/** @import { Clock } from "./clocks.js" */
/** @import { RecordEvent } from "./events.js" */
/** @import { State } from "./state.js" */

const LONGEST_FIX = 60 * MINUTE;
const MOST_FIXES = 2;
const FIX = "eingriff/";
const STOP = "stopp-regel/";

/**
 * Whoever has begun the stop rule's list since then knows.
 * @param {State} state
 * @returns {Clock[]}
 */
export function stopRule(state) {
  if (momentOf(state, "restored")) return [];
  const since = lastStop(state);
  const fixes = state.history.filter((event) => event.at > since && isFix(event, state));
  const failed = fixes.filter(({ value }) => isFailed(value));
  const [first] = fixes;
  const second = failed[MOST_FIXES - 1];
  if (!first) return [];
  const due = Math.min(first.at + LONGEST_FIX, second?.at ?? Infinity);
  const text = second ? words.stopAfterFixes : words.stopAfterHour;
  const page = "phasen/4-implementierung-eines-fixes/#stoppregel";
  return [{ key: `stop ${first.at}`, due, name: text, text, page }];
}

/** @param {State} state */
function lastStop(state) {
  const steps = [...state.steps].filter(([id]) => id.startsWith(STOP)).flatMap(([, marks]) => marks);
  return Math.max(0, ...steps.filter((mark) => mark?.done).map((mark) => mark.at));
}

/** @param {RecordEvent} event @param {State} state */
function isFix(event, { corrections }) {
  if (isStruck(event, corrections)) return false;
  if (event.kind === "ticked") return (event.step ?? "").startsWith(FIX);
  return event.kind === "noted" && isMeasure(event.value);
}

/** @param {unknown} value */
function isMeasure(value) {
  return typeof value === "object" && value !== null && "type" in value && value.type === "massnahme";
}

/** @param {unknown} value */
function isFailed(value) {
  return isMeasure(value) && /** @type {Record<string, unknown>} */ (value)["outcome"] === "fehlschlag";
}
