// All text of the incident record. It belongs to strings.js and stands apart because only a page with
// an incident loads it. What things are called is in names.js.

import { names } from "./names.js";
import { clockTime } from "../browser/time.js";

/** @import { Course } from "./course.js" */

const NBSP = "\u00a0";

export const words = Object.freeze({
  ...names,

  late: (/** @type {string} */ time) => `Nachgetragen ${time}`,
  corrected: (/** @type {string} */ time, /** @type {string} */ by) => `Berichtigt ${time} ${by}`.trim(),
  struck: (/** @type {string} */ time, /** @type {string} */ by) => `Gestrichen ${time} ${by}`.trim(),
  movedFrom: (/** @type {string} */ time) => `zuerst ${time}`,
  secondPerson: "zweite Person",
  openValue: "offen",
  noReason: "ohne Grund",
  isDryRun: "nur eine Übung",
  isNoDryRun: "keine Übung, ein echter Vorfall",
  roleNow: (/** @type {string} */ role, /** @type {string} */ who, /** @type {string} */ before) =>
    before && who ? `${role} von ${before} an ${who} übergeben` : `${role}: ${who || "niemand"}`,
  offset: (/** @type {number} */ seconds) =>
    seconds === 0
      ? "Uhr dieses Geräts geht wie die des Servers"
      : `Uhr dieses Geräts: ${Math.abs(seconds)}${NBSP}s ${seconds < 0 ? "nach" : "vor"} der des Servers`,

  span: (/** @type {number} */ ms) => {
    const minutes = Math.max(0, Math.floor(ms / 60_000));
    const rest = String(minutes % 60).padStart(2, "0");
    return minutes < 60 ? `${minutes}${NBSP}min` : `${Math.floor(minutes / 60)}:${rest}${NBSP}h`;
  },
  before: (/** @type {string} */ span) => `${span} davor`,
  ratio: (/** @type {number} */ part, /** @type {number} */ whole) => `${part} von ${whole}`,
  missing: (/** @type {string[]} */ names) => `fehlt: ${names.join(", ")}`,
  reversed: "Ende liegt vor dem Anfang",
  firstMessage: "erste Meldung an alle",
  noMessage: "noch keine Meldung an alle",
  noRoles: "noch keine Rolle besetzt",
  noFourEyes: "noch kein Schritt mit vier Augen",

  severity: "Stufe",
  nowMark: "jetzt",
  messagesMark: "Mld.",
  tooLate: "zu spät",
  causeMark: "Ursache",
  relapse: "Rückfall",
  restoredMark: "Dienst wieder da",
  legend: "▲ Meldung · ◆ Ursache · Linie steigt: Rückfall",
  course: courseText,
  figuresAt: (/** @type {string} */ time) => `Kennzahlen, Stand ${time}`,

  noSeverity: "Stufe offen",
  noStatus: "Stand offen",
  holds: (/** @type {string} */ role, /** @type {string} */ who, /** @type {string} */ time) =>
    `${role} ${who} seit ${time}`,
  since: (/** @type {string} */ time) => `seit ${time}`,
  affected: "Betroffene Benutzer",
  dryRun: "Nur eine Übung",
  rolesTitle: "Rollen",
  momentsTitle: "Zeitpunkte",
  dutiesTitle: "Meldefristen, ab Kenntnis",
  keys: "Tasten: n Notiz, j und k Schritte, / Suche",
  allowNotes: "Erinnerungen auch als Mitteilung zeigen",

  beginQuestion: (/** @type {string} */ time) =>
    `Die Störung von ${time} läuft noch. Trotzdem eine neue aufnehmen? Die alte bleibt in der Liste.`,
  endQuestion: "Diese Störung beenden? Sie lässt sich danach fortsetzen.",
  title: "Titel",
  running: "läuft",
  ended: (/** @type {string} */ time) => `beendet ${time}`,
  steps: (/** @type {number} */ count) => (count === 1 ? "1 Schritt" : `${count} Schritte`),
  begun: (/** @type {string} */ day, /** @type {string} */ time) => `Beginn ${day}, ${time}`,
  resume: "Fortsetzen",
  end: "Beenden",
  saveFile: "Sichern",
  noIncidents: "Noch keine Störung aufgezeichnet.",
  join: "Verbinden",
  remove: "Löschen",
  joinQuestion: (/** @type {string} */ name) =>
    `„${name}“ und die laufende Störung sind dieselbe? Ihre Einträge stehen danach zusammen.`,
  saveFirst: (/** @type {string} */ name) =>
    `„${name}“ löschen: Vorher die Protokolldatei sichern? „Abbrechen“ löscht ohne Datei weiter.`,
  removeQuestion: (/** @type {string} */ name) =>
    `„${name}“ endgültig von diesem Gerät löschen? Das lässt sich nicht zurücknehmen.`,
  dryMark: "Übung",

  asMarkdown: "Markdown kopieren",
  asRich: "Formatiert kopieren",
  asPoster: "Als Aushang drucken",
  posterTitle: "Meldung",
  unsend: "Doch nicht gesendet",

  addAction: "Maßnahme hinzufügen",
  dropAction: "Von der Liste nehmen",
  area: "Bereich",
  missingActions: (/** @type {string[]} */ areas) => `Es fehlt noch je eine Maßnahme: ${areas.join(", ")}.`,
  openActions: (/** @type {number} */ count) =>
    `Rolle, Datum oder Nachweis ${count === 1 ? "fehlt bei 1 Maßnahme" : `fehlen bei ${count} Maßnahmen`}.`,
  allActions: "Jeder Bereich hat eine Maßnahme.",
  signedAt: (/** @type {string} */ day, /** @type {string} */ time) => `unterschrieben ${day}, ${time}`,
  changedSince: "danach geändert",

  reason: "Warum entfällt der Schritt?",
  reasonAsks: "zum Beispiel: kein eigener Server",
  skip: "Entfällt",
  skippedNow: (/** @type {string} */ number) => `${number} entfällt`,

  filter: "Zeigen",
  noEntries: "Kein Eintrag dieser Art.",
  change: "ändern",
  changeAt: (/** @type {string} */ time) => `${time} ändern`,
  fix: "Berichtigen",
  strike: "Streichen",
  unstrike: "Nicht mehr streichen",
  cancel: "Abbrechen",

  initials: "Kürzel",
  close: "Schließen",
  noteTitle: "Notiz",
  noteType: "Art",
  noteText: "Text",
  noteCommand: "Befehl",
  noteResult: "Ergebnis",
  noteOutcome: "Wirkung",
  outcomeOpen: "noch offen",
  noteTime: "um",
  noteSave: "Eintragen",
  badTime: "Uhrzeit wie 03:46, für andere Tage 23.11. 03:46",
  emptyNote: "Erst einen Text eintragen.",
  noted: (/** @type {string} */ time) => `eingetragen ${time}`,

  dryTitle: (/** @type {string} */ title) => `Übung: ${title}`,
  message: "Meldung",
  minutesLeft: (/** @type {number} */ minutes) => (minutes ? `in ${minutes}${NBSP}min` : "jetzt"),
  seen: "Gesehen",
  moreReminders: (/** @type {number} */ count) => `und ${count} weitere`,

  saveRecord: "Protokolldatei sichern",
  unsavedFor: (/** @type {string} */ span) => `Protokoll seit ${span} nicht gesichert`,
  neverSaved: "nicht gesichert",
  noClock: "Keine Frist läuft.",
  inSpan: (/** @type {string} */ span) => `in ${span}`,
  dueSince: (/** @type {string} */ span) => `seit ${span} fällig`,
  dueNow: "jetzt fällig",

  lateBy: (/** @type {string} */ span) => `${span} zu spät`,
  atTime: (/** @type {string} */ time) => `um ${time}`,
  messageName: "Nächste Meldung an alle",
  messageDue: (/** @type {string} */ when) => `Meldung an alle fällig, ${when}`,
  dutyName: (/** @type {string} */ duty, /** @type {number} */ hours) => `${duty}: ${hours}${NBSP}h`,
  dutyDue: (/** @type {string} */ duty, /** @type {number} */ hours, /** @type {string} */ end) =>
    `${duty}: ${hours}${NBSP}h enden am ${end}`,
  stopAfterFixes: "Zwei Versuche ohne Wirkung: Stoppregel",
  stopAfterHour: "60\u00a0min seit dem ersten Eingriff: Stoppregel",
  raise: (/** @type {string} */ from, /** @type {string} */ span, /** @type {string} */ to) =>
    `${from} seit ${span} ohne Ursache: auf ${to} hochstufen`,
  relieve: (/** @type {string} */ role, /** @type {string} */ who) => `${role} ${who} ablösen`,
  longRole: (/** @type {string} */ role, /** @type {string} */ who, /** @type {string} */ span) =>
    `${role} ${who} seit ${span}: ablösen`,
  withoutMail: (/** @type {number} */ hours, /** @type {string} */ text) =>
    `${hours}${NBSP}h ohne Empfang: ${text}`,
});

