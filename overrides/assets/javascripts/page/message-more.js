// What a message offers besides copying its text: other formats, a poster, and to say that it was
// not sent after all. Loaded when its fold is opened.

import { copyRich, copyText } from "../browser/clipboard.js";
import { makeButton } from "../browser/controls.js";
import { make } from "../browser/dom.js";
import { toHtml, toMarkdown } from "./formats.js";
import { loadStyles } from "../browser/styles.js";
import { clockTime } from "../browser/time.js";
import { strings } from "../strings.js";
import { words } from "../record/words.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Text } from "./formats.js" */

/**
 * @param {Element} place the fold
 * @param {() => Text & { text: string }} compose what would be sent now
 * @param {string} step id of the message
 * @param {Incident} incident
 */
export function mountMore(place, compose, step, incident) {
  const markdown = makeButton(words.asMarkdown, "btn btn--s", "markdown");
  const rich = makeButton(words.asRich, "btn btn--s", "rich");
  const poster = makeButton(words.asPoster, "btn btn--s", "poster");
  const unsend = makeButton(words.unsend, "btn btn--s", "unsend");
  const rows = make("p", "row message__formats", markdown, rich, poster, unsend);
  place.append(rows);

  markdown.addEventListener("click", () => void say(markdown, copyText(toMarkdown(compose()), rows)));
  rich.addEventListener("click", () => {
    const text = compose();
    void say(rich, copyRich(toHtml(text), text.text, rows));
  });
  poster.addEventListener("click", () => void print(compose()));
  unsend.addEventListener("click", () => {
    const sent = incident.state.sent.get(step);
    if (!sent) return;
    void incident.add([{ kind: "corrected", corrects: sent.id, at: sent.at, value: null }]);
  });
  incident.subscribe(() => {
    unsend.hidden = !incident.state.sent.has(step);
  });

  /** @param {Text} text */
  async function print({ subject, body }) {
    await loadStyles("poster", incident.site.base);
    const sheet = make("section", "poster", make("h1", "", subject || words.posterTitle), make("p", "", body));
    document.body.append(sheet);
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    window.print();
  }
}

/** @param {HTMLButtonElement} button @param {Promise<boolean>} copying */
async function say(button, copying) {
  const isCopied = await copying;
  button.textContent = isCopied ? strings.copied(clockTime(Date.now())) : strings.copyByHand;
}
