// Starts the parts of a page that the record is for. A part that cannot start is reported, and the others start all the
// same; without any of this the page can still be read, ticked for the eye and printed.

import { offer } from "./page/offer.js";
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
  figures: () => import("./page/figures.js"),
  jump: () => import("./page/jump.js"),
  map: () => import("./page/strip.js"),
  message: () => import("./page/message.js"),
  organisation: () => import("./exchange/organisation.js"),
  remaining: () => import("./log/remaining.js"),
  review: () => import("./page/review.js"),
  signatures: () => import("./page/signatures.js"),
  situation: () => import("./log/situation.js"),
  strip: () => import("./page/strip.js"),
  summary: () => import("./log/summary.js"),
  timeline: () => import("./log/timeline.js"),
  toc: () => import("./page/toc.js"),
  write: () => import("./log/write.js"),
});

/**
 * Parts with nothing to show before there is an incident: till then they are not even loaded.
 * @type {Readonly<Record<string, () => Promise<{ mount: Mount }>>>}
 */
const WITH_INCIDENT = Object.freeze({
  board: () => import("./bar/board.js"),
  target: () => import("./page/target.js"),
});

/** Parts that need no record: `start.js` starts them. */
const LIGHT = Object.freeze(["offline", "search"]);

/** Parts that belong to no section: they serve everything in the text that matches. */
const EVERYWHERE = Object.freeze([
  { selector: '[data-begin], [data-id="tor-sicherheit"]', load: () => import("./page/begin.js") },
  { selector: '[data-module="timeline"]', load: () => import("./store/offset.js") },
  { selector: "[data-field]", load: () => import("./page/fields.js") },
  { selector: "main [data-field]", load: () => import("./page/entry.js") },
  { selector: "main pre", load: () => import("./page/copy.js") },
]);

export const incident = new Incident(readSite());

/** @type {Promise<unknown>} */
let late = Promise.resolve();
const read = new Promise((resolve) => incident.subscribe(() => resolve(undefined)));
// The one-file edition starts each page when it is shown.
const page = document.body.dataset["store"] ? undefined : startParts(document.body, incident);

/** Resolves when every part can answer. */
export const started = Promise.all([page, read.then(() => late)]);

/**
 * Starts the parts that a place in the document holds.
 * @param {HTMLElement} place
 * @param {Incident} incident
 */
export function startParts(place, incident) {
  offer(place);
  const parts = [...place.querySelectorAll("[data-module]")].map((root) => {
    const name = root.getAttribute("data-module") ?? "";
    return { root, name, load: MODULES[name] ?? WITH_INCIDENT[name] };
  });
  const waiting = parts.filter(({ name }) => name in WITH_INCIDENT);
  if (waiting.length > 0) incident.whenNeeded(() => (late = startAll(waiting, incident)));
  const everywhere = EVERYWHERE.filter(({ selector }) => place.querySelector(selector));
  const wanted = [
    ...parts.filter(({ name }) => !(name in WITH_INCIDENT || LIGHT.includes(name))),
    ...everywhere.map(({ load }) => ({ root: place, load })),
  ];
  return startAll(wanted, incident);
}

/**
 * @param {{ root: Element | null, load: (() => Promise<{ mount: Mount }>) | undefined }[]} parts
 * @param {Incident} incident
 */
function startAll(parts, incident) {
  return Promise.all(
    parts.map(({ root, load }) => root instanceof HTMLElement && start(root, load, incident)),
  );
}

/**
 * @param {HTMLElement} root
 * @param {(() => Promise<{ mount: Mount }>) | undefined} load
 * @param {Incident} incident
 */
async function start(root, load, incident) {
  try {
    if (!load) throw new Error(`unknown module "${root.dataset["module"]}"`);
    const { mount } = await load();
    // From here on the part records what is entered in it; till here it was parked.
    incident.takeParked();
    mount(root, incident);
    if (root.dataset["module"]) root.dataset["runs"] = "";
  } catch (error) {
    console.error("runbook: a part of the page did not start", root, error);
  }
}
