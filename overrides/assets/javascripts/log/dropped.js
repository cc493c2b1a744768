// Steps of the incident that the site has no more, so that no tick goes out of sight: what was
// recorded last of each.

import { make } from "../browser/dom.js";
import { describe, titleOf } from "../record/describe.js";
import { droppedSteps } from "../record/sitesteps.js";
import { clockTime } from "../browser/time.js";

/** @import { RecordEvent } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const list = root.querySelector("ol");
  let shown = "";

  incident.subscribe(() => {
    void droppedSteps(incident.site, incident.state).then((found) => {
      const content = JSON.stringify(found);
      if (content === shown) return;
      shown = content;
      root.hidden = found.length === 0;
      list?.replaceChildren(...found.map(row));
    });
  });
}

/** @param {RecordEvent} event */
function row(event) {
  const time = make("time", "", clockTime(event.at));
  time.dateTime = new Date(event.at).toISOString();
  const text = make("p", "", describe(event) || (event.step ?? ""));
  return make("li", "", time, make("b", "", titleOf(event)), make("span", "", event.by), text);
}
