// The file with the values of the organisation: what is in it, and whether a text from outside is
// one. Pure; a text that is none is refused with a reason for people.

import { accepts } from "../page/values.js";
import { Refusal, refusals } from "./refusals.js";
import { fileStamp } from "../browser/time.js";

/** @import { Field } from "../page/values.js" */

const SCHEMA_VERSION = 1;
/** Sixty values of at most 200 characters, and room for later ones. */
export const LARGEST = 200_000;

/**
 * @param {Record<string, string>} values by field
 * @param {number} now
 */
export function writeValues(values, now) {
  const saved = fileStamp(now).slice(0, 10);
  return `${JSON.stringify({ schema_version: SCHEMA_VERSION, saved, values }, null, 1)}\n`;
}

/**
 * @param {string} text
 * @param {Map<string, Field>} fields that this site asks for
 * @returns {{ values: Record<string, string>, unknown: string[] }}
 * @throws {Refusal} if the text is no such file, or a value would not be accepted by hand either
 */
export function readValues(text, fields) {
  /** @type {[string, string][]} */
  const known = [];
  const unknown = [];
  for (const [name, value] of Object.entries(valuesIn(text))) {
    const field = fields.get(name);
    if (!field) unknown.push(name);
    else if (typeof value === "string" && accepts(field.pattern, value)) known.push([name, value]);
    else throw new Refusal(refusals.value(name));
  }
  return { values: Object.fromEntries(known), unknown };
}

/** @param {string} text */
function valuesIn(text) {
  if (!text.trim()) throw new Refusal(refusals.empty);
  const file = parse(text);
  const values = isRecord(file) && file["values"];
  if (!isRecord(file) || !isRecord(values)) throw new Refusal(refusals.noValues);
  const version = file["schema_version"];
  if (typeof version === "number" && version > SCHEMA_VERSION) throw new Refusal(refusals.newer);
  if (version !== SCHEMA_VERSION) throw new Refusal(refusals.noValues);
  return values;
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(refusals.valuesCut);
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
