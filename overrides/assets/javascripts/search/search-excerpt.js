// Marks what was found in a text and cuts the text down to it. Pure.

import { words } from "./german.js";

/** Plain text, or one that is a hit. @typedef {string | { hit: string }} Part */

// Characters of an excerpt before and after its first hit.
const BEFORE = 60;
const AFTER = 160;

/**
 * @param {string} text
 * @param {(word: string) => boolean} isHit
 * @returns {Part[]}
 */
export function marked(text, isHit) {
  /** @type {Part[]} */
  const parts = [];
  let done = 0;
  for (const { word, start, end } of words(text)) {
    if (start < done || !isHit(word)) continue;
    parts.push(text.slice(done, start), { hit: text.slice(start, end) });
    done = end;
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== "");
}

/**
 * The surroundings of the place with the most hits close together.
 * @param {string} text
 * @param {(word: string) => boolean} isHit
 */
export function excerpt(text, isHit) {
  const hits = words(text).filter(({ word }) => isHit(word));
  const inReach = (/** @type {number} */ from) =>
    new Set(hits.filter(({ start }) => start >= from && start < from + AFTER).map(({ word }) => word));
  let first = hits[0]?.start ?? 0;
  let most = 0;
  for (const { start } of hits) {
    const count = inReach(start).size;
    if (count > most) [most, first] = [count, start];
  }
  return marked(cut(text, first), isHit);
}

/** @param {string} text @param {number} place */
function cut(text, place) {
  const from = place > BEFORE ? text.indexOf(" ", place - BEFORE) + 1 : 0;
  const to = place + AFTER < text.length ? text.lastIndexOf(" ", place + AFTER) : text.length;
  const start = Math.min(from, place);
  return (start > 0 ? "… " : "") + text.slice(start, Math.max(to, place)) + (to < text.length ? " …" : "");
}
