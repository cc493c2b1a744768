// One incident in the list of this device: its name, how far it is, what can be done with it.

import { makeButton } from "../browser/controls.js";
import { make, setAttribute, setText } from "../browser/dom.js";
import { lastSaving } from "../record/clocks.js";
import { countBlocks } from "../record/progress.js";
import { strings } from "../strings.js";
import { clockTime, day } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { State } from "../record/state.js" */

const ACTS = Object.freeze(
  /** @type {[string, string][]} */ ([
    ["resume", words.resume],
    ["end", words.end],
    ["save", words.saveFile],
    ["join", words.join],
    ["remove", words.remove],
  ]),
);

/** @param {State} state */
export function nameOf({ title, begun }) {
  return title || strings.untitled(clockTime(begun));
}

/** @param {string} id */
export function makeRow(id) {
  const input = make("input", "fld");
  input.autocomplete = "off";
  input.maxLength = 80;
  const title = make("label", "", make("span", "vh", words.title), input);
  const acts = ACTS.map(([act, text]) => makeButton(text, "btn btn--s", act));
  const when = make("p", "small");
  const row = make("li", "", title, make("span", "archive__count"), when, make("p", "row", ...acts));
  row.dataset["incident"] = id;
  return row;
}

/**
 * @param {HTMLLIElement} row
 * @param {State} state
 * @param {boolean} isCurrent
 * @param {Incident} incident
 */
export function fillRow(row, state, isCurrent, { site, isOpen }) {
  const input = row.querySelector("input");
  const time = clockTime(state.begun);
  if (input && document.activeElement !== input) input.value = state.title;
  if (input) input.placeholder = strings.untitled(time);
  setAttribute(row, "aria-current", isCurrent && "true");
  const { done } = countBlocks(site.phases.flatMap((phase) => phase.blocks), state);
  setText(row.querySelector(".archive__count"), words.steps(done));
  const end = state.ended ? words.ended(clockTime(state.ended)) : isCurrent ? words.running : "";
  const saved = lastSaving(state) ? "" : words.neverSaved;
  const dry = state.dryRun ? words.dryMark : "";
  setText(row.querySelector(".small"), [dry, words.begun(day(state.begun), time), end, saved].filter(Boolean).join(" · "));
  for (const button of row.querySelectorAll("button")) {
    const act = button.dataset["act"];
    if (act === "resume") button.disabled = isCurrent;
    if (act === "end") button.disabled = state.ended > 0;
    if (act === "join") button.hidden = isCurrent || !isOpen;
  }
}
