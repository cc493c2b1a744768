// Parks what is entered in a part before its script runs, each entry under a key of its own:
// `store/parked.js` makes an event of it, on this page or the next.

const LEAD = ".step__number, .step__lead, .question__text b";

/** What a reader, not the browser, has filled, and its last key. @type {WeakMap<EventTarget, string>} */
export const entered = new WeakMap();

/**
 * @param {string} place begins every key
 * @param {() => void} onUnkept called if something cannot be parked
 */
export function watchForms(place, onUnkept) {
  addEventListener("input", ({ target }) => {
    const control = /** @type {HTMLInputElement} */ (target);
    if (control.closest("[data-runs]")) return;
    const at = Date.now();
    const key = `${place}${at}-${Math.random()}`;
    const before = entered.get(control) ?? "";
    entered.set(control, key);
    try {
      const row = /** @type {HTMLElement} */ (control.closest("[data-step], [data-question]"));
      const lead = [...row.querySelectorAll(LEAD)].map((part) => part.textContent).join(" ");
      const { value, checked } = control;
      const entry = { at, lead, value, checked, ...row.dataset, ...control.dataset };
      localStorage.setItem(key, JSON.stringify(entry));
      localStorage.removeItem(before);
    } catch {
      onUnkept();
    }
  }, true);
}
