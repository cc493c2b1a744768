// One step of a checklist: reads its markup, shows its marks. It decides nothing.

import { make, setAttribute, setText } from "../browser/dom.js";
import { ownState } from "../browser/entered.js";
import { isDone } from "../record/record.js";
import { readPageStep } from "../site.js";
import { strings } from "../strings.js";
import { clockTime } from "../browser/time.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Mark } from "../record/state.js" */
/** @import { PageStep } from "../site.js" */

/** `person` is 1 or 2 where four eyes are asked for, else 0. */
/** @typedef {{ input: HTMLInputElement, when: Element, person: number }} Box */
/** @typedef {PageStep & { row: Element, boxes: Box[], approval: HTMLInputElement | null }} Step */

/** @param {Element} row @returns {Step} */
export function readStep(row) {
  const boxes = [...row.querySelectorAll(".step__tick")].map((tick) => {
    const input = /** @type {HTMLInputElement} */ (tick.querySelector(".step__box"));
    const when = /** @type {Element} */ (tick.querySelector(".step__when"));
    return { input, when, person: Number(input.dataset["person"] ?? 0) };
  });
  for (const { input, when, person } of boxes) {
    ownState(input);
    when.id = `when-${row.id}-${person}`;
    input.setAttribute("aria-describedby", when.id);
  }
  return { ...readPageStep(row), row, boxes, approval: row.querySelector("[data-approval]") };
}

/**
 * @param {Step} step
 * @param {Incident} incident
 * @param {boolean} isNext
 */
export function renderStep(step, incident, isNext) {
  const { state } = incident;
  const marks = state.steps.get(step.id) ?? [];
  setAttribute(step.row, "aria-current", isNext && "step");
  setAttribute(step.row, "data-done", isDone(state, step.id));
  renderSame(step.row, Boolean(marks[1]?.done && marks[2]?.done && isSame(marks[1], marks[2])));
  const next = isNext ? step.boxes.find((box) => !marks[box.person]?.done) : undefined;
  for (const box of step.boxes) {
    const mark = marks[box.person];
    box.input.checked = Boolean(mark?.done);
    box.input.parentElement?.classList.toggle("step__tick--now", box === next);
    const isSkipped = state.skipped.has(step.id);
    setLines(box.when, isSkipped ? [strings.skipped] : whenLines(mark, incident, box === next));
  }
  renderApproval(step, incident);
  renderSkipped(step, incident);
}

/** A step that does not apply says why, below what it would lead to. @param {Step} step @param {Incident} incident */
function renderSkipped({ id, row }, { state }) {
  const why = state.skipped.get(id);
  if (!why && !row.hasAttribute("data-skipped")) return;
  setAttribute(row, "data-skipped", Boolean(why));
  setText(row.querySelector("[data-skip]"), why ? strings.unskip : strings.skip);
  const text = why ? strings.skippedWhy(why.value, clockTime(why.at), why.by) : "";
  const line = row.querySelector(".step__why") ?? make("span", "step__why");
  setText(line, text);
  if (why) row.querySelector(".step__text")?.append(line);
  else line.remove();
}

/** @param {Mark} first @param {Mark} second */
function isSame(first, second) {
  return first.by !== "" && first.by === second.by;
}

/** @param {Element} row @param {boolean} isSame */
function renderSame(row, isSame) {
  if (row.hasAttribute("data-same") === isSame) return;
  setAttribute(row, "data-same", isSame);
  // The sign changes its word instead of getting a neighbour: nothing moves under the finger.
  setText(row.querySelector(".tag:not(.tag--critical)"), isSame ? strings.sameInitials : strings.fourEyes);
}

/**
 * What stands below a box, line by line.
 * @param {Mark | undefined} mark
 * @param {Incident} incident
 * @param {boolean} isNext
 * @returns {(string | { struck: string })[]}
 */
function whenLines(mark, incident, isNext) {
  const lines = isNext ? [strings.now] : [];
  if (!mark) return lines;
  const saveState = incident.unsaved.stateOf(mark.id);
  if (saveState === "saving") return [strings.saving];
  if (saveState === "failed") return [strings.notSaved];
  if (mark.done) return [clockTime(mark.at), mark.by || strings.noInitials];
  return mark.struck ? [...lines, { struck: clockTime(mark.struck) }] : lines;
}

/** @param {Element} element @param {(string | { struck: string })[]} lines */
function setLines(element, lines) {
  const nodes = lines.map((line) => typeof line === "string" ? make("span", "", line) : make("s", "", line.struck));
  const content = nodes.flatMap((node, index) => (index ? [make("br", ""), node] : [node]));
  const draft = make("span", "", ...content);
  if (!sameContent(draft, element)) element.replaceChildren(...draft.childNodes);
}

/** @param {Element} a @param {Element} b */
function sameContent(a, b) {
  return a.childNodes.length === b.childNodes.length &&
    [...a.childNodes].every((node, index) => node.isEqualNode(b.childNodes[index] ?? null));
}

/** @param {Step} step @param {Incident} incident */
function renderApproval({ id, row, approval }, incident) {
  if (!approval) return;
  const given = incident.state.approvals.get(id);
  if (document.activeElement !== approval) approval.value = given?.value ?? "";
  const saveState = given && incident.unsaved.stateOf(given.id);
  const words = { saving: strings.saving, failed: strings.notSaved };
  const text = !given ? "" : saveState === "saving" || saveState === "failed"
    ? words[saveState]
    : strings.approved(given.value, clockTime(given.at));
  setText(row.querySelector(".step__approved"), text);
}
