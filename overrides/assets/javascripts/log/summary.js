// One line on top of the record page: how grave, how far, who holds which role since when.

import { setText } from "../browser/dom.js";
import { SEVERITY } from "../record/rhythm.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  incident.subscribe(() => {
    const { dryRun, status, values, roles } = incident.state;
    const severity = values.get(SEVERITY)?.value ?? words.noSeverity;
    const how = words.statuses[status?.value ?? ""] ?? words.noStatus;
    const who = [...roles].map(([role, { at, value }]) => {
      return words.holds(words.roles[role] ?? role, value, clockTime(at));
    });
    const begun = [dryRun ? words.kinds["dryrun"] : "", severity, how].filter(Boolean).join(", ");
    setText(root, incident.state.begun ? `${begun}. ${who.join(", ")}${who.length ? "." : ""}` : "");
  });
}
