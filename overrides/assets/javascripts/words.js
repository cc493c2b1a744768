// All text of the incident record: roles, states, entries, figures, reminders. It belongs to
// strings.js and stands apart because only a page with an incident loads it.

const NBSP = "\u00a0";

/** @typedef {Readonly<Record<string, string>>} Names */

export const words = Object.freeze({
  late: (/** @type {string} */ time) => `Nachgetragen ${time}`,
  corrected: (/** @type {string} */ time, /** @type {string} */ by) => `Berichtigt ${time} ${by}`.trim(),
  struck: (/** @type {string} */ time, /** @type {string} */ by) => `Gestrichen ${time} ${by}`.trim(),
  movedFrom: (/** @type {string} */ time) => `zuerst ${time}`,
  secondPerson: "zweite Person",
  openValue: "offen",
  noReason: "ohne Grund",
  isDryRun: "nur eine Übung",
  isNoDryRun: "keine Übung, ein echter Vorfall",
  nobody: "niemand",
  roleNow: (/** @type {string} */ role, /** @type {string} */ who) => `${role}: ${who || "niemand"}`,
  offset: (/** @type {number} */ seconds) =>
    seconds === 0
      ? "Uhr dieses Geräts geht wie die des Servers"
      : `Uhr dieses Geräts: ${Math.abs(seconds)}${NBSP}s ${seconds < 0 ? "nach" : "vor"} der des Servers`,

  kinds: Object.freeze(
    /** @type {Names} */ ({
      begun: "Störung begonnen",
      revision: "Fassung",
      titled: "Titel",
      dryrun: "Übung",
      person: "Kürzel",
      ticked: "Erledigt",
      unticked: "Zurückgenommen",
      skipped: "Entfällt",
      unskipped: "Entfällt nicht mehr",
      approved: "Freigabe",
      set: "Angabe",
      answered: "Antwort",
      checked: "Prüfung",
      copied: "Kopiert",
      sent: "Meldung",
      noted: "Notiz",
      state: "Stand",
      role: "Rolle",
      moment: "Zeitpunkt",
      clock: "Meldefrist läuft",
      clockStopped: "Meldefrist aus",
      action: "Maßnahme geplant",
      signed: "Unterschrift",
      joined: "Störungen verbunden",
      offset: "Uhrzeit",
      exported: "Gesichert",
      imported: "Übernommen",
      conflict: "Widerspruch",
      ended: "Beendet",
      reopened: "Wieder geöffnet",
    }),
  ),
  noteTypes: Object.freeze(
    /** @type {Names} */ ({
      beobachtung: "Beobachtung",
      hypothese: "Hypothese",
      massnahme: "Maßnahme",
      entscheidung: "Entscheidung",
    }),
  ),
  outcomes: Object.freeze(
    /** @type {Names} */ ({
      "hypothese erfolg": "bestätigt",
      "hypothese fehlschlag": "verworfen",
      "massnahme erfolg": "hat gewirkt",
      "massnahme fehlschlag": "ohne Wirkung",
    }),
  ),
  statuses: Object.freeze(
    /** @type {Names} */ ({
      untersucht: "wird untersucht",
      "ursache-gefunden": "Ursache gefunden",
      beobachtet: "wird beobachtet",
      behoben: "behoben",
    }),
  ),
  roles: Object.freeze(
    /** @type {Names} */ ({
      einsatzleitung: "Einsatzleitung",
      technik: "Technik",
      kommunikation: "Kommunikation",
      protokoll: "Protokoll",
      vorlesen: "Vorlesen",
    }),
  ),
  moments: Object.freeze(
    /** @type {Names} */ ({
      symptom: "Erstes Symptom",
      detected: "Entdeckt",
      reported: "Gemeldet",
      confirmed: "Bestätigt",
      cause: "Ursache belegt",
      restored: "Dienst wieder da",
      drained: "Warteschlange leer",
    }),
  ),
  duties: Object.freeze(
    /** @type {Names} */ ({ dsgvo: "DSGVO Art. 33", nis2: "NIS2, § 32 BSIG" }),
  ),
  areas: Object.freeze(
    /** @type {Names} */ ({
      erkennung: "Erkennung",
      kommunikation: "Kommunikation",
      handbuch: "Handbuch",
      technik: "Technik",
    }),
  ),
  fieldTitles: Object.freeze(/** @type {Names} */ ({ Stufe: "Stufe", Ursache: "Vermutete Ursache" })),
});
