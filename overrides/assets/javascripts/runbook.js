// Starts the parts of a page. A part that cannot start is reported, and the others start all the
// same; without any of this the page can still be read, ticked for the eye and printed.

import { Incident } from "./store/incident.js";
import { readSite } from "./site.js";

/** @typedef {(root: HTMLElement, incident: Incident) => void} Mount */

/** @type {Readonly<Record<string, () => Promise<{ mount: Mount }>>>} */
const MODULES = Object.freeze({
  actions: () => import("./page/actions.js"),
  archive: () => import("./log/archive.js"),
  check: () => import("./page/check.js"),
  chart: () => import("./log/chart.js"),
  checklist: () => import("./page/checklist.js"),
  clocks: () => import("./log/clocks.js"),
  device: () => import("./log/device.js"),
  dropped: () => import("./log/dropped.js"),
  export: () => import("./exchange/export.js"),
  handover: () => import("./exchange/handover.js"),
  import: () => import("./exchange/import.js"),
  figures: () => import("./log/numbers.js"),
  jump: () => import("./page/jump.js"),
  map: () => import("./page/strip.js"),
  message: () => import("./page/message.js"),
  offline: () => import("./page/offline.js"),
  review: () => import("./page/review.js"),
  search: () => import("./search/search.js"),
  signatures: () => import("./page/signatures.js"),
  situation: () => import("./log/situation.js"),
  strip: () => import("./page/strip.js"),
  summary: () => import("./log/summary.js"),
  timeline: () => import("./log/timeline.js"),
  toc: () => import("./page/toc.js"),
  write: () => import("./log/write.js"),
});

/** Parts with nothing to show before there is an incident: till then they are not even loaded. */
const WITH_INCIDENT = Object.freeze({ board: () => import("./bar/board.js") });

/** Parts that belong to no section: they serve everything in the text that matches. */
const EVERYWHERE = Object.freeze([
  { selector: '[data-begin], [data-id="tor-sicherheit"]', load: () => import("./page/begin.js") },
  { selector: '[data-module="timeline"]', load: () => import("./store/offset.js") },
  { selector: "[data-field]", load: () => import("./page/fields.js") },
  { selector: "main [data-field]", load: () => import("./page/entry.js") },
  { selector: "main pre", load: () => import("./page/copy.js") },
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
