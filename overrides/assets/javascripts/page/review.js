// A questionnaire: records every answer while it is written and shows when it was saved.

import { origin, setText } from "../browser/dom.js";
import { isEntered, ownState } from "../browser/entered.js";
import { strings } from "../strings.js";
import { clockTime } from "../browser/time.js";
import { watchTyping } from "../browser/typing.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const questions = [...root.querySelectorAll("li.question[data-question]")].map((row) => ({
    row,
    step: row.getAttribute("data-question") ?? "",
    lead: row.querySelector(".question__text b")?.textContent ?? "",
    area: row.querySelector("textarea"),
    choices: [...row.querySelectorAll("input")],
    when: row.querySelector(".question__when"),
  }));
  const isBusy = watchTyping(root, "textarea", (area) => save(area, area.value.trim()));
  root.addEventListener("change", (event) => {
    const choice = origin(event, "input", HTMLInputElement);
    if (choice) save(choice, choice.value);
  });
  const early = questions.flatMap(({ choices }) => choices).filter((choice) => choice.checked && isEntered(choice));
  for (const choice of questions.flatMap(({ choices }) => choices)) ownState(choice);
  for (const facts of root.querySelectorAll("[data-facts]")) {
    const load = () => import("./facts.js").then(({ mountFacts }) => {
      if (facts instanceof HTMLElement) mountFacts(facts, incident);
    });
    if (facts.hasAttribute("open")) void load();
    else facts.addEventListener("toggle", () => void load(), { once: true });
  }
  incident.subscribe(render);

  /** @param {Element} field @param {string} value */
  function save(field, value) {
    const question = questions.find(({ row }) => row.contains(field));
    if (!question) return;
    const { step, lead } = question;
    if (value === (incident.state.answers.get(step)?.value ?? "")) return;
    void incident.add([{ kind: "answered", step, lead, value }]);
  }

  function render() {
    for (const choice of early.splice(0)) save(choice, choice.value);
    for (const { step, area, choices, when } of questions) {
      const answer = incident.state.answers.get(step);
      const value = answer?.value ?? "";
      if (area && !isBusy(area) && area.value.trim() !== value) area.value = value;
      for (const choice of choices) choice.checked = choice.value === value;
      if (!answer) {
        setText(when, "");
        continue;
      }
      const words = {
        saved: strings.answered(clockTime(answer.at), answer.by),
        saving: strings.saving,
        failed: strings.notSaved,
      };
      setText(when, words[incident.unsaved.stateOf(answer.id)]);
    }
  }
}
