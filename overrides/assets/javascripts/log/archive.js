// The incidents of this device: begin one, go back to an old one, name, end, join, save, delete them.

import { opening } from "../record/drafts.js";
import { newId } from "../record/events.js";
import { makeFile, saveFile } from "../exchange/file.js";
import { fillRow, makeRow, nameOf } from "./archive-row.js";
import { make, origin } from "../browser/dom.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */
/** @import { State } from "../record/state.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const list = root.querySelector(".archive__list");
  const empty = make("li", "", words.noIncidents);
  /** @type {Map<string, State>} */
  let states = new Map();
  /** @type {Map<string, HTMLLIElement>} */
  const rows = new Map();
  /** @type {Readonly<Record<string, (id: string, state: State) => unknown>>} */
  const acts = Object.freeze({ resume, end, join, remove, save });

  for (const button of root.querySelectorAll("[data-new]")) button.removeAttribute("disabled");
  root.addEventListener("click", (event) => {
    const button = origin(event, "button", HTMLButtonElement);
    const begins = button?.dataset["new"];
    if (begins !== undefined) begin(begins === "dryrun");
    const id = button?.closest("li")?.dataset["incident"];
    const state = id && states.get(id);
    if (state) acts[button?.dataset["act"] ?? ""]?.(id, state);
  });
  root.addEventListener("change", (event) => {
    const input = origin(event, "input", HTMLInputElement);
    const id = input?.closest("li")?.dataset["incident"];
    if (!id) return;
    void incident.add([{ kind: "titled", incident: id, value: input.value.trim() }]).then(render);
  });
  incident.subscribe(() => void render());

  /** The incident before stays in the list. @param {boolean} isDryRun */
  function begin(isDryRun) {
    const { isOpen, state } = incident;
    if (isOpen && !window.confirm(words.beginQuestion(clockTime(state.begun)))) return;
    const id = newId();
    const drafts = opening(incident.site, incident.initials, Date.now());
    if (isDryRun) drafts.push({ kind: "dryrun", value: true });
    void incident.add(drafts.map((draft) => ({ ...draft, incident: id })), { current: id });
  }

  /** @param {string} id @param {State} state */
  function resume(id, state) {
    const reopening = { kind: /** @type {const} */ ("ended"), incident: id, value: false };
    void incident.add(state.ended ? [reopening] : [], { current: id });
  }

  /** @param {string} id */
  function end(id) {
    if (!window.confirm(words.endQuestion)) return;
    void incident.add([{ kind: "ended", incident: id }], id === incident.id ? { current: "" } : {});
  }

  /** Both say so, so that either leads to the other; what ran before still runs. */
  function join(/** @type {string} */ id, /** @type {State} */ state) {
    if (!window.confirm(words.joinQuestion(nameOf(state)))) return;
    const { id: own } = incident;
    /** @type {Draft[]} */
    const drafts = [
      { kind: "joined", incident: own, value: id },
      { kind: "joined", incident: id, value: own },
    ];
    if (state.ended) drafts.push({ kind: "ended", incident: own, value: false });
    void incident.add(drafts).then(render);
  }

  /** @param {string} _id @param {State} state */
  async function save(_id, state) {
    saveFile(await makeFile(incident, state, "json"));
  }

  /** @param {string} id @param {State} state */
  async function remove(id, state) {
    if (window.confirm(words.saveFirst(nameOf(state)))) await save(id, state);
    if (!window.confirm(words.removeQuestion(nameOf(state)))) return;
    await incident.remove(state.incidents);
    await render();
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
