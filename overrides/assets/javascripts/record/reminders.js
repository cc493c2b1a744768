// What somebody should be reminded of: the next message, senders who give up, a role held too long,
// the stop rule, duties to report. Pure: state and moment in, reminders out.

import { isStruck } from "./history.js";
import { momentOf } from "./moments.js";
import { dueMessage } from "./schedule.js";
import { MINUTE, clockTime, day } from "../browser/time.js";
import { words } from "./words.js";

/** @import { RecordEvent } from "./events.js" */
/** @import { Rhythms } from "./rhythm.js" */
/** @import { State } from "./state.js" */

/**
 * `key` stays the same while it is about the same thing, so that it can be set aside. `page` is
 * where to go on, below the site's root.
 * @typedef {{ key: string, due: number, text: string, page: string }} Reminder
 */
/** What foreign senders do after so many hours without mail. @typedef {{ hours: number, text: string }} Patience */
/** @typedef {{ rhythms: Rhythms, patience: Patience[] }} Clocks */

const HOUR = 60 * MINUTE;
/** docs/de/waehrend/langer-einsatz.md */
const LONGEST_ROLE = 3 * HOUR;
/** The stop rule of phase 4. */
const LONGEST_FIX = 60 * MINUTE;
const MOST_FIXES = 2;
const SOON = 5 * MINUTE;
/** A duty to report shows up in the bar that long before its end. */
const BEFORE_DUTY = 6 * HOUR;
const FIX = "eingriff/";
const STOP = "stopp-regel/";

/** GDPR article 33 (1); section 32 (1) BSIG. @type {Readonly<Record<string, readonly number[]>>} */
const DUTIES = Object.freeze({ dsgvo: [72], nis2: [24, 72] });

/** Reads `4 erste Filterdienste geben auf`, line by line. @param {string} text @returns {Patience[]} */
export function parsePatience(text) {
  return text.split("\n").flatMap((line) => {
    const match = /^(\d+) (.+)$/.exec(line.trim());
    return match ? [{ hours: Number(match[1]), text: match[2] ?? "" }] : [];
  });
}

/**
 * Everything that is due, the most urgent first. The message comes five minutes early.
 * @param {State} state
 * @param {Clocks} clocks
 * @param {number} now
 * @returns {Reminder[]}
 */
export function reminders(state, { rhythms, patience }, now) {
  if (!state.begun || state.ended) return [];
  const all = [
    ...message(state, rhythms, now),
    ...duties(state).filter(({ due }) => due - now <= BEFORE_DUTY),
    ...stopRule(state),
    ...longRoles(state, now),
    ...senders(state, patience, now),
  ];
  const minute = (/** @type {number} */ moment) => Math.floor(moment / MINUTE);
  return all.filter(({ due, key }) => minute(due) <= minute(now) || key.startsWith("duty"));
}

/** @param {State} state @param {Rhythms} rhythms @param {number} now @returns {Reminder[]} */
function message(state, rhythms, now) {
  const due = dueMessage(state, rhythms);
  if (!due || due - now > SOON) return [];
  const late = now - due >= MINUTE ? words.lateBy(words.span(now - due)) : words.atTime(clockTime(due));
  return [{ key: `message ${due}`, due: due - SOON, text: words.messageDue(late), page: "vorlagen/" }];
}

/** @param {State} state @returns {Reminder[]} */
export function duties(state) {
  return [...state.clocks].flatMap(([duty, { at }]) =>
    (DUTIES[duty] ?? []).map((hours) => {
      const due = at + hours * HOUR;
      const text = words.dutyDue(words.duties[duty] ?? duty, hours, `${day(due)}, ${clockTime(due)}`);
      return { key: `duty ${duty} ${due}`, due, text, page: "waehrend/recht/" };
    }),
  );
}

/**
 * Two measures without effect, or an hour since the first one, and no service yet. Whoever has
 * begun the stop rule's list since then knows.
 * @param {State} state
 * @returns {Reminder[]}
 */
function stopRule(state) {
  if (momentOf(state, "restored")) return [];
  const since = lastStop(state);
  const fixes = state.history.filter((event) => event.at > since && isFix(event, state));
  const failed = fixes.filter(({ value }) => isFailed(value));
  const [first] = fixes;
  const second = failed[MOST_FIXES - 1];
  if (!first) return [];
  const due = Math.min(first.at + LONGEST_FIX, second?.at ?? Infinity);
  const text = second ? words.stopAfterFixes : words.stopAfterHour;
  return [{ key: `stop ${first.at}`, due, text, page: "phasen/4-implementierung-eines-fixes/#stoppregel" }];
}

/** @param {State} state */
function lastStop(state) {
  const steps = [...state.steps].filter(([id]) => id.startsWith(STOP)).flatMap(([, marks]) => marks);
  return Math.max(0, ...steps.filter((mark) => mark?.done).map((mark) => mark.at));
}

/** @param {RecordEvent} event @param {State} state */
function isFix(event, { corrections }) {
  if (isStruck(event, corrections)) return false;
  if (event.kind === "ticked") return (event.step ?? "").startsWith(FIX);
  return event.kind === "noted" && isMeasure(event.value);
}

/** @param {unknown} value */
function isMeasure(value) {
  return typeof value === "object" && value !== null && "type" in value && value.type === "massnahme";
}

/** @param {unknown} value */
function isFailed(value) {
  return isMeasure(value) && /** @type {Record<string, unknown>} */ (value)["outcome"] === "fehlschlag";
}

/** @param {State} state @param {number} now @returns {Reminder[]} */
function longRoles({ roles }, now) {
  return [...roles].map(([role, { at, value }]) => ({
    key: `role ${role} ${at}`,
    due: at + LONGEST_ROLE,
    text: words.longRole(words.roles[role] ?? role, value, words.span(now - at)),
    page: "waehrend/langer-einsatz/",
  }));
}

/**
 * Only the threshold passed last: it says how things stand now.
 * @param {State} state
 * @param {Patience[]} patience
 * @param {number} now
 * @returns {Reminder[]}
 */
function senders(state, patience, now) {
  if (momentOf(state, "restored")) return [];
  const start = momentOf(state, "symptom") || state.begun;
  const passed = patience.filter(({ hours }) => hours > 0 && start + hours * HOUR <= now).at(-1);
  if (!passed) return [];
  const { hours, text } = passed;
  const due = start + hours * HOUR;
  return [{ key: `senders ${hours}`, due, text: words.withoutMail(hours, text), page: "waehrend/absender-geduld/" }];
}
