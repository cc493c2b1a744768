// Says in German what an event tells: a title and a text. Pure.

import { isEvent } from "./shape.js";
import { words } from "./words.js";

/** @import { RecordEvent } from "./events.js" */

/** @param {RecordEvent} event */
export function titleOf({ kind, value, step = "" }) {
  if (kind === "noted") return words.noteTypes[read(value, "type")] ?? words.kinds["noted"] ?? kind;
  if (kind === "set" && step in words.fieldTitles) return words.fieldTitles[step] ?? step;
  if (kind === "ended" && value === false) return words.kinds["reopened"] ?? kind;
  if (kind === "skipped" && value === false) return words.kinds["unskipped"] ?? kind;
  if (kind === "clock" && value === false) return words.kinds["clockStopped"] ?? kind;
  return words.kinds[kind] ?? kind;
}

/** @param {RecordEvent} event @returns {string} */
export function describe({ kind, step = "", lead = "", value }) {
  const text = typeof value === "string" ? value : "";
  switch (kind) {
    case "begun":
      return "";
    case "revision":
      return [text, lead].filter(Boolean).join(", ");
    case "ticked":
    case "unticked":
      return value === 2 ? `${lead}, ${words.secondPerson}` : lead;
    case "skipped":
      return value === false ? lead : `${lead}: ${text || words.noReason}`;
    case "approved":
      return `${lead}: ${text || words.openValue}`;
    case "set":
      return step in words.fieldTitles ? text || words.openValue : `${step}: ${text || words.openValue}`;
    case "checked":
      return checkText(lead, value);
    case "answered":
      return `${lead} ${text || read(value, "answer") || words.openValue}`.trim();
    case "noted":
      return noteText(value);
    case "sent":
      return [`${lead} ${sentTo(value)}`.trim(), read(value, "text")].filter(Boolean).join("\n");
    case "copied":
      return lead;
    case "state":
      return words.statuses[text] ?? text;
    case "role":
      return words.roleNow(words.roles[step] ?? step, text, lead);
    case "moment":
      return words.moments[step] ?? step;
    case "clock":
      return words.duties[step] ?? step;
    case "dryrun":
      return value === true ? words.isDryRun : words.isNoDryRun;
    case "action":
      return [read(value, "text"), read(value, "owner"), read(value, "due"), read(value, "proof")]
        .filter(Boolean)
        .join(" · ");
    case "signed":
      return `${words.roles[step] ?? step}: ${text}`;
    case "exported":
      return [read(value, "format"), read(value, "sha256").slice(0, 16)].filter(Boolean).join(" ");
    case "imported":
      return [read(value, "source"), read(value, "sha256").slice(0, 16)].filter(Boolean).join(" ");
    case "conflict":
      return isEvent(value) ? `${titleOf(value)}: ${describe(value)}` : "";
    case "offset":
      return typeof value === "number" ? words.offset(Math.round(value / 1000)) : "";
    default:
      return [lead, text || plain(value)].filter(Boolean).join(" ");
  }
}

/** @param {string} lead @param {unknown} value */
function checkText(lead, value) {
  const answer = words.findings[read(value, "answer")] ?? words.openValue;
  return [`${lead} ${answer}`.trim(), read(value, "output")].filter(Boolean).join("\n");
}

/** @param {unknown} value */
function sentTo(value) {
  const [channel, audience] = [read(value, "channel"), read(value, "audience")];
  const to = [words.channels[channel] ?? channel, words.audiences[audience] ?? audience];
  return to.some(Boolean) ? `(${to.filter(Boolean).join(" ")})` : "";
}

/** @param {unknown} value */
function noteText(value) {
  const outcome = words.outcomes[`${read(value, "type")} ${read(value, "outcome")}`] ?? "";
  return [read(value, "text"), read(value, "result"), outcome].filter(Boolean).join("\n");
}

/** @param {RecordEvent} event */
export function commandOf({ kind, value }) {
  return kind === "noted" ? read(value, "command") : "";
}

/**
 * A text inside a value, empty if there is none.
 * @param {unknown} value
 * @param {string} key
 */
export function read(value, key) {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return "";
  const found = /** @type {Record<string, unknown>} */ (value)[key];
  return typeof found === "string" ? found : "";
}

/** What an unknown kind carries, so that it is at least seen. @param {unknown} value */
function plain(value) {
  return value === undefined ? "" : JSON.stringify(value);
}
