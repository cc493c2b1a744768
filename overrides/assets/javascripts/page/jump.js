// The row below a phase's head: leads to the next open step of this page, or on to the next phase.

import { setAttribute, setText } from "../browser/dom.js";
import { isPassed, nextStep } from "../record/progress.js";
import { strings } from "../strings.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const link = root.querySelector("a");
  const text = root.querySelector("[data-next]");
  const { site } = incident;
  incident.subscribe(() => {
    const target = find();
    if (link) setAttribute(link, "href", target.url);
    setText(text, target.text);
  });

  function find() {
    const own = site.phases.find((one) => one.number === site.phase);
    const isOver = own !== undefined && isPassed(own, incident.state);
    const step = isOver ? undefined : nextStep(site.steps, incident.state);
    if (step) return { url: `#${step.anchor}`, text: strings.step(step.number, step.lead) };
    const phase = site.phases.find((one) => one.number === site.phase + 1);
    if (own && phase) {
      return { url: phase.url, text: strings.nextPhase(phase.number, phase.title) };
    }
    return { url: "#inhalt", text: strings.allDone };
  }
}
