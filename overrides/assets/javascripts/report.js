// Writes down a record as a file for machines. Pure: no page, no clock.

import { fileStamp } from "./time.js";

/** @import { State } from "./state.js" */

const SCHEMA_VERSION = 1;

/**
 * The content of a record file but for its check sum.
 * @param {string} id
 * @param {State} state
 */
export function recordFile(id, { title, dryRun, events }) {
  return { schema_version: SCHEMA_VERSION, incident: { id, title, dry_run: dryRun }, events };
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
