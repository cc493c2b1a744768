// Lets paper show ticks, times and initials for readers who want to go on there: see `print-state.css`.

import { loadStyles } from "../browser/styles.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {Incident} incident */
export function mountPrintState(incident) {
  incident.subscribe(() => {
    const { printState } = incident.settings;
    document.documentElement.toggleAttribute("data-print-state", printState);
    if (printState) void loadStyles("print-state", incident.site.base);
  });
}
