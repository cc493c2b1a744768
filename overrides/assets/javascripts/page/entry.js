// Lets a reader fill a field where it stands: a tap on it opens its input. Fields inside the label of
// a box stay text, for there a tap belongs to the box.

import { make, origin } from "../browser/dom.js";
import { mountInputs } from "./inputs.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  root.addEventListener("click", (event) => open(fieldOf(event)));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const field = fieldOf(event);
    if (field) event.preventDefault();
    open(field);
  });

  /** @param {HTMLElement | undefined} field */
  function open(field) {
    if (!field) return;
    const input = inMessage(field) ?? inRow(field);
    input?.focus();
    input?.select();
  }

  /** A message has the inputs of its fields already. @param {HTMLElement} field */
  function inMessage(field) {
    const more = field.closest(".message")?.querySelector("details");
    if (!more) return;
    more.open = true;
    return inputOf(more, field);
  }

  /** Elsewhere a row with the input appears below the command or paragraph. @param {HTMLElement} field */
  function inRow(field) {
    const block = field.closest("pre, p, li, dd, td");
    const row = block?.nextElementSibling?.matches(".entry") ? block.nextElementSibling : undefined;
    const known = row && inputOf(row, field);
    if (known || !block) return known;
    const input = make("input", "fld");
    input.type = "text";
    input.autocomplete = "off";
    for (const [key, value] of Object.entries(field.dataset)) input.dataset[key] = value;
    delete input.dataset["field"];
    input.dataset["input"] = field.dataset["field"] ?? "";
    input.addEventListener("keydown", (event) => event.key === "Enter" && field.focus());
    const made = make("div", "entry", make("label", "", `${input.dataset["input"]} `, input));
    if (block.matches("li, dd, td")) block.append(made);
    else (row ?? block).after(made);
    mountInputs(made, incident);
    return input;
  }
}

/** @param {Event} event */
function fieldOf(event) {
  const field = origin(event, "[data-field]", HTMLElement);
  return field?.getAttribute("role") === "button" ? field : undefined;
}

/** @param {Element} place @param {HTMLElement} field */
function inputOf(place, field) {
  const inputs = [...place.querySelectorAll("input")];
  return inputs.find((input) => input.dataset["input"] === field.dataset["field"]);
}
