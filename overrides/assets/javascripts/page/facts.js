// What the record says about a group of review questions, to look up while answering.

import { make } from "../browser/dom.js";
import { entries } from "../record/entries.js";
import { figures } from "../record/figures.js";
import { sentMessages } from "../record/schedule.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Entry } from "../record/entries.js" */
/** @import { Incident } from "../store/incident.js" */

/** @type {Readonly<Record<string, (entry: Entry) => boolean>>} */
const SHOWN = Object.freeze({
  verlauf: ({ kind, event }) =>
    ["noted", "state", "moment", "begun", "ended"].includes(kind) || event.step === "Stufe",
  meldungen: ({ kind }) => kind === "sent",
  luecken: ({ kind, remark, title }) =>
    remark !== "" || kind === "unticked" || (kind === "skipped" && title === words.kinds["skipped"]),
});

/** @param {HTMLElement} place @param {Incident} incident */
export function mountFacts(place, incident) {
  const box = make("div", "review__excerpt");
  place.append(box);
  incident.subscribe(() => {
    const kind = place.dataset["facts"] ?? "";
    const content = kind === "zahlen" ? numbers() : excerpt(kind);
    box.replaceChildren(...(content.length ? content : [make("p", "", words.noEntries)]));
  });

  function numbers() {
    const { state, site } = incident;
    const rows = figures(state, site.rhythms).map(({ label, value, missing }) => {
      return make("div", "lead", make("dt", "", label), make("dd", "", value || missing));
    });
    return [make("dl", "figures", ...rows)];
  }

  /** @param {string} kind */
  function excerpt(kind) {
    const { state, site } = incident;
    const messages = sentMessages(state, site.rhythms);
    const late = new Set(messages.filter(({ isLate }) => isLate).map(({ event }) => event.id));
    const found = entries(state).filter(SHOWN[kind] ?? (() => false));
    const rows = found.map((entry) => row(entry, late.has(entry.id)));
    return rows.length ? [make("ol", "log", ...rows)] : [];
  }
}

/** @param {Entry} entry @param {boolean} isLate */
function row({ at, title, by, text, command, remark }, isLate) {
  const [first = ""] = text.split("\n");
  const told = make("p", "", [command, first].filter(Boolean).join(" "));
  const remarks = [remark, isLate ? words.tooLate : ""].filter(Boolean).join(", ");
  if (remarks) told.append(" ", make("span", isLate ? "late" : "small", remarks));
  return make("li", "", make("time", "", clockTime(at)), make("b", "", title), make("span", "", by), told);
}
