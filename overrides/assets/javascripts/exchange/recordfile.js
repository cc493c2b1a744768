// The record file: what is in it, and whether a text from outside is one. Pure; a text that is
// none is refused with a reason for people.

import { canonicalJson, sha256 } from "../record/canonical.js";
import { groupByIncident, newId } from "../record/events.js";
import { joinIncidents } from "../record/join.js";
import { Refusal, refusals } from "./refusals.js";
import { LIMITS, faultOf } from "../record/shape.js";
import { fileStamp } from "../browser/time.js";

/** @import { RecordEvent } from "../record/events.js" */
/** @import { State } from "../record/state.js" */

/**
 * `record.schema.json` describes it for others.
 * @typedef {object} RecordFile
 * @property {number} schema_version
 * @property {{ id: string, title: string, dry_run: boolean }} incident
 * @property {RecordEvent[]} events in order
 * @property {string} sha256 of the events as canonical JSON; empty if the page could not tell
 */

const SCHEMA_VERSION = 1;
/** A long outage has some hundred events of some hundred bytes. */
export const LARGEST_FILE = 20_000_000;
const MOST_EVENTS = 50_000;
const FILE_PARTS = ["schema_version", "incident", "events", "sha256"];
const INCIDENT_PARTS = ["id", "title", "dry_run"];

/**
 * @param {State} state
 * @returns {Promise<RecordFile>}
 */
export async function recordFile({ incidents, title, dryRun, events }) {
  // What no database has taken yet belongs to no incident either; a file needs one.
  const id = incidents.find(Boolean) ?? newId();
  const owned = events.map((event) => (event.incident ? event : { ...event, incident: id }));
  const incident = { id, title, dry_run: dryRun };
  return { schema_version: SCHEMA_VERSION, incident, events: owned, sha256: await sumOf(owned) };
}

/**
 * The check sum of a record, the same in every export: SHA-256 of its events as canonical JSON.
 * @param {readonly RecordEvent[]} events in order
 */
export function sumOf(events) {
  return sha256(canonicalJson(events));
}

/** `stoerung-2026-11-23-1403`, to which each kind of file adds its ending @param {State} state */
export function fileName({ begun, dryRun }) {
  return `${dryRun ? "uebung" : "stoerung"}-${fileStamp(begun)}`;
}

/**
 * Reads the text of a record file.
 * @param {string} text
 * @returns {Promise<RecordFile>}
 * @throws {Refusal}
 */
export async function readRecordFile(text) {
  if (text.length > LARGEST_FILE) throw new Refusal(refusals.tooLarge);
  if (!text.trim()) throw new Refusal(refusals.empty);
  const file = await checkRecordFile(parse(text));
  if (countKeys(text) !== countParts(file)) throw new Refusal(refusals.double);
  return file;
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    const isCut = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    throw new Refusal(isCut ? refusals.cut : refusals.noJson);
  }
}

/**
 * Holds a value against everything that a record file promises.
 * @param {unknown} value
 * @returns {Promise<RecordFile>}
 * @throws {Refusal}
 */
export async function checkRecordFile(value) {
  if (!isObject(value) || !("schema_version" in value) || !Array.isArray(value["events"])) {
    throw new Refusal(refusals.foreign);
  }
  const version = value["schema_version"];
  if (typeof version === "number" && version > SCHEMA_VERSION) {
    throw new Refusal(refusals.newer);
  }
  if (version !== SCHEMA_VERSION) throw new Refusal(refusals.foreign);
  const sum = value["sha256"];
  const isSum = typeof sum === "string" && /^(?:[0-9a-f]{64})?$/.test(sum);
  if (!isSum || !hasParts(value, FILE_PARTS) || !isIncident(value["incident"])) {
    throw new Refusal(refusals.head);
  }
  const file = /** @type {RecordFile} */ (/** @type {unknown} */ (value));
  const events = checkEvents(file.events);
  if (!events.some(({ incident }) => incident === file.incident.id)) {
    throw new Refusal(refusals.mixed);
  }
  await checkSum(file);
  return file;
}

/**
 * Holds events from outside against what one incident promises.
 * @param {unknown[]} values
 * @returns {RecordEvent[]}
 * @throws {Refusal}
 */
export function checkEvents(values) {
  if (values.length === 0) throw new Refusal(refusals.noEvents);
  if (values.length > MOST_EVENTS) throw new Refusal(refusals.tooLarge);
  const ids = new Set();
  const events = values.map((value, index) => {
    const fault = faultOf(value);
    if (fault) throw new Refusal(refusals.event(index + 1, fault));
    const event = /** @type {RecordEvent} */ (value);
    if (ids.has(event.id)) throw new Refusal(refusals.twice(index + 1));
    ids.add(event.id);
    return event;
  });
  if (joinIncidents(groupByIncident(events)).length > 1) throw new Refusal(refusals.mixed);
  return events;
}

/** A page without a secure context can neither write nor check a sum. @param {RecordFile} file */
async function checkSum({ events, sha256: promised }) {
  const found = await sumOf(events);
  if (found && promised && found !== promised) throw new Refusal(refusals.sum);
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {Record<string, unknown>} value @param {string[]} names */
function hasParts(value, names) {
  return Object.keys(value).length === names.length && names.every((one) => Object.hasOwn(value, one));
}

/** @param {unknown} value */
function isIncident(value) {
  return (
    isObject(value) &&
    hasParts(value, INCIDENT_PARTS) &&
    typeof value["id"] === "string" &&
    value["id"] !== "" &&
    typeof value["title"] === "string" &&
    value["title"].length <= LIMITS.lead &&
    typeof value["dry_run"] === "boolean"
  );
}

/** `JSON.parse` takes the last of two parts of one name and says nothing. @param {string} text */
function countKeys(text) {
  let count = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*:?/g)) if (token.endsWith(":")) count += 1;
  return count;
}

/** @param {unknown} value @returns {number} */
function countParts(value) {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value).reduce((sum, part) => sum + countParts(part), 0);
  return parts + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
