// Copies the commands of the page, each with the values of its fields.

import { copyText } from "../browser/clipboard.js";
import { origin, setText } from "../browser/dom.js";
import { factsOf, filledText } from "./fields.js";
import { offerWords } from "./offer.js";
import { strings } from "../strings.js";
import { clockTime } from "../browser/time.js";

/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  /** What each button copied last. @type {WeakMap<Element, { text: string, label: string }>} */
  const copied = new WeakMap();

  root.addEventListener("click", (event) => {
    const button = origin(event, "pre > .copy", HTMLButtonElement);
    const code = button?.parentElement?.querySelector("code");
    if (button && code) void copy(button, code);
  });

  incident.subscribe(() => {
    for (const block of root.querySelectorAll("main pre")) render(block);
  });

  /** Says what is missing; what was copied counts until the command changes. @param {Element} block */
  function render(block) {
    const button = block.querySelector(".copy");
    const code = block.querySelector("code");
    if (!button || !code) return;
    const { text, open } = compose(code);
    if (copied.get(button)?.text !== text) copied.delete(button);
    setText(button, copied.get(button)?.label ?? offerWords.copyWith(open.length));
  }

  /** @param {HTMLButtonElement} button @param {Element} code */
  async function copy(button, code) {
    const { text, open } = compose(code);
    const isCopied = await copyText(text, code);
    // A command with an open field cannot be selected, so there is nothing to copy by hand.
    if (!isCopied && open.length > 0) return;
    const label = isCopied ? strings.copied(clockTime(Date.now())) : strings.copyByHand;
    copied.set(button, { text, label });
    setText(button, label);
  }

  /**
   * A command with an open field is copied as a comment: pasted by accident it does nothing, in
   * any shell and inside any quotes.
   * @param {Element} code
   */
  function compose(code) {
    const { text, open } = filledText(code, factsOf(incident), strings.openInText);
    const names = [...new Set(open.map((span) => span.getAttribute("data-field") ?? ""))];
    if (names.length === 0 || code.classList.contains("language-text")) {
      return { text: text.trimEnd(), open: names };
    }
    const lines = [strings.openInCommand(names), ...text.trimEnd().split("\n")];
    return { text: lines.map((line) => `# ${line}`).join("\n"), open: names };
  }
}
