// What the report of an incident says, in plain parts that `html.js` and `markdown.js` write down.
// Pure: no page, no clock.

import { describe, read } from "../record/describe.js";
import { entries } from "../record/entries.js";
import { isStruck } from "../record/history.js";
import { reportWords } from "./reportwords.js";
import { clockTime, day, duration, offset } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { RecordEvent } from "../record/events.js" */
/** @import { State } from "../record/state.js" */

/** @typedef {[string, string][]} Pairs */

/**
 * A part of the report: all of it plain text but for `picture`, an SVG of our own making.
 * @typedef {object} Section
 * @property {string} title
 * @property {string} [picture]
 * @property {Pairs} [pairs]
 * @property {{ head: string[], rows: string[][] }} [table]
 * @property {string} [note]
 * @property {string} [code]
 */
/** `mark` is empty but for an exercise. @typedef {{ title: string, mark: string, sections: Section[] }} Report */

/**
 * What the events do not say themselves.
 * @typedef {object} About
 * @property {string} sha256 of the record as it is stored, initials and all
 * @property {number} now
 * @property {string} by initials of whoever makes the report
 * @property {boolean} anonymous
 * @property {Pairs} figures
 * @property {string} picture
 * @property {string[]} dropped leads of steps that the site no longer has
 */

/**
 * @param {State} state
 * @param {About} about
 * @returns {Report}
 */
export function makeReport(state, about) {
  const title = state.title || reportWords.untitled(moment(state.begun));
  const sections = [
    { title: reportWords.overview, pairs: overview(state, about) },
    { title: reportWords.course, picture: about.picture },
    { title: reportWords.figures, pairs: about.figures },
    { title: reportWords.history, table: situation(state) },
    { title: reportWords.messages, table: messages(state) },
    { title: reportWords.log, table: log(state) },
    { title: reportWords.review, pairs: answers(state) },
    { title: reportWords.actions, table: actions(state) },
    { title: reportWords.signatures, pairs: signatures(state) },
    { title: reportWords.remarks, pairs: remarks(state, about) },
    ...proofOf(state, about),
  ];
  return { title, mark: state.dryRun ? reportWords.dryRun : "", sections: sections.filter(hasContent) };
}

/** @param {Section} section */
function hasContent({ picture, pairs, table, code }) {
  return Boolean(picture || pairs?.length || table?.rows.length || code);
}

/** @param {number} at */
const moment = (at) => `${day(at)} ${clockTime(at)}`;

/** The time of a row; the day only where it is another one than in the row before. */
function rowTime(/** @type {{ at: number }} */ { at }, /** @type {{ at: number } | undefined} */ before) {
  return before && day(before.at) === day(at) ? clockTime(at) : moment(at);
}

/** @param {State} state @param {About} about @returns {Pairs} */
function overview(state, { now, by, anonymous }) {
  const { begun, ended, values, status, roles } = state;
  const holders = [...roles].map(([role, { value }]) => `${words.roles[role] ?? role} ${value}`);
  /** @type {Pairs} */
  const pairs = [
    [reportWords.begun, begun ? moment(begun) : ""],
    [reportWords.ended, ended ? moment(ended) : reportWords.running],
    [reportWords.lasted, ended && begun ? `${duration(ended - begun)} h` : ""],
    [reportWords.severity, values.get("Stufe")?.value ?? ""],
    [reportWords.cause, values.get("Ursache")?.value ?? ""],
    [reportWords.status, status ? (words.statuses[status.value] ?? status.value) : ""],
    [reportWords.roles, holders.join(", ")],
    [reportWords.revision, last(state, "revision")],
    [reportWords.zone, `UTC${offset(begun || now)}`],
    [reportWords.made, [moment(now), anonymous ? reportWords.anonymous : by].join(" ").trim()],
  ];
  return pairs.filter(([, value]) => value);
}

/** What the last event of a kind says. @param {State} state @param {string} kind */
function last({ history }, kind) {
  const event = history.findLast((one) => one.kind === kind);
  return event ? describe(event) : "";
}

