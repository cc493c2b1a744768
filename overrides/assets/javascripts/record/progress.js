// Counts settled steps: by list, by phase, and which step is next. Pure: state in, numbers out.

import { isSettled } from "./record.js";

/** @import { State } from "./state.js" */
/** @import { Site, PageStep } from "../site.js" */

/** @typedef {{ id: string, count: number }} Block */
/**
 * `exit` is the id of the exit list: whoever has ticked it has passed the phase. Counting all steps
 * would leave a phase open for ever, because branches such as a false alarm are never ticked whole.
 * @typedef {{ number: number, title: string, url: string, blocks: Block[], exit: string }} Phase
 */
/** @typedef {{ done: number, total: number }} Count */

/**
 * Reads `vor-dem-eingriff:6 eingriff:3`.
 * @param {string} text
 * @returns {Block[]}
 */
export function parseBlocks(text) {
  return [...text.matchAll(/([\w-]+):(\d+)/g)].map(([, id = "", count]) => ({
    id,
    count: Number(count),
  }));
}

/**
 * Counts the steps of some lists; steps that are no longer in a list do not count twice.
 * @param {Block[]} blocks
 * @param {State} state
 * @returns {Count}
 */
export function countBlocks(blocks, state) {
  const sum = { done: 0, total: 0 };
  for (const block of blocks) {
    const ids = touched(state).filter((id) => blockOf(id) === block.id);
    sum.done += Math.min(block.count, ids.filter((id) => isSettled(state, id)).length);
    sum.total += block.count;
  }
  return sum;
}

/** @param {Count} count */
export function isComplete(count) {
  return count.done >= count.total;
}

/** @param {Phase} phase @param {State} state */
export function isPassed({ blocks, exit }, state) {
  const exits = blocks.filter((block) => block.id === exit);
  const count = countBlocks(exits.length > 0 ? exits : blocks, state);
  return count.total > 0 && isComplete(count);
}

/** When the exit of a phase was reached, 0 if it was not. @param {Phase} phase @param {State} state */
export function passedAt(phase, state) {
  const exits = phase.blocks.filter((block) => block.id === phase.exit);
  return isPassed(phase, state) ? Math.max(0, ...moments(exits, state)) : 0;
}

/**
 * When work on a phase began: with its first step, or when the phase before was passed.
 * @param {Phase[]} phases
 * @param {number} number
 * @param {State} state
 * @returns {number} 0 if it has not begun
 */
export function phaseBegan(phases, number, state) {
  const own = phases.find((phase) => phase.number === number);
  const before = phases.find((phase) => phase.number === number - 1);
  const handed = before ? passedAt(before, state) : state.begun;
  const begins = [handed, ...moments(own?.blocks ?? [], state)].filter((moment) => moment > 0);
  return begins.length > 0 ? Math.min(...begins) : 0;
}

/**
 * The phase of the step touched last or, if that one is passed, the next that is not.
 * @param {Phase[]} phases
 * @param {State} state
 * @returns {number} 0 if all are passed
 */
export function runningPhase(phases, state) {
  const last = blockOf(lastStep(state, (id) => phases.some((phase) => owns(phase, blockOf(id)))));
  const index = Math.max(0, phases.findIndex((phase) => owns(phase, last)));
  const inTurn = [...phases.slice(index), ...phases.slice(0, index)];
  return inTurn.find((phase) => !isPassed(phase, state))?.number ?? 0;
}

/**
 * The next open step of a page: a step left out in the list at work comes first, then the lists
 * below it, then those above. A list left out on purpose holds nobody up.
 * @param {PageStep[]} steps
 * @param {State} state
 */
export function nextStep(steps, state) {
  const last = lastStep(state, (id) => steps.some((step) => step.id === id));
  const start = steps.findIndex((step) => blockOf(step.id) === blockOf(last));
  const inTurn = start > 0 ? [...steps.slice(start), ...steps.slice(0, start)] : steps;
  return inTurn.find((step) => !isSettled(state, step.id));
}

/**
 * The id of the step to mark as next: only while an incident runs, and only on the page where
 * it runs. A page that is no phase runs if the step touched last is on it.
 * @param {Site} site
 * @param {State} state
 */
export function currentStep(site, state) {
  if (!state.begun || state.ended) return "";
  const last = lastStep(state, () => true);
  const runs = site.phase
    ? runningPhase(site.phases, state) === site.phase
    : site.steps.some((step) => step.id === last);
  return runs ? (nextStep(site.steps, state)?.id ?? "") : "";
}

/**
 * The step that was touched last, of those asked for. A tick taken back counts: whoever resets the
 * list of an earlier phase after a relapse is at work there.
 * @param {State} state
 * @param {(id: string) => boolean} isAsked
 */
function lastStep(state, isAsked) {
  let last = "";
  let latest = 0;
  for (const id of touched(state)) {
    const marks = [...(state.steps.get(id) ?? []), state.skipped.get(id)];
    const at = Math.max(...marks.map((mark) => mark?.at ?? 0));
    if (at >= latest && isAsked(id)) [last, latest] = [id, at];
  }
  return last;
}

/** When steps of some lists were settled. @param {Block[]} blocks @param {State} state */
function moments(blocks, state) {
  return touched(state)
    .filter((id) => blocks.some((block) => block.id === blockOf(id)))
    .flatMap((id) => [...(state.steps.get(id) ?? []).filter((mark) => mark?.done), state.skipped.get(id)])
    .map((mark) => mark?.at ?? 0);
}

/** The steps that were ticked, or do not apply. @param {State} state */
function touched({ steps, skipped }) {
  return [...new Set([...steps.keys(), ...skipped.keys()])];
}

/** @param {string} step */
function blockOf(step) {
  return step.slice(0, step.indexOf("/"));
}

/** @param {Phase} phase @param {string} block */
function owns(phase, block) {
  return phase.blocks.some((one) => one.id === block);
}
