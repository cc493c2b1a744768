// Makes the labelled controls of forms that scripts build. It records nothing.

import { make } from "./dom.js";

/** @param {string} text @param {string} className @param {string} [act] what the button does */
export function makeButton(text, className, act = "") {
  const button = make("button", className, text);
  button.type = act ? "button" : "submit";
  if (act) button.dataset["act"] = act;
  return button;
}

/**
 * A text field below its label.
 * @param {string} label
 * @param {{ value?: string, size?: number, placeholder?: string, name?: string }} [options]
 */
export function makeField(label, { value = "", size = 0, placeholder = "", name = "" } = {}) {
  const input = make("input", "fld");
  input.type = "text";
  input.autocomplete = "off";
  input.value = value;
  input.placeholder = placeholder;
  input.name = name;
  if (size) input.size = size;
  return { input, label: make("label", "field", make("span", "", label), input) };
}

/**
 * A list to choose from.
 * @param {string} label
 * @param {readonly (readonly [string, string])[]} options value and text
 * @param {string} value
 */
export function makeSelect(label, options, value) {
  const select = make("select", "fld");
  select.autocomplete = "off";
  for (const [key, text] of options) select.append(new Option(text, key, key === value, key === value));
  return { select, label: make("label", "field", make("span", "", label), select) };
}

/**
 * One choice of a few, all in view.
 * @param {string} legend
 * @param {string} name
 * @param {readonly (readonly [string, string])[]} options value and text
 * @param {string} value
 */
export function makeChoices(legend, name, options, value) {
  const set = make("fieldset", "kinds", make("legend", "vh", legend));
  for (const [key, text] of options) {
    const input = make("input", "");
    input.type = "radio";
    input.name = name;
    input.value = key;
    input.checked = key === value;
    set.append(make("label", "", input, text));
  }
  return set;
}
