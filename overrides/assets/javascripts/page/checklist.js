// A checklist: records ticks, approvals and the reset, shows the count and how long it has rested.
// Nothing here ever blocks a step.

import { announce, prepareAnnouncements } from "../browser/announce.js";
import { make, origin, setText } from "../browser/dom.js";
import { isEntered } from "../browser/entered.js";
import { isNews } from "../record/drafts.js";
import { countBlocks, currentStep, isComplete } from "../record/progress.js";
import { readStep, renderStep } from "./step.js";
import { strings } from "../strings.js";
import { MINUTE, spokenTime, wholeMinutes } from "../browser/time.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */
/** @import { Box, Step } from "./step.js" */

const REST = 30 * MINUTE;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const steps = [...root.querySelectorAll("li.step[data-step]")].map(readStep);
  const blocks = [{ id: root.dataset["id"] ?? "", count: steps.length }];
  const reset = root.querySelector("[data-reset]");
  const stale = make("span", "tag");
  let isFirst = true;

  root.addEventListener("change", (event) => {
    const input = origin(event, "input", HTMLInputElement);
    const step = steps.find((one) => input && one.row.contains(input));
    const box = step?.boxes.find((one) => one.input === input);
    if (step && box) void tick(step, box);
    else if (step && input && input === step.approval) approve(step, input);
  });
  reset?.addEventListener("click", resetList);
  root.addEventListener("click", (event) => {
    const button = origin(event, ".step__acts button", HTMLButtonElement);
    const step = steps.find((one) => button && one.row.contains(button));
    if (!button || !step) return;
    if ("skip" in button.dataset && incident.state.skipped.has(step.id)) unskip(step);
    else void import("./step-acts.js").then(({ unfold }) => unfold(step, button, incident));
  });
  prepareAnnouncements();
  incident.subscribe(render);

  /** @param {Step} step @param {Box} box */
  async function tick(step, box) {
    const draft = draftOf(step, box, box.input.checked ? "ticked" : "unticked");
    const at = Date.now();
    if (!(await incident.add([draft]))) return;
    const isTick = draft.kind === "ticked";
    announce(
      isTick
        ? strings.stepDone(step.number, spokenTime(at), incident.initials)
        : strings.stepTakenBack(step.number),
    );
  }

  /** @param {Step} step @param {HTMLInputElement} input */
  function approve(step, input) {
    const draft = approvalOf(step, input);
    input.value = String(draft.value);
    void incident.add([draft]);
  }

  /** @param {Step} step */
  function unskip(step) {
    const lead = strings.step(step.number, step.lead);
    void incident.add([{ kind: "skipped", step: step.id, lead, value: false }]);
  }

  function resetList() {
    const drafts = steps.flatMap((step) =>
      step.boxes.filter((box) => box.input.checked).map((box) => draftOf(step, box, "unticked")),
    );
    const name = root.getAttribute("aria-label") ?? "";
    if (drafts.length === 0 || !confirm(strings.resetQuestion(name, drafts.length))) return;
    void incident.add(drafts);
  }

  function render() {
    if (isFirst) {
      isFirst = false;
      recordEarly();
    }
    const current = currentStep(incident.site, incident.state);
    for (const step of steps) renderStep(step, incident, step.id === current);
    const count = countBlocks(blocks, incident.state);
    setText(root.querySelector("[data-progress]"), strings.progress(count.done, count.total));
    const rest = incident.isOpen && !isComplete(count) ? Date.now() - lastTick() : 0;
    setText(stale, rest > REST ? strings.stale(wholeMinutes(rest)) : "");
    if (rest > REST) root.querySelector(".checklist__kind")?.append(stale);
    else stale.remove();
  }

  /** What was ticked or approved before any script ran counts like the rest. */
  function recordEarly() {
    const drafts = steps.flatMap((step) => {
      const boxes = step.boxes.filter(({ input }) => input.checked && isEntered(input));
      const ticks = boxes.map((box) => draftOf(step, box, "ticked"));
      const { approval } = step;
      const isApproved = approval?.value && approval !== document.activeElement && isEntered(approval);
      return isApproved ? [...ticks, approvalOf(step, approval)] : ticks;
    });
    const news = drafts.filter((draft) => isNews(draft, incident.state));
    if (news.length > 0) void incident.add(news);
  }

  /** The moment of the last tick in this list, or now if it has none. */
  function lastTick() {
    const marks = steps.flatMap((step) => incident.state.steps.get(step.id) ?? []);
    const times = marks.filter((mark) => mark?.done).map((mark) => mark.at);
    return times.length > 0 ? Math.max(...times) : Date.now();
  }
}

/** @param {Step} step @param {Box} box @param {"ticked" | "unticked"} kind @returns {Draft} */
function draftOf(step, box, kind) {
  const draft = { kind, step: step.id, lead: strings.step(step.number, step.lead) };
  return box.person ? { ...draft, value: box.person } : draft;
}

/** @param {Step} step @param {HTMLInputElement} input @returns {Draft} */
function approvalOf(step, input) {
  const lead = strings.step(step.number, step.lead);
  return { kind: "approved", step: step.id, lead, value: input.value.trim().toLocaleUpperCase("de") };
}
