// The log of the current incident, newest first: to read, to filter, to correct.

import { makeButton, makeSelect } from "../browser/controls.js";
import { make, origin } from "../browser/dom.js";
import { entries } from "../record/entries.js";
import { makeFixForm } from "./fix.js";
import { loadStyles } from "../browser/styles.js";
import { clockTime, day } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Entry } from "../record/entries.js" */
/** @import { Incident } from "../store/incident.js" */

/** So many entries are in view at first, and so many more with every tap. */
const FIRST = 25;
const MORE = 200;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const log = root.querySelector(".log");
  const older = root.querySelector("[data-older]");
  const groups = /** @type {[string, string][]} */ (Object.entries(words.groups));
  const filter = makeSelect(words.filter, groups, "");
  let limit = FIRST;
  let shown = "";
  /** The entry that is being corrected. */
  let fixing = "";

  root.querySelector(".record__head .small")?.append(filter.label);
  filter.select.addEventListener("change", render);
  older?.addEventListener("click", () => {
    limit += MORE;
    render();
  });
  addEventListener("beforeprint", () => {
    limit = Infinity;
    render();
  });
  root.addEventListener("click", (event) => {
    const id = origin(event, ".log__fix", HTMLButtonElement)?.closest("li")?.dataset["entry"];
    if (!id) return;
    log?.querySelector("form")?.remove();
    fixing = id;
    void loadStyles("note", incident.site.base).then(render);
  });
  incident.subscribe(render);

  function render() {
    const all = entries(incident.state).reverse();
    const group = filter.select.value;
    const found = all.filter((entry) => !group || entry.group === group);
    const rows = found.slice(0, limit);
    if (older instanceof HTMLElement) older.hidden = found.length <= limit;
    filter.label.hidden = all.length === 0;
    const today = day(Date.now());
    const content = JSON.stringify([rows, today, fixing]);
    if (!log || content === shown || isAtWork()) return;
    shown = content;
    const made = rows.map((entry) => row(entry, today));
    log.replaceChildren(...(made.length ? made : [make("li", "", make("p", "", words.noEntries))]));
    if (fixing) root.querySelector("form")?.scrollIntoView({ block: "nearest" });
  }

  /** What somebody types must not vanish because another tab has written. */
  function isAtWork() {
    return fixing !== "" && log?.querySelector("form") !== null;
  }

  /** @param {Entry} entry @param {string} today */
  function row(entry, today) {
    const time = make("time", "", clockTime(entry.at));
    time.dateTime = new Date(entry.at).toISOString();
    const cells = [time, make("b", "", entry.title), make("span", "", entry.by)];
    const row = make("li", "", ...cells, ...texts(entry, today));
    row.dataset["entry"] = entry.id;
    if (entry.id === fixing) row.append(makeFixForm(entry, (draft) => void fix(draft)));
    else row.append(makeFix(entry));
    return row;
  }

  /** @param {Draft | undefined} draft */
  async function fix(draft) {
    log?.querySelector("form")?.remove();
    const id = fixing;
    fixing = "";
    if (draft) await incident.add([draft]);
    render();
    const rows = [...(log?.querySelectorAll("li") ?? [])];
    rows.find((one) => one.dataset["entry"] === id)?.querySelector("button")?.focus();
  }
}

/** @param {Entry} entry */
function makeFix({ at }) {
  const button = makeButton(words.change, "log__fix", "fix");
  button.setAttribute("aria-label", words.changeAt(clockTime(at)));
  return button;
}

/** @param {Entry} entry @param {string} today */
function texts(entry, today) {
  const parts = [];
  if (entry.before) parts.push(make("p", "", make("del", "", entry.before)));
  const text = make("p", "", entry.before && entry.text ? make("ins", "", entry.text) : entry.text);
  if (entry.command) text.prepend(make("code", "", entry.command), entry.text ? "\n" : "");
  if (day(entry.at) !== today) text.prepend(make("span", "small", day(entry.at)), " ");
  if (entry.remark) text.append(text.textContent ? " " : "", make("span", "small", entry.remark));
  return text.textContent ? [...parts, text] : parts;
}
