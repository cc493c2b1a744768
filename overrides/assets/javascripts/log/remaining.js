// The open steps of the phases that are not passed yet: folded on the screen, boxes to tick on paper.

import { make, setText } from "../browser/dom.js";
import { openSteps } from "../record/sitesteps.js";
import { strings } from "../strings.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const summary = root.querySelector("summary");
  let shown = "";

  incident.subscribe(() => {
    void openSteps(incident.site, incident.state).then((found) => {
      const content = JSON.stringify(found);
      if (content === shown) return;
      shown = content;
      setText(summary, strings.stepsOpen(found.flatMap(({ steps }) => steps).length));
      while (summary?.nextSibling) summary.nextSibling.remove();
      summary?.after(...found.flatMap(group));
    });
  });
}

/** @param {Awaited<ReturnType<typeof openSteps>>[number]} group */
function group({ phase, steps }) {
  const link = make("a", "", `Phase ${phase.number}: ${phase.title}`);
  link.href = phase.url;
  return [make("h3", "", link), make("ul", "", ...steps.map((words) => make("li", "", words)))];
}
