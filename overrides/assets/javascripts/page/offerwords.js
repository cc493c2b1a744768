// The words of the controls that stand on a page before anything else has come.

export const offerWords = Object.freeze({
  copyWith: (/** @type {number} */ open) =>
    open ? `Kopieren, ${open === 1 ? "1 Feld" : `${open} Felder`} offen` : "Kopieren",
  noLine: "Keine Verbindung, noch nichts gespeichert. Seite offen lassen.",
});
