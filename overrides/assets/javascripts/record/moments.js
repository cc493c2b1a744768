// When the turning points of an incident were: as entered, else as a tick proves it. Pure.

import { isStruck } from "./history.js";

/** @import { Moment } from "./kinds.js" */
/** @import { State } from "./state.js" */

/** @type {readonly Moment[]} */
export const MOMENTS = Object.freeze([
  "symptom",
  "detected",
  "reported",
  "confirmed",
  "cause",
  "restored",
  "drained",
]);

/** Steps that are ticked when the moment has come. @type {Readonly<Record<string, string>>} */
export const PROOFS = Object.freeze({
  confirmed: "austritt-1/stoerung-zweimal-bestaetigt",
  restored: "austritt-4/dienst-antwortet-von-aussen",
  drained: "austritt-5/rueckstand-ist-abgebaut",
});

/** @param {State} state @param {Moment} moment @returns {number} 0 if nobody knows */
export function momentOf(state, moment) {
  const entered = state.moments.get(moment);
  if (entered) return entered.at;
  if (moment === "cause") return firstCause(state);
  const [tick, ...more] = state.steps.get(PROOFS[moment] ?? "") ?? [];
  return [tick, ...more].find((mark) => mark?.done)?.at ?? 0;
}

/** @param {State} state */
function firstCause({ history, corrections }) {
  const found = history.find((event) => {
    const isCause = event.kind === "state" && event.value === "ursache-gefunden";
    return isCause && !isStruck(event, corrections);
  });
  return found?.at ?? 0;
}
