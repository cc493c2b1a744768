// Fields whose value is told elsewhere in the record: where it comes from and what an entry records.
// Pure: moments are passed in.

import { nextMessage } from "./rhythm.js";
import { atTime, clockTime } from "../browser/time.js";

/** @import { Draft } from "./events.js" */
/** @import { State } from "./state.js" */
/** @import { Facts, Field } from "../page/values.js" */

/** @type {Readonly<Record<string, string>>} */
const MOMENT = Object.freeze({ begin: "symptom", restored: "restored" });
const ROLES = ["einsatzleitung", "technik", "kommunikation", "protokoll"];

/** @param {string} derived @param {Facts} facts @returns {string} empty if it is not known */
export function derive(derived, { state, rhythms, now }) {
  switch (derived) {
    case "next": {
      const next = state.begun && nextMessage(state, now, rhythms);
      return next ? clockTime(next) : "";
    }
    case "begin":
      return timeOf(state.moments.get("symptom")?.at || state.begun);
    case "restored":
      return timeOf(state.moments.get("restored")?.at);
    case "now":
      return clockTime(now);
    default:
      return state.roles.get(derived)?.value ?? "";
  }
}

/**
 * What it records when somebody fills a field of an incident.
 * @param {Field} field
 * @param {string} value
 * @param {State} state
 * @param {number} now
 * @returns {Draft[]}
 */
export function recordEntry({ name, derived }, value, state, now) {
  const moment = MOMENT[derived];
  if (moment && value) return [{ kind: "moment", step: moment, at: atTime(value, now) }];
  if (moment) {
    const told = state.moments.get(moment);
    return told ? [{ kind: "corrected", corrects: told.id, at: told.at, value: null }] : [];
  }
  const before = state.roles.get(derived)?.value;
  if (ROLES.includes(derived)) return [{ kind: "role", step: derived, value, ...(before && { lead: before }) }];
  return [{ kind: "set", step: name, value }];
}

/** @param {number | undefined} moment */
function timeOf(moment) {
  return moment ? clockTime(moment) : "";
}
