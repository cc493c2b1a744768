// Parks what is entered in a part before its script runs, each entry under a key of its own:
// `store/parked.js` makes an event of it, on this page or the next.

const LEAD = ".step__number, .step__lead, .question__text b";

/** What a reader, not the browser, has filled, and its last key. @type {WeakMap<EventTarget, string>} */
export const entered = new WeakMap();

/**
 * @param {string} place begins every key
 * @param {EventTarget | null} target of an input
 * @returns {boolean} whether it need not be kept, or is
 */
export function parkEarly(place, target) {
  const control = /** @type {HTMLInputElement} */ (target);
  if (control.closest("[data-runs]")) return true;
  const key = `${place}${Date.now()}-${Math.random()}`;
  const before = entered.get(control) ?? "";
  entered.set(control, key);
  /** @type {HTMLElement | null} */
  const row = control.closest("[data-step], [data-question]");
  if (!row) return false;
  const lead = [...row.querySelectorAll(LEAD)].map((part) => part.textContent).join(" ");
  const { value, checked } = control;
  const entry = { lead, value, checked, ...row.dataset, ...control.dataset };
  try {
    localStorage.setItem(key, JSON.stringify(entry));
    localStorage.removeItem(before);
    return true;
  } catch {
    return false;
  }
}
