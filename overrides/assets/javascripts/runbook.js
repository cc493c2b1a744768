// Starts the parts of a page. A part that cannot start is reported, and the others start all the
// same; without any of this the page can still be read, ticked for the eye and printed.

import { Incident } from "./incident.js";
import { readSite } from "./site.js";

/** @typedef {(root: HTMLElement, incident: Incident) => void} Mount */

/** @type {Readonly<Record<string, () => Promise<{ mount: Mount }>>>} */
const MODULES = Object.freeze({
  archive: () => import("./archive.js"),
  board: () => import("./board.js"),
  checklist: () => import("./checklist.js"),
  export: () => import("./export.js"),
  handover: () => import("./handover.js"),
  import: () => import("./import.js"),
  jump: () => import("./jump.js"),
  map: () => import("./strip.js"),
  message: () => import("./message.js"),
  review: () => import("./review.js"),
  search: () => import("./search.js"),
  strip: () => import("./strip.js"),
  timeline: () => import("./timeline.js"),
});

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
  if (root instanceof HTMLElement) void start(root, MODULES[root.dataset["module"] ?? ""]);
}
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
