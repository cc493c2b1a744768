// The incident bar: how long it runs, where, whether everything is saved, and whose initials.

import { origin, setText } from "./dom.js";
import { runningPhase } from "./progress.js";
import { strings } from "./strings.js";
import { clockTime, duration } from "./time.js";

/** @import { Incident } from "./incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const page = document.documentElement;
  const find = (/** @type {string} */ name) => root.querySelector(`[data-${name}]`);
  const initials = find("initials");
  const fail = find("fail");
  const retry = find("retry");
  let word = "";

  initials?.addEventListener("change", () => {
    if (!(initials instanceof HTMLInputElement)) return;
    initials.value = initials.value.trim().toLocaleUpperCase("de");
    if (initials.value !== incident.initials) void incident.introduce(initials.value);
  });
  retry?.addEventListener("click", () => void incident.retry());
  fail?.addEventListener("click", (event) => {
    // The record page would load without what is not saved, so the file is made here.
    if (!origin(event, "a", HTMLAnchorElement)) return;
    event.preventDefault();
    void import("./file.js").then(({ makeFile, saveFile }) =>
      makeFile(incident, incident.state, "json").then(saveFile),
    );
  });
  incident.subscribe(render);

  function render() {
    const { state, site, unsaved } = incident;
    show(state.begun > 0 || incident.notice === "unreadable" || incident.notice === "outdated");
    setText(find("elapsed"), duration(Date.now() - (state.begun || Date.now())));
    setText(find("phase"), strings.phase(runningPhase(site.phases, state)));
    setText(find("title"), state.title || strings.untitled(clockTime(state.begun)));
    setText(find("save"), saveText());
    if (initials instanceof HTMLInputElement && document.activeElement !== initials) {
      initials.value = incident.initials;
    }
    const trouble = unsaved.failedSince ? strings.saveFailed : "";
    const notice = incident.notice && strings[incident.notice];
    setText(find("fail-text"), [trouble, notice].filter(Boolean).join(" "));
    if (fail instanceof HTMLElement) fail.hidden = !trouble && !notice;
    if (retry instanceof HTMLElement) retry.hidden = !trouble;
  }

  /** The bar of an incident that begins here must not push the list away from the finger. */
  function show(/** @type {boolean} */ isShown) {
    const wasShown = "incident" in page.dataset;
    if (isShown && !wasShown) {
      root.classList.add("board--arrived");
      page.dataset["incident"] = "";
    } else if (!isShown && wasShown) {
      delete page.dataset["incident"];
    }
  }

  function saveText() {
    const { state, unsaved } = incident;
    const severity = state.values.get("Stufe")?.value;
    const savedAt = unsaved.savedAt || state.events.at(-1)?.logged;
    if (incident.notice === "memoryMode") word = strings.notSaved;
    else if (unsaved.failedSince) word = strings.unsavedSince(clockTime(unsaved.failedSince));
    else if (savedAt && unsaved.events.length === 0) word = strings.saved(clockTime(savedAt));
    return severity ? `${severity} · ${word}` : word;
  }
}
