// Tells when text that is being typed is worth saving: after a short pause, and at once when the
// field or the page is left.

import { isEntered } from "./entered.js";

const PAUSE = 400;

/**
 * @param {HTMLElement} root
 * @param {string} selector of the fields to watch
 * @param {(field: HTMLInputElement | HTMLTextAreaElement, hasLeft: boolean) => void} save
 * @returns {(field: Element) => boolean} whether somebody is at work in the field
 */
export function watchTyping(root, selector, save) {
  /** Timers of fields with text that is not saved. @type {Map<Element, number>} */
  const waiting = new Map();

  /** @param {EventTarget | null} field @param {boolean} hasLeft */
  function settle(field, hasLeft) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (!waiting.has(field)) return;
    clearTimeout(waiting.get(field));
    if (hasLeft) waiting.delete(field);
    save(field, hasLeft);
  }

  /** @param {Element} field */
  function wait(field) {
    clearTimeout(waiting.get(field));
    waiting.set(field, window.setTimeout(() => settle(field, false), PAUSE));
  }

  // What was typed before this script ran counts like the rest.
  for (const field of root.querySelectorAll(selector)) {
    if ("value" in field && field.value && isEntered(field)) wait(field);
  }
  root.addEventListener("input", ({ target }) => {
    if (target instanceof Element && target.matches(selector)) wait(target);
  });
  root.addEventListener("change", ({ target }) => settle(target, true));
  root.addEventListener("focusout", ({ target }) => settle(target, true));
  const settleAll = () => [...waiting.keys()].forEach((field) => settle(field, true));
  addEventListener("pagehide", settleAll);
  document.addEventListener("visibilitychange", () => document.hidden && settleAll());

  return (field) => waiting.has(field) || document.activeElement === field;
}
