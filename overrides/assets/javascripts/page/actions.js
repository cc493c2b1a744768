// What the review decides: each action with verb, owner, day and proof, saved while it is written.

import { makeButton, makeField, makeSelect } from "../browser/controls.js";
import { make, origin, setText } from "../browser/dom.js";
import { newId } from "../record/events.js";
import { loadStyles } from "../browser/styles.js";
import { watchTyping } from "../browser/typing.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Action, Area } from "../record/kinds.js" */

/** Every review asks for at least one action in each of these. @type {readonly Area[]} */
const WANTED = Object.freeze(["erkennung", "kommunikation", "handbuch"]);
/** @type {readonly ("text" | "owner" | "due" | "proof")[]} */
const PARTS = Object.freeze(["text", "owner", "due", "proof"]);

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const gaps = make("p", "actions__gaps");
  const list = make("ol", "sheet actions__list");
  const add = makeButton(words.addAction, "btn", "add");
  const bar = make("p", "row", add);
  /** @type {Map<string, HTMLLIElement>} */
  const rows = new Map();
  gaps.setAttribute("role", "status");
  void loadStyles("note", incident.site.base).then(() => {
    root.append(gaps, list, bar);
    incident.subscribe(render);
  });

  const isBusy = watchTyping(root, "input", save);
  root.addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && save(target));
  add.addEventListener("click", () => {
    const missing = WANTED.find((area) => !areas().includes(area)) ?? "technik";
    const id = newId();
    void incident.add([{ kind: "action", step: id, value: { area: missing, text: "", owner: "", due: "", proof: "" } }]);
    requestAnimationFrame(() => rows.get(id)?.querySelector("input")?.focus());
  });
  root.addEventListener("click", (event) => {
    const row = origin(event, '[data-act="drop"]', HTMLButtonElement)?.closest("li");
    const id = row?.dataset["action"];
    if (id) void incident.add([{ kind: "action", step: id, value: null }]);
  });

  function areas() {
    return [...incident.state.actions.values()].filter(({ text }) => text).map(({ area }) => area);
  }

  /** @param {Element} control */
  function save(control) {
    const row = control.closest("li");
    const id = row?.dataset["action"];
    const before = id && incident.state.actions.get(id);
    if (!row || !id || !before) return;
    const value = { ...before, area: /** @type {Area} */ (row.querySelector("select")?.value ?? before.area) };
    for (const part of PARTS) value[part] = input(row, part)?.value.trim() ?? "";
    if (JSON.stringify(value) !== JSON.stringify(before)) void incident.add([{ kind: "action", step: id, value }]);
  }

  function render() {
    const { actions } = incident.state;
    const ordered = [...actions].map(([id, action]) => {
      const row = rows.get(id) ?? makeRow(id);
      rows.set(id, row);
      fill(row, action);
      return row;
    });
    const isSame = ordered.every((row, index) => row === list.children[index]);
    if (!isSame || ordered.length !== list.children.length) list.replaceChildren(...ordered);
    const missing = WANTED.filter((area) => !areas().includes(area)).map((area) => words.areas[area] ?? area);
    const areasTold = missing.length ? words.missingActions(missing) : words.allActions;
    const open = [...actions.values()].filter((one) => PARTS.some((part) => !one[part])).length;
    setText(gaps, open ? `${areasTold} ${words.openActions(open)}` : areasTold);
  }

  /** @param {HTMLLIElement} row @param {Action} action */
  function fill(row, action) {
    const select = row.querySelector("select");
    if (select && document.activeElement !== select) select.value = action.area;
    for (const part of PARTS) {
      const field = input(row, part);
      if (field && !isBusy(field) && field.value !== action[part]) field.value = action[part];
    }
  }
}

/** @param {HTMLLIElement} row @param {string} part */
function input(row, part) {
  return [...row.querySelectorAll("input")].find(({ name }) => name === part);
}

/** @param {string} id */
function makeRow(id) {
  const area = makeSelect(words.area, /** @type {[string, string][]} */ (Object.entries(words.areas)), "");
  const fields = PARTS.map((part) => {
    const { input, label } = makeField(words.actionParts[part] ?? part, {
      name: part,
      placeholder: words.actionSamples[part] ?? "",
    });
    if (part === "due") input.type = "date";
    return label;
  });
  const drop = makeButton(words.dropAction, "btn btn--s", "drop");
  const row = make("li", "", area.label, ...fields, drop);
  row.dataset["action"] = id;
  return row;
}
