// Starts the parts of a page. A part that cannot start is reported, and the others start all the
// same; without any of this the page can still be read, ticked for the eye and printed.

import { Incident } from "./incident.js";
import { readSite } from "./site.js";

/** @typedef {(root: HTMLElement, incident: Incident) => void} Mount */

/** @type {Readonly<Record<string, () => Promise<{ mount: Mount }>>>} */
const MODULES = Object.freeze({
  actions: () => import("./actions.js"),
  archive: () => import("./archive.js"),
  check: () => import("./check.js"),
  chart: () => import("./chart.js"),
  checklist: () => import("./checklist.js"),
  export: () => import("./export.js"),
  handover: () => import("./handover.js"),
  import: () => import("./import.js"),
  figures: () => import("./numbers.js"),
  jump: () => import("./jump.js"),
  map: () => import("./strip.js"),
  message: () => import("./message.js"),
  offline: () => import("./offline.js"),
  review: () => import("./review.js"),
  search: () => import("./search.js"),
  signatures: () => import("./signatures.js"),
  situation: () => import("./situation.js"),
  strip: () => import("./strip.js"),
  summary: () => import("./summary.js"),
  timeline: () => import("./timeline.js"),
  toc: () => import("./toc.js"),
  write: () => import("./write.js"),
});

/** Parts with nothing to show before there is an incident: till then they are not even loaded. */
const WITH_INCIDENT = Object.freeze({ board: () => import("./board.js") });

/** Parts that belong to no section: they serve everything in the text that matches. */
const EVERYWHERE = Object.freeze([
  { selector: '[data-begin], [data-id="tor-sicherheit"]', load: () => import("./begin.js") },
  { selector: '[data-module="timeline"]', load: () => import("./offset.js") },
  { selector: "[data-field]", load: () => import("./fields.js") },
  { selector: "main [data-field]", load: () => import("./entry.js") },
  { selector: "main pre", load: () => import("./copy.js") },
]);

const incident = new Incident(readSite());
for (const root of document.querySelectorAll("[data-module]")) {
  const name = root.getAttribute("data-module") ?? "";
  if (!(root instanceof HTMLElement) || name in WITH_INCIDENT) continue;
  void start(root, MODULES[name]);
}
incident.whenNeeded(() => {
  for (const [name, load] of Object.entries(WITH_INCIDENT)) {
    const root = document.querySelector(`[data-module="${name}"]`);
    if (root instanceof HTMLElement) void start(root, load);
  }
});
for (const { selector, load } of EVERYWHERE) {
  if (document.querySelector(selector)) void start(document.body, load);
}

/**
 * @param {HTMLElement} root
 * @param {(() => Promise<{ mount: Mount }>) | undefined} load
 */
async function start(root, load) {
  try {
    if (!load) throw new Error(`unknown module "${root.dataset["module"]}"`);
    const { mount } = await load();
    mount(root, incident);
  } catch (error) {
    console.error("runbook: a part of the page did not start", root, error);
  }
}
