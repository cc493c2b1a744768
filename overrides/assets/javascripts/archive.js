// The incidents of this device: begin a new one, go back to an old one, name, end and save them.
// Nothing is deleted here.

import { opening } from "./drafts.js";
import { newId } from "./events.js";
import { make, origin, setAttribute, setText } from "./dom.js";
import { makeFile, saveFile } from "./file.js";
import { countBlocks } from "./progress.js";
import { strings } from "./strings.js";
import { clockTime, day } from "./time.js";

/** @import { Incident } from "./incident.js" */
/** @import { State } from "./state.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const list = root.querySelector(".archive__list");
  const empty = make("li", "", strings.noIncidents);
  /** @type {Map<string, State>} */
  let states = new Map();
  /** @type {Map<string, HTMLLIElement>} */
  const rows = new Map();

  root.addEventListener("click", (event) => {
    const button = origin(event, "button", HTMLButtonElement);
    if (button?.hasAttribute("data-new")) begin();
    const id = button?.closest("li")?.dataset["incident"];
    const state = id && states.get(id);
    if (!state) return;
    if (button?.dataset["act"] === "resume") resume(id, state);
    if (button?.dataset["act"] === "end") end(id);
    if (button?.dataset["act"] === "save") void makeFile(incident, state, "json").then(saveFile);
  });
  root.addEventListener("change", (event) => {
    const input = origin(event, "input", HTMLInputElement);
    const id = input?.closest("li")?.dataset["incident"];
    if (!id) return;
    void incident.add([{ kind: "titled", incident: id, value: input.value.trim() }]).then(render);
  });
  incident.subscribe(() => void render());

  /** The incident before stays in the list. */
  function begin() {
    const { isOpen, state } = incident;
    if (isOpen && !window.confirm(strings.beginQuestion(clockTime(state.begun)))) return;
    const id = newId();
    const drafts = opening(incident.site, incident.initials, Date.now());
    void incident.add(drafts.map((draft) => ({ ...draft, incident: id })), { current: id });
  }

  /** @param {string} id @param {State} state */
  function resume(id, state) {
    const reopening = { kind: /** @type {const} */ ("ended"), incident: id, value: false };
    void incident.add(state.ended ? [reopening] : [], { current: id });
  }

  /** @param {string} id */
  function end(id) {
    if (!window.confirm(strings.endQuestion)) return;
    void incident.add([{ kind: "ended", incident: id }], id === incident.id ? { current: "" } : {});
  }

  async function render() {
    const all = await incident.all();
    all.sort((a, b) => b.state.begun - a.state.begun);
    states = new Map(all.map(({ id, state }) => [id, state]));
    const ordered = all.map(({ id, state }) => {
      const row = rows.get(id) ?? makeRow(id);
      rows.set(id, row);
      fillRow(row, state, id === incident.id, incident);
      return row;
    });
    const content = ordered.length ? ordered : [empty];
    const isSame = content.every((row, index) => row === list?.children[index]);
    if (!isSame || content.length !== list?.children.length) list?.replaceChildren(...content);
  }
}

/** @param {string} id */
function makeRow(id) {
  const input = make("input", "fld");
  input.autocomplete = "off";
  input.maxLength = 80;
  const title = make("label", "", make("span", "vh", strings.title), input);
  const buttons = [["resume", strings.resume], ["end", strings.end], ["save", strings.saveFile]];
  const acts = buttons.map(([act = "", text = ""]) => {
    const button = make("button", "btn btn--s", text);
    button.type = "button";
    button.dataset["act"] = act;
    return button;
  });
  const when = make("p", "small");
  const row = make("li", "", title, make("span", "archive__count"), when, make("p", "row", ...acts));
  row.dataset["incident"] = id;
  return row;
}

/**
 * @param {HTMLLIElement} row
 * @param {State} state
 * @param {boolean} isCurrent
 * @param {Incident} incident
 */
function fillRow(row, state, isCurrent, { site }) {
  const input = row.querySelector("input");
  const time = clockTime(state.begun);
  if (input && document.activeElement !== input) input.value = state.title;
  if (input) input.placeholder = strings.untitled(time);
  setAttribute(row, "aria-current", isCurrent && "true");
  const { done } = countBlocks(site.phases.flatMap((phase) => phase.blocks), state);
  setText(row.querySelector(".archive__count"), strings.steps(done));
  const end = state.ended ? strings.ended(clockTime(state.ended)) : isCurrent ? strings.running : "";
  const parts = [strings.begun(day(state.begun), time), end];
  setText(row.querySelector(".small"), parts.filter(Boolean).join(" · "));
  const [resume, stop] = row.querySelectorAll("button");
  if (resume) resume.disabled = isCurrent;
  if (stop) stop.disabled = state.ended > 0;
}
