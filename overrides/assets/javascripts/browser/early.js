// Parks what is entered before its part runs, each entry under a key of its own, till it is in the
// database: the record takes it when it comes, on this page or the next.

/** @import { Draft, Meta } from "../record/events.js" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/** What a reader, not the browser, has filled. @type {WeakSet<EventTarget>} */
export const entered = new WeakSet();
/** @type {WeakMap<Control, string>} */
const keys = new WeakMap();
const newName = () => `${Date.now()}-${crypto.getRandomValues(new Uint32Array(2)).join("")}`;

/** @param {string} place @param {() => void} onUnkept called if something cannot be parked */
export function watchForms(place, onUnkept) {
  addEventListener("input", ({ target }) => {
    const control = /** @type {Control} */ (target);
    if (control.closest("[data-runs]")) return;
    entered.add(control);
    const [at, draft] = [Date.now(), draftOf(control)];
    const key = draft && park(place, { events: [{ ...draft, at, logged: at, id: newName() }], changes: {} });
    if (!key) return onUnkept();
    // Of a text the last state counts, of a box every tick.
    if (control.type === "checkbox") return;
    localStorage.removeItem(keys.get(control) ?? "");
    keys.set(control, key);
  }, true);
}

/**
 * @param {string} place begins every key
 * @param {{ events: Draft[], changes: Meta }} entry
 * @returns {string} its key, empty if the browser keeps nothing
 */
export function park(place, { events, changes }) {
  const key = place + newName();
  try {
    localStorage.setItem(key, JSON.stringify({ events, changes }));
    return key;
  } catch {
    return "";
  }
}

/** @param {string} place @returns {string[]} the first first */
export function keysOf(place) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(place)).sort();
  } catch {
    return [];
  }
}

/** @param {Control} control @returns {Draft | undefined} */
function draftOf(control) {
  const row = control.closest("[data-step], [data-question]");
  const text = (/** @type {string} */ selector) => row?.querySelector(selector)?.textContent ?? "";
  const value = control.value.trim();
  const question = row?.getAttribute("data-question");
  if (question) return { kind: "answered", step: question, lead: text(".question__text b"), value };
  const step = row?.getAttribute("data-step") ?? "";
  const lead = `${text(".step__number")} ${text(".step__lead")}`;
  if ("approval" in control.dataset) return { kind: "approved", step, lead, value: value.toLocaleUpperCase("de") };
  const boxes = [...(row?.querySelectorAll(".step__box") ?? [])];
  const person = boxes.indexOf(control) + 1;
  if (!person) return;
  const kind = control.matches(":checked") ? "ticked" : "unticked";
  return { kind, step, lead, ...(boxes.length > 1 && { value: person }) };
}