/** The picture in one sentence. @param {Course} course */
function courseText({ start, stations, severities, messages, cause, restored, drained, isOpen, end }) {
  const late = messages.filter(({ isLate }) => isLate);
  const told = `${messages.length} ${messages.length === 1 ? "Meldung" : "Meldungen"} an alle`;
  const parts = [
    `Verlauf ab ${clockTime(start)}`,
    ...stations.map(({ phase, at, isRelapse }) =>
      isRelapse ? `Rückfall ${clockTime(at)} auf Phase ${phase}` : `Phase ${phase} ab ${clockTime(at)}`,
    ),
    ...severities.map(({ severity, at }) => `Stufe ${severity} ab ${clockTime(at)}`),
    messages.length ? told : "keine Meldung an alle",
    ...(late.length ? [`${late.length} zu spät um ${late.map(({ at }) => clockTime(at)).join(", ")}`] : []),
    ...(cause ? [`Ursache belegt ${clockTime(cause)}`] : []),
    ...(restored ? [`Dienst wieder da ${clockTime(restored)}`] : []),
    ...(drained ? [`Warteschlange leer ${clockTime(drained)}`] : []),
    isOpen ? `Stand ${clockTime(end)}` : `beendet ${clockTime(end)}`,
  ];
  return `${parts.join(", ")}.`;
}
