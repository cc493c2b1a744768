// Progress on the track signs of the seven phases, in the strip of every page and on the map.

import { make, setAttribute, setText } from "../browser/dom.js";
import { countBlocks, isPassed, runningPhase } from "../record/progress.js";
import { readPhase } from "../site.js";
import { strings } from "../strings.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const stations = [...root.querySelectorAll("a[data-phase]")].map((link) => ({
    link,
    name: link.getAttribute("aria-label"),
    sign: link.querySelector(".sign"),
    phase: readPhase(link),
    suffix: make("span", "vh"),
  }));
  const total = document.querySelector("[data-total]");
  for (const { link, name, suffix } of stations) if (name === null) link.append(suffix);

  incident.subscribe(() => {
    const { state, isOpen } = incident;
    const running = isOpen ? runningPhase(incident.site.phases, state) : 0;
    for (const { link, name, sign, phase, suffix } of stations) {
      const progress = isPassed(phase, state) ? "done" : phase.number === running ? "now" : "";
      const words = { done: strings.phaseDone, now: strings.phaseRuns, "": "" }[progress];
      if (sign) setAttribute(sign, "data-state", progress);
      if (name === null) setText(suffix, words);
      else setAttribute(link, "aria-label", name + words);
    }
    const all = countBlocks(stations.flatMap(({ phase }) => phase.blocks), state);
    setText(total, strings.totalProgress(all.done, all.total));
  });
}
