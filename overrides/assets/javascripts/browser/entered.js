// What a reader enters in the first moments of a page counts; what the browser itself puts back
// after a reload or a step in the history does not: the record knows.

import { entered } from "./early.js";

/** Whether a reader, and not the browser, has put into a control what it holds. @param {Element} control */
export function isEntered(control) {
  if (entered.has(control)) return true;
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
}

/** Keeps the browser from restoring a control the next time. @param {Element} control */
export function ownState(control) {
  control.setAttribute("autocomplete", "off");
}
