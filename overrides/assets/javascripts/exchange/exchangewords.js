// All text of the parts that hand a record over, save it and read one in.

const NBSP = "\u00a0";

export const exchangeWords = Object.freeze({
  nothing: "Noch keine Störung aufgezeichnet.",
  working: "einen Moment",

  shared: "Datei weitergegeben.",
  notShared: "Nicht weitergegeben.",
  saved: (/** @type {string} */ name, /** @type {string} */ sum) =>
    sum ? `${name} gesichert, Prüfsumme ${sum.slice(0, 16)}…` : `${name} gesichert.`,
  linkCopied: (/** @type {number} */ events, /** @type {number} */ size) =>
    `Link kopiert: ${events} Ereignisse, ${size} Zeichen. Wer ihn hat, liest das Protokoll.`,
  linkShown: (/** @type {number} */ events, /** @type {number} */ size) =>
    `Link bitte von Hand kopieren: ${events} Ereignisse, ${size} Zeichen.`,
  linkLong: "Lange Links schneiden manche Programme ab: dann die Datei nehmen.",
  linkTooLong: "Zu viel für einen Link: die Datei nehmen.",
  noLink: "Dieser Browser macht keine Links: die Datei nehmen.",
  qrTooLong: `Zu viel für einen QR-Code (höchstens 1${NBSP}000${NBSP}Bytes): die Datei nehmen.`,
  qrLabel: "QR-Code mit dem ganzen Protokoll",
  qrShown: (/** @type {number} */ events) =>
    `${events} Ereignisse. Mit der Kamera des zweiten Geräts lesen, dann auf „Übernehmen“ tippen.`,

  fits: "Noch ist nichts geändert.",
  title: "Störung",
  begun: "Beginn",
  here: "Auf diesem Gerät",
  same: "dieselbe Störung",
  other: "eine andere Störung: Diese kommt in die Liste dazu. Ist es derselbe Ausfall, beide dort verbinden.",
  first: "keine offen: Diese wird hier weitergeführt.",
  untitled: "ohne Titel",
  kind: "Art",
  dryRun: "Übung",
  real: "echter Vorfall",
  added: "Neu",
  known: "Schon da",
  conflicts: "Widersprüche",
  conflictNote: "gleiche Kennung, anderer Inhalt: Hier bleibt alles, das andere kommt daneben ins Protokoll",
  unknownSteps: "Schritte, die es hier nicht gibt",
  future: "Ereignisse mit einer Zeit, die noch kommt",
  futureNote: "Uhren vergleichen",
  take: "Übernehmen",
  drop: "Verwerfen",
  taken: (/** @type {number} */ count) => (count === 1 ? "1 Ereignis übernommen." : `${count} Ereignisse übernommen.`),
  dropped: "Verworfen, nichts geändert.",
  takeFailed: "Nicht gespeichert: Der Speicher ist voll oder gesperrt. Es ist nichts geändert.",
  none: "keine",

  unfit: (/** @type {number} */ count, /** @type {number} */ all) =>
    `Noch nicht einsatzbereit: ${count} von ${all} nötigen Angaben fehlen.`,
  fit: "Einsatzbereit: alle nötigen Angaben sind da.",
  values: (/** @type {number} */ count) => (count === 1 ? "1 Angabe" : `${count} Angaben`),
  newValues: "Neu",
  changedValues: "Geändert",
  sameValues: "Schon so eingetragen",
  unknownValues: "Gibt es hier nicht, bleibt weg",
  valuesKept: (/** @type {number} */ count) => `${count} Angaben übernommen.`,
});
