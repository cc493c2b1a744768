// What the things of the record are called in German, by the word that events use for them.

/** @typedef {Readonly<Record<string, string>>} Names */

export const names = Object.freeze({
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
  figures: Object.freeze(
    /** @type {Names} */ ({
      detect: "Erkannt nach",
      acknowledge: "Bestätigt nach",
      firstMessage: "Erste Meldung nach",
      cause: "Ursache belegt nach",
      restore: "Dienst wieder da nach",
      drain: "E-Mail wieder da nach",
      late: "Meldungen zu spät",
      severity: "Höchste Stufe",
      roles: "Rollenwechsel",
      fourEyes: "Vier Augen, gleiches Kürzel",
      affected: "Betroffene",
    }),
  ),
  channels: Object.freeze(
    /** @type {Names} */ ({
      sms: "per SMS",
      messenger: "im Messenger",
      statusseite: "auf der Statusseite",
      banner: "als Banner",
      ansage: "als Telefonansage",
      aushang: "als Aushang",
      telefon: "am Telefon",
      ticket: "als Ticket",
      chat: "im Chat",
      mail: "per E-Mail",
    }),
  ),
  audiences: Object.freeze(
    /** @type {Names} */ ({
      alle: "an alle",
      einsatzteam: "an das Einsatzteam",
      leitung: "an die Leitung",
      "service-desk": "an den Service Desk",
      extern: "an Kunden und Partner",
      anbieter: "an den Anbieter",
    }),
  ),
  areas: Object.freeze(
    /** @type {Names} */ ({
      erkennung: "Erkennung",
      kommunikation: "Kommunikation",
      handbuch: "Notfallhandbuch",
      technik: "Technik",
    }),
  ),
  actionParts: Object.freeze(
    /** @type {Names} */ ({
      text: "Was, mit Verb",
      owner: "Rolle oder Kürzel",
      due: "Bis",
      proof: "Nachweis",
    }),
  ),
  actionSamples: Object.freeze(
    /** @type {Names} */ ({
      text: "Alarm bei 80 % Plattenbelegung einrichten",
      owner: "Technik",
      proof: "Probealarm kommt per SMS an",
    }),
  ),
  groups: Object.freeze(
    /** @type {Names} */ ({
      "": "alles",
      notes: "Notizen",
      steps: "Schritte",
      messages: "Meldungen",
      situation: "Lage",
      other: "Übriges",
    }),
  ),
  noteAsks: Object.freeze(
    /** @type {Names} */ ({
      beobachtung: "Was ist zu sehen?",
      hypothese: "Was könnte die Ursache sein?",
      massnahme: "Was wurde getan?",
      entscheidung: "Was ist beschlossen, und warum?",
    }),
  ),
  fieldTitles: Object.freeze(/** @type {Names} */ ({ Stufe: "Stufe", Ursache: "Vermutete Ursache" })),
});
