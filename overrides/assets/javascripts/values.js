// Values of fields: which one counts, when the next message is due, what may be entered. Pure.

import { MINUTE, atTime, clockTime } from "./time.js";

/** @import { State } from "./state.js" */

/**
 * A field as its markup declares it.
 * @typedef {object} Field
 * @property {string} name
 * @property {string} derived `begin`, `next`, `now` or empty
 * @property {string} fallback
 * @property {string} pattern
 * @property {boolean} isKept whether later incidents take the value over
 */

/** @typedef {{ state: State, organisation: Record<string, string>, now: number }} Facts */

export const NEXT_MESSAGE = "Nächste Meldung";
const INTERVAL = 20 * MINUTE;
const GRID = 5 * MINUTE;

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/** @type {Record<string, RegExp>} */
const PATTERNS = {
  zeit: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  host: new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`, "i"),
  domain: new RegExp(`^(?=.{1,253}$)(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$`, "i"),
  pfad: /^(?:\/[\w.@:+-]+)+\/?$/,
  text: /^[^\p{Cc}\\"'`$]{1,200}$/u,
};

/**
 * The value of a field: what was entered, else derived, else the organisation's, else the default.
 * @param {Field} field
 * @param {Facts} facts
 * @returns {string} empty if it is open
 */
export function resolve(field, { state, organisation, now }) {
  if (field.derived === "next") return state.begun ? clockTime(nextMessage(state, now)) : "";
  const entered = state.values.get(field.name)?.value;
  if (entered) return entered;
  if (field.derived === "begin") return state.begun ? clockTime(state.begun) : "";
  if (field.derived === "now") return clockTime(now);
  return organisation[field.name] || field.fallback;
}

/**
 * When to promise the next message: as promised last, else 20 minutes after the last message,
 * else in 20 minutes; always on a round five minutes and never in the past.
 * @param {State} state
 * @param {number} now
 */
export function nextMessage(state, now) {
  const promised = promisedMessage(state);
  const due = promised > state.lastSent ? promised : later(Math.max(state.begun, state.lastSent));
  return due > now ? due : later(now);
}

/** The moment that was promised last, or 0. @param {State} state */
export function promisedMessage(state) {
  const entered = state.values.get(NEXT_MESSAGE);
  return entered ? atTime(entered.value, entered.at) : 0;
}

/** @param {number} moment */
function later(moment) {
  return Math.ceil((moment + INTERVAL) / GRID) * GRID;
}

/**
 * Brings an entry into its usual form: no blanks around it, `905` and `9.05` become `09:05`.
 * @param {string} pattern
 * @param {string} entry
 */
export function normalise(pattern, entry) {
  const text = entry.trim().replace(/\s+/g, " ");
  const time = pattern === "zeit" && /^(\d{1,2})[:.]?(\d{2})$/.exec(text);
  return time ? `${(time[1] ?? "").padStart(2, "0")}:${time[2]}` : text;
}

/**
 * Tells whether a value may be used; only such values reach messages and commands.
 * @param {string} pattern
 * @param {string} value
 */
export function accepts(pattern, value) {
  if (value === "") return true;
  if (pattern === "adresse") return isAddress(value);
  return (PATTERNS[pattern] ?? /** @type {RegExp} */ (PATTERNS["text"])).test(value);
}

/** @param {string} value */
function isAddress(value) {
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(value)) {
    return value.split(".").every((part) => Number(part) <= 255 && String(Number(part)) === part);
  }
  return value.includes(":") && /^[0-9a-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]/`);
}
