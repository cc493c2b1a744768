// Values of fields: which one counts, and what may be entered. Pure.

import { derive } from "../record/derived.js";

/** @import { Rhythms } from "../record/rhythm.js" */
/** @import { State } from "../record/state.js" */

/**
 * A field as its markup declares it.
 * @typedef {object} Field
 * @property {string} name
 * @property {string} derived where the record tells it, see `derived.js`; empty if nowhere
 * @property {string} fallback
 * @property {string} pattern
 * @property {boolean} isKept whether later incidents take the value over
 */

/**
 * @typedef {{ state: State, organisation: Record<string, string>, rhythms: Rhythms, now: number }} Facts
 */

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = `(?:${LABEL}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})`;
// Narrower than RFC 5321, so that an address needs no quotes in a command.
const LOCAL = "[a-z0-9][\\w.+-]{0,63}";
/** @type {Record<string, RegExp>} */
const PATTERNS = {
  zeit: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  stufe: /^S[1-4]$/,
  host: new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`, "i"),
  domain: new RegExp(`^(?=.{1,253}$)${DOMAIN}$`, "i"),
  mail: new RegExp(`^${LOCAL}@${DOMAIN}$`, "i"),
  konto: new RegExp(`^${LOCAL}(?:@${DOMAIN})?$`, "i"),
  name: /^[a-z0-9][\w.-]{0,62}$/i,
  pfad: /^(?:\/[\w.@:+-]+)+\/?$/,
  text: /^[^\p{Cc}\\"'`$]{1,200}$/u,
};

/**
 * The value of a field: from the record, else the organisation's, else the default.
 * @param {Field} field
 * @param {Facts} facts
 * @returns {string} empty if it is open
 */
export function resolve(field, facts) {
  const { state, organisation } = facts;
  if (field.derived) return derive(field.derived, facts) || field.fallback;
  return state.values.get(field.name)?.value || organisation[field.name] || field.fallback;
}

/**
 * Brings an entry into its usual form: no blanks around it, `905` and `9.05` become `09:05`.
 * @param {string} pattern
 * @param {string} entry
 */
export function normalise(pattern, entry) {
  const text = entry.trim().replace(/\s+/g, " ");
  if (pattern === "stufe") return text.replace(/^s?([1-4])$/i, "S$1");
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
