// Forms before the scripts run. What a reader enters in the first moments of a page counts; what
// the browser itself puts back after a reload or a step in the history does not: the record knows.

/** Whether a browser has no reason to restore forms on this page. */
export function isFresh() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type === "navigate";
}

/** Keeps the browser from restoring a control the next time. @param {Element} control */
export function ownState(control) {
  control.setAttribute("autocomplete", "off");
}
