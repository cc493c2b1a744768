// A check: records what its command has shown, with the output if somebody pastes it.

import { origin, setAttribute, setText } from "../browser/dom.js";
import { strings } from "../strings.js";
import { clockTime } from "../browser/time.js";
import { watchTyping } from "../browser/typing.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const { id: step = "" } = root.dataset;
  const lead = root.querySelector(".check__ask b")?.textContent ?? "";
  const picks = [...root.querySelectorAll("[data-answer]")].map(readPick);
  const output = root.querySelector("textarea");
  const isBusy = watchTyping(root, "[data-output]", () => save(answered()?.answer ?? ""));

  root.addEventListener("click", (event) => {
    const button = origin(event, "button", HTMLButtonElement);
    const pick = picks.find((one) => one.button === button);
    if (pick) save(pick.answer);
  });
  incident.subscribe(render);

  function answered() {
    return incident.state.checks.get(step);
  }

  /** Records answer and output together, for one says little without the other. @param {string} answer */
  function save(answer) {
    const text = output?.value.trim() ?? "";
    const before = answered();
    if (!answer || (before?.answer === answer && before.output === text)) return;
    const value = text ? { answer, output: text } : { answer };
    void incident.add([{ kind: "checked", step, lead, value }]);
  }

  function render() {
    const check = answered();
    const text = check?.output ?? "";
    if (output && !isBusy(output) && output.value.trim() !== text) output.value = text;
    for (const { answer, button, note } of picks) {
      const isChosen = answer === check?.answer;
      setAttribute(button, "aria-pressed", String(isChosen));
      setText(note, check && isChosen ? when(check) : "");
    }
  }

  /** @param {{ id: string, at: number, by: string }} check */
  function when({ id, at, by }) {
    const words = {
      saved: `${clockTime(at)} ${by}`.trim(),
      saving: strings.saving,
      failed: strings.notSaved,
    };
    return words[incident.unsaved.stateOf(id)];
  }
}

/** @param {Element} row */
function readPick(row) {
  const button = /** @type {HTMLButtonElement} */ (row.querySelector(".check__pick"));
  const note = row.querySelector(".check__when");
  return { answer: row.getAttribute("data-answer") ?? "", button, note };
}
