// The incident bar: how long it runs, where, whether everything is saved, whose initials, a note,
// the next message, and what else is due.

import { origin, setAttribute, setText } from "../browser/dom.js";
import { mountKeys } from "./keys.js";
import { mountReminders } from "./remind.js";
import { runningPhase } from "../record/progress.js";
import { SEVERITY } from "../record/rhythm.js";
import { dueMessage } from "../record/schedule.js";
import { strings } from "../strings.js";
import { mountTemplate } from "./template.js";
import { MINUTE, clockTime, duration } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

const SOON = 5 * MINUTE;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const page = document.documentElement;
  const find = (/** @type {string} */ name) => root.querySelector(`[data-${name}]`);
  const initials = find("initials");
  const fail = find("fail");
  const retry = find("retry");
  const note = find("note");
  const next = find("due");
  let word = "";

  initials?.addEventListener("change", () => {
    if (!(initials instanceof HTMLInputElement)) return;
    initials.value = initials.value.trim().toLocaleUpperCase("de");
    if (initials.value !== incident.initials) void incident.introduce(initials.value);
  });
  retry?.addEventListener("click", () => void incident.retry());
  note?.addEventListener("click", () => {
    void import("./panel.js").then(({ togglePanel }) => {
      if (note instanceof HTMLElement) void togglePanel(root, note, incident);
    });
  });
  fail?.addEventListener("click", (event) => {
    // The record page would load without what is not saved, so the file is made here.
    if (!origin(event, "a", HTMLAnchorElement)) return;
    event.preventDefault();
    void import("../exchange/file.js").then(({ makeFile, saveFile }) =>
      makeFile(incident, incident.state, "json").then(saveFile),
    );
  });
  mountReminders(root, incident);
  if (next) mountTemplate(next, incident);
  if (note) mountKeys(note, incident);
  incident.subscribe(render);

  function render() {
    const { state, site, unsaved } = incident;
    show(state.begun > 0 || ["blocked", "outdated", "unreadable"].includes(incident.notice));
    setAttribute(page, "data-dry", state.dryRun);
    setText(find("elapsed"), duration(Date.now() - (state.begun || Date.now())));
    setText(find("phase"), strings.phase(runningPhase(site.phases, state)));
    const title = state.title || strings.untitled(clockTime(state.begun));
    setText(find("title"), state.dryRun ? words.dryTitle(title) : title);
    setText(find("severity"), severityText());
    setText(find("save"), saveText());
    if (initials instanceof HTMLInputElement && document.activeElement !== initials) {
      initials.value = incident.initials;
    }
    renderDue();
    const trouble = unsaved.failedSince ? strings.saveFailed : "";
    const notice = incident.notice && strings[incident.notice];
    setText(find("fail-text"), [trouble, notice].filter(Boolean).join(" "));
    if (fail instanceof HTMLElement) fail.hidden = !trouble && !notice;
    if (retry instanceof HTMLElement) retry.hidden = !trouble;
  }

  function renderDue() {
    const due = dueMessage(incident.state, incident.site.rhythms);
    const rest = due - Date.now();
    const isLate = due > 0 && rest <= -MINUTE;
    const isSoon = due > 0 && !isLate && rest <= SOON;
    setText(next?.querySelector("b") ?? null, due ? clockTime(due) : "–");
    const text = isLate
      ? words.lateBy(words.span(-rest))
      : isSoon
        ? words.minutesLeft(Math.ceil(Math.max(0, rest) / MINUTE))
        : words.message;
    setText(next?.querySelector("span") ?? null, text);
    if (next) setAttribute(next, "data-state", isLate ? "late" : isSoon && "now");
  }

  /** The bar of an incident that begins here must not push the list away from the finger. */
  function show(/** @type {boolean} */ isShown) {
    const wasShown = "incident" in page.dataset;
    if (isShown && !wasShown) root.classList.add("board--arrived");
    if (isShown) page.dataset["incident"] = incident.initials ? "1" : "?";
    else delete page.dataset["incident"];
  }

  function severityText() {
    const severity = incident.state.values.get(SEVERITY)?.value;
    return severity ? `${severity} · ` : "";
  }

  function saveText() {
    const { state, unsaved } = incident;
    const savedAt = unsaved.savedAt || state.events.at(-1)?.logged;
    if (["blocked", "memoryMode"].includes(incident.notice)) word = strings.notSaved;
    else if (unsaved.failedSince) word = strings.unsavedSince(clockTime(unsaved.failedSince));
    else if (savedAt && unsaved.events.length === 0) word = strings.saved(clockTime(savedAt));
    return word;
  }
}
