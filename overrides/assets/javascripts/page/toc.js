// Progress of each list beside its heading, in the overview of a page.

import { setText } from "../browser/dom.js";
import { countBlocks, parseBlocks } from "../record/progress.js";
import { strings } from "../strings.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const sections = [...root.querySelectorAll("a[data-blocks]")].map((link) => ({
    blocks: parseBlocks(link.getAttribute("data-blocks") ?? ""),
    place: link.querySelector("[data-progress]"),
  }));
  incident.subscribe(() => {
    for (const { blocks, place } of sections) {
      const { done, total } = countBlocks(blocks, incident.state);
      setText(place, strings.progress(done, total));
    }
  });
}
