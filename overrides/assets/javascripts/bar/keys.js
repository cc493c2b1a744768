// Single keys for people with a keyboard: n writes a note, j and k go from step to step, / searches.
// They rest while somebody types and can be switched off (WCAG 2.2, 2.1.4).

/** @import { Incident } from "../store/incident.js" */

/** Where a letter is text, or chooses something. */
const TYPING = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** @param {Element} note the button of the bar @param {Incident} incident */
export function mountKeys(note, incident) {
  /** @type {Readonly<Record<string, () => Element | null>>} */
  const acts = Object.freeze({ j: () => goTo(1), k: () => goTo(-1), n: write, "/": search });

  addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented);
    const isTyping = target instanceof Element && target.closest(TYPING) !== null;
    if (!incident.settings.keys || !isPlain || isTyping || !Object.hasOwn(acts, key)) return;
    if (acts[key]?.()) event.preventDefault();
  });
  incident.subscribe(() => {
    if (incident.settings.keys) note.setAttribute("aria-keyshortcuts", "n");
    else note.removeAttribute("aria-keyshortcuts");
  });

  function write() {
    const open = document.querySelector(".board__panel textarea");
    if (open instanceof HTMLElement) open.focus();
    else if (note instanceof HTMLElement) note.click();
    return note;
  }
}

function search() {
  const target = document.querySelector('main input[type="search"], .top a[href*="suche/"]');
  if (!(target instanceof HTMLElement)) return null;
  if (target instanceof HTMLInputElement) target.focus();
  else target.click();
  return target;
}

/**
 * Goes to the box of the next step or the one before, seen from the focus, else from the top of
 * what is in view.
 * @param {1 | -1} way
 */
function goTo(way) {
  const steps = [...document.querySelectorAll("li.step[data-step]")].filter((row) => row.checkVisibility());
  const own = steps.findIndex((row) => row.contains(document.activeElement));
  const below = steps.filter((row) => row.getBoundingClientRect().top < 0).length;
  const box = steps[own < 0 ? below + Math.min(way, 0) : own + way]?.querySelector(".step__box");
  if (!(box instanceof HTMLElement)) return null;
  box.focus();
  return box;
}
