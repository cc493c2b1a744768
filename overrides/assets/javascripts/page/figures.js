// The figures of the current incident, on the record page and before the review.

import { make } from "../browser/dom.js";
import { figures } from "../record/figures.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Figure } from "../record/figures.js" */
/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const list = root.querySelector("dl");
  let shown = "";
  incident.subscribe(() => {
    const { state, site } = incident;
    const found = state.begun ? figures(state, site.rhythms) : [];
    const content = JSON.stringify(found);
    if (!list || content === shown) return;
    shown = content;
    list.replaceChildren(...found.map(row));
    list.setAttribute("aria-label", words.figuresAt(clockTime(Date.now())));
  });
}

/** @param {Figure} figure */
function row({ label, value, missing }) {
  const told = make("dd", value ? "" : "figures__gap", value || missing);
  return make("div", "lead", make("dt", "", label), told);
}
