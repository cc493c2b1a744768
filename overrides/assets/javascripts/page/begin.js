// The gate of the start page. Its link carries the answer in its address, so that it counts even if
// it is followed before any script has come; the page it leads to records it.

import { setText } from "../browser/dom.js";
import { strings } from "../strings.js";
import { clockTime } from "../browser/time.js";

/** @import { Incident } from "../store/incident.js" */

const GATE = "tor-sicherheit";
const PARAMETER = "beginn";

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  let isAnswered = new URL(location.href).searchParams.has(PARAMETER);

  incident.subscribe(() => {
    if (isAnswered) void answer();
    isAnswered = false;
    const { isOpen, state } = incident;
    if (!isOpen) return;
    const title = strings.goOn(state.title || strings.untitled(clockTime(state.begun)));
    for (const link of root.querySelectorAll("a[data-begin]")) setText(link, title);
  });

  /** Begins an incident, or answers the gate of the open one; the address then says it no more. */
  async function answer() {
    const value = strings.gateAnswer;
    if (incident.state.answers.get(GATE)?.value !== value) {
      await incident.add([{ kind: "answered", step: GATE, lead: strings.gateQuestion, value }]);
    }
    const url = new URL(location.href);
    url.searchParams.delete(PARAMETER);
    history.replaceState(history.state, "", url);
  }
}
