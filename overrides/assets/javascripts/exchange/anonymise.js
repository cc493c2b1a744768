// Takes the initials out of a record: people become P1, P2 …, the same one everywhere, so that
// hand-overs and four eyes can still be followed. Pure.

/** @import { RecordEvent } from "../record/events.js" */

/** Kinds whose value is nothing but initials. */
const INITIALS = ["person", "approved", "role", "signed"];

/**
 * @param {readonly RecordEvent[]} events in order
 * @returns {RecordEvent[]}
 */
export function anonymise(events) {
  /** @type {Map<string, string>} */
  const people = new Map();
  const kinds = new Map(events.map(({ id, kind }) => [id, kind]));
  for (const initials of events.flatMap((event) => initialsIn(event, kinds))) {
    if (initials && !people.has(initials)) people.set(initials, `P${people.size + 1}`);
  }
  if (people.size === 0) return [...events];
  const longestFirst = [...people.keys()].sort((a, b) => b.length - a.length);
  const all = longestFirst.map((initials) => initials.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  const inText = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all})(?![\\p{L}\\p{N}])`, "gu");

  /** @param {unknown} part @returns {unknown} */
  function hide(part) {
    if (typeof part === "string") return part.replace(inText, (initials) => people.get(initials) ?? "");
    if (typeof part !== "object" || part === null) return part;
    if (Array.isArray(part)) return part.map(hide);
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, hide(one)]));
  }

  return events.map((event) => {
    const by = people.get(event.by) ?? "";
    return event.value === undefined ? { ...event, by } : { ...event, by, value: hide(event.value) };
  });
}

/** @param {RecordEvent} event @param {Map<string, string>} kinds of the events by their ids */
function initialsIn({ by, kind, value, corrects = "" }, kinds) {
  const isInitials = INITIALS.includes(kind === "corrected" ? (kinds.get(corrects) ?? "") : kind);
  return isInitials && typeof value === "string" ? [by, value.trim()] : [by];
}
