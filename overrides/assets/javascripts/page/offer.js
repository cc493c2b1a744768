// Gives the controls of a page their place before the part that answers them has come, so that
// nothing moves when it does: copy buttons, fields that open, answers to pick.

/** The words that stand on a page before anything else has come. */
export const offerWords = Object.freeze({
  copyWith: (/** @type {number} */ open) =>
    open ? `Kopieren, ${open === 1 ? "1 Feld" : `${open} Felder`} offen` : "Kopieren",
  noLine: "Keine Verbindung, noch nichts gespeichert. Seite offen lassen.",
});

/** @param {HTMLElement} place */
export function offer(place) {
  for (const block of place.querySelectorAll("main pre:not(:has(.copy))")) {
    block.append(makeButton("copy", offerWords.copyWith(countOpen(block))));
  }
  for (const field of place.querySelectorAll("main [data-field]")) {
    if (field.closest("label, summary, a")) continue;
    field.setAttribute("role", "button");
    field.setAttribute("tabindex", "0");
  }
  for (const name of place.querySelectorAll(".check__answer > b")) {
    const note = document.createElement("small");
    note.className = "check__when";
    name.replaceWith(makeButton("check__pick", name.textContent ?? "", note));
  }
  for (const button of place.querySelectorAll(".message button")) button.removeAttribute("disabled");
}

/** How many fields of a command have no value yet. @param {Element} block */
function countOpen(block) {
  const open = [...block.querySelectorAll(".val--open")];
  return new Set(open.map((span) => span.getAttribute("data-field"))).size;
}

/** @param {string} className @param {...(string | Node)} content */
function makeButton(className, ...content) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.append(...content);
  return button;
}
