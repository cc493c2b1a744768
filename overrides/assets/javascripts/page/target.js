// The target of a phase as a clock time while an incident runs: nobody adds up minutes at night.

import { setAttribute, setText } from "../browser/dom.js";
import { MINUTE, clockTime, day } from "../browser/time.js";
import { passedAt, phaseBegan } from "../record/progress.js";
import { strings } from "../strings.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const { phases, phase } = incident.site;
  const span = Number(root.getAttribute("data-minutes")) * MINUTE;
  incident.subscribe(() => {
    const { text, isLate } = incident.isOpen ? tell(Date.now()) : { text: "", isLate: false };
    setText(root, text);
    setAttribute(root, "data-state", isLate ? "late" : "");
  });

  /** @param {number} now */
  function tell(now) {
    const own = phases.find(({ number }) => number === phase);
    const passed = own ? passedAt(own, incident.state) : 0;
    if (passed) return { text: strings.targetMet(when(passed, now)), isLate: false };
    const began = phaseBegan(phases, phase, incident.state);
    if (!began) return { text: strings.targetAhead, isLate: false };
    const isLate = now > began + span;
    const say = isLate ? strings.targetLate : strings.targetUntil;
    return { text: say(when(began + span, now)), isLate };
  }
}

/** @param {number} moment @param {number} now */
function when(moment, now) {
  return day(moment) === day(now) ? clockTime(moment) : `${day(moment)}, ${clockTime(moment)}`;
}
