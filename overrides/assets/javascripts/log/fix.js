// Corrects an entry of the log without erasing it: another text, another time, or struck out.

import { makeButton, makeField } from "../browser/controls.js";
import { make, setAttribute, setText } from "../browser/dom.js";
import { makeNoteForm } from "../bar/noteform.js";
import { pastMoment, showMoment } from "../browser/when.js";
import { words } from "../record/words.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Entry } from "../record/entries.js" */

/** Kinds whose value is a text that may have been mistyped. */
const TEXTS = ["set", "titled", "answered", "approved", "role", "skipped"];

/**
 * @param {Entry} entry
 * @param {(draft: Draft | undefined) => void} done nothing if it stays as it was
 * @returns {HTMLFormElement}
 */
export function makeFixForm({ event, before, text: told }, done) {
  const { id, kind, at, value, incident } = event;
  const correct = (/** @type {unknown} */ next, /** @type {number} */ moment) => {
    done({ kind: "corrected", corrects: id, incident, at: moment || at, value: next });
  };
  const isStruck = before !== "" && told === "";
  const strike = makeButton(isStruck ? words.unstrike : words.strike, "btn btn--s", "strike");
  strike.addEventListener("click", () => correct(isStruck ? (value ?? undefined) : null, at));
  const cancel = makeButton(words.cancel, "btn btn--s", "cancel");
  cancel.addEventListener("click", () => done(undefined));
  const acts = make("p", "row", strike, cancel);
  if (kind === "noted") {
    const options = { note: value, at, save: words.fix, isMain: false, done: correct };
    const { form } = makeNoteForm(options);
    form.append(acts);
    return form;
  }
  const form = make("form", "note");
  const hasText = TEXTS.includes(kind) && typeof value === "string";
  const text = hasText ? makeField(words.noteText, { value: String(value) }) : undefined;
  const shown = showMoment(at, Date.now());
  const time = makeField(words.noteTime, { value: shown, size: 5 });
  const hint = make("p", "small hint");
  hint.setAttribute("role", "status");
  const row = make("p", "row note__acts", time.label, makeButton(words.fix, "btn"));
  form.append(...(text ? [text.label] : []), row, acts, hint);
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const moment = time.input.value === shown ? at : pastMoment(time.input.value, Date.now());
    setAttribute(time.input, "aria-invalid", !moment && "true");
    setText(hint, moment ? "" : words.badTime);
    if (!moment) return time.input.focus();
    const next = text ? text.input.value.trim() : undefined;
    if (moment === at && next === (text ? value : undefined)) return done(undefined);
    correct(next === value ? undefined : next, moment);
  });
  return form;
}
