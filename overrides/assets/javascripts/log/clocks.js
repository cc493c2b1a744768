// All clocks of the incident on the record page: what is due when, whatever was seen in the bar.

import { addressOf } from "../browser/address.js";
import { make } from "../browser/dom.js";
import { clocksOf } from "../record/clocks.js";
import { readRules } from "../bar/rules.js";
import { MINUTE, clockTime, day } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Clock } from "../record/clocks.js" */
/** @import { Incident } from "../store/incident.js" */

/** Where the year begins in `23.11.2026`: a clock ends within days. */
const YEAR = 6;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const { site } = incident;
  const list = root.querySelector("ol");
  const rules = readRules(site);
  let shown = "";

  incident.subscribe(() => {
    const now = Date.now();
    const found = clocksOf(incident.state, rules, now).sort((a, b) => a.due - b.due);
    const content = JSON.stringify([found, Math.floor(now / MINUTE)]);
    if (!list || content === shown) return;
    shown = content;
    const rows = found.map((clock) => row(clock, now));
    list.replaceChildren(...(rows.length ? rows : [make("li", "", make("span", "", words.noClock))]));
  });

  /** @param {Clock} clock @param {number} now */
  function row({ due, name, page }, now) {
    const time = make("time", "", clockTime(due));
    time.dateTime = new Date(due).toISOString();
    if (day(due) !== day(now)) time.append(make("small", "", day(due).slice(0, YEAR)));
    const link = make("a", "", name);
    link.href = addressOf(page, site.base);
    const made = make("li", "", time, link, make("span", "", when(due, now)));
    if (due <= now) made.className = "clocks__due";
    return made;
  }
}

/** @param {number} due @param {number} now */
function when(due, now) {
  const minutes = Math.floor(due / MINUTE) - Math.floor(now / MINUTE);
  if (minutes === 0) return words.dueNow;
  const span = words.span(Math.abs(minutes) * MINUTE);
  return minutes > 0 ? words.inSpan(span) : words.dueSince(span);
}