/** Severity, cause, state of work, roles and moments as they changed. @param {State} state */
function situation(state) {
  const isPart = (/** @type {RecordEvent} */ { kind, step = "" }) =>
    ["state", "role", "moment", "clock"].includes(kind) ||
    (kind === "set" && step in words.fieldTitles);
  const parts = entries(state).filter(({ event, text }) => text && isPart(event));
  return {
    head: [reportWords.time, reportWords.what, reportWords.who],
    rows: parts.map((entry, index) => [
      rowTime(entry, parts[index - 1]),
      `${entry.title}: ${entry.text}`,
      entry.by,
    ]),
  };
}

/** @param {State} state */
function messages(state) {
  const sent = state.history.filter(
    (event) => event.kind === "sent" && !isStruck(event, state.corrections),
  );
  const head = [reportWords.time, reportWords.message, reportWords.channel, reportWords.who];
  const way = (/** @type {unknown} */ value) =>
    [read(value, "channel"), read(value, "audience")].filter(Boolean).join(", ");
  return {
    head,
    rows: sent.map((event, index) => [
      rowTime(event, sent[index - 1]),
      event.lead ?? "",
      way(event.value),
      event.by,
    ]),
  };
}

/** @param {State} state */
function log(state) {
  const head = [reportWords.time, reportWords.kind, reportWords.what, reportWords.who];
  const rows = entries(state).map((entry, index, all) => {
    const before = entry.before && reportWords.before(entry.before);
    const text = [entry.command, entry.text, before, entry.remark].filter(Boolean).join("\n");
    return [rowTime(entry, all[index - 1]), entry.title, text, entry.by];
  });
  return { head, rows };
}

/** Questions with the answer that counts. @param {State} state @returns {Pairs} */
function answers({ answers: given, history }) {
  const leads = new Map(history.map((event) => [event.id, event.lead ?? ""]));
  return [...given.values()].map(({ id, value }) => [leads.get(id) ?? "", value]);
}

/** @param {State} state */
function actions(state) {
  const { area, action, owner, due, evidence } = reportWords;
  return {
    head: [area, action, owner, due, evidence],
    rows: [...state.actions.values()].map((one) => [
      words.areas[one.area] ?? one.area,
      one.text,
      one.owner,
      one.due,
      one.proof,
    ]),
  };
}

/** @param {State} state @returns {Pairs} */
function signatures(state) {
  return [...state.signatures].map(([role, { value, at }]) => [
    words.roles[role] ?? role,
    `${value} ${moment(at)}`,
  ]);
}

/** What an auditor asks about first. @param {State} state @param {About} about @returns {Pairs} */
function remarks(state, { dropped }) {
  const of = (/** @type {string} */ kind) => state.history.filter((event) => event.kind === kind);
  const same = [...state.steps].filter(
    ([, marks]) => marks[1]?.done && marks[2]?.done && marks[1].by === marks[2].by,
  );
  const leads = new Map(state.history.map(({ step, lead }) => [step, lead]));
  /** @type {Pairs} */
  const pairs = [
    [reportWords.sameInitials, same.map(([step]) => leads.get(step) ?? step).join("\n")],
    [reportWords.skipped, of("skipped").filter(({ value }) => value !== false).map(describe).join("\n")],
    [reportWords.dropped, dropped.join("\n")],
    [reportWords.conflicts, of("conflict").map(describe).join("\n")],
    [reportWords.offsets, [...new Set(of("offset").map(describe))].join("\n")],
  ];
  return pairs.filter(([, text]) => text);
}

/** @param {State} state @param {About} about @returns {Section[]} */
function proofOf({ events }, { sha256 }) {
  /** @type {Pairs} */
  const pairs = [
    [reportWords.count, String(events.length)],
    ["SHA-256", sha256 || reportWords.noSum],
  ];
  const note = reportWords.proofNote;
  return [{ title: reportWords.proof, pairs, note, code: reportWords.proofCommand(events.length) }];
}
