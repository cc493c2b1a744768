// The line of the bar that says what is due, one thing at a time, until somebody has seen it.

import { addressOf } from "../browser/address.js";
import { makeButton } from "../browser/controls.js";
import { make, setText } from "../browser/dom.js";
import { notify } from "./notify.js";
import { readRules } from "./rules.js";
import { reminders } from "../record/reminders.js";
import { loadStyles } from "../browser/styles.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} bar @param {Incident} incident */
export function mountReminders(bar, incident) {
  const rules = readRules(incident.site);
  const link = make("a", "");
  const more = make("span", "");
  const seen = makeButton(words.seen, "", "seen");
  const line = make("p", "board__remind", link, more, seen);
  let key = "";

  seen.addEventListener("click", () => void incident.setAside(key));
  void loadStyles("note", incident.site.base).then(() => incident.subscribe(render));

  function render() {
    const all = reminders(incident.state, rules, Date.now());
    for (const one of all) notify(one, incident);
    // The cell beside this line speaks of the message already.
    const open = all.filter((one) => !one.key.startsWith("message") && !incident.isSetAside(one.key));
    const [first] = open;
    key = first?.key ?? "";
    if (!first) return line.remove();
    setText(link, first.text);
    link.href = addressOf(first.page, incident.site.base);
    setText(more, open.length > 1 ? words.moreReminders(open.length - 1) : "");
    if (!line.isConnected) bar.append(line);
  }
}
