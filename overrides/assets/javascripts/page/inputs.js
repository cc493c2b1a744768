// The inputs below a message: they show what its fields hold, refuse what does not fit, and record
// the rest.

import { recordEntry } from "../record/derived.js";
import { setAttribute } from "../browser/dom.js";
import { factsOf, readField } from "./fields.js";
import { strings } from "../strings.js";
import { watchTyping } from "../browser/typing.js";
import { accepts, normalise, resolve } from "./values.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mountInputs(root, incident) {
  const inputs = [...root.querySelectorAll("[data-input]")].filter(
    (input) => input instanceof HTMLInputElement,
  );
  const isBusy = watchTyping(root, "[data-input]", (input, hasLeft) => {
    if (input instanceof HTMLInputElement) save(input, hasLeft);
  });

  incident.subscribe(() => {
    for (const input of inputs) {
      if (!isBusy(input) && !input.hasAttribute("aria-invalid")) show(input);
    }
  });

  /** @param {HTMLInputElement} input */
  function show(input) {
    const value = resolve(readField(input), factsOf(incident));
    if (input.value !== value) input.value = value;
  }

  /** @param {HTMLInputElement} input @param {boolean} hasLeft */
  function save(input, hasLeft) {
    const field = readField(input);
    const value = normalise(field.pattern, input.value);
    const isFine = accepts(field.pattern, value);
    // Nobody is told that a half-typed address is wrong.
    if (isFine || hasLeft) hint(input, isFine ? "" : (strings.refused[field.pattern] ?? ""));
    if (!isFine || value === resolve(field, factsOf(incident))) return;
    if (field.isKept) void incident.keep(field.name, value);
    else void incident.add(recordEntry(field, value, incident.state, Date.now()));
  }
}

/** @param {HTMLInputElement} input @param {string} text empty if the value is fine */
function hint(input, text) {
  setAttribute(input, "aria-invalid", text ? "true" : "");
  let note = input.parentElement?.querySelector("[data-hint]");
  if (!note && text) {
    note = document.createElement("small");
    note.setAttribute("data-hint", "");
    note.setAttribute("role", "status");
    input.after(note);
  }
  if (note) note.textContent = text;
}
