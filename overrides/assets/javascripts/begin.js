// The link of the start page that answers the gate: it begins an incident and then leads on.

import { origin, setText } from "./dom.js";
import { strings } from "./strings.js";
import { clockTime } from "./time.js";

/** @import { Incident } from "./incident.js" */

const GATE = "tor-sicherheit";
const PATIENCE = 2000;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  root.addEventListener("click", (event) => {
    const link = origin(event, "a[data-begin]", HTMLAnchorElement);
    if (!link) return;
    const opensHere = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (opensHere) event.preventDefault();
    void answer().then(() => opensHere && location.assign(link.href));
  });

  incident.subscribe(() => {
    const { isOpen, state } = incident;
    if (!isOpen) return;
    const title = strings.goOn(state.title || strings.untitled(clockTime(state.begun)));
    for (const link of root.querySelectorAll("a[data-begin]")) setText(link, title);
  });

  /** Waits until the answer is on disk, but not for ever: nothing may hold the reader up here. */
  async function answer() {
    if (incident.state.answers.get(GATE)?.value === strings.gateAnswer) return;
    const lead = strings.gateQuestion;
    const saved = incident.add([{ kind: "answered", step: GATE, lead, value: strings.gateAnswer }]);
    await Promise.race([saved, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  }
}
