// Makes events of what the components report: fills in who, when, where and in which order. Pure
// but for the random ids.

import { newId } from "./events.js";
import { LIMITS, clean } from "./shape.js";

/** @import { Draft, Meta, RecordEvent } from "./events.js" */
/** @import { Site } from "../site.js" */
/** @import { State } from "./state.js" */

/**
 * Gives drafts everything that is known before they are written.
 * @param {Draft[]} drafts
 * @param {{ incident: string, by: string, now: number }} context
 * @returns {RecordEvent[]}
 */
export function stamp(drafts, { incident, by, now }) {
  // The store gives the true number; until then these sort after all saved ones.
  const first = Number.MAX_SAFE_INTEGER - drafts.length;
  const facts = { incident, device: "", by, at: now, logged: now };
  return drafts.map((draft, n) => {
    const event = { ...facts, seq: first + n, ...draft, id: draft.id ?? newId() };
    if (draft.lead !== undefined) event.lead = clean(draft.lead, LIMITS.lead);
    if (draft.value !== undefined) event.value = clean(draft.value);
    return event;
  });
}

/**
 * Whether an entry changes anything: who enters before the record has come does not see what it holds.
 * @param {Draft} draft
 * @param {State} state
 */
export function isNews({ kind, step = "", value }, state) {
  const mark = state.steps.get(step)?.[value === 1 || value === 2 ? value : 0];
  if (kind === "ticked") return !mark?.done;
  if (kind === "unticked") return Boolean(mark?.done);
  if (kind === "answered") return value !== (state.answers.get(step)?.value ?? "");
  if (kind === "approved") return value !== (state.approvals.get(step)?.value ?? "");
  return true;
}

/**
 * The events that begin an incident.
 * @param {Site} site
 * @param {string} by
 * @param {number} at
 * @returns {Draft[]}
 */
export function opening({ revision, revisionDate }, by, at) {
  const facts = { at, logged: at, by };
  return [
    { ...facts, kind: "begun" },
    { ...facts, kind: "revision", lead: revisionDate, value: revision },
  ];
}

/**
 * Leaves out what waits for an incident that was deleted meanwhile: only what begins one makes one.
 * @param {Draft[]} drafts
 * @param {Meta} changes
 * @param {Set<unknown>} kept ids of the incidents that are there
 * @returns {{ drafts: Draft[], changes: Meta }}
 */
export function withoutDeleted(drafts, changes, kept) {
  const begun = drafts.filter(({ kind }) => kind === "begun").map(({ incident }) => incident);
  const there = new Set(["", undefined, ...begun, ...kept]);
  const { current, ...others } = changes;
  return {
    drafts: drafts.filter(({ incident }) => there.has(incident)),
    changes: there.has(current) ? changes : others,
  };
}

/**
 * Makes events of drafts inside a transaction: gives them device, number and incident. Drafts
 * without an incident go to the current one; if there is none, the drafts in `begin` open one.
 * @param {Draft[]} drafts
 * @param {Meta} changes facts to write along with the events
 * @param {Draft[]} begin
 * @param {Meta} facts as they stand in the store
 * @param {number} now
 * @returns {{ events: RecordEvent[], changes: Meta }}
 */
export function complete(drafts, changes, begin, facts, now) {
  const device = String(facts["device"] ?? newId());
  let seq = Number.isSafeInteger(facts["seq"]) ? Number(facts["seq"]) : 0;
  let current = typeof facts["current"] === "string" ? facts["current"] : "";
  const begins = !current && drafts.some((draft) => !draft.incident);
  if (begins) current = newId();
  const events = [...(begins ? begin : []), ...drafts].map((draft) => ({
    ...draft,
    id: draft.id ?? newId(),
    incident: draft.incident || current,
    device,
    seq: (seq += 1),
    logged: draft.logged ?? now,
    at: draft.at ?? now,
    by: draft.by ?? "",
  }));
  return { events, changes: { ...(begins ? { current } : {}), ...changes, device, seq } };
}
