// What the fold of a step offers beside its how-to: a note about the step, and that it does not
// apply. Loaded when somebody asks for it.

import { announce } from "../browser/announce.js";
import { makeButton, makeField } from "../browser/controls.js";
import { make } from "../browser/dom.js";
import { makeNoteForm } from "../bar/noteform.js";
import { strings } from "../strings.js";
import { loadStyles } from "../browser/styles.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */
/** @import { Step } from "./step.js" */

/**
 * Unfolds the form below a step's buttons, or takes it away again.
 * @param {Step} step
 * @param {HTMLElement} button that was pressed
 * @param {Incident} incident
 */
export async function unfold(step, button, incident) {
  await loadStyles("note", incident.site.base);
  const acts = button.closest(".step__acts");
  const open = acts?.nextElementSibling;
  open?.remove();
  if (!acts || open?.getAttribute("data-for") === button.textContent) return;
  const about = { step: step.id, lead: strings.step(step.number, step.lead) };
  const isNote = "note" in button.dataset;
  const { form, field } = isNote ? note() : skip();
  form.setAttribute("data-for", button.textContent ?? "");
  form.setAttribute("aria-label", `${button.textContent} ${about.lead}`);
  acts.after(form);
  field.focus();

  function note() {
    const { form, text } = makeNoteForm({
      isMain: false,
      done: (value, at) => {
        void save({ kind: "noted", value, ...about, ...(at && { at }) }, words.noted(clockTime(at || Date.now())));
      },
    });
    return { form, field: text };
  }

  function skip() {
    const form = make("form", "note");
    const reason = makeField(words.reason, { placeholder: words.reasonAsks });
    form.append(reason.label, make("p", "row note__acts", makeButton(words.skip, "btn")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void save({ kind: "skipped", value: reason.input.value.trim(), ...about }, words.skippedNow(step.number));
    });
    return { form, field: reason.input };
  }

  /** @param {Draft} draft @param {string} said */
  async function save(draft, said) {
    form.remove();
    button.focus();
    if (await incident.add([draft])) announce(said);
  }
}
