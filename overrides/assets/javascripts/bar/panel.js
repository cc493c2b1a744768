// The note that is one tap away on every page: it unfolds below the bar and is gone when written.

import { announce } from "../browser/announce.js";
import { makeButton, makeField } from "../browser/controls.js";
import { make } from "../browser/dom.js";
import { makeNoteForm } from "./noteform.js";
import { loadStyles } from "../browser/styles.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

/** What a note is about, such as a step. @typedef {{ step?: string, lead?: string, type?: string }} Subject */

/** A note that was begun and put away, and what it is about. @type {{ panel: Element, key: string } | undefined} */
let begun;

/**
 * Opens the panel, or closes it if it is open. What was written in it comes back with it.
 * @param {HTMLElement} bar
 * @param {HTMLElement} button that gets the focus back
 * @param {Incident} incident
 * @param {Subject} [subject]
 */
export async function togglePanel(bar, button, incident, { type = "", ...about } = {}) {
  const open = bar.querySelector(".board__panel");
  if (open instanceof HTMLElement) {
    open.remove();
    button.setAttribute("aria-expanded", "false");
    return;
  }
  await loadStyles("note", incident.site.base);
  const key = JSON.stringify(about);
  if (begun?.key === key) {
    bar.append(begun.panel);
    button.setAttribute("aria-expanded", "true");
    begun.panel.querySelector("textarea")?.focus({ preventScroll: true });
    return;
  }
  const { form, text } = makeNoteForm({ note: { type }, done: (note, at) => void save(note, at) });
  const who = makeField(words.initials, { value: incident.initials, size: 4 });
  who.input.maxLength = 4;
  who.input.addEventListener("change", () => {
    who.input.value = who.input.value.trim().toLocaleUpperCase("de");
    if (who.input.value !== incident.initials) void incident.introduce(who.input.value);
  });
  form.querySelector(".note__acts")?.prepend(who.label);
  const close = makeButton(words.close, "board__close", "close");
  const head = make("p", "board__about", make("span", "", about.lead ?? words.noteTitle), close);
  const panel = make("div", "board__panel", head, form);
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", words.noteTitle);
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && shut());
  panel.addEventListener("input", () => (begun = { panel, key }));
  bar.append(panel);
  button.setAttribute("aria-expanded", "true");
  text.focus({ preventScroll: true });

  function shut() {
    panel.remove();
    button.setAttribute("aria-expanded", "false");
    button.focus({ preventScroll: true });
  }

  /** @param {import("../record/kinds.js").Noted} value @param {number} at */
  async function save(value, at) {
    shut();
    begun = undefined;
    const isSaved = await incident.add([{ kind: "noted", value, ...about, ...(at && { at }) }]);
    if (isSaved) announce(words.noted(clockTime(at || Date.now())));
  }
}
