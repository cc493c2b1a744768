// Signatures below the review: a role, initials, the moment. Who signs and then changes an answer
// sees that the signature is older than the text.

import { makeField } from "../browser/controls.js";
import { make, setText } from "../browser/dom.js";
import { loadStyles } from "../browser/styles.js";
import { clockTime, day } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

const ROLES = Object.freeze(["einsatzleitung", "technik", "kommunikation", "protokoll"]);

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const rows = ROLES.map((role) => {
    const { input, label } = makeField(words.roles[role] ?? role, { placeholder: words.initials, size: 4 });
    input.maxLength = 4;
    const state = make("small", "");
    label.querySelector("span")?.append(state);
    input.addEventListener("change", () => {
      const value = input.value.trim().toLocaleUpperCase("de");
      void incident.add([{ kind: "signed", step: role, value }]);
    });
    return { role, input, state, row: make("div", "", label) };
  });
  void loadStyles("note", incident.site.base).then(() => {
    root.append(make("div", "sheet signatures__rows", ...rows.map(({ row }) => row)));
    incident.subscribe(render);
  });

  function render() {
    const { signatures, history } = incident.state;
    const changed = history.findLast(({ kind }) => kind === "answered" || kind === "action")?.at ?? 0;
    for (const { role, input, state } of rows) {
      const signed = signatures.get(role);
      if (document.activeElement !== input) input.value = signed?.value ?? "";
      const when = signed ? words.signedAt(day(signed.at), clockTime(signed.at)) : "";
      setText(state, signed && changed > signed.at ? `${when}, ${words.changedSince}` : when);
    }
  }
}
