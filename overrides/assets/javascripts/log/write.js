// The place on the record page to write a note.

import { announce } from "../browser/announce.js";
import { makeNoteForm } from "../bar/noteform.js";
import { loadStyles } from "../browser/styles.js";
import { clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const place = root.querySelector(":scope > div:last-child");
  void loadStyles("note", incident.site.base).then(renew);

  /** A new form for every note: the next one begins empty, at the time it is written. */
  function renew() {
    const { form } = makeNoteForm({
      done: (value, at) => {
        renew();
        void incident.add([{ kind: "noted", value, ...(at && { at }) }]).then((isSaved) => {
          if (isSaved) announce(words.noted(clockTime(at || Date.now())));
        });
      },
    });
    form.classList.add("sheet");
    place?.replaceChildren(form);
  }
}
