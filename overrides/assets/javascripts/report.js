// Writes down a record: entries for people, a file for machines. Pure: no page, no clock.

import { readFinding } from "./record.js";
import { strings } from "./strings.js";
import { MINUTE, clockTime, fileStamp } from "./time.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { State } from "./record.js" */

/** @typedef {{ id: string, at: number, kind: string, by: string, text: string, late: string }} Entry */

const SCHEMA_VERSION = 1;
const CORRECTED_SOON = 2 * MINUTE;
/** Kinds whose events come while somebody is still typing. */
const TYPED = ["set", "answered", "checked", "titled"];

/**
 * The entries of an incident in order; of what was typed in one go only the last state.
 * @param {State} state
 * @returns {Entry[]}
 */
export function entries({ events }) {
  const known = events.filter((event) => event.kind in strings.kinds);
  return known.filter((event, index) => !isSuperseded(event, known.slice(index + 1))).map(entry);
}

/** @param {RecordEvent} event @param {RecordEvent[]} later */
function isSuperseded(event, later) {
  return (
    TYPED.includes(event.kind) &&
    later.some(
      (next) =>
        next.kind === event.kind &&
        next.step === event.step &&
        next.device === event.device &&
        next.at - event.at < CORRECTED_SOON,
    )
  );
}

/** @param {RecordEvent} event @returns {Entry} */
function entry(event) {
  const kind = event.kind === "ended" && event.value === false ? "reopened" : event.kind;
  return {
    id: event.id,
    at: event.at,
    kind: strings.kinds[kind] ?? kind,
    by: event.by,
    text: describe(event),
    late: event.logged - event.at >= MINUTE ? strings.late(clockTime(event.logged)) : "",
  };
}

/** @param {RecordEvent} event */
function describe({ kind, step = "", lead = "", value }) {
  const text = typeof value === "string" ? value : "";
  switch (kind) {
    case "ticked":
    case "unticked":
      return value === 2 ? `${lead}, ${strings.secondPerson}` : lead;
    case "approved":
      return `${lead}: ${text || strings.openValue}`;
    case "set":
      return `${step}: ${text || strings.openValue}`;
    case "answered":
      return `${lead} ${text || strings.openValue}`;
    case "checked":
      return checkText(lead, readFinding(value));
    case "sent":
      return [lead, sentText(value)].filter(Boolean).join("\n");
    case "copied":
      return lead;
    default:
      return text;
  }
}

/** @param {string} lead @param {{ answer: string, output: string }} finding */
function checkText(lead, { answer, output }) {
  return [`${lead} ${strings.findings[answer] ?? strings.openValue}`, output]
    .filter(Boolean)
    .join("\n");
}

/** @param {unknown} value */
function sentText(value) {
  const isObject = typeof value === "object" && value !== null;
  return isObject && "text" in value && typeof value.text === "string" ? value.text : "";
}

/**
 * The content of a record file but for its check sum.
 * @param {string} id
 * @param {State} state
 */
export function recordFile(id, { title, events }) {
  return { schema_version: SCHEMA_VERSION, incident: { id, title, dry_run: false }, events };
}

/** `stoerung-2026-11-23-1403.json` @param {State} state */
export function recordFileName({ begun }) {
  return `stoerung-${fileStamp(begun)}.json`;
}

/**
 * JSON with sorted keys and no blanks: the same value gives the same text everywhere.
 * @param {unknown} value
 * @returns {string}
 */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const pairs = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${pairs.join(",")}}`;
}
