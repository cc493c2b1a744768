// Tells of a reminder through the system, if somebody has allowed it and is not looking at the page.

import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Clock } from "../record/clocks.js" */

/** @type {Set<string>} */
const told = new Set();

/** Whether the system asks before it shows anything, has agreed, or never will. */
export function permission() {
  return "Notification" in globalThis ? Notification.permission : "denied";
}

/** Must come from a tap: browsers ask nobody else. */
export async function askPermission() {
  return "Notification" in globalThis ? Notification.requestPermission() : "denied";
}

/** @param {Clock} reminder @param {Incident} incident */
export function notify({ key, text }, incident) {
  const isNews = !told.has(key) && !incident.isSetAside(key);
  told.add(key);
  if (!isNews || !document.hidden || permission() !== "granted") return;
  const title = incident.state.dryRun ? words.dryTitle(text) : text;
  // Phones show notifications of service workers only.
  void navigator.serviceWorker?.getRegistration().then((worker) => {
    if (worker) void worker.showNotification(title, { tag: key });
    else show(title, key);
  });
}

/** @param {string} title @param {string} key */
function show(title, key) {
  try {
    new Notification(title, { tag: key });
  } catch {
    // Nothing here can show it; the bar does.
  }
}
