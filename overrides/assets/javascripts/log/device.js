// What somebody chooses for this device alone: single keys, notifications.

import { make } from "../browser/dom.js";
import { askPermission, permission } from "../bar/notify.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Settings } from "../store/reading.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const sheet = make("div", "sheet situation__rows", choice("keys", words.keys, incident));
  root.querySelector(":scope > div:last-child")?.append(sheet, reminding());
}

/** @param {keyof Settings} name @param {string} text @param {Incident} incident */
function choice(name, text, incident) {
  const input = make("input", "");
  input.type = "checkbox";
  input.autocomplete = "off";
  input.addEventListener("change", () => void incident.choose(name, input.checked));
  incident.subscribe(() => (input.checked = incident.settings[name]));
  return make("div", "", make("label", "field", make("span", "", text), input));
}

/** Only a tap may ask, and only once: afterwards the browser's own settings decide. */
function reminding() {
  const button = make("button", "btn", words.allowNotes);
  button.type = "button";
  const box = make("p", "row situation__more", button);
  box.hidden = permission() !== "default";
  button.addEventListener("click", () => {
    void askPermission().then(() => (box.hidden = permission() !== "default"));
  });
  return box;
}
