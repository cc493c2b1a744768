// The form for a note: what was seen, supposed, done or decided, and when. One for the bar, the
// record page and the correction of an old note.

import { makeButton, makeChoices, makeField, makeSelect } from "../browser/controls.js";
import { make, setAttribute, setText } from "../browser/dom.js";
import { read } from "../record/describe.js";
import { pastMoment, showMoment } from "../browser/when.js";
import { words } from "../record/words.js";

/** @import { Noted, NoteType, Outcome } from "../record/kinds.js" */

/** Types whose outcome shows later, and what the outcomes are called. */
const OUTCOMES = ["hypothese", "massnahme"];
let count = 0;

/**
 * @param {object} options
 * @param {unknown} [options.note] what to begin with
 * @param {number} [options.at]
 * @param {string} [options.save] text of the button
 * @param {boolean} [options.isMain] whether this is what the page asks for
 * @param {(note: Noted, at: number) => void} options.done `at` is 0 for now
 */
export function makeNoteForm({ note, at = 0, save = words.noteSave, isMain = true, done }) {
  const form = make("form", "note");
  const now = Date.now();
  const types = /** @type {[string, string][]} */ (Object.entries(words.noteTypes));
  const kinds = makeChoices(words.noteType, `note-${(count += 1)}`, types, read(note, "type") || "beobachtung");
  const text = make("textarea", "fld");
  text.rows = 3;
  text.value = read(note, "text");
  const area = make("label", "field", make("span", "vh", words.noteText), text);
  const command = makeField(words.noteCommand, { value: read(note, "command") });
  command.input.classList.add("fld--code");
  const result = makeField(words.noteResult, { value: read(note, "result") });
  const outcome = makeSelect(words.noteOutcome, [["", ""]], "");
  const more = make("div", "note__more", command.label, result.label, outcome.label);
  const time = makeField(words.noteTime, { value: showMoment(at || now, now), size: 5 });
  const hint = make("p", "small hint");
  hint.setAttribute("role", "status");
  const button = makeButton(save, isMain ? "btn btn--now" : "btn");
  const acts = make("p", "row note__acts", time.label, button);
  form.append(kinds, area, more, acts, hint);
  form.noValidate = true;
  const shown = time.input.value;
  showType();

  form.addEventListener("change", showType);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const moment = time.input.value === shown ? at : pastMoment(time.input.value, Date.now());
    const isBadTime = moment === 0 && time.input.value !== shown;
    setAttribute(time.input, "aria-invalid", isBadTime && "true");
    const isEmpty = !text.value.trim() && !(typeOf() === "massnahme" && command.input.value.trim());
    setText(hint, isBadTime ? words.badTime : isEmpty ? words.emptyNote : "");
    if (isBadTime) return time.input.focus();
    if (isEmpty) return text.focus();
    done(readNote(), moment);
  });
  return { form, text };

  function typeOf() {
    const chosen = [...kinds.querySelectorAll("input")].find((input) => input.checked);
    return /** @type {NoteType} */ (chosen?.value ?? "beobachtung");
  }

  function showType() {
    const type = typeOf();
    text.placeholder = words.noteAsks[type] ?? "";
    more.hidden = !OUTCOMES.includes(type);
    for (const { label } of [command, result]) label.hidden = type !== "massnahme";
    if (more.dataset["type"] === type) return;
    more.dataset["type"] = type;
    const chosen = outcome.select.value || read(note, "outcome");
    const names = ["erfolg", "fehlschlag"].map((key) => [key, words.outcomes[`${type} ${key}`] ?? key]);
    outcome.select.replaceChildren(
      ...[["", words.outcomeOpen], ...names].map(([key = "", name = ""]) => {
        return new Option(name, key, key === chosen, key === chosen);
      }),
    );
  }

  /** @returns {Noted} */
  function readNote() {
    const type = typeOf();
    /** @type {Noted} */
    const found = { type, text: text.value.trim() };
    if (OUTCOMES.includes(type) && outcome.select.value) {
      found.outcome = /** @type {Outcome} */ (outcome.select.value);
    }
    if (type !== "massnahme") return found;
    if (command.input.value.trim()) found.command = command.input.value.trim();
    if (result.input.value.trim()) found.result = result.input.value.trim();
    return found;
  }
}
