// The picture of the current incident on the record page, redrawn when the page gets another width.

import { courseOf } from "../record/course.js";
import { make } from "../browser/dom.js";
import { drawCourse } from "./picture.js";
import { MINUTE } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

/** What fits a sheet of A4. */
const PAPER = 640;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const frame = root.querySelector(".chart__frame");
  const legend = make("p", "small", words.legend);
  let drawn = "";

  incident.subscribe(() => draw());
  new ResizeObserver(() => draw()).observe(root);
  addEventListener("beforeprint", () => draw(PAPER));
  addEventListener("afterprint", () => draw());

  function draw(width = Math.floor(frame?.clientWidth ?? 0)) {
    const { state, site } = incident;
    const isShown = width > 0 && state.begun > 0;
    const course = courseOf(state, site, Math.floor(Date.now() / MINUTE) * MINUTE);
    const key = isShown ? JSON.stringify([course, width]) : "";
    if (!frame || key === drawn) return;
    drawn = key;
    if (!isShown) return frame.replaceChildren();
    const phases = site.phases.map(({ number }) => number);
    frame.replaceChildren(drawCourse(course, phases, width), legend);
  }
}
