// Which template fits the message that is due: by how far the work is, in the channel used last. Pure.

import { read } from "./describe.js";
import { isToAll } from "./record.js";

/** @import { State } from "./state.js" */

/** A message to all, as `messages.json` lists it. @typedef {{ id: string, state: string, channel: string, url: string }} Template */

const FIRST_STATE = "untersucht";

/**
 * The first template of its kind that has not gone out yet; if all have, the last one once more.
 * @param {State} state
 * @param {readonly Template[]} templates in the order of the phases
 * @returns {Template | undefined}
 */
export function fittingTemplate(state, templates) {
  const told = state.lastSent ? (state.status?.value ?? FIRST_STATE) : FIRST_STATE;
  const last = [...state.sent.values()].filter(isToAll).sort((a, b) => a.at - b.at).at(-1);
  const ofState = templates.filter((one) => one.state === told);
  const channel = read(last?.value, "channel") || ofState[0]?.channel;
  const inChannel = ofState.filter((one) => one.channel === channel);
  const fitting = inChannel.length ? inChannel : ofState;
  return fitting.find(({ id }) => !state.sent.has(id)) ?? fitting.at(-1);
}
