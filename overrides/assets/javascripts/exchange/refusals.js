// Why something from outside is no record that may be read in: in German, short, with what to do.

/** Says why; its message is for people. */
export class Refusal extends Error {}

export const refusals = Object.freeze({
  empty: "Leer: Hier steht nichts.",
  tooLarge: "Zu groß: Eine Protokolldatei hat höchstens 20\u00a0MB und 50\u00a0000 Ereignisse.",
  noText: "Keine Protokolldatei: Das ist kein Text in UTF-8.",
  noJson: "Keine Protokolldatei: Das ist kein JSON.",
  cut: "Abgeschnitten: Das Ende fehlt. Noch einmal übertragen.",
  foreign: "Keine Protokolldatei von Mailausfall.",
  newer: "Aus einer neueren Fassung: erst diese Seite neu laden, dann noch einmal einlesen.",
  head: "Beschädigt: Der Kopf der Datei stimmt nicht. Noch einmal übertragen.",
  double: "Beschädigt: Eine Angabe steht doppelt. Noch einmal übertragen.",
  noEvents: "Leer: Das Protokoll enthält kein Ereignis.",
  event: (/** @type {number} */ number, /** @type {string} */ part) =>
    `Beschädigt: Ereignis ${number}, Angabe „${part}“. Noch einmal übertragen.`,
  twice: (/** @type {number} */ number) => `Beschädigt: Ereignis ${number} steht zweimal darin.`,
  mixed: "Beschädigt: Die Ereignisse gehören zu mehreren Störungen.",
  sum: "Verändert oder beschädigt: Die Prüfsumme stimmt nicht. Noch einmal übertragen.",
  link: "Link unvollständig oder beschädigt: noch einmal kopieren oder die Datei nehmen.",
  noValues: "Keine Angaben der Organisation: Hier gehört eine Datei organisation.json hinein.",
  valuesTooLarge: "Zu groß: Angaben der Organisation haben höchstens 200\u00a0kB.",
  valuesCut: "Kein JSON oder abgeschnitten. Noch einmal übertragen.",
  value: (/** @type {string} */ name) =>
    `Angabe „${name.slice(0, 60)}“ passt nicht: in der Datei ändern oder hier von Hand eintragen.`,
  oldBrowser: "Dieser Browser liest keine Links: die Datei nehmen.",
});
