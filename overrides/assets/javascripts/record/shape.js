// Tells what is an event and what is not, for everything that comes from a database, a file or a
// link. Whatever passes here is safe to fold, to show and to write.

/** @import { RecordEvent } from "./events.js" */

/** The longest text of each part; a longer one is no event. `drafts.js` cuts what is entered. */
export const LIMITS = Object.freeze({ id: 100, by: 20, kind: 30, step: 200, lead: 2000, text: 20_000 });

/** @type {Readonly<Record<string, (part: unknown) => boolean>>} */
const PARTS = Object.freeze({
  id: (part) => isText(part, LIMITS.id) && part !== "",
  incident: (part) => isText(part, LIMITS.id),
  device: (part) => isText(part, LIMITS.id),
  seq: isCount,
  logged: isMoment,
  at: isMoment,
  by: (part) => isText(part, LIMITS.by),
  kind: (part) => isText(part, LIMITS.kind) && isPlainName(part),
  step: (part) => part === undefined || isText(part, LIMITS.step),
  lead: (part) => part === undefined || isText(part, LIMITS.lead),
  corrects: (part) => part === undefined || isText(part, LIMITS.id),
  value: (part) => part === undefined || isValue(part, DEEPEST),
});
const NAMES = Object.keys(PARTS);
const DEEPEST = 6;
const MOST_PARTS = 200;
const LAST_MOMENT = 8.64e15;

// Control characters and those that turn the direction of writing could make a record read
// other than it is (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
const UNREADABLE = "[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]";
const HAS_UNREADABLE = new RegExp(`(?![\\t\\n])${UNREADABLE}`, "u");
const ALL_UNREADABLE = new RegExp(`(?![\\t\\n])${UNREADABLE}`, "gu");

/**
 * Tells whether a value is an event: nothing missing, nothing foreign, nothing out of bounds.
 * @param {unknown} value
 * @returns {value is RecordEvent}
 */
export function isEvent(value) {
  if (sound.has(/** @type {object} */ (value))) return true;
  if (faultOf(value) !== "") return false;
  sound.add(/** @type {object} */ (value));
  return true;
}

/** Nothing changes an event, so each needs one look; a long record is folded at every tick. */
const sound = new WeakSet();

/**
 * Names the part by which a value is no event.
 * @param {unknown} value
 * @returns {string} empty for an event
 */
export function faultOf(value) {
  if (typeof value !== "object" || value === null) return "event";
  const event = /** @type {Record<string, unknown>} */ (value);
  const part = (/** @type {string} */ name) =>
    Object.hasOwn(event, name) ? event[name] : undefined;
  const isWrong = (/** @type {string} */ name) => !PARTS[name]?.(part(name));
  const foreign = Object.keys(event).find((name) => !Object.hasOwn(PARTS, name));
  return foreign === undefined ? (NAMES.find(isWrong) ?? "") : foreign || "?";
}

/** @param {unknown} part @param {number} longest @returns {part is string} */
function isText(part, longest) {
  return typeof part === "string" && part.length <= longest && !HAS_UNREADABLE.test(part);
}

/** @param {unknown} part */
function isCount(part) {
  return Number.isSafeInteger(part) && Number(part) >= 0;
}

/** @param {unknown} part */
function isMoment(part) {
  return isCount(part) && Number(part) <= LAST_MOMENT;
}

/**
 * A value is a scalar, or a small list or object of values.
 * @param {unknown} part @param {number} levels @returns {boolean}
 */
function isValue(part, levels) {
  if (part === null || typeof part === "boolean") return true;
  if (typeof part === "string") return isText(part, LIMITS.text);
  if (typeof part === "number") return Number.isFinite(part);
  if (typeof part !== "object" || levels === 0) return false;
  const entries = Object.entries(part);
  return (
    entries.length <= MOST_PARTS &&
    entries.every(([name, one]) => isPlainName(name) && isValue(one, levels - 1))
  );
}

/** Names that reach into an object's prototype are none. @param {string} name */
function isPlainName(name) {
  return /^[a-z0-9][\w-]{0,49}$/i.test(name) && !(name in Object.prototype);
}

/**
 * Makes what a person enters or pastes fit for an event: nothing unreadable, no text too long.
 * @template Part
 * @param {Part} part
 * @param {number} [longest]
 * @returns {Part}
 */
export function clean(part, longest = LIMITS.text) {
  return /** @type {Part} */ (cleaned(part, longest));
}

/** @param {unknown} part @param {number} longest @returns {unknown} */
function cleaned(part, longest) {
  if (typeof part === "string") {
    const text = part.replace(/\r\n?/g, "\n").replace(ALL_UNREADABLE, "");
    if (text.length <= longest) return text;
    return `${text.slice(0, longest - 1).replace(ALL_UNREADABLE, "")}…`;
  }
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map((one) => cleaned(one, longest));
  const entries = Object.entries(part).map(([name, one]) => [name, cleaned(one, longest)]);
  return Object.fromEntries(entries);
}
