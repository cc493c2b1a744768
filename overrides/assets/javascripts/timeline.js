// All entries of the current incident, newest first, as a log to read.

import { make } from "./dom.js";
import { entries } from "./entries.js";
import { strings } from "./strings.js";
import { clockTime, day } from "./time.js";

/** @import { Incident } from "./incident.js" */
/** @import { Entry } from "./entries.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const log = root.querySelector(".log");
  let shown = "";
  incident.subscribe(() => {
    const { state } = incident;
    const newestFirst = entries(state).reverse();
    const content = JSON.stringify([newestFirst, day(Date.now())]);
    if (!log || content === shown) return;
    shown = content;
    const rows = newestFirst.map((entry) => row(entry, day(Date.now())));
    log.replaceChildren(...(rows.length ? rows : [make("li", "", make("p", "", strings.noIncident))]));
  });
}

/** @param {Entry} entry @param {string} today */
function row(entry, today) {
  const time = make("time", "", clockTime(entry.at));
  time.dateTime = new Date(entry.at).toISOString();
  const text = make("p", "", entry.text);
  if (day(entry.at) !== today) text.prepend(make("span", "small", day(entry.at)), " ");
  if (entry.remark) text.append(" ", make("span", "small", entry.remark));
  const cells = [time, make("b", "", entry.title), make("span", "", entry.by)];
  return make("li", "", ...cells, ...(text.textContent ? [text] : []));
}
