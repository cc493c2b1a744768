// Reads once what the built page says about itself: address, revision, phases, steps in order.

import { parseBlocks } from "./record/progress.js";
import { MINUTE } from "./browser/time.js";

/** @import { Phase } from "./record/progress.js" */
/** @import { Rhythms } from "./record/rhythm.js" */

/** @typedef {{ id: string, number: string, lead: string, anchor: string }} PageStep */

/**
 * @typedef {object} Site
 * @property {string} base address of the site, ends with a slash
 * @property {string} path the same without the origin, of the one-file edition its own name; names database, channel
 *   and flag
 * @property {string} revision
 * @property {string} revisionDate
 * @property {number} phase of this page, 0 if it is none
 * @property {Phase[]} phases
 * @property {Rhythms} rhythms how often to tell everybody, by severity
 * @property {ReadonlyMap<string, string>} renamed the id of today for each former one
 * @property {PageStep[]} steps of this page
 */

/** @returns {Readonly<Site>} */
export function readSite() {
  const { base = ".", revision = "", revisionDate = "", renamed = "", store } = document.body.dataset;
  const rhythms = document.querySelector("[data-rhythms]")?.getAttribute("data-rhythms") ?? "";
  const address = new URL(`${base}/`, location.href);
  const links = [...document.querySelectorAll('[data-module="strip"] a[data-phase]')];
  const open = links.find((link) => link.getAttribute("aria-current") === "page");
  return Object.freeze({
    base: address.href,
    path: store ?? address.pathname,
    revision,
    revisionDate,
    phase: open ? readPhase(open).number : 0,
    phases: links.map(readPhase),
    rhythms: parseRhythms(rhythms),
    renamed: parseRenamed(renamed),
    steps: [...document.querySelectorAll("li.step[data-step]")].map(readPageStep),
  });
}

/** @param {Element} link @returns {Phase} */
export function readPhase(link) {
  const number = Number(link.getAttribute("data-phase"));
  return {
    number,
    title: link.querySelector(".sign + span")?.textContent ?? "",
    url: link.getAttribute("href") ?? "",
    blocks: parseBlocks(link.getAttribute("data-blocks") ?? ""),
    exit: link.getAttribute("data-exit") ?? "",
  };
}

/** @param {Element} row @returns {PageStep} */
export function readPageStep(row) {
  return {
    id: row.getAttribute("data-step") ?? "",
    number: row.querySelector(".step__number")?.textContent ?? "",
    lead: row.querySelector(".step__lead")?.textContent ?? "",
    anchor: row.id,
  };
}

/** @param {string} text such as `S1:5:20 S2:15:30 S3:60: S4::` @returns {Rhythms} */
function parseRhythms(text) {
  const found = text.matchAll(/(\w+):(\d*):(\d*)/g);
  return new Map(
    [...found].map(([, severity = "", first, every]) => {
      return [severity, { first: Number(first) * MINUTE, every: Number(every) * MINUTE }];
    }),
  );
}

/** @param {string} text such as `old-list/step:list/step …` @returns {Map<string, string>} */
function parseRenamed(text) {
  const found = text.matchAll(/(\S+):(\S+)/g);
  return new Map([...found].map(([, former = "", step = ""]) => [former, step]));
}
