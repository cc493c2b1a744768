// Carries what is not durable yet over to the next page. A page that is left has no time to finish
// a transaction; this is a bridge of some moments, not the record.

/** @import { Batch } from "./outbox.js" */

/** @param {string} path of the site */
const nameOf = (path) => `mailausfall:${path}:unsaved`;

/** @param {string} path @param {Batch[]} batches */
export function park(path, batches) {
  if (batches.length === 0) return;
  try {
    localStorage.setItem(nameOf(path), JSON.stringify([...read(path), ...batches]));
  } catch {
    // Nothing more can be done on the way out.
  }
}

/** Takes everything that was parked. @param {string} path @returns {Batch[]} */
export function takeParked(path) {
  try {
    const batches = read(path);
    localStorage.removeItem(nameOf(path));
    return batches;
  } catch {
    return [];
  }
}

/** @param {string} path @returns {Batch[]} */
function read(path) {
  const kept = JSON.parse(localStorage.getItem(nameOf(path)) ?? "[]");
  return kept.filter((/** @type {Batch} */ batch) => Array.isArray(batch?.events));
}
