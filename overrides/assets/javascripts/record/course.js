// The course of an incident, as the picture draws it: through which phases, how grave, which
// messages. Pure: state and moment in, moments out.

import { isStruck } from "./history.js";
import { momentOf } from "./moments.js";
import { SEVERITY } from "./rhythm.js";
import { sentMessages } from "./schedule.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { Phase } from "./progress.js" */
/** @import { Rhythms } from "./rhythm.js" */
/** @import { State } from "./state.js" */

/**
 * @typedef {object} Course
 * @property {number} start
 * @property {number} end now, or when the incident ended
 * @property {boolean} isOpen
 * @property {{ phase: number, at: number, isRelapse: boolean }[]} stations in order
 * @property {{ severity: string, rank: number, at: number }[]} severities rank 0 is the gravest
 * @property {{ at: number, isLate: boolean }[]} messages to all
 * @property {number} cause 0 if it is not known yet
 * @property {number} restored
 * @property {number} drained
 */

/** From here on the line follows the technicians; keeping everybody informed goes on beside it. */
const REPAIR = 3;

/**
 * @param {State} state
 * @param {{ phases: Phase[], rhythms: Rhythms }} site
 * @param {number} now
 * @returns {Course}
 */
export function courseOf(state, { phases, rhythms }, now) {
  const end = state.ended || now;
  const moments = [momentOf(state, "symptom"), state.begun].filter(Boolean);
  return {
    start: Math.min(...moments, end),
    end,
    isOpen: !state.ended,
    stations: stations(state, phases),
    severities: severities(state, rhythms),
    messages: sentMessages(state, rhythms).map(({ event, isLate }) => ({ at: event.at, isLate })),
    cause: momentOf(state, "cause"),
    restored: momentOf(state, "restored"),
    drained: momentOf(state, "drained"),
  };
}

/**
 * Where the work stood. It goes back only where steps are done once more: a box forgotten before
 * and ticked later is no relapse.
 * @param {State} state
 * @param {Phase[]} phases
 */
function stations(state, phases) {
  const found = [{ phase: phases[0]?.number ?? 1, at: state.begun, isRelapse: false }];
  /** @type {Set<string>} */
  const seen = new Set();
  for (const event of state.history) {
    const { kind, step = "", at } = event;
    if (!["ticked", "unticked", "skipped"].includes(kind) || isStruck(event, state.corrections)) continue;
    const isAgain = seen.has(step);
    seen.add(step);
    const block = step.slice(0, step.indexOf("/"));
    const phase = phases.find(({ blocks }) => blocks.some(({ id }) => id === block))?.number;
    const current = found.at(-1)?.phase ?? 0;
    if (phase === undefined || phase === current) continue;
    const isBack = phase < current;
    if (isBack && (phase < REPAIR || !isAgain)) continue;
    found.push({ phase, at, isRelapse: isBack });
  }
  return found;
}

/** @param {State} state @param {Rhythms} rhythms */
function severities({ history, corrections }, rhythms) {
  const ranks = [...rhythms.keys()];
  /** @param {RecordEvent} event */
  const isSeverity = (event) =>
    event.kind === "set" && event.step === SEVERITY && !isStruck(event, corrections);
  return history.filter(isSeverity).map(({ value, at }) => {
    const severity = typeof value === "string" ? value : "";
    return { severity, rank: Math.max(0, ranks.indexOf(severity)), at };
  });
}
