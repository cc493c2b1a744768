// Writes the current incident down as a file: report, table or record.

import { enable, origin, setText } from "../browser/dom.js";
import { exchangeWords as words } from "./exchangewords.js";
import { makeFile, saveFile } from "./file.js";
import { sumOf } from "./recordfile.js";

/** @import { Format } from "./file.js" */
/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const status = root.querySelector("[data-status]");
  const anonymous = root.querySelector("input");

  root.addEventListener("click", (event) => {
    const format = origin(event, "button", HTMLButtonElement)?.dataset["act"];
    if (format) void write(/** @type {Format} */ (format));
  });
  enable(root);

  /** @param {Format} format */
  async function write(format) {
    await incident.retry();
    const state = await incident.latest();
    if (!state.events.length) {
      setText(status, words.nothing);
      return;
    }
    const file = await makeFile(incident, state, format, format !== "json" && anonymous?.checked);
    saveFile(file);
    setText(status, words.saved(file.name, await sumOf(state.events)));
  }
}
