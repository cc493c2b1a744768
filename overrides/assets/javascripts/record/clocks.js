// Every clock that runs during an incident and the moment at which it goes off: the next message,
// senders who give up, a role held too long, the stop rule, the severity, duties to report, a copy of
// the record. Pure.

import { read } from "./describe.js";
import { isStruck } from "./history.js";
import { momentOf } from "./moments.js";
import { SEVERITY } from "./rhythm.js";
import { dueMessage } from "./schedule.js";
import { stopRule } from "./stoprule.js";
import { MINUTE, clockTime, day } from "../browser/time.js";
import { words } from "./words.js";

/** @import { Rhythms } from "./rhythm.js" */
/** @import { State } from "./state.js" */

/**
 * `key` stays the same while it is about the same thing, so that it can be set aside. `name` says
 * what comes, `text` what is to be done once it is due; `page` is where, below the site's root.
 * @typedef {{ key: string, due: number, name: string, text: string, page: string }} Clock
 */
/** What foreign senders do after so many hours without mail. @typedef {{ hours: number, text: string }} Patience */
/** The severity that another one becomes after so long without a cause. @typedef {{ from: string, after: number, to: string }} Raise */
/** @typedef {{ rhythms: Rhythms, patience: Patience[], raises: Raise[] }} Rules */

const HOUR = 60 * MINUTE;
/** docs/de/waehrend/langer-einsatz.md */
const LONGEST_ROLE = 3 * HOUR;
/** A record that stands in one browser only is one deletion from being lost. */
const LONGEST_UNSAVED = 24 * HOUR;

/** GDPR article 33 (1); section 32 (1) BSIG. @type {Readonly<Record<string, readonly number[]>>} */
const DUTIES = Object.freeze({ dsgvo: [72], nis2: [24, 72] });

/** Reads `4 erste Filterdienste geben auf`, line by line. @param {string} text @returns {Patience[]} */
export function parsePatience(text) {
  return text.split("\n").flatMap((line) => {
    const match = /^(\d+) (.+)$/.exec(line.trim());
    return match ? [{ hours: Number(match[1]), text: match[2] ?? "" }] : [];
  });
}

/** Reads `S2:60:S1`, several with blanks between. @param {string} text @returns {Raise[]} */
export function parseRaises(text) {
  return [...text.matchAll(/(\w+):(\d+):(\w+)/g)].map(([, from = "", minutes, to = ""]) => {
    return { from, after: Number(minutes) * MINUTE, to };
  });
}

/**
 * All clocks of an incident that runs, whether or not they have gone off.
 * @param {State} state
 * @param {Rules} rules
 * @param {number} now
 * @returns {Clock[]}
 */
export function clocksOf(state, { rhythms, patience, raises }, now) {
  if (!state.begun || state.ended) return [];
  return [
    ...message(state, rhythms, now),
    ...duties(state),
    ...stopRule(state),
    ...severity(state, raises),
    ...longRoles(state, now),
    ...senders(state, patience, now),
    ...saving(state, now),
  ];
}

/** @param {State} state @param {Rhythms} rhythms @param {number} now @returns {Clock[]} */
function message(state, rhythms, now) {
  const due = dueMessage(state, rhythms);
  if (!due) return [];
  const late = now - due >= MINUTE ? words.lateBy(words.span(now - due)) : words.atTime(clockTime(due));
  return [{ key: `message ${due}`, due, name: words.messageName, text: words.messageDue(late), page: "vorlagen/" }];
}

/** @param {State} state @returns {Clock[]} */
export function duties(state) {
  return [...state.clocks].flatMap(([duty, { at }]) =>
    (DUTIES[duty] ?? []).map((hours) => {
      const due = at + hours * HOUR;
      const name = words.duties[duty] ?? duty;
      const text = words.dutyDue(name, hours, `${day(due)}, ${clockTime(due)}`);
      return { key: `duty ${duty} ${due}`, due, name: words.dutyName(name, hours), text, page: "waehrend/recht/" };
    }),
  );
}

/**
 * A severity goes up by the clock, not by feeling, as long as nobody knows the cause.
 * @param {State} state
 * @param {Raise[]} raises
 * @returns {Clock[]}
 */
function severity(state, raises) {
  if (momentOf(state, "cause") || momentOf(state, "restored")) return [];
  const current = state.values.get(SEVERITY)?.value;
  return raises
    .filter(({ from }) => from === current)
    .map(({ from, after, to }) => {
      const since = severitySince(state);
      const text = words.raise(from, words.span(after), to);
      return { key: `severity ${since}`, due: since + after, name: text, text, page: "protokoll/#title-situation" };
    });
}

/** Since when the severity is what it is: entered once more, it does not begin anew. @param {State} state */
function severitySince({ history, corrections }) {
  let [current, since] = ["", 0];
  for (const event of history) {
    if (event.kind !== "set" || event.step !== SEVERITY || isStruck(event, corrections)) continue;
    if (event.value !== current) [current, since] = [String(event.value), event.at];
  }
  return since;
}

/** @param {State} state @param {number} now @returns {Clock[]} */
function longRoles({ roles }, now) {
  return [...roles].map(([role, { at, value }]) => {
    const who = words.roles[role] ?? role;
    return {
      key: `role ${role} ${at}`,
      due: at + LONGEST_ROLE,
      name: words.relieve(who, value),
      text: words.longRole(who, value, words.span(now - at)),
      page: "waehrend/langer-einsatz/",
    };
  });
}

/**
 * The threshold passed last, which says how things stand now, and the next one.
 * @param {State} state
 * @param {Patience[]} patience
 * @param {number} now
 * @returns {Clock[]}
 */
function senders(state, patience, now) {
  if (momentOf(state, "restored")) return [];
  const start = momentOf(state, "symptom") || state.begun;
  const all = patience.filter(({ hours }) => hours > 0);
  const isPassed = (/** @type {Patience} */ { hours }) => start + hours * HOUR <= now;
  const shown = [all.findLast(isPassed), all.find((one) => !isPassed(one))];
  return shown
    .filter((one) => one !== undefined)
    .map(({ hours, text }) => {
      const told = words.withoutMail(hours, text);
      const due = start + hours * HOUR;
      return { key: `senders ${hours}`, due, name: told, text: told, page: "waehrend/absender-geduld/" };
    });
}

/** @param {State} state @param {number} now @returns {Clock[]} */
function saving(state, now) {
  const last = lastSaving(state) || state.begun;
  const text = words.unsavedFor(words.span(now - last));
  const key = `saving ${last}`;
  return [{ key, due: last + LONGEST_UNSAVED, name: words.saveRecord, text, page: "protokoll/#sichern" }];
}

/** When the whole record was last taken off this device, 0 if never. @param {State} state */
export function lastSaving({ history }) {
  const isWhole = (/** @type {unknown} */ value) => ["json", "link", "qr"].includes(read(value, "format"));
  return history.findLast(({ kind, value }) => kind === "exported" && isWhole(value))?.at ?? 0;
}
