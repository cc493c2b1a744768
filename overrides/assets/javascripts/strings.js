// All text that scripts write into pages: German, short. Units keep together with \u00a0.

export const strings = Object.freeze({
  now: "jetzt",
  saving: "speichert",
  notSaved: "nicht gespeichert",
  noInitials: "–",
  fourEyes: "vier Augen",
  sameInitials: "gleiches Kürzel",

  progress: (/** @type {number} */ done, /** @type {number} */ total) => `${done} von ${total}`,
  totalProgress: (/** @type {number} */ done, /** @type {number} */ total) =>
    `${done} von ${total} Schritten`,
  stale: (/** @type {number} */ minutes) => `seit ${minutes}\u00a0min: von vorn lesen`,
  approved: (/** @type {string} */ by, /** @type {string} */ time) => `Freigabe ${by} ${time}`,
  stepDone: (/** @type {string} */ number, /** @type {string} */ time, /** @type {string} */ by) =>
    `${number} erledigt, ${time}${by && `, ${by}`}`,
  skipped: "entfällt",
  skip: "Entfällt …",
  unskip: "Entfällt doch nicht",
  skippedWhy: (/** @type {string} */ why, /** @type {string} */ time, /** @type {string} */ by) =>
    `entfällt, ${why || "ohne Grund"}. ${time} ${by}`.trim(),
  stepTakenBack: (/** @type {string} */ number) => `${number} zurückgenommen`,
  resetQuestion: (/** @type {string} */ list, /** @type {number} */ count) =>
    `Liste „${list}“ zurücksetzen? ${count === 1 ? "1 Haken wird" : `${count} Haken werden`} zurückgenommen. Im Protokoll bleibt alles stehen.`,
  step: (/** @type {string} */ number, /** @type {string} */ lead) => `${number} ${lead}`,
  nextPhase: (/** @type {number} */ number, /** @type {string} */ title) =>
    `Phase ${number}: ${title}`,
  allDone: "alle Schritte erledigt",
  targetAhead: "läuft ab dem ersten Schritt",
  targetUntil: (/** @type {string} */ time) => `bis ${time} Uhr`,
  targetLate: (/** @type {string} */ time) => `${time} Uhr überschritten`,
  targetMet: (/** @type {string} */ time) => `fertig um ${time} Uhr`,
  stepsOpen: (/** @type {number} */ count) => (count === 1 ? "1 Schritt" : `${count} Schritte`),
  phaseDone: ", fertig",
  phaseRuns: ", läuft",

  phase: (/** @type {number} */ number) => `Phase ${number || "–"}`,
  goOn: (/** @type {string} */ title) => `Weiter: ${title}`,
  untitled: (/** @type {string} */ time) => `Störung ${time}`,
  saved: (/** @type {string} */ time) => `gespeichert ${time}`,
  unsavedSince: (/** @type {string} */ time) => `seit ${time} nicht gespeichert`,
  saveFailed: "Nicht gespeichert.",
  memoryMode: "Dieser Browser speichert nicht. Vor dem Schließen Protokoll sichern.",
  blocked: "Ein Fenster mit einer älteren Fassung hält das Protokoll fest. Es schließen, dann geht es hier weiter.",
  outdated: "Eine neuere Fassung ist offen. Diese Seite neu laden.",
  unreadable: "Protokoll nicht lesbar. Diese Seite neu laden.",

  copied: (/** @type {string} */ time) => `Kopiert ${time}`,
  copyByHand: "Bitte von Hand kopieren",
  openField: (/** @type {string} */ name) => `${name}?`,
  openInCommand: (/** @type {string[]} */ names) => `Offen: ${names.join(", ")}. Erst ausfüllen.`,
  openInText: (/** @type {string} */ name) => `[${name}?]`,
  dryPrefix: "ÜBUNG: ",
  sendAgain: "Noch einmal vermerken",
  send: "Als gesendet vermerken",
  sentAt: (/** @type {string} */ time, /** @type {string} */ by) => `gesendet ${time} ${by}`.trim(),
  smsLength: (/** @type {number} */ count, /** @type {number} */ limit) =>
    `${count} von ${limit} Zeichen`,
  smsParts: (/** @type {number} */ parts) => `${parts} SMS`,
  refused: Object.freeze(
    /** @type {Record<string, string>} */ ({
      zeit: "Uhrzeit wie 03:46",
      stufe: "S1, S2, S3 oder S4",
      host: "Name wie mail.firma.example",
      domain: "Domain wie firma.example",
      adresse: "IP-Adresse wie 192.0.2.10",
      mail: "Adresse wie monitor@firma.example",
      konto: "Anmeldename wie monitor@firma.example",
      name: "Buchstaben, Ziffern, Punkt, - und _",
      pfad: "Pfad wie /var/spool, ohne Leerzeichen",
      text: "ohne Anführungszeichen, Backslash, $ und `",
    }),
  ),
  answered: (/** @type {string} */ time, /** @type {string} */ by) =>
    `gespeichert ${time} ${by}`.trim(),

  gateQuestion: "Ist es ein Angriff?",
  gateAnswer: "nichts davon",

  searching: "sucht",
  noResults: "nichts gefunden",
  results: (/** @type {number} */ count) => (count === 1 ? "1 Treffer" : `${count} Treffer`),
  offlineImpossible: "Offline speichern: nicht in diesem Browser.",
  offlineNot: "Noch nicht offline gespeichert.",
  offlineKeep: "Offline speichern",
  offlineLoading: "Wird offline gespeichert …",
  offlineFailed: "Offline speichern misslungen.",
  offlineKept: (/** @type {string} */ date, /** @type {number} */ checked) =>
    `Offline gespeichert, Stand ${date}${checked ? `, ${checked} Dateien geprüft` : ""}.`,
  offlineIncomplete: (/** @type {number} */ missing, /** @type {number} */ total) =>
    `Offline unvollständig: ${missing} von ${total} Dateien fehlen.`,
  offlineCheck: "Prüfen",
  offlineChecking: "Wird geprüft …",
  offlineNew: "Neue Fassung bereit.",
  offlineAfter: "Neue Fassung bereit, sie gilt nach der Störung.",
  offlineTake: "Jetzt laden",

  searchFailed: "Suche nicht verfügbar. Alle Seiten stehen im Menü.",
});
