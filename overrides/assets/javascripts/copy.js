// Gives every command of the page a copy button; fields are copied with their values.

import { copyText } from "./clipboard.js";
import { make, origin } from "./dom.js";
import { factsOf, filledText } from "./fields.js";
import { strings } from "./strings.js";
import { clockTime } from "./time.js";

/** @import { Incident } from "./incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  for (const block of root.querySelectorAll("main pre")) {
    const button = make("button", "copy", strings.copy);
    button.type = "button";
    block.append(button);
  }
  root.addEventListener("click", (event) => {
    const button = origin(event, "pre > .copy", HTMLButtonElement);
    const code = button?.parentElement?.querySelector("code");
    if (button && code) void copy(button, code);
  });

  /** @param {HTMLButtonElement} button @param {Element} code */
  async function copy(button, code) {
    const isText = code.classList.contains("language-text");
    const mark = isText ? strings.openInText : openInCommand;
    const { text } = filledText(code, factsOf(incident), mark);
    const isCopied = await copyText(text.trimEnd(), code);
    button.textContent = isCopied ? strings.copied(clockTime(Date.now())) : strings.copyByHand;
  }
}

/**
 * An open field in a command becomes an unset variable with the shell's own refusal: the shell
 * names it and does not run the command, also where the field stands in double quotes. A mark like
 * `<Name>` would redirect, and `[[Name]]` would be passed on as an argument.
 * @param {string} name
 */
export function openInCommand(name) {
  const variable = name.replace(/[äöüß]/gi, transcribe).replace(/\W/g, "_");
  return `\${FELD_${variable}:?fehlt}`;
}

/** @param {string} letter */
function transcribe(letter) {
  return { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue", ß: "ss" }[letter] ?? letter;
}
