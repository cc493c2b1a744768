// Writes down what happened, one entry for each event that people want to read. Pure: state in,
// text out.

import { commandOf, describe, titleOf } from "./describe.js";
import { isStruck } from "./history.js";
import { MINUTE, clockTime } from "../browser/time.js";
import { words } from "./words.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { State } from "./state.js" */

/**
 * `text` is what counts, `before` what was corrected or struck out, `remark` when it was entered
 * late or corrected, and by whom.
 * @typedef {object} Entry
 * @property {string} id of the event
 * @property {number} at
 * @property {string} by
 * @property {string} kind
 * @property {string} title
 * @property {string} text
 * @property {string} command
 * @property {string} before
 * @property {string} remark
 * @property {Group} group
 * @property {RecordEvent} event as it counts
 */
/** What the log can be filtered by. @typedef {"steps" | "notes" | "messages" | "situation" | "other"} Group */

const CORRECTED_SOON = 2 * MINUTE;
/** Kinds whose events come while somebody is still typing. */
const TYPED = ["set", "answered", "checked", "titled", "action"];
/** A clock that is off by less is right enough to be no news. */
const NEWS = 5000;

/** @type {Readonly<Record<string, Group>>} */
const GROUPS = Object.freeze({
  ticked: "steps",
  unticked: "steps",
  skipped: "steps",
  approved: "steps",
  checked: "steps",
  noted: "notes",
  sent: "messages",
  copied: "messages",
  state: "situation",
  set: "situation",
  role: "situation",
  moment: "situation",
  clock: "situation",
  titled: "situation",
  begun: "situation",
  ended: "situation",
  dryrun: "situation",
  joined: "situation",
});

/**
 * The entries of an incident in order; of what was typed in one go only the last state.
 * @param {State} state
 * @returns {Entry[]}
 */
export function entries(state) {
  /** @type {Map<string, number>} */
  const typed = new Map();
  const shown = state.history.filter((event) => !isSilent(event)).reverse();
  const latest = shown.filter((event) => {
    if (!TYPED.includes(event.kind)) return true;
    const key = `${event.kind} ${event.device} ${event.step}`;
    const next = typed.get(key);
    typed.set(key, event.at);
    return next === undefined || next - event.at >= CORRECTED_SOON;
  });
  const originals = new Map(state.events.map((event) => [event.id, event]));
  return latest.reverse().map((event) => toEntry(event, originals.get(event.id), state));
}

/** A correction shows in the entry it belongs to. @param {RecordEvent} event */
function isSilent({ kind, value }) {
  return kind === "corrected" || (kind === "offset" && Math.abs(Number(value)) < NEWS);
}

/** @param {RecordEvent} event @param {RecordEvent | undefined} original @param {State} state */
function toEntry(event, original, { corrections }) {
  const correction = corrections.get(event.id);
  const text = describe(event);
  const before = correction && original ? describe(original) : "";
  const struck = isStruck(event, corrections);
  return {
    id: event.id,
    at: event.at,
    by: event.by,
    kind: event.kind,
    title: titleOf(event),
    text: struck ? "" : text,
    command: commandOf(event),
    before: struck ? text || titleOf(event) : before === text ? "" : before,
    remark: remarkOf(event, original, correction, struck),
    group: GROUPS[event.kind] ?? "other",
    event,
  };
}

/**
 * @param {RecordEvent} event
 * @param {RecordEvent | undefined} original
 * @param {RecordEvent | undefined} correction
 * @param {boolean} struck
 */
function remarkOf(event, original, correction, struck) {
  const parts = [];
  if (event.logged - (original ?? event).at >= MINUTE) parts.push(words.late(clockTime(event.logged)));
  if (correction && !struck && original && original.at !== event.at) {
    parts.push(words.movedFrom(clockTime(original.at)));
  }
  if (correction) {
    const said = struck ? words.struck : words.corrected;
    parts.push(said(clockTime(correction.logged), correction.by));
  }
  return parts.join(", ");
}
