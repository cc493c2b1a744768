// The state of things, to be set by hand: severity, progress, cause, roles, moments, duties to
// report, exercise. Everything that changes here is an event.

import { makeField, makeSelect } from "../browser/controls.js";
import { duties } from "../record/clocks.js";
import { make, setAttribute, setText } from "../browser/dom.js";
import { MOMENTS, momentOf } from "../record/moments.js";
import { SEVERITY } from "../record/rhythm.js";
import { pastMoment, showMoment } from "../browser/when.js";
import { words } from "../record/words.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */

/** One control: `show` puts the state in, `draft` makes events of what was entered, or refuses. */
/**
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {HTMLInputElement | HTMLSelectElement} control
 * @property {() => void} show
 * @property {() => Draft[] | string} draft a text says what is wrong with the entry
 */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const place = root.querySelector(":scope > div:last-child");
  const rows = [
    severity(),
    status(),
    field("Ursache", words.fieldTitles["Ursache"] ?? ""),
    field("Benutzerzahl", words.affected),
    dryRun(),
  ];
  const groups = [
    make("div", "sheet situation__rows", ...rows.map(({ element }) => element)),
    ...group(words.rolesTitle, Object.keys(words.roles).map(role)),
    ...group(words.momentsTitle, MOMENTS.map(moment)),
    ...group(words.dutiesTitle, Object.keys(words.duties).map(duty)),
  ];
  place?.append(...groups);
  root.addEventListener("change", ({ target }) => {
    const row = rows.find(({ control }) => control === target);
    if (row) save(row);
  });
  incident.subscribe(() => {
    for (const row of rows) {
      if (document.activeElement !== row.control && !row.control.matches("[aria-invalid]")) row.show();
    }
  });

  /** @param {string} title @param {Row[]} more */
  function group(title, more) {
    rows.push(...more);
    const sheet = make("div", "sheet situation__rows", ...more.map(({ element }) => element));
    return [make("h3", "", title), sheet];
  }

  /** @param {Row} row */
  function save({ control, element, draft }) {
    const made = draft();
    const isWrong = typeof made === "string";
    setAttribute(control, "aria-invalid", isWrong && "true");
    setText(element.querySelector("small"), isWrong ? made : "");
    if (!isWrong) void incident.add(made);
  }

  function severity() {
    const names = [...incident.site.rhythms.keys()];
    const options = ["", ...names].map((name) => /** @type {[string, string]} */ ([name, name || words.openValue]));
    const { select, label } = makeSelect(words.severity, options, "");
    return makeRow(label, select, {
      show: () => (select.value = incident.state.values.get(SEVERITY)?.value ?? ""),
      draft: () => [{ kind: "set", step: SEVERITY, value: select.value }],
    });
  }

  function status() {
    const options = [["", words.openValue], ...Object.entries(words.statuses)];
    const { select, label } = makeSelect(words.kinds["state"] ?? "", /** @type {[string, string][]} */ (options), "");
    return makeRow(label, select, {
      show: () => (select.value = incident.state.status?.value ?? ""),
      draft: () => [{ kind: "state", value: select.value }],
    });
  }

  /** @param {string} name @param {string} text */
  function field(name, text) {
    const { input, label } = makeField(text);
    return makeRow(label, input, {
      show: () => (input.value = incident.state.values.get(name)?.value ?? ""),
      draft: () => [{ kind: "set", step: name, value: input.value.trim() }],
    });
  }

  function dryRun() {
    const input = make("input", "");
    input.type = "checkbox";
    input.autocomplete = "off";
    const label = make("label", "field", make("span", "", words.dryRun), input);
    return makeRow(label, input, {
      show: () => (input.checked = incident.state.dryRun),
      draft: () => [{ kind: "dryrun", value: input.checked }],
    });
  }

  /** @param {string} name */
  function role(name) {
    const { input, label } = makeField(words.roles[name] ?? name, { placeholder: words.initials });
    input.classList.add("fld--s");
    input.maxLength = 4;
    const holder = () => incident.state.roles.get(name);
    return makeRow(label, input, {
      show: () => {
        input.value = holder()?.value ?? "";
        const since = holder() ? words.since(showMoment(holder()?.at ?? 0, Date.now())) : "";
        setText(label.querySelector("small"), since);
      },
      draft: () => {
        const value = input.value.trim().toLocaleUpperCase("de");
        const before = holder()?.value ?? "";
        return [{ kind: "role", step: name, value, ...(before && { lead: before }) }];
      },
    });
  }

  /** @param {import("../record/kinds.js").Moment} name */
  function moment(name) {
    const { input, label } = makeField(words.moments[name] ?? name, { placeholder: "03:46" });
    input.classList.add("fld--m");
    const told = () => incident.state.moments.get(name);
    return makeRow(label, input, {
      show: () => {
        const at = momentOf(incident.state, name);
        input.value = at ? showMoment(at, Date.now()) : "";
      },
      draft: () => {
        const entered = told();
        if (!input.value.trim()) {
          return entered ? [{ kind: "corrected", corrects: entered.id, at: entered.at, value: null }] : [];
        }
        const at = pastMoment(input.value, Date.now());
        return at ? [{ kind: "moment", step: name, at }] : words.badTime;
      },
    });
  }

  /** @param {string} name */
  function duty(name) {
    const { input, label } = makeField(words.duties[name] ?? name, { placeholder: "03:46" });
    input.classList.add("fld--m");
    return makeRow(label, input, {
      show: () => {
        const clock = incident.state.clocks.get(name);
        input.value = clock ? showMoment(clock.at, Date.now()) : "";
        const ends = duties(incident.state).filter(({ key }) => key.startsWith(`duty ${name} `));
        setText(label.querySelector("small"), ends.map(({ text }) => text).join("\n"));
      },
      draft: () => {
        if (!input.value.trim()) return [{ kind: "clock", step: name, value: false }];
        const at = pastMoment(input.value, Date.now());
        return at ? [{ kind: "clock", step: name, at, value: true }] : words.badTime;
      },
    });
  }
}

/**
 * @param {HTMLElement} label
 * @param {HTMLInputElement | HTMLSelectElement} control
 * @param {Pick<Row, "show" | "draft">} acts
 * @returns {Row}
 */
function makeRow(label, control, acts) {
  label.querySelector("span")?.append(make("small", ""));
  const element = make("div", "", label);
  return { element, control, ...acts };
}
