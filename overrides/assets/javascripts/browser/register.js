// The worker that keeps the site on this device, and whether to ask before it begins.

const WORKER = "offline-worker.js";

/** A reader who pays by the megabyte is asked first. */
export const isMetered = "connection" in navigator && Object(navigator.connection).saveData === true;

/** @param {string} base address of the site */
export function register(base) {
  return navigator.serviceWorker.register(new URL(WORKER, base), { updateViaCache: "none" });
}
